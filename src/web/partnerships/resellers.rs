//! `/o/{org}/resellers`: a provider's resellers, and those it asked.
use crate::{
    domain::{
        access::{ManagePartnerships, SeeResellers},
        partnership::Standing,
        paths,
    },
    store::{
        Db,
        lists::{
            partnerships::PartnershipsFilter,
            resellers::{self, ResellerRow},
        },
        page::COUNTED,
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
#[template(path = "partnerships/resellers.html")]
struct List {
    f: Frame,
    query: Query,
    around: Around,
    states: Vec<&'static str>,
    rows: Vec<ResellerRow>,
    path: String,
    customers: String,
    may_ask: bool,
}

/// A page of them.
pub async fn list(
    caller: Caller<SeeResellers>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (own, now) = (by.organisation.clone(), app.now());
    let (query, page) = app
        .read(move |db| {
            let rows = |db: &mut Db, filter: &_, place| {
                resellers::resellers(db, own.id, filter, place, now)
            };
            query.page(db, &own, rows)
        })
        .await?;
    let status = query.status();
    let path = paths::resellers(&by.organisation.slug);
    List {
        f,
        around: query.around(&path, &page),
        query,
        states: Standing::ALL.iter().map(|state| state.as_str()).collect(),
        rows: page.rows,
        path,
        customers: paths::customers(&by.organisation.slug),
        may_ask: by.may::<ManagePartnerships>(),
    }
    .page_with(status)
}

/// All of them as a file.
pub async fn file(
    caller: Fresh<SeeResellers>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let (own, now) = (caller.by.organisation.clone(), app.now());
    let Some(filter) = query.filter::<PartnershipsFilter>(&app, &own).await? else {
        return list(caller.into(), app, query).await;
    };
    let (id, f) = (own.id, caller.frame);
    let headings = [
        "name",
        "email",
        "country",
        "domain",
        "state",
        "since",
        "customers",
    ];
    let headings = headings.map(|name| f.t(format!("partnership-column-{name}")));
    let rows = move |db: &mut _, last: Option<&ResellerRow>| {
        resellers::stretch(db, id, &filter, last.map(|last| last.id), (csv::ROWS, now))
    };
    csv::file(app, "resellers", headings.into(), rows, cells).await
}

fn cells(row: &ResellerRow) -> Vec<String> {
    vec![
        row.name.to_string(),
        row.asked_email.as_str().to_owned(),
        row.country
            .map(|country| country.to_string())
            .unwrap_or_default(),
        row.domain
            .as_ref()
            .map(|domain| domain.to_string())
            .unwrap_or_default(),
        row.standing.as_str().to_owned(),
        row.since.rfc3339(),
        counted(&row.customers),
    ]
}

/// A count, or that it is more than lists count.
pub(super) fn counted(count: &i64) -> String {
    match *count {
        more if more > COUNTED => format!("{COUNTED}+"),
        count => count.to_string(),
    }
}
