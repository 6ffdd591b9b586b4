//! Delegations as time changes them. What they allow is computed from now; here it is found and written down.
use super::{
    Db,
    delegations::{Kept, Row},
    holding::are_over,
    prepared::{Prepared, columns},
    schema::delegations,
};
use crate::domain::{
    delegation::{Delegation, EndReason, State, lapsed_until, lapses_at},
    id::Id,
    organisation::Organisation,
    time::Timestamp,
};
use diesel::prelude::*;

/// All of this customer that time has ended and nobody wrote down.
pub fn ended_at(db: &mut Db, customer: Id<Organisation>, now: Timestamp) -> QueryResult<Vec<Kept>> {
    let ended = ended_by(now)
        .filter(delegations::customer_id.eq(customer))
        .order(delegations::id)
        .select(columns::<Row>());
    let rows = Prepared(ended).rows::<Row>(db)?;
    Ok(rows.into_iter().map(Kept::from).collect())
}

/// Some of all that time has ended and nobody wrote down: those whose end came first, in the order in which all lock them.
pub fn ended(db: &mut Db, now: Timestamp, limit: i64) -> QueryResult<Vec<Kept>> {
    let rows = ended_by(now)
        .order((delegations::ends_at, delegations::id))
        .limit(limit)
        .select(Row::as_select())
        .load(db)?;
    Ok(in_order(rows))
}

#[diesel::dsl::auto_type(no_type_alias)]
fn ended_by(now: Timestamp) -> _ {
    let active: State = State::Active;
    let over: are_over = are_over(now);
    delegations::table
        .filter(delegations::state.eq(active))
        .filter(over)
}

/// Some of all that have extended themselves without anybody having written it down, likewise.
pub fn extended(db: &mut Db, now: Timestamp, limit: i64) -> QueryResult<Vec<Kept>> {
    let rows = delegations::table
        .filter(delegations::state.eq(State::Active))
        .filter(delegations::auto_extend.eq(true))
        .filter(delegations::ends_at.le(now))
        .order((delegations::ends_at, delegations::id))
        .limit(limit)
        .select(Row::as_select())
        .load(db)?;
    Ok(in_order(rows))
}

/// Some of the requests that nobody answered in time, likewise.
pub fn lapsed(db: &mut Db, now: Timestamp, limit: i64) -> QueryResult<Vec<Kept>> {
    let rows = delegations::table
        .filter(delegations::state.eq(State::Requested))
        .filter(delegations::starts_at.le(lapsed_until(now)))
        .order((delegations::ends_at, delegations::id))
        .limit(limit)
        .select(Row::as_select())
        .load(db)?;
    Ok(in_order(rows))
}

/// By their ids: whoever writes to several of one customer takes them so, and nobody waits for somebody who waits.
fn in_order(rows: Vec<Row>) -> Vec<Kept> {
    let mut found: Vec<_> = rows.into_iter().map(Kept::from).collect();
    found.sort_by_key(|kept| kept.delegation.id);
    found
}

/// Writes down that the term has ended, at its very end; `false` if it was extended, ended or written down meanwhile.
pub fn expire(db: &mut Db, old: &Delegation) -> QueryResult<bool> {
    let unchanged = delegations::table
        .find(old.id)
        .filter(delegations::state.eq(State::Active))
        .filter(delegations::auto_extend.eq(false))
        .filter(delegations::ends_at.eq(old.ends_at));
    diesel::update(unchanged)
        .set((
            delegations::state.eq(State::Ended),
            delegations::end_reason.eq(EndReason::Expired),
            delegations::ended_at.eq(old.ends_at),
        ))
        .execute(db)
        .map(|n| n == 1)
}

/// Writes down that a request lapsed, at the very moment; `false` if somebody answered it or wrote that down.
pub fn lapse(db: &mut Db, old: &Delegation) -> QueryResult<bool> {
    let requested = delegations::table
        .find(old.id)
        .filter(delegations::state.eq(State::Requested));
    diesel::update(requested)
        .set((
            delegations::state.eq(State::Ended),
            delegations::end_reason.eq(EndReason::Lapsed),
            delegations::ended_at.eq(lapses_at(old.starts_at)),
        ))
        .execute(db)
        .map(|n| n == 1)
}
