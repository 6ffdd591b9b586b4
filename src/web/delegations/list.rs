//! The list of delegations.
use super::view::View;
use crate::{
    domain::{
        access::{Scope, SeeDelegations},
        delegation::Standing,
        organisation::{Kind, Organisation, Slug},
        paths,
        text::Name,
    },
    store::{
        Db,
        lists::delegations::{DelegationsFilter, Listed, delegations},
        organisations, partnerships,
    },
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
use diesel::QueryResult;

#[derive(Template)]
#[template(path = "delegations/list.html")]
struct List {
    f: Frame,
    query: Query,
    around: Around,
    rows: Vec<View>,
    states: [&'static str; 3],
    /// Slugs and names of a provider's resellers.
    resellers: Vec<(String, String)>,
    path: String,
    /// The reader is the customer.
    gives: bool,
}

/// A page of the list.
pub async fn show(
    caller: Caller<SeeDelegations>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (own, asked, now) = (by.organisation.clone(), query.clone(), app.now());
    let (page, resellers) = app
        .read(move |db| {
            let filter = filter(db, &asked)?;
            let page = delegations(db, &own, &filter, asked.place(), now)?;
            Ok::<_, diesel::result::Error>((page, resellers(db, &own)?))
        })
        .await?;
    let path = paths::delegations(&by.organisation.slug);
    let scope: &Scope = &by;
    let rows = page.rows.iter();
    let row = |row: &Listed| View::new(&f, scope, &row.kept, (row.other, &row.other_name), now);
    List {
        rows: rows.map(row).collect(),
        around: query.around(&path, &page),
        states: ["active", "ending", "ended"],
        resellers,
        gives: by.organisation.kind == Kind::Customer,
        f,
        query,
        path,
    }
    .page()
}

/// What the address asks for; organisations stand in it by their slug.
pub(super) fn filter(db: &mut Db, query: &Query) -> QueryResult<DelegationsFilter> {
    let mut named = |name| match query.get(name).and_then(Slug::parse) {
        Some(slug) => organisations::by_slug(db, &slug),
        None => Ok(None),
    };
    Ok(DelegationsFilter {
        partner: named("partner")?.map(|found| found.id),
        reseller: named("reseller")?.map(|found| found.id),
        text: query.get("text").map(str::to_owned),
        standing: query.get("state").and_then(Standing::parse),
    })
}

fn resellers(db: &mut Db, own: &Organisation) -> QueryResult<Vec<(String, String)>> {
    if own.kind != Kind::Provider {
        return Ok(Vec::new());
    }
    let all = partnerships::active_resellers_of(db, own.id)?;
    let option = |(_, name, slug): (_, Name, Slug)| (slug.to_string(), name.to_string());
    Ok(all.into_iter().map(option).collect())
}
