//! Auto-extend: either side switches it off, the customer alone switches it on.
use super::change::{ChangeError, Seen};
use crate::domain::{
    access::{By, SwitchExtension},
    activity::Verb,
    delegation::Delegation,
    id::Id,
    message::Topic,
    time::Timestamp,
};
use crate::store::Db;

/// Switches auto-extend on (the customer alone, and never with Global Administrator) or off. The end that counts now
/// becomes the agreed one, so that nothing jumps when the switch is thrown.
pub fn switch_extension(
    db: &mut Db,
    by: &By<SwitchExtension>,
    id: Id<Delegation>,
    on: bool,
    now: Timestamp,
) -> Result<(), ChangeError> {
    // Off takes rights back, which is never kept from anybody; on is something new.
    if on && !by.organisation.is_in_good_standing() {
        return Err(ChangeError::Suspended);
    }
    let mut seen = Seen::by(db, by, id)?;
    let changed = seen.set_end(db, now, |delegation| {
        delegation.may_extend(by.organisation.id, on, now)?;
        Ok((delegation.auto_extend != on).then(|| (delegation.end(now), on)))
    })?;
    if changed {
        let until = seen.kept.delegation.end(now);
        let affair = seen.affair();
        affair.record(db, Verb::DelegationExtensionSwitched, "", now)?;
        affair.mail(db, Topic::DelegationExtensionSwitched, now, |mail| {
            mail.fact("actor", &by.name)
                .fact("enabled", if on { "yes" } else { "no" })
                .fact("until", until.minute())
        })?;
    }
    Ok(())
}
