//! `/o/{org}/providers`: a reseller's providers.
use super::resellers::counted;
use crate::{
    domain::{access::SeeProviders, partnership::Standing, paths},
    store::{
        Db,
        lists::{
            partnerships::PartnershipsFilter,
            providers::{self, ProviderRow},
        },
    },
    web::{
        app::App,
        caller::{Caller, Fresh},
        csv,
        errors::Failure,
        list::{Around, Query},
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "partnerships/providers.html")]
struct List {
    f: Frame,
    query: Query,
    around: Around,
    states: [&'static str; 2],
    rows: Vec<ProviderRow>,
    path: String,
}

/// A page of them.
pub async fn list(
    caller: Caller<SeeProviders>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (own, now) = (by.organisation.clone(), app.now());
    let (query, page) = app
        .read(move |db| {
            let rows = |db: &mut Db, filter: &_, place| {
                providers::providers(db, own.id, filter, place, now)
            };
            query.page(db, &own, rows)
        })
        .await?;
    let status = query.status();
    let path = paths::providers(&by.organisation.slug);
    List {
        f,
        around: query.around(&path, &page),
        query,
        states: [Standing::Active, Standing::Ended].map(Standing::as_str),
        rows: page.rows,
        path,
    }
    .page_with(status)
}

/// All of them as a file.
pub async fn file(
    caller: Fresh<SeeProviders>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let (own, now) = (caller.by.organisation.clone(), app.now());
    let Some(filter) = query.filter::<PartnershipsFilter>(&app, &own).await? else {
        return list(caller.into(), app, query).await;
    };
    let (id, f) = (own.id, caller.frame);
    let headings = ["name", "country", "domain", "state", "since", "customers"];
    let headings = headings.map(|name| f.t(format!("partnership-column-{name}")));
    let rows = move |db: &mut _, last: Option<&ProviderRow>| {
        providers::stretch(db, id, &filter, last.map(|last| last.id), (csv::ROWS, now))
    };
    csv::file(app, "providers", headings.into(), rows, cells).await
}

fn cells(row: &ProviderRow) -> Vec<String> {
    vec![
        row.name.to_string(),
        row.country.to_string(),
        row.domain
            .as_ref()
            .map(|domain| domain.to_string())
            .unwrap_or_default(),
        row.standing.as_str().to_owned(),
        row.since.rfc3339(),
        counted(&row.customers),
    ]
}
