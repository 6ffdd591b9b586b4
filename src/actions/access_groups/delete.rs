//! Deleting a group that no delegation uses.
use super::{GroupError, record};
use crate::domain::{
    access::{By, ManageGroups},
    access_group::AccessGroup,
    activity::Verb,
    id::Id,
    time::Timestamp,
};
use crate::store::{Db, access_assignments, access_groups, activities};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deleted {
    Now,
    /// It was deleted before: nothing changed.
    Before,
}

/// Deletes it, unless a delegation that holds is assigned to it: those are taken back first, one by one. Deleted already,
/// it is not recorded twice.
pub fn delete(
    db: &mut Db,
    by: &By<ManageGroups>,
    id: Id<AccessGroup>,
    now: Timestamp,
) -> Result<Deleted, GroupError> {
    let Some(group) = access_groups::by_id(db, by.organisation.id, id)? else {
        return before(db, by, id);
    };
    // Held before anything of it goes, as by whoever gives it rights or takes them from it: what is assigned at the same
    // time is seen.
    if !access_groups::lock(db, id)? {
        return Ok(Deleted::Before);
    }
    access_assignments::forget_ended(db, id, now)?;
    if !access_groups::delete(db, id)? {
        return Err(GroupError::InUse);
    }
    let name = group.name.as_str();
    record(db, by, Verb::GroupDeleted, (id, name), now)?;
    Ok(Deleted::Now)
}

/// Nothing is left of a group but what the organisation's activity tells.
fn before(db: &mut Db, by: &By<ManageGroups>, id: Id<AccessGroup>) -> Result<Deleted, GroupError> {
    let told = activities::of_object(db, by.organisation.id, id.cast())?;
    match told.iter().any(|deed| deed.verb == Verb::GroupDeleted) {
        true => Ok(Deleted::Before),
        false => Err(GroupError::Unknown),
    }
}
