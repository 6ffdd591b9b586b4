//! The same done to many delegations: how far the work has come, and what became of each row.
use super::{
    Db,
    db::{Any, on_either},
    delegations,
    schema::{bulk_change_rows as rows, bulk_changes as table, delegations as d},
    steps::{all_running, one_running},
};
use crate::domain::{
    account::Account,
    delegation::{
        self, Delegation,
        bulk::{BulkChange, Deed, RowState, State, Why},
    },
    id::Id,
    organisation::Organisation,
    text::Note,
    time::Timestamp,
};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// The work as it is kept.
#[derive(Debug, Clone)]
pub struct Bulk {
    pub id: Id<BulkChange>,
    pub organisation: Id<Organisation>,
    /// Who does it.
    pub account: Id<Account>,
    pub deed: Deed,
    pub reason: Note,
    pub state: State,
    pub created_at: Timestamp,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = table, check_for_backend(Any))]
struct Row {
    id: Id<BulkChange>,
    organisation_id: Id<Organisation>,
    account_id: Id<Account>,
    deed: Deed,
    reason: Note,
    state: State,
    created_at: Timestamp,
}

impl From<Row> for Bulk {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            organisation: row.organisation_id,
            account: row.account_id,
            deed: row.deed,
            reason: row.reason,
            state: row.state,
            created_at: row.created_at,
        }
    }
}

/// A row that is to be done.
#[derive(Debug, Clone)]
pub struct ToDo {
    pub line: i32,
    pub delegation: Id<Delegation>,
    /// What it gave when that was shown (`domain::delegation::found`); empty where that does not count, and of works that
    /// are older than this column.
    pub shown: String,
}

/// How many rows one statement adds.
const SOME: usize = 500;

/// Those of these delegations that `party` has part in.
pub fn meant(
    db: &mut Db,
    party: Id<Organisation>,
    ids: &[Id<Delegation>],
) -> QueryResult<BTreeMap<Id<Delegation>, Delegation>> {
    let mut found = BTreeMap::new();
    for some in ids.chunks(SOME) {
        let own = d::customer_id.eq(party).or(d::partner_id.eq(party));
        let query = d::table.filter(d::id.eq_any(some.to_vec())).filter(own);
        let rows: Vec<delegations::Row> =
            query.select(delegations::Row::as_select()).load(&mut *db)?;
        let kept = rows.into_iter().map(delegations::Kept::from);
        found.extend(kept.map(|kept| (kept.delegation.id, kept.delegation)));
    }
    Ok(found)
}

/// All that this partner asks for or has at these customers and that nobody ended, though time may have.
pub fn going_on(
    db: &mut Db,
    partner: Id<Organisation>,
    customers: &[Id<Organisation>],
) -> QueryResult<Vec<Delegation>> {
    let mut found = Vec::new();
    for some in customers.chunks(SOME) {
        let query = d::table
            .filter(d::partner_id.eq(partner))
            .filter(d::customer_id.eq_any(some.to_vec()))
            .filter(d::state.ne(delegation::State::Ended));
        let rows: Vec<delegations::Row> =
            query.select(delegations::Row::as_select()).load(&mut *db)?;
        let kept = rows.into_iter().map(delegations::Kept::from);
        found.extend(kept.map(|kept| kept.delegation));
    }
    Ok(found)
}

/// Adds the work with these rows.
pub fn add(db: &mut Db, new: &Bulk, to_do: &[ToDo]) -> QueryResult<()> {
    diesel::insert_into(table::table)
        .values((
            table::id.eq(new.id),
            table::organisation_id.eq(new.organisation),
            table::account_id.eq(new.account),
            table::deed.eq(new.deed),
            table::reason.eq(&new.reason),
            table::state.eq(new.state),
            table::created_at.eq(new.created_at),
        ))
        .execute(db)?;
    for some in to_do.chunks(SOME) {
        let values = |row: &ToDo| {
            (
                rows::bulk_id.eq(new.id),
                rows::line.eq(row.line),
                rows::delegation_id.eq(row.delegation),
                rows::state.eq(RowState::Waiting),
                rows::refusal.eq(""),
                rows::shown.eq(row.shown.clone()),
            )
        };
        let values: Vec<_> = some.iter().map(values).collect();
        on_either!(&mut *db, |c| diesel::insert_into(rows::table)
            .values(values)
            .execute(c))?;
    }
    Ok(())
}

