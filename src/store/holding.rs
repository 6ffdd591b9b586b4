//! What of the delegations holds: the one condition of every query that asks for it, as [`Delegation::holds`] is for
//! everything else. Nobody has to have written down an end or an extension.
//!
//! [`Delegation::holds`]: crate::domain::delegation::Delegation::holds
use super::{
    Db,
    prepared::{Prepared, padded},
    schema::delegations as d,
};
use crate::domain::{
    delegation::{SOON_DAYS, State},
    id::Id,
    organisation::Organisation,
    time::Timestamp,
};
use diesel::prelude::*;

/// Approved, not ended, and inside its term or extending itself.
#[diesel::dsl::auto_type]
pub(super) fn hold(now: Timestamp) -> _ {
    let active: State = State::Active;
    let last: last = last(now);
    d::state.eq(active).and(last)
}

/// Inside its term or extending itself: where the state is asked for in words of its own, for the sake of an index.
#[diesel::dsl::auto_type]
pub(super) fn last(now: Timestamp) -> _ {
    d::auto_extend.eq(true).or(d::ends_at.gt(now))
}

/// Inside its term, which ends soon and does not extend itself.
#[diesel::dsl::auto_type]
pub(super) fn end_soon(now: Timestamp) -> _ {
    let soon: Timestamp = now.plus_days(SOON_DAYS);
    d::auto_extend
        .eq(false)
        .and(d::ends_at.gt(now))
        .and(d::ends_at.le(soon))
}

/// Past its term, which did not extend itself: whether or not anybody wrote that down.
#[diesel::dsl::auto_type]
pub(super) fn are_over(now: Timestamp) -> _ {
    d::auto_extend.eq(false).and(d::ends_at.le(now))
}

/// Those of these customers that gave the partner rights which hold.
pub fn customers_among(
    db: &mut Db,
    partner: Id<Organisation>,
    customers: Vec<Id<Organisation>>,
    now: Timestamp,
) -> QueryResult<Vec<Id<Organisation>>> {
    let lending = d::table
        .filter(d::partner_id.eq(partner))
        .filter(d::customer_id.eq_any(padded(customers)))
        .filter(hold(now))
        .select(d::customer_id);
    Prepared(lending).rows(db)
}
