//! The list of delegations as a file.
use super::list;
use crate::{
    domain::{access::SeeDelegations, time::Timestamp},
    store::{
        delegations::Kept,
        lists::delegations::{DelegationsFilter, Listed, stretch},
    },
    web::{app::App, caller::Fresh, csv, errors::Failure, list::Query},
};
use actix_web::{HttpResponse, web::Data};

const COLUMNS: [&str; 10] = [
    "name",
    "other",
    "state",
    "roles",
    "services",
    "since",
    "until",
    "auto-extend",
    "granted-by",
    "ended-because",
];

/// All rows that the filter finds.
pub async fn file(
    caller: Fresh<SeeDelegations>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let (own, now) = (caller.by.organisation.clone(), app.now());
    let Some(filter) = query.filter::<DelegationsFilter>(&app, &own).await? else {
        return list::show(caller.into(), app, query).await;
    };
    let f = caller.frame;
    let headings = COLUMNS.map(|name| f.t(format!("delegations-column-{name}")));
    let rows = move |db: &mut _, last: Option<&Listed>| {
        let after = last.map(|last| last.kept.delegation.id);
        stretch(db, &own, &filter, after, csv::ROWS, now)
    };
    let cells = move |row: &Listed| {
        let (kept, delegation) = (&row.kept, &row.kept.delegation);
        let standing = delegation.standing(now);
        let reason = delegation.ended_because(now).map_or("", |why| why.as_str());
        vec![
            kept.name.to_string(),
            row.other_name.to_string(),
            standing.as_str().to_owned(),
            delegation.roles.joined().to_owned(),
            delegation.services.joined().to_owned(),
            held(kept, delegation.starts_at),
            held(kept, until(kept, now)),
            if delegation.auto_extend { "yes" } else { "no" }.to_owned(),
            kept.granted_by.to_string(),
            reason.to_owned(),
        ]
    };
    csv::file(app, "delegations", headings.into(), rows, cells).await
}

/// Nothing of what never held: a request that waits, or that came to nothing.
fn held(kept: &Kept, at: Timestamp) -> String {
    match kept.granted_by.as_str() {
        "" => String::new(),
        _ => at.rfc3339(),
    }
}

/// When the rights end, or did.
fn until(kept: &Kept, now: Timestamp) -> Timestamp {
    let delegation = &kept.delegation;
    kept.ended_at.unwrap_or_else(|| delegation.end(now))
}
