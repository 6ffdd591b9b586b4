//! Making a group.
use super::{GroupError, members, record, told};
use crate::domain::{
    access::{By, ManageGroups},
    access_group::AccessGroup,
    activity::Verb,
    id::Id,
    once::Once,
    paths,
    text::Name,
    time::Timestamp,
};
use crate::store::{Db, access_groups, ids, members::Member, once_keys, organisations};

/// What the form says.
#[derive(Debug)]
pub struct New {
    pub name: Name,
    pub members: Vec<Id<Member>>,
    pub once: Option<Once>,
}

/// What came of it: the page of the group.
#[derive(Debug)]
pub enum Made {
    Now {
        location: String,
    },
    /// The same form came before; what it made is there.
    Before {
        location: String,
    },
}

/// Makes it. Of the same form twice the second leads to what the first made.
pub fn make(
    db: &mut Db,
    by: &By<ManageGroups>,
    new: &New,
    now: Timestamp,
) -> Result<Made, GroupError> {
    let own = &by.organisation;
    if let Some(once) = &new.once
        && let Some(location) = once_keys::take(db, own.id, once, now)?
    {
        return Ok(Made::Before { location });
    }
    let group = AccessGroup {
        id: ids::fresh(now),
        organisation: own.id,
        name: new.name.clone(),
    };
    // Members that are removed at the same time wait, or are gone.
    organisations::lock(db, own.id)?;
    let wanted = members(db, own.id, &new.members)?;
    if !access_groups::add(db, &group, now)? {
        return Err(GroupError::NameTaken);
    }
    for (member, _) in &wanted {
        access_groups::put_in(db, &group, *member)?;
    }
    let name = told(&group.name, &wanted, &[]);
    record(db, by, Verb::GroupMade, (group.id, &name), now)?;
    let location = paths::group(&own.slug, group.id);
    if let Some(once) = &new.once {
        once_keys::settle(db, own.id, once, &location)?;
    }
    Ok(Made::Now { location })
}
