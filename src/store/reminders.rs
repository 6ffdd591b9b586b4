//! Reminders of the ends of delegations: a row for each end and window keeps them from being sent twice.
use super::{
    Db,
    db::on_either,
    delegations::{Kept, Row},
    schema::{delegations, reminders},
};
use crate::domain::{
    delegation::{Delegation, State},
    id::Id,
    reminder::Window,
    time::Timestamp,
};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

/// Some delegations whose smallest open window is this one and that nobody was reminded of, the next end first.
pub fn due(db: &mut Db, window: Window, now: Timestamp, limit: i64) -> QueryResult<Vec<Kept>> {
    let (after, until) = window.ends(now);
    let sent = reminders::table
        .filter(reminders::delegation_id.eq(delegations::id))
        .filter(reminders::ends_at.eq(delegations::ends_at))
        .filter(reminders::days.eq(window.days));
    // Looked for in the index alone: of all ends that come near most were told long ago.
    let untold = delegations::table
        .filter(delegations::state.eq(State::Active))
        .filter(delegations::auto_extend.eq(false))
        .filter(delegations::ends_at.gt(after))
        .filter(delegations::ends_at.le(until))
        .filter(not(exists(sent)))
        .order((delegations::ends_at, delegations::id))
        .limit(limit)
        .select(delegations::id)
        .load::<Id<Delegation>>(db)?;
    let rows = delegations::table
        .filter(delegations::id.eq_any(untold))
        .order((delegations::ends_at, delegations::id))
        .select(Row::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Kept::from).collect())
}

/// Takes the reminder of this end; `false` if it was taken before.
pub fn take(
    db: &mut Db,
    id: Id<Delegation>,
    ends_at: Timestamp,
    window: Window,
    now: Timestamp,
) -> QueryResult<bool> {
    let values = (
        reminders::delegation_id.eq(id),
        reminders::ends_at.eq(ends_at),
        reminders::days.eq(window.days),
        reminders::at.eq(now),
    );
    let taken = on_either!(db, |c| diesel::insert_into(reminders::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(taken == 1)
}

/// Takes what would be sent at once for an end that both sides have just been told.
pub fn take_open(
    db: &mut Db,
    id: Id<Delegation>,
    ends_at: Timestamp,
    now: Timestamp,
) -> QueryResult<()> {
    for window in Window::open(ends_at, now) {
        take(db, id, ends_at, window, now)?;
    }
    Ok(())
}
