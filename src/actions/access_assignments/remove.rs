//! Taking a delegation from a group.
use super::{AssignError, both, record};
use crate::domain::{
    access::{By, ManageAccess},
    access_group::AccessGroup,
    activity::Verb,
    delegation::Delegation,
    id::Id,
    time::Timestamp,
};
use crate::store::{Db, access_assignments};

/// The group's members lose what it lent them with the next request.
pub fn remove(
    db: &mut Db,
    by: &By<ManageAccess>,
    delegation: Id<Delegation>,
    group: Id<AccessGroup>,
    now: Timestamp,
) -> Result<(), AssignError> {
    let (kept, group) = both(db, by, delegation, group)?;
    if !access_assignments::remove(db, delegation, group.id)? {
        return Err(AssignError::Unknown);
    }
    Ok(record(db, by, Verb::AccessRemoved, (&kept, &group), now)?)
}