/// The work, if it is this organisation's.
pub fn by_id(
    db: &mut Db,
    organisation: Id<Organisation>,
    id: Id<BulkChange>,
) -> QueryResult<Option<Bulk>> {
    table::table
        .find(id)
        .filter(table::organisation_id.eq(organisation))
        .select(Row::as_select())
        .first::<Row>(db)
        .optional()
        .map(|found| found.map(Bulk::from))
}

/// Whatever is under way, the oldest first.
pub fn running(db: &mut Db) -> QueryResult<Vec<Id<BulkChange>>> {
    all_running!(db, table)
}

/// Work under way, for this transaction alone.
pub fn lock_running(db: &mut Db, id: Id<BulkChange>) -> QueryResult<Option<Bulk>> {
    let row = one_running!(db, table, id)?;
    Ok(row.map(Bulk::from))
}

/// Ends work under way; `false` if it has ended.
pub fn end(db: &mut Db, id: Id<BulkChange>, to: State, now: Timestamp) -> QueryResult<bool> {
    diesel::update(table::table.find(id))
        .filter(table::state.eq(State::Running))
        .set((table::state.eq(to), table::ended_at.eq(now)))
        .execute(db)
        .map(|rows| rows == 1)
}

/// The next row to do.
pub fn next(db: &mut Db, id: Id<BulkChange>) -> QueryResult<Option<ToDo>> {
    let found = rows::table
        .filter(rows::bulk_id.eq(id))
        .filter(rows::state.eq(RowState::Waiting))
        .order(rows::line)
        .select((rows::line, rows::delegation_id, rows::shown))
        .first::<(i32, Id<Delegation>, String)>(db)
        .optional()?;
    Ok(found.map(|(line, delegation, shown)| ToDo {
        line,
        delegation,
        shown,
    }))
}

/// What became of a row, and the request that a renewal made.
#[derive(Debug, Clone, Copy)]
pub enum Fate {
    Done(Option<Id<Delegation>>),
    Refused(Why),
}

/// Writes down what became of a waiting row; `false` if it waits no more.
pub fn settle(db: &mut Db, id: Id<BulkChange>, line: i32, fate: Fate) -> QueryResult<bool> {
    let (state, refusal, made) = match fate {
        Fate::Done(made) => (RowState::Done, "", made),
        Fate::Refused(why) => (RowState::Refused, why.as_str(), None),
    };
    let waiting = rows::table
        .find((id, line))
        .filter(rows::state.eq(RowState::Waiting));
    diesel::update(waiting)
        .set((
            rows::state.eq(state),
            rows::refusal.eq(refusal),
            rows::made_id.eq(made),
        ))
        .execute(db)
        .map(|rows| rows == 1)
}

/// Leaves what was not done yet.
pub fn leave(db: &mut Db, id: Id<BulkChange>) -> QueryResult<()> {
    let waiting = rows::table
        .filter(rows::bulk_id.eq(id))
        .filter(rows::state.eq(RowState::Waiting));
    diesel::update(waiting)
        .set(rows::state.eq(RowState::Left))
        .execute(db)
        .map(|_| ())
}

/// How many rows stand where; states without rows are left out.
pub fn counts(db: &mut Db, id: Id<BulkChange>) -> QueryResult<Vec<(RowState, i64)>> {
    rows::table
        .filter(rows::bulk_id.eq(id))
        .group_by(rows::state)
        .select((rows::state, diesel::dsl::count_star()))
        .load(db)
}
