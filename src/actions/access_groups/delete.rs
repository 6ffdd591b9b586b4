//! Deleting a group that no delegation uses.
use super::{GroupError, record};
use crate::domain::{
    access::{By, ManageGroups},
    access_group::AccessGroup,
    activity::Verb,
    id::Id,
    time::Timestamp,
};
use crate::store::{Db, access_assignments, access_groups};

/// Deletes it, unless a delegation that holds is assigned to it: those are taken back first, one by one.
pub fn delete(
    db: &mut Db,
    by: &By<ManageGroups>,
    id: Id<AccessGroup>,
    now: Timestamp,
) -> Result<(), GroupError> {
    let group = access_groups::by_id(db, by.organisation.id, id)?.ok_or(GroupError::Unknown)?;
    // Held before anything of it goes, as by whoever gives it rights or takes them from it: what is assigned at the same
    // time is seen.
    if !access_groups::lock(db, id)? {
        return Err(GroupError::Unknown);
    }
    access_assignments::forget_ended(db, id, now)?;
    if !access_groups::delete(db, id)? {
        return Err(GroupError::InUse);
    }
    let name = group.name.as_str();
    Ok(record(db, by, Verb::GroupDeleted, (id, name), now)?)
}
