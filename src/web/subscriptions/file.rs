//! The list of subscriptions as a file.
use super::list;
use crate::{
    domain::{access::SeeSubscriptions, organisation::Organisation},
    store::{
        Db,
        lists::subscriptions::{Listed, SubscriptionsFilter, stretch},
    },
    web::{app::App, caller::Fresh, csv, errors::Failure, list::Query, page::Frame, uses::Uses},
};
use actix_web::{HttpResponse, web::Data};
use diesel::QueryResult;

const COLUMNS: [&str; 11] = [
    "id", "customer", "service", "product", "channel", "provider", "seats", "assigned", "term",
    "renewal", "state",
];

/// All rows that the filter finds.
pub async fn file(
    caller: Fresh<SeeSubscriptions>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let own = caller.by.organisation.clone();
    let Some(filter) = query.filter::<SubscriptionsFilter>(&app, &own).await? else {
        return list::show(caller.into(), app, query).await;
    };
    rows(app, &caller.frame, (own, Uses::default()), filter).await
}

/// The rows of this organisation, and what they use.
pub(in crate::web) async fn rows(
    app: Data<App>,
    f: &Frame,
    (own, uses): (Organisation, Uses),
    filter: SubscriptionsFilter,
) -> Result<HttpResponse, Failure> {
    let now = app.now();
    let headings = COLUMNS.map(|name| f.t(format!("subscriptions-column-{name}")));
    let (uses, notes) = (uses.of_rows(), app.db.clone());
    let rows = move |db: &mut Db, last: Option<&Listed>| -> QueryResult<Vec<Listed>> {
        let after = last.map(|last| last.subscription.id);
        let rows = stretch(db, &own, &filter, after, (csv::ROWS, now))?;
        uses.read(&notes, rows.iter().map(|row| row.subscription.service), now);
        Ok(rows)
    };
    let cells = move |row: &Listed| {
        let it = &row.subscription;
        let provider = row.provider.as_ref().map(ToString::to_string);
        vec![
            it.id.to_string(),
            row.customer.to_string(),
            it.service.slug.to_owned(),
            it.product.to_string(),
            it.channel.as_str().to_owned(),
            provider.unwrap_or_default(),
            it.seats.map(|seats| seats.to_string()).unwrap_or_default(),
            it.assigned.to_string(),
            it.term_ends_on.to_string(),
            if it.auto_renew { "yes" } else { "no" }.to_owned(),
            it.standing(now).as_str().to_owned(),
        ]
    };
    csv::file(app, "subscriptions", headings.into(), rows, cells).await
}
