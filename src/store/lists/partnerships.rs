//! What both sides' lists of partnerships share.
use crate::domain::{
    partnership::{Standing, State},
    time::Timestamp,
};
use crate::store::schema::partnerships;
use diesel::prelude::*;

/// What to look for; nothing set finds everything.
#[derive(Debug, Clone, Default)]
pub struct PartnershipsFilter {
    /// In the name and the domain of the other side, of resellers also in the name and the mailbox that were asked.
    pub text: Option<String>,
    /// A reseller's list has none but active and ended ones.
    pub state: Option<Standing>,
}

/// How many customers of the provider are attributed to the reseller; counted no further than
/// [`COUNTED`](crate::store::page::COUNTED) and one, so that a row costs little however big the partner is.
pub(super) const CUSTOMERS: &str = "(SELECT count(*) FROM (SELECT 1 FROM relationships \
    WHERE relationships.reseller_id = partnerships.reseller_id \
    AND relationships.provider_id = partnerships.provider_id \
    AND relationships.state = 'active' LIMIT 1001) AS counted)";

/// Partnerships that stand so at `now`.
#[diesel::dsl::auto_type(no_type_alias)]
pub(super) fn stands(standing: Standing, now: Timestamp) -> _ {
    let (state, after, until): (State, Timestamp, Timestamp) = kept(standing, now);
    partnerships::state
        .eq(state)
        .and(partnerships::expires_at.gt(after))
        .and(partnerships::expires_at.le(until))
}

/// The state in the column, and the span in which the link ends: after the one and up to the other.
const fn kept(standing: Standing, now: Timestamp) -> (State, Timestamp, Timestamp) {
    let (first, last) = (
        Timestamp::from_micros(i64::MIN),
        Timestamp::from_micros(i64::MAX),
    );
    match standing {
        Standing::Asked => (State::Asked, now, last),
        Standing::Expired => (State::Asked, first, now),
        Standing::Active => (State::Active, first, last),
        Standing::Ended => (State::Ended, first, last),
    }
}
