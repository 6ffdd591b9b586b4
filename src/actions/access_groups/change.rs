//! Changing what a group is called and who is in it.
use super::{GroupError, members, record, told};
use crate::domain::{
    access::{By, ChangeGroups},
    access_group::AccessGroup,
    activity::Verb,
    id::Id,
    snapshot::Snapshot,
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
    /// Of the page that was filled in; empty where there was none.
    pub version: String,
}

/// What the page of the group shows.
pub fn shown(group: &AccessGroup, within: &[(Id<Member>, Name)]) -> Snapshot {
    let name = Snapshot::of([("name", group.name.to_string())]);
    name.with("member", within.iter().map(|(member, _)| member))
}

/// Changes it; as it is already, nothing changes, so that the same form twice is once. Whoever is taken out loses what the
/// group lends with the next request: that is left to a suspended organisation too, and nothing else.
pub fn change(
    db: &mut Db,
    by: &By<ChangeGroups>,
    id: Id<AccessGroup>,
    new: &Change,
    now: Timestamp,
) -> Result<(), GroupError> {
    let own = by.organisation.id;
    // Members that are removed at the same time wait, or are gone.
    organisations::lock(db, own)?;
    let group = access_groups::by_id(db, own, id)?.ok_or(GroupError::Unknown)?;
    let old = access_groups::members_of(db, id)?;
    let is_of_now = shown(&group, &old).is_of(&new.version);
    let wanted = match members(db, own, &new.members) {
        // Whoever is ticked and gone may be what changed.
        Err(GroupError::NoSuchMember) => {
            is_of_now?;
            return Err(GroupError::NoSuchMember);
        }
        found => found?,
    };
    let moved = Moved::between(&old, &wanted);
    let same_name = group.name == new.name;
    if moved.came.is_empty() && moved.went.is_empty() && same_name {
        return Ok(());
    }
    is_of_now?;
    let only_out = moved.came.is_empty() && same_name;
    if !only_out && !by.organisation.is_in_good_standing() {
        return Err(GroupError::Suspended);
    }
    if !rename(db, id, &new.name)? {
        // Of all that happens to a group only its end does not wait.
        return Err(GroupError::Unknown);
    }
    moved.write(db, &group)?;
    let name = told(&new.name, &moved.came, &moved.went);
    Ok(record(db, by, Verb::GroupChanged, (id, &name), now)?)
}

/// Who comes into a group and who leaves it.
struct Moved {
    came: Vec<(Id<Member>, Name)>,
    went: Vec<(Id<Member>, Name)>,
}

impl Moved {
    fn between(old: &[(Id<Member>, Name)], wanted: &[(Id<Member>, Name)]) -> Self {
        Self {
            came: without(wanted, old),
            went: without(old, wanted),
        }
    }
    fn write(&self, db: &mut Db, group: &AccessGroup) -> QueryResult<()> {
        for (member, _) in &self.came {
            access_groups::put_in(db, group, *member)?;
        }
        for (member, _) in &self.went {
            access_groups::take_out(db, group.id, *member)?;
        }
        Ok(())
    }
}

fn rename(db: &mut Db, id: Id<AccessGroup>, name: &Name) -> Result<bool, GroupError> {
    use diesel::result::{DatabaseErrorKind::UniqueViolation, Error};
    let renamed: QueryResult<bool> = db.attempt(|db| access_groups::rename(db, id, name));
    match renamed {
        Err(Error::DatabaseError(UniqueViolation, _)) => Err(GroupError::NameTaken),
        other => Ok(other?),
    }
}

fn without(all: &[(Id<Member>, Name)], gone: &[(Id<Member>, Name)]) -> Vec<(Id<Member>, Name)> {
    let stays = |(id, _): &&(Id<Member>, Name)| !gone.iter().any(|(other, _)| other == id);
    all.iter().filter(stays).cloned().collect()
}
