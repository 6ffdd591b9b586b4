//! Giving a group roles of a delegation.
use super::{AssignError, both, record};
use crate::domain::{
    access::{By, ManageAccess},
    access_group::AccessGroup,
    activity::Verb,
    delegation::Delegation,
    id::Id,
    slugs::RoleSet,
    time::Timestamp,
};
use crate::store::{Db, access_assignments};

/// The group uses these roles from the next request on, and no others of this delegation.
pub fn assign(
    db: &mut Db,
    by: &By<ManageAccess>,
    delegation: Id<Delegation>,
    (group, roles): (Id<AccessGroup>, &RoleSet),
    now: Timestamp,
) -> Result<(), AssignError> {
    let (kept, group) = both(db, by, delegation, group)?;
    match () {
        () if !kept.delegation.holds(now) => return Err(AssignError::NotActive),
        () if roles.is_empty() => return Err(AssignError::NoRole),
        () if !roles.is_subset_of(&kept.delegation.roles) => return Err(AssignError::NotHeld),
        () => {}
    }
    let before = access_assignments::of_delegation(db, delegation)?;
    let same = |old: &access_assignments::Assigned| old.group.id == group.id && old.roles == *roles;
    if before.iter().any(same) {
        return Ok(());
    }
    let partner = by.organisation.id;
    access_assignments::set(db, (delegation, partner), group.id, roles)?;
    Ok(record(db, by, Verb::AccessAssigned, (&kept, &group), now)?)
}
