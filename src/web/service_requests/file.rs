//! Lists of service requests as a file.
use super::{
    list::{Shelf, filter, list},
    view::Reader,
};
use crate::{
    domain::{
        access::{ListRequests, SeeRequests},
        service_request::ServiceRequest,
    },
    store::{
        Db,
        lists::service_requests::{Listed, stretch, unnoted},
    },
    web::{
        app::App,
        caller::Fresh,
        csv,
        desk::FreshDesk,
        errors::Failure,
        list::Query,
        page::Frame,
        uses::{Uses, note_use},
    },
};
use actix_web::{HttpResponse, web::Data};
use diesel::{QueryResult, result::Error};

const COLUMNS: [&str; 9] = [
    "id", "customer", "service", "severity", "subject", "state", "assigned", "opened", "changed",
];

/// All rows of an organisation that the filter finds. The rights that open them to a partner are in use (S10), which is
/// noted once for each stretch of the file.
pub async fn of_organisation(
    caller: Fresh<ListRequests>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame, .. } = caller;
    file(app, frame, (Shelf::of(&by)?, Uses::default()), query).await
}

/// The same of the customer whose data the caller works in.
pub async fn show(
    desk: FreshDesk<SeeRequests>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let FreshDesk {
        by, frame, uses, ..
    } = desk;
    let shelf = Shelf::Customer(Box::new(by));
    file(app, frame, (shelf, uses), query).await
}

async fn file(
    app: Data<App>,
    f: Frame,
    (shelf, uses): (Shelf, Uses),
    query: Query,
) -> Result<HttpResponse, Failure> {
    let (from, now) = (shelf.clone(), app.now());
    let headings = COLUMNS.map(|name| f.t(format!("requests-column-{name}")));
    let asked = query.clone();
    let read = move |db: &mut Db| {
        let able = from.able(db, now)?;
        let (_, filter) = asked.read(|ask| {
            let _files_have_no_pages = ask.place::<ServiceRequest>();
            filter(ask, &from, able.as_deref())
        })?;
        Ok::<_, Error>((filter, able))
    };
    let (Some(filter), able) = app.read(read).await? else {
        return list(&app, f, (shelf, uses), query).await;
    };
    let (within, uses, notes) = (shelf.within(now), uses.of_rows(), app.db.clone());
    let rows = move |db: &mut Db, last: Option<&Listed>| -> QueryResult<Vec<Listed>> {
        let Some(within) = &within else {
            return Ok(Vec::new());
        };
        let after = last.map(|last| last.request.id);
        let rows = stretch(db, within, &filter, after, csv::ROWS)?;
        note_use(&notes, unnoted(db, within, &rows)?, now);
        uses.read(&notes, rows.iter().map(|row| row.request.service), now);
        Ok(rows)
    };
    let cells = move |row: &Listed| cells(&shelf.reader(&f, able.as_deref()), row);
    csv::file(app, "service-requests", headings.into(), rows, cells).await
}

/// Whom it is assigned to, as the page says it; empty for nobody.
fn cells(reader: &Reader<'_>, row: &Listed) -> Vec<String> {
    let it = &row.request;
    let (assigned, _) = reader.assigned(it, row.partner.as_ref());
    let assigned = it.partner.map(|_| assigned.to_string());
    vec![
        it.id.to_string(),
        row.customer.to_string(),
        it.service.slug.to_owned(),
        it.severity.as_str().to_owned(),
        it.subject.to_string(),
        it.state.as_str().to_owned(),
        assigned.unwrap_or_default(),
        it.opened_at.rfc3339(),
        it.changed_at.rfc3339(),
    ]
}
