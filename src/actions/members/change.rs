//! Changing what a member is called and may do.
use super::{MemberError, end_sessions, hold, keep_one_global_admin, record};
use crate::{
    domain::{
        access::{AdminRole, AgentRole, By, ManageMembers, Roles},
        activity::Verb,
        id::Id,
        member_roles::may_set_roles,
        snapshot::Snapshot,
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
    /// Of the page that was filled in; empty where there was none.
    pub version: String,
}

/// What the member's page shows.
pub fn shown(member: &Member) -> Snapshot {
    let (agent, admin) = (member.roles.agent, member.roles.admin);
    Snapshot::of([
        ("name", member.name.to_string()),
        ("agent_role", agent.map_or("", AgentRole::as_str).to_owned()),
        ("admin_role", admin.map_or("", AdminRole::as_str).to_owned()),
    ])
}

/// Changes the member; the same again changes nothing, and an old page nothing that a colleague changed. With new roles
/// sessions end, see [`end_sessions`], but never the one that changes its own.
pub fn change(
    db: &mut Db,
    by: &By<ManageMembers>,
    session: Id<Session>,
    id: Id<Member>,
    new: &Change,
    now: Timestamp,
) -> Result<(), MemberError> {
    let (by, member) = hold(db, by, id)?;
    let is_so = member.roles == new.roles && member.name == new.name;
    if !is_so {
        // Before what forbids it: that may be what changed.
        shown(&member).is_of(&new.version)?;
    }
    may_set_roles(&by, member.roles, new.roles, member.account == by.account)?;
    if !new.roles.is_global_admin() {
        keep_one_global_admin(db, &member)?;
    }
    if is_so {
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
