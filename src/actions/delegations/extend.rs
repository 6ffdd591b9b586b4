//! Auto-extend: either side switches it off, the customer alone switches it on.
use super::{
    change::{ChangeError, Seen, ShownError},
    shown::shown_rights,
};
use crate::actions::access_assignments::narrow as narrow_access;
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
use diesel::result::QueryResult;

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
/// becomes the agreed one, so that nothing jumps when the switch is thrown. What extends itself for ever is what was
/// seen: a page that showed the rights in another `version` switches nothing on; an empty one is of no page.
pub fn switch_extension(
    db: &mut Db,
    by: &By<SwitchExtension>,
    id: Id<Delegation>,
    (switch, version): (Switch, &str),
    now: Timestamp,
) -> Result<Switched, ShownError> {
    let on = switch != Switch::Off;
    // Off takes rights back, which is never kept from anybody; on is something new.
    if on && !by.organisation.is_in_good_standing() {
        return Err(ChangeError::Suspended.into());
    }
    let own = by.organisation.id;
    let mut seen = match on {
        true => to_extend(db, by, id, version, now)?,
        false => Seen::by(db, by, id)?,
    };
    let Some(old) = seen.set(db, |old| switched(old, own, switch, now))? else {
        return Ok(Switched::Before);
    };
    if !on {
        // Both sides are told the end now, so nobody is reminded of it in the same minute.
        reminders::take_open(db, id, seen.kept.delegation.ends_at, now)?;
    }
    tell(db, by, &seen, (on, &old), now)?;
    Ok(Switched::Now)
}

/// The delegation, held. What extends itself for ever is more than was given: unless it does so already, the partner must
/// be one that can be given rights, and the page of now.
fn to_extend<'a>(
    db: &mut Db,
    by: &'a By<SwitchExtension>,
    id: Id<Delegation>,
    version: &str,
    now: Timestamp,
) -> Result<Seen<'a>, ShownError> {
    let seen = Seen::locked(db, by, id)?;
    let present = &seen.kept.delegation;
    if present.auto_extend {
        return Ok(seen);
    }
    if present.holds(now) {
        shown_rights(present, now).is_of(version)?;
    }
    if present.may_extend(by.organisation.id, false, now).is_ok() {
        seen.partner_may_gain(db)?;
    }
    Ok(seen)
}

/// Both sides, which way it was switched and what became of the rights; the partner, whose groups lost something.
fn tell(
    db: &mut Db,
    by: &By<SwitchExtension>,
    seen: &Seen<'_>,
    (on, old): (bool, &Delegation),
    now: Timestamp,
) -> QueryResult<()> {
    let present = &seen.kept.delegation;
    let (until, dropped) = (present.end(now), old.roles != present.roles);
    let affair = seen.affair();
    affair.record(db, verb(on, dropped), "", now)?;
    if dropped {
        let narrowed = narrow_access(db, present)?;
        affair.record_narrowed(db, &narrowed, now)?;
    }
    affair.mail(db, Topic::DelegationExtensionSwitched, now, |mail| {
        mail.fact("actor", &by.name)
            .fact("enabled", if on { "yes" } else { "no" })
            .fact("dropped", if dropped { "yes" } else { "no" })
            .fact("until", until.minute())
    })
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
