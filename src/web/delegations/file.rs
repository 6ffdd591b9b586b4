//! The list of delegations as a file.
use super::list;
use crate::{
    domain::{
        access::SeeDelegations, delegation::consent::Consents, organisation::Kind, time::Timestamp,
    },
    messages::Phrase,
    store::{
        Db, amendments,
        delegations::Kept,
        lists::delegations::{DelegationsFilter, Listed, stretch},
    },
    web::{app::App, caller::Fresh, csv, errors::Failure, list::Query, partners::risk_file::added},
};
use actix_web::{HttpResponse, web::Data};
use diesel::QueryResult;

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

/// The customer's file alone has this column too.
const ADDED: &str = "added";

/// A row, and by whose consent the rights are what they are.
type Line = (Listed, Consents);

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
    let gives = own.kind == Kind::Customer;
    let columns = COLUMNS.into_iter().chain(gives.then_some(ADDED));
    let heading = |name: &str| f.t(format!("delegations-column-{name}"));
    let headings: Vec<Phrase> = columns.map(heading).collect();
    let rows = move |db: &mut Db, last: Option<&Line>| -> QueryResult<Vec<Line>> {
        let after = last.map(|(last, _)| last.kept.delegation.id);
        let rows = stretch(db, &own, &filter, after, csv::ROWS, now)?;
        with_consents(db, rows, gives)
    };
    let cells = move |(row, consents): &Line| {
        let mut all = cells(row, now);
        all.extend(gives.then(|| all_added(consents)));
        all
    };
    csv::file(app, "delegations", headings, rows, cells).await
}

/// One query for all of them, and none where nobody reads what it finds.
fn with_consents(db: &mut Db, rows: Vec<Listed>, gives: bool) -> QueryResult<Vec<Line>> {
    let accepted = match gives {
        true => {
            let all = rows.iter().map(|row| row.kept.delegation.id).collect();
            amendments::accepted_among(db, all)?
        }
        false => Vec::new(),
    };
    let line = |row: Listed| {
        let kept = &row.kept;
        let consents = Consents::among(&kept.delegation, &kept.granted_by, &accepted);
        (row, consents)
    };
    Ok(rows.into_iter().map(line).collect())
}

fn cells(row: &Listed, now: Timestamp) -> Vec<String> {
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
}

/// What changes added, as the file of the risk says it.
fn all_added(consents: &Consents) -> String {
    let all: Vec<_> = consents.additions.iter().map(added).collect();
    all.join("; ")
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
