//! Other resellers of the customer's providers (S6).
use crate::{
    domain::{access::Delegate, paths},
    messages::Phrase,
    store::lists::resellers_nearby::{Nearby, resellers_nearby},
    web::{
        app::App,
        caller::Caller,
        errors::Failure,
        list::{Around, Query},
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "partners/others.html")]
struct Others {
    f: Frame,
    query: Query,
    around: Around,
    rows: Vec<Row>,
    path: String,
    partners: String,
}

struct Row {
    grant: String,
    name: String,
    country: Phrase,
    domain: String,
}

/// A page of them.
pub async fn show(
    caller: Caller<Delegate>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (own, text, place) = (
        by.organisation.id,
        query.get("text").map(str::to_owned),
        query.place(),
    );
    let page = app
        .read(move |db| resellers_nearby(db, own, text.as_deref(), place))
        .await?;
    let slug = &by.organisation.slug;
    let partners = paths::partners(slug);
    let path = format!("{partners}/others");
    let row = |row: &Nearby| Row {
        grant: format!("{}/grant", paths::partner(slug, row.id)),
        name: row.name.to_string(),
        country: f.t(format!("country-{}", row.country)),
        domain: row
            .domain
            .as_ref()
            .map(|d| d.as_str().to_owned())
            .unwrap_or_default(),
    };
    Others {
        rows: page.rows.iter().map(row).collect(),
        around: query.around(&path, &page),
        f,
        query,
        path,
        partners,
    }
    .page()
}
