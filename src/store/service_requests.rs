//! Service requests and their history. Every change is guarded by how often the request was changed before.
use super::{
    Db,
    db::Any,
    ids,
    schema::{organisations, service_request_entries as entries, service_requests as requests},
};
use crate::domain::{
    account::Account,
    id::Id,
    organisation::Organisation,
    service::OneService,
    service_request::{Entry, EntryKind, ServiceRequest, Severity, State},
    text::{Name, Note},
    time::Timestamp,
};
use diesel::prelude::*;

/// The columns that make a [`ServiceRequest`].
#[derive(Queryable, Selectable)]
#[diesel(table_name = requests, check_for_backend(Any))]
pub(super) struct Row {
    id: Id<ServiceRequest>,
    customer_id: Id<Organisation>,
    service: OneService,
    severity: Severity,
    subject: Name,
    state: State,
    opened_by: Id<Account>,
    opened_at: Timestamp,
    partner_id: Option<Id<Organisation>>,
    changed_at: Timestamp,
    changes: i32,
}

impl From<Row> for ServiceRequest {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            customer: row.customer_id,
            service: row.service.0,
            severity: row.severity,
            subject: row.subject,
            state: row.state,
            opened_by: row.opened_by,
            opened_at: row.opened_at,
            partner: row.partner_id,
            changed_at: row.changed_at,
            changes: row.changes,
        }
    }
}

/// Adds it.
pub fn add(db: &mut Db, new: &ServiceRequest) -> QueryResult<()> {
    let values = (
        requests::id.eq(new.id),
        requests::customer_id.eq(new.customer),
        requests::service.eq(OneService(new.service)),
        requests::severity.eq(new.severity),
        requests::subject.eq(&new.subject),
        requests::state.eq(new.state),
        requests::opened_by.eq(new.opened_by),
        requests::opened_at.eq(new.opened_at),
        requests::partner_id.eq(new.partner),
        requests::changed_at.eq(new.changed_at),
        requests::changes.eq(new.changes),
    );
    diesel::insert_into(requests::table)
        .values(values)
        .execute(db)
        .map(|_| ())
}

/// The request, if it is this customer's.
pub fn by_id(
    db: &mut Db,
    id: Id<ServiceRequest>,
    customer: Id<Organisation>,
) -> QueryResult<Option<ServiceRequest>> {
    let query = requests::table
        .find(id)
        .filter(requests::customer_id.eq(customer));
    let row = query.select(Row::as_select()).first(db).optional()?;
    Ok(row.map(ServiceRequest::from))
}

/// Sets state and partner, if nothing changed since `old`; says whether it did.
pub fn change(
    db: &mut Db,
    old: &ServiceRequest,
    (state, partner): (State, Option<Id<Organisation>>),
    now: Timestamp,
) -> QueryResult<bool> {
    let unchanged = requests::table
        .find(old.id)
        .filter(requests::customer_id.eq(old.customer))
        .filter(requests::changes.eq(old.changes));
    diesel::update(unchanged)
        .set((
            requests::state.eq(state),
            requests::partner_id.eq(partner),
            requests::changed_at.eq(now),
            requests::changes.eq(old.changes + 1),
        ))
        .execute(db)
        .map(|n| n == 1)
}

/// What is added to the history of a request.
#[derive(Debug, Clone, Copy)]
pub struct NewEntry<'a> {
    pub request: Id<ServiceRequest>,
    pub kind: EntryKind,
    /// Who acts, and for whom.
    pub author: (&'a Name, Id<Organisation>),
    pub body: &'a Note,
    /// State and partner after it.
    pub after: (State, Option<Id<Organisation>>),
}

/// Adds it.
pub fn add_entry(db: &mut Db, new: NewEntry<'_>, now: Timestamp) -> QueryResult<()> {
    let (author, organisation) = new.author;
    let (state, partner) = new.after;
    let values = (
        entries::id.eq(ids::fresh::<Entry>(now)),
        entries::request_id.eq(new.request),
        entries::kind.eq(new.kind),
        entries::organisation_id.eq(organisation),
        entries::author.eq(author),
        entries::at.eq(now),
        entries::body.eq(new.body),
        entries::state.eq(state),
        entries::partner_id.eq(partner),
    );
    diesel::insert_into(entries::table)
        .values(values)
        .execute(db)
        .map(|_| ())
}

/// An entry of the history as it was written; who may read which names is a question of the page.
#[derive(Debug, Clone, Queryable)]
pub struct Written {
    pub kind: EntryKind,
    pub organisation: Id<Organisation>,
    pub organisation_name: Name,
    pub author: Name,
    pub at: Timestamp,
    pub body: Note,
    pub state: State,
    pub partner: Option<Id<Organisation>>,
}

/// The history of a request, oldest first.
pub fn history(db: &mut Db, request: Id<ServiceRequest>) -> QueryResult<Vec<Written>> {
    entries::table
        .inner_join(organisations::table.on(organisations::id.eq(entries::organisation_id)))
        .filter(entries::request_id.eq(request))
        .order(entries::id)
        .select((
            entries::kind,
            entries::organisation_id,
            organisations::name,
            entries::author,
            entries::at,
            entries::body,
            entries::state,
            entries::partner_id,
        ))
        .load(db)
}

/// The names of the partners that a request is or was assigned to.
pub fn partners(
    db: &mut Db,
    request: Id<ServiceRequest>,
) -> QueryResult<Vec<(Id<Organisation>, Name)>> {
    entries::table
        .inner_join(organisations::table.on(organisations::id.nullable().eq(entries::partner_id)))
        .filter(entries::request_id.eq(request))
        .select((organisations::id, organisations::name))
        .distinct()
        .load(db)
}
