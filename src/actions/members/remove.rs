//! Removing a member.
use super::{MemberError, hold, keep_one_global_admin, record};
use crate::{
    domain::{
        access::{By, ManageMembers, Roles, RolesRefusal, may_set_roles},
        activity::Verb,
        id::Id,
        time::Timestamp,
    },
    store::{
        Db,
        members::{self, Member},
        sessions::{self, Session},
    },
};

/// Removes the member, who may be the caller; the account stays, its other sessions end (P7).
pub fn remove(
    db: &mut Db,
    by: &By<ManageMembers>,
    session: Id<Session>,
    id: Id<Member>,
    now: Timestamp,
) -> Result<(), MemberError> {
    let (by, member) = hold(db, by, id)?;
    let own = member.account == by.account;
    match may_set_roles(&by, member.roles, Roles::default(), own) {
        // Whoever leaves gives up rights, which everybody may.
        Err(RolesRefusal::OwnRoles) => {}
        other => other?,
    }
    keep_one_global_admin(db, &member)?;
    members::remove(db, &member)?;
    sessions::end_others_of(db, member.account, Some(session))?;
    Ok(record(
        db,
        &by,
        Verb::MemberRemoved,
        id,
        member.name.as_str(),
        now,
    )?)
}
