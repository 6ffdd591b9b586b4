//! Giving a group roles of a delegation.
use super::{AssignError, both, record};
use crate::domain::{
    access::{By, ManageAccess},
    access_group::AccessGroup,
    activity::Verb,
    delegation::Delegation,
    id::Id,
    slugs::RoleSet,
    snapshot::{ChangedMeanwhile, Snapshot},
    time::Timestamp,
};
use crate::store::{Db, access_assignments};

/// What the form shows where it was opened for a group: which one, and what it uses.
pub fn shown(group: Id<AccessGroup>, roles: &RoleSet) -> Snapshot {
    let group = Snapshot::of([("group", group.to_string())]);
    group.with("role", roles.iter().map(|role| role.slug))
}

/// The group uses these roles from the next request on, and no others of this delegation. A page of another `version` of
/// them changes nothing; an empty one is of no page.
pub fn assign(
    db: &mut Db,
    by: &By<ManageAccess>,
    delegation: Id<Delegation>,
    (group, roles, version): (Id<AccessGroup>, &RoleSet, &str),
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
    let old = before.into_iter().find(|old| old.group.id == group.id);
    let old = old.map_or_else(|| RoleSet::new([]), |old| old.roles);
    if old == *roles {
        return Ok(());
    }
    if let Err(changed) = shown(group.id, &old).is_of(version)
        && !is_of_another_group(&changed)
    {
        return Err(changed.into());
    }
    let partner = by.organisation.id;
    access_assignments::set(db, (delegation, partner), group.id, roles)?;
    Ok(record(db, by, Verb::AccessAssigned, (&kept, &group), now)?)
}

/// The page was opened for another group than was chosen on it then, and showed nothing of this one.
fn is_of_another_group(changed: &ChangedMeanwhile) -> bool {
    changed.changes.iter().any(|one| one.field == "group")
}
