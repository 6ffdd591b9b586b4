//! The customer takes rights back.
use super::{change::ChangeError, end::end};
use crate::domain::{
    access::{By, TakeBack},
    activity::Verb,
    delegation::{Delegation, EndReason},
    id::Id,
    text::Note,
    time::Timestamp,
};
use crate::store::Db;

/// Ends the delegation at once; both sides are told. The relationship and the partner's duty to support stay (S10).
pub fn revoke(
    db: &mut Db,
    by: &By<TakeBack>,
    id: Id<Delegation>,
    reason: &Note,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let why = (EndReason::RevokedByCustomer, Verb::DelegationRevoked);
    end(db, by, id, why, reason, now)
}
