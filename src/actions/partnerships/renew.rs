//! A provider gives an asked partnership a new link; the old one is dead at once.
use super::{Act, ask};
use crate::domain::{
    access::{By, ManagePartnerships},
    activity::Verb,
    id::Id,
    partnership::{Partnership, Refusal},
    time::Timestamp,
};
use crate::store::{Db, outbox, partnerships};

/// Why there is no new link.
#[derive(Debug, thiserror::Error)]
pub enum RenewError {
    #[error("there is no such partnership")]
    Unknown,
    #[error("somebody changed the partnership at the same time")]
    Changed,
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Makes a new link with a new term and mails it.
pub fn renew(
    db: &mut Db,
    by: &By<ManagePartnerships>,
    id: Id<Partnership>,
    now: Timestamp,
) -> Result<(), RenewError> {
    if !by.organisation.is_in_good_standing() {
        return Err(Refusal::Suspended.into());
    }
    let found = partnerships::by_id(db, by.organisation.id, id)?;
    let renewed = found.ok_or(RenewError::Unknown)?.renewed(now)?;
    if !partnerships::renew(db, &renewed)? {
        return Err(RenewError::Changed);
    }
    outbox::withdraw(db, id.cast())?;
    let verb = Verb::PartnershipLinkRenewed;
    let act = Act { by, id, verb, now };
    act.record(db, by.organisation.id, &renewed.asked_name, "")?;
    Ok(ask::mail(db, by, &renewed, now)?)
}
