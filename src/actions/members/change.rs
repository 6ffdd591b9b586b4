//! Changing what a member is called and may do.
use super::{MemberError, end_sessions, hold, keep_one_global_admin, record};
use crate::{
    domain::{
        access::{By, ManageMembers, Roles},
        activity::Verb,
        id::Id,
        member_roles::may_set_roles,
        text::Name,
        time::Timestamp,
    },
    store::{
        Db,
        members::{self, Member},
        sessions::Session,
    },
};

/// What is set.
#[derive(Debug)]
pub struct Change {
    pub name: Name,
    pub roles: Roles,
}

/// Changes the member; the same again changes nothing. With new roles sessions end, see [`end_sessions`], but never the one
/// that changes its own.
pub fn change(
    db: &mut Db,
    by: &By<ManageMembers>,
    session: Id<Session>,
    id: Id<Member>,
    new: &Change,
    now: Timestamp,
) -> Result<(), MemberError> {
    let (by, member) = hold(db, by, id)?;
    may_set_roles(&by, member.roles, new.roles, member.account == by.account)?;
    if !new.roles.is_global_admin() {
        keep_one_global_admin(db, &member)?;
    }
    if member.roles == new.roles && member.name == new.name {
        return Ok(());
    }
    members::set(db, &member, &new.name, new.roles)?;
    if member.roles != new.roles {
        end_sessions(db, &member, session)?;
    }
    Ok(record(
        db,
        &by,
        Verb::MemberChanged,
        id,
        new.name.as_str(),
        now,
    )?)
}
