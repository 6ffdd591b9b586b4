//! Auto-extend: either side switches it off, the customer alone switches it on.
use super::change::{ChangeError, Seen};
use crate::domain::{
    access::{By, SwitchExtension},
    activity::Verb,
    delegation::{Delegation, Refusal, RightsRefusal},
    id::Id,
    message::Topic,
    organisation::Organisation,
    time::Timestamp,
};
use crate::store::{Db, reminders};

/// Which way auto-extend is switched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    Off,
    On,
    /// On, and Global Administrator, which never goes together with it, is taken out.
    OnWithoutFullAdmin,
}

/// What switching did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switched {
    Now,
    /// It was so already, and nobody was told again.
    Before,
}

/// Switches auto-extend on (the customer alone, and never with Global Administrator) or off. The end that counts now
/// becomes the agreed one, so that nothing jumps when the switch is thrown.
pub fn switch_extension(
    db: &mut Db,
    by: &By<SwitchExtension>,
    id: Id<Delegation>,
    switch: Switch,
    now: Timestamp,
) -> Result<Switched, ChangeError> {
    let on = switch != Switch::Off;
    // Off takes rights back, which is never kept from anybody; on is something new.
    if on && !by.organisation.is_in_good_standing() {
        return Err(ChangeError::Suspended);
    }
    let mut seen = Seen::by(db, by, id)?;
    let own = by.organisation.id;
    let present = &seen.kept.delegation;
    // What extends itself for ever is more than was given: the partner must be one that can be given rights.
    if on && !present.auto_extend && present.may_extend(own, false, now).is_ok() {
        seen.partner_may_gain(db)?;
    }
    let Some(old) = seen.set(db, |old| switched(old, own, switch, now))? else {
        return Ok(Switched::Before);
    };
    // Extending has made earlier reminders void: the smallest window that is open reminds once more.
    reminders::forget(db, id)?;
    let (until, dropped) = (
        seen.kept.delegation.end(now),
        old.roles != seen.kept.delegation.roles,
    );
    let affair = seen.affair();
    affair.record(db, verb(on, dropped), "", now)?;
    affair.mail(db, Topic::DelegationExtensionSwitched, now, |mail| {
        mail.fact("actor", &by.name)
            .fact("enabled", if on { "yes" } else { "no" })
            .fact("dropped", if dropped { "yes" } else { "no" })
            .fact("until", until.minute())
    })?;
    Ok(Switched::Now)
}

const fn verb(on: bool, dropped: bool) -> Verb {
    match (on, dropped) {
        (_, true) => Verb::DelegationExtendedWithoutFullAdmin,
        (true, false) => Verb::DelegationExtensionStarted,
        (false, false) => Verb::DelegationExtensionStopped,
    }
}

/// What it becomes; nothing if it is so already.
fn switched(
    old: &Delegation,
    by: Id<Organisation>,
    switch: Switch,
    now: Timestamp,
) -> Result<Option<Delegation>, Refusal> {
    let on = switch != Switch::Off;
    let mut new = old.clone();
    if switch == Switch::OnWithoutFullAdmin {
        new.roles = old.roles.limited();
    }
    new.may_extend(by, on, now)?;
    if new.roles.is_empty() {
        return Err(RightsRefusal::NoRole.into());
    }
    if old.auto_extend == on {
        return Ok(None);
    }
    new.ends_at = old.end(now);
    new.auto_extend = on;
    Ok(Some(new))
}
