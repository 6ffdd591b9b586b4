//! Links that end soon or have ended, and whether anybody was told.
use super::{Db, invitations::Row, schema::invitations};
use crate::domain::{
    invitation::{Invitation, Kind, State},
    reminder::LINK_DAYS,
    time::Timestamp,
};
use diesel::{dsl::sql, expression::SqlLiteral, prelude::*, sql_types::Bool};

#[diesel::dsl::auto_type(no_type_alias)]
fn untold() -> _ {
    // The words themselves, not arguments, so that the partial index is used.
    let untold: SqlLiteral<Bool> = sql("state = 'issued' AND expiry_told_at IS NULL");
    invitations::table.filter(untold)
}

/// Some of all links that have ended without an answer and without anybody having been told: those whose end came first.
pub fn ended(db: &mut Db, now: Timestamp, limit: i64) -> QueryResult<Vec<Invitation>> {
    let rows = untold()
        .filter(invitations::expires_at.le(now))
        .order(invitations::expires_at)
        .limit(limit)
        .select(Row::as_select())
        .load::<Row>(db)?;
    Ok(in_order(rows))
}

/// Some of the links that were mailed, end soon, and nobody was reminded of: those whose end comes next. A link that was
/// mailed when the last days had begun is none of them.
pub fn to_remind(db: &mut Db, now: Timestamp, limit: i64) -> QueryResult<Vec<Invitation>> {
    const LINK_MICROS: i64 = LINK_DAYS * 86_400_000_000;
    let mailed_before: SqlLiteral<Bool> = sql(&format!(
        "sent_at < expires_at - {LINK_MICROS} AND sent_generation = generation"
    ));
    let rows = untold()
        .filter(invitations::expires_at.gt(now))
        .filter(invitations::expires_at.le(now.plus_days(LINK_DAYS)))
        .filter(invitations::kind.eq(Kind::Addressed))
        .filter(invitations::reminded_at.is_null())
        .filter(mailed_before)
        .order(invitations::expires_at)
        .limit(limit)
        .select(Row::as_select())
        .load::<Row>(db)?;
    Ok(in_order(rows))
}

/// By their ids: whoever writes to several takes them so, and nobody waits for somebody who waits.
fn in_order(rows: Vec<Row>) -> Vec<Invitation> {
    let mut found: Vec<_> = rows.into_iter().map(Invitation::from).collect();
    found.sort_by_key(|invitation| invitation.id);
    found
}

/// Keeps that the end of this link was told; `false` if it was before, or the link lives on, or was answered.
pub fn mark_told(db: &mut Db, old: &Invitation, now: Timestamp) -> QueryResult<bool> {
    let unchanged = invitations::table
        .find(old.id)
        .filter(invitations::state.eq(State::Issued))
        .filter(invitations::generation.eq(old.generation))
        .filter(invitations::expiry_told_at.is_null());
    diesel::update(unchanged)
        .set(invitations::expiry_told_at.eq(now))
        .execute(db)
        .map(|n| n == 1)
}

/// Keeps that the customer was reminded of this link; `false` if it was before, or the link is another, or was answered.
pub fn mark_reminded(db: &mut Db, old: &Invitation, now: Timestamp) -> QueryResult<bool> {
    let unchanged = invitations::table
        .find(old.id)
        .filter(invitations::state.eq(State::Issued))
        .filter(invitations::generation.eq(old.generation))
        .filter(invitations::reminded_at.is_null());
    diesel::update(unchanged)
        .set(invitations::reminded_at.eq(now))
        .execute(db)
        .map(|n| n == 1)
}
