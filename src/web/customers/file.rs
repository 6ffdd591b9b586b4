//! The list of customers as a file.
use super::list;
use crate::{
    domain::{access::SeeCustomers, text::Name},
    store::lists::customers::{CustomerRow, CustomersFilter, stretch},
    web::{app::App, caller::Fresh, csv, errors::Failure, list::Query},
};
use actix_web::{HttpResponse, web::Data};

const COLUMNS: [&str; 9] = [
    "id", "name", "alias", "domain", "proven", "country", "other", "since", "until",
];

/// All rows that the filter finds.
pub async fn file(
    caller: Fresh<SeeCustomers>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let (own, now) = (caller.by.organisation.clone(), app.now());
    let Some(filter) = query.filter::<CustomersFilter>(&app, &own).await? else {
        return list::show(caller.into(), app, query).await;
    };
    let f = caller.frame;
    let headings = COLUMNS.map(|name| f.t(format!("customers-column-{name}")));
    let rows = move |db: &mut _, last: Option<&CustomerRow>| {
        let after = last.map(|last| last.id);
        stretch(db, &own, &filter, after, (csv::ROWS, now))
    };
    csv::file(app, "customers", headings.into(), rows, cells).await
}

fn cells(row: &CustomerRow) -> Vec<String> {
    let others: Vec<&str> = row.others.iter().map(Name::as_str).collect();
    vec![
        row.id.to_string(),
        row.name.to_string(),
        row.alias
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        row.domain
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        if row.domain_proven { "yes" } else { "no" }.to_owned(),
        row.country.to_string(),
        others.join(", "),
        row.since.map(|at| at.rfc3339()).unwrap_or_default(),
        row.rights
            .map(|held| held.until.rfc3339())
            .unwrap_or_default(),
    ]
}
