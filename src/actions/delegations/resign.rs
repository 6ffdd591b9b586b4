//! The partner gives rights up.
use super::{change::ChangeError, end::end};
use crate::domain::{
    access::{By, ResignDelegations},
    activity::Verb,
    delegation::{Delegation, EndReason},
    id::Id,
    text::Note,
    time::Timestamp,
};
use crate::store::Db;

/// Ends the partner's own delegation at once; both sides are told.
pub fn resign(
    db: &mut Db,
    by: &By<ResignDelegations>,
    id: Id<Delegation>,
    reason: &Note,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let why = (EndReason::ResignedByPartner, Verb::DelegationResigned);
    end(db, by, id, why, reason, now)
}
