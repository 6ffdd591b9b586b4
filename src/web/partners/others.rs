//! Other resellers of the customer's providers (S6).
use crate::{
    domain::{access::Delegate, organisation::Organisation, paths},
    messages::Phrase,
    store::{
        Db,
        lists::resellers_nearby::{Nearby, resellers_nearby},
        relationships,
    },
    web::{
        app::App,
        caller::Caller,
        errors::Failure,
        list::{Around, Asked, Filters, Query},
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::QueryResult;

#[derive(Template)]
#[template(path = "partners/others.html")]
struct Others {
    f: Frame,
    query: Query,
    around: Around,
    rows: Vec<Row>,
    path: String,
    partners: String,
    /// The customer has no provider, and so nobody near.
    alone: bool,
}

struct Row {
    grant: String,
    name: String,
    country: Phrase,
    domain: String,
}

/// What is looked for in their names.
struct Named(Option<String>);

impl Filters for Named {
    fn read(ask: &mut Asked<'_>, _: &mut Db, _: &Organisation) -> QueryResult<Self> {
        Ok(Self(ask.text("text")))
    }
}

/// A page of them.
pub async fn show(
    caller: Caller<Delegate>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let own = by.organisation.clone();
    let ((query, page), alone) = app
        .read(move |db| {
            let alone = relationships::providers_of(db, own.id)?.is_empty();
            let rows = |db: &mut Db, filter: &Named, place| {
                resellers_nearby(db, own.id, filter.0.as_deref(), place)
            };
            let page = query.page(db, &own, rows)?;
            Ok::<_, diesel::result::Error>((page, alone))
        })
        .await?;
    let status = query.status();
    let slug = &by.organisation.slug;
    let partners = paths::partners(slug);
    let path = format!("{partners}/others");
    let row = |row: &Nearby| Row {
        grant: format!("{}/grant", paths::partner(slug, row.id)),
        name: row.name.to_string(),
        country: f.t(format!("country-{}", row.country)),
        domain: row.domain.as_ref().map_or("", |d| d.as_str()).to_owned(),
    };
    Others {
        rows: page.rows.iter().map(row).collect(),
        around: query.around(&path, &page),
        f,
        query,
        path,
        partners,
        alone,
    }
    .page_with(status)
}
