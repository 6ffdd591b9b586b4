//! The partner gives rights up, or takes back what it asked for.
use super::{
    change::{ChangeError, Seen},
    decline,
    end::end,
};
use crate::domain::{
    access::{By, ResignDelegations},
    activity::Verb,
    delegation::{Delegation, EndReason, Refusal},
    id::Id,
    text::Note,
    time::Timestamp,
};
use crate::store::Db;

/// Ends the partner's own delegation, or its request for one, at once; both sides are told.
pub fn resign(
    db: &mut Db,
    by: &By<ResignDelegations>,
    id: Id<Delegation>,
    reason: &Note,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let seen = Seen::by(db, by, id)?;
    if seen.kept.delegation.waits(now) {
        match decline::withdraw_request(db, by, seen, reason, now) {
            // Approved this very moment: the partner does not want the rights either.
            Err(ChangeError::Refused(Refusal::NotWaiting)) => {}
            withdrawn => return withdrawn,
        }
    }
    let why = (EndReason::ResignedByPartner, Verb::DelegationResigned);
    end(db, by, id, why, reason, now)
}
