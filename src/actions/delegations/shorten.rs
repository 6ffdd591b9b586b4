//! The customer lets rights end earlier.
use super::change::{ChangeError, Seen};
use crate::domain::{
    access::{By, TakeBack},
    activity::Verb,
    delegation::Delegation,
    id::Id,
    message::Topic,
    term::Term,
    time::Timestamp,
};
use crate::store::{Db, reminders};

/// Lets the delegation end `term` from now, which must be earlier than it would have; auto-extend goes off.
pub fn shorten(
    db: &mut Db,
    by: &By<TakeBack>,
    id: Id<Delegation>,
    term: Term,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let mut seen = Seen::by(db, by, id)?;
    let until = now.plus_days(term.days().into());
    let changed = seen.set(db, |delegation| {
        if delegation.holds(now) && delegation.is_as_short(term, now) {
            return Ok(None);
        }
        Ok(Some(Delegation {
            ends_at: delegation.shortened(term, now)?,
            auto_extend: false,
            ..delegation.clone()
        }))
    })?;
    if changed.is_some() {
        // Both sides are told the new end now, so nobody is reminded of it in the same minute.
        reminders::take_open(db, id, until, now)?;
        let affair = seen.affair();
        affair.record(db, Verb::DelegationShortened, "", now)?;
        affair.mail(db, Topic::DelegationShortened, now, |mail| {
            mail.fact("until", until.minute())
        })?;
    }
    Ok(())
}
