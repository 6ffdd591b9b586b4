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
use diesel::result::{DatabaseErrorKind::ForeignKeyViolation, Error};

/// Deletes it, unless a delegation that holds is assigned to it: those are taken back first, one by one.
pub fn delete(
    db: &mut Db,
    by: &By<ManageGroups>,
    id: Id<AccessGroup>,
    now: Timestamp,
) -> Result<(), GroupError> {
    let group = access_groups::by_id(db, by.organisation.id, id)?.ok_or(GroupError::Unknown)?;
    access_assignments::forget_ended(db, id, now)?;
    // On PostgreSQL an assignment that is made at the same time breaks the constraint instead of being seen.
    match db.attempt(|db| access_groups::delete(db, id)) {
        Ok(true) => {}
        Ok(false) | Err(Error::DatabaseError(ForeignKeyViolation, _)) => {
            return Err(GroupError::InUse);
        }
        Err(error) => return Err(error.into()),
    }
    let name = group.name.as_str();
    Ok(record(db, by, Verb::GroupDeleted, (id, name), now)?)
}
