//! When to look next whether a customer's review is due, or begun and left. The time here only says when to look, and is
//! never later than it is; whether it is, is computed from the rights and the reviews themselves.
use super::{Db, db::on_either, prepared::Prepared, schema::review_looks as looks};
use crate::domain::{id::Id, organisation::Organisation, time::Timestamp};
use diesel::prelude::*;

/// Looks at this time, unless the customer is looked at anyhow.
pub fn add(db: &mut Db, customer: Id<Organisation>, at: Timestamp) -> QueryResult<()> {
    let values = (looks::customer_id.eq(customer), looks::look_at.eq(at));
    let insert = diesel::insert_into(looks::table)
        .values(values)
        .on_conflict_do_nothing();
    on_either!(db, |c| Prepared(insert).execute(c)).map(|_| ())
}

/// Looks at this time at the latest.
pub fn add_sooner(db: &mut Db, customer: Id<Organisation>, at: Timestamp) -> QueryResult<()> {
    add(db, customer, at)?;
    let later = looks::table.find(customer).filter(looks::look_at.gt(at));
    diesel::update(later)
        .set(looks::look_at.eq(at))
        .execute(db)
        .map(|_| ())
}

/// Some of the customers to look at now, the longest waiting first, each with its time.
pub fn due(
    db: &mut Db,
    now: Timestamp,
    limit: i64,
) -> QueryResult<Vec<(Id<Organisation>, Timestamp)>> {
    looks::table
        .filter(looks::look_at.le(now))
        .order((looks::look_at, looks::customer_id))
        .limit(limit)
        .select((looks::customer_id, looks::look_at))
        .load(db)
}

/// Looks again at `next`; `false` if somebody looked meanwhile.
pub fn put_off(
    db: &mut Db,
    (customer, at): (Id<Organisation>, Timestamp),
    next: Timestamp,
) -> QueryResult<bool> {
    let unchanged = looks::table.find(customer).filter(looks::look_at.eq(at));
    diesel::update(unchanged)
        .set(looks::look_at.eq(next))
        .execute(db)
        .map(|n| n == 1)
}
