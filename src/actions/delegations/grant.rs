//! A customer gives rights of its own accord: to any of its partners, or to another reseller of its providers (S6).
use super::{GiveError, Given, give, settle};
use crate::domain::{
    access::{By, Delegate},
    delegation::Rights,
    id::Id,
    organisation::Organisation,
    time::Timestamp,
};
use crate::store::{Db, delegations::Origin, partners, partnerships};

/// Why rights were not granted.
#[derive(Debug, thiserror::Error)]
pub enum GrantError {
    #[error("there is no such partner")]
    Unknown,
    #[error("the partner or the customer is suspended")]
    Suspended,
    #[error(transparent)]
    Given(#[from] GiveError),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Gives the partner `rights`, at once. Granting the same again adds nothing.
pub fn grant(
    db: &mut Db,
    by: &By<Delegate>,
    partner: Id<Organisation>,
    rights: &Rights,
    hand_over: bool,
    now: Timestamp,
) -> Result<Given, GrantError> {
    partners::lock(db, by.organisation.id)?;
    partnerships::hold(db, partner)?;
    let found = partners::reachable(db, by.organisation.id, partner)?;
    let partner = found.ok_or(GrantError::Unknown)?;
    if !partner.is_in_good_standing() || !by.organisation.is_in_good_standing() {
        return Err(GrantError::Suspended);
    }
    settle(db, by.organisation.id, now)?;
    Ok(give(
        db,
        by,
        &partner,
        rights,
        &Origin::default(),
        hand_over,
        now,
    )?)
}
