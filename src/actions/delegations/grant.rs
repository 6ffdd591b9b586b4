//! A customer gives rights of its own accord: to any of its partners, or to another reseller of its providers (S6).
use super::{GiveError, Given, give, settle};
use crate::domain::{
    access::{By, Delegate},
    activity::Verb,
    delegation::Rights,
    id::Id,
    message::Topic,
    once::Once,
    organisation::Organisation,
    paths,
    time::Timestamp,
};
use crate::store::{Db, delegations::Origin, once_keys, partners, partnerships};

/// What the form of a grant says.
#[derive(Debug)]
pub struct Wish {
    pub rights: Rights,
    /// Services that another provider holds go over to this one (S8).
    pub hand_over: bool,
    /// The same key again gives nothing new, also after what it gave was taken back (P17).
    pub once: Option<Once>,
}

/// What came of the form.
#[derive(Debug)]
pub enum Granted {
    Now(Given),
    /// The same form came before. What it gave may have been taken back since.
    Before,
}

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

/// Gives what the form says, of the same form once.
pub fn grant_wish(
    db: &mut Db,
    by: &By<Delegate>,
    partner: Id<Organisation>,
    wish: &Wish,
    now: Timestamp,
) -> Result<Granted, GrantError> {
    let own = &by.organisation;
    partners::lock(db, own.id)?;
    if let Some(once) = &wish.once
        && once_keys::take(db, own.id, once, now)?.is_some()
    {
        return Ok(Granted::Before);
    }
    let given = grant(db, by, partner, &wish.rights, wish.hand_over, now)?;
    if let Some(once) = &wish.once {
        once_keys::settle(db, own.id, once, &paths::partner(&own.slug, partner))?;
    }
    Ok(Granted::Now(given))
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
    let origin = Origin::default();
    let given = give(db, by, &partner, rights, &origin, hand_over, now)?;
    if given.is_new() {
        let affair = given.affair(by, &partner);
        affair.record(db, Verb::DelegationGranted, "", now)?;
        let facts = |mail| given.facts(mail);
        affair.mail(db, Topic::DelegationGranted, now, facts)?;
    }
    Ok(given)
}
