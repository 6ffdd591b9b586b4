//! A provider gives an asked partnership a new link; the old one is dead at once. A form that shows which link it takes
//! the place of makes one new link, however often it comes (P17).
use super::{Act, ask};
use crate::domain::{
    access::{By, ManagePartnerships},
    activity::Verb,
    id::Id,
    partnership::{Partnership, Refusal},
    time::Timestamp,
};
use crate::store::{Db, organisations, outbox, partnerships};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewed {
    Now,
    /// The link that was shown had been replaced before; nothing was done.
    Before,
}

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

/// Makes a new link with a new term and mails it. `shown` is the generation of the link that the page showed; nothing
/// said takes the place of whichever there is.
pub fn renew(
    db: &mut Db,
    by: &By<ManagePartnerships>,
    id: Id<Partnership>,
    shown: Option<i32>,
    now: Timestamp,
) -> Result<Renewed, RenewError> {
    if !by.organisation.is_in_good_standing() {
        return Err(Refusal::Suspended.into());
    }
    // Of two at once the second waits here, and then finds the link of the first.
    organisations::lock(db, by.organisation.id)?;
    let found = partnerships::by_id(db, by.organisation.id, id)?;
    let present = found.ok_or(RenewError::Unknown)?;
    let generation = present.generation;
    let renewed = present.renewed(now)?;
    if shown.is_some_and(|shown| shown != generation) {
        return Ok(Renewed::Before);
    }
    if !partnerships::renew(db, &renewed)? {
        return Err(RenewError::Changed);
    }
    outbox::withdraw(db, id.cast())?;
    let verb = Verb::PartnershipLinkRenewed;
    let act = Act { by, id, verb, now };
    act.record(db, by.organisation.id, &renewed.asked_name, "")?;
    ask::mail(db, by, &renewed, now)?;
    Ok(Renewed::Now)
}
