//! Changing what a group is called and who is in it.
use super::{GroupError, members, record, told};
use crate::domain::{
    access::{By, ManageGroups},
    access_group::AccessGroup,
    activity::Verb,
    id::Id,
    text::Name,
    time::Timestamp,
};
use crate::store::{Db, access_groups, members::Member, organisations};
use diesel::result::QueryResult;

/// What the form says.
#[derive(Debug)]
pub struct Change {
    pub name: Name,
    /// All who are in it from now on.
    pub members: Vec<Id<Member>>,
    /// The version that the form was filled in on, if it says so.
    pub version: Option<i32>,
}

/// Changes it; as it is already, nothing changes, so that the same form twice is once. Whoever is taken out loses what the
/// group lends with the next request.
pub fn change(
    db: &mut Db,
    by: &By<ManageGroups>,
    id: Id<AccessGroup>,
    new: &Change,
    now: Timestamp,
) -> Result<(), GroupError> {
    let own = by.organisation.id;
    // Members that are removed at the same time wait, or are gone.
    organisations::lock(db, own)?;
    let group = access_groups::by_id(db, own, id)?.ok_or(GroupError::Unknown)?;
    let stale = new.version.is_some_and(|version| version != group.version);
    let wanted = match members(db, own, &new.members) {
        // Whoever is ticked and gone may be what changed.
        Err(GroupError::NoSuchMember) if stale => return Err(GroupError::ChangedMeanwhile),
        found => found?,
    };
    let old = access_groups::members_of(db, id)?;
    let came = without(&wanted, &old);
    let went = without(&old, &wanted);
    if came.is_empty() && went.is_empty() && group.name == new.name {
        return Ok(());
    }
    if stale || !rename(db, &group, &new.name)? {
        return Err(GroupError::ChangedMeanwhile);
    }
    for (member, _) in &came {
        access_groups::put_in(db, &group, *member)?;
    }
    for (member, _) in &went {
        access_groups::take_out(db, id, *member)?;
    }
    let name = told(&new.name, &came, &went);
    Ok(record(db, by, Verb::GroupChanged, (id, &name), now)?)
}

fn rename(db: &mut Db, group: &AccessGroup, name: &Name) -> Result<bool, GroupError> {
    use diesel::result::{DatabaseErrorKind::UniqueViolation, Error};
    let renamed: QueryResult<bool> = db.attempt(|db| access_groups::rename(db, group, name));
    match renamed {
        Err(Error::DatabaseError(UniqueViolation, _)) => Err(GroupError::NameTaken),
        other => Ok(other?),
    }
}

fn without(all: &[(Id<Member>, Name)], gone: &[(Id<Member>, Name)]) -> Vec<(Id<Member>, Name)> {
    let stays = |(id, _): &&(Id<Member>, Name)| !gone.iter().any(|(other, _)| other == id);
    all.iter().filter(stays).cloned().collect()
}
