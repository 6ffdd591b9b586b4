//! Removing a member.
use super::{MemberError, end_sessions, hold, keep_one_global_admin, record};
use crate::{
    domain::{
        access::{By, ManageMembers, Roles},
        activity::Verb,
        id::Id,
        member_roles::{RolesRefusal, may_set_roles},
        time::Timestamp,
        waiting_member::WaitingMember,
    },
    store::{
        Db,
        members::{self, Member},
        outbox,
        sessions::Session,
        waiting_members,
    },
};

/// Removes the member, who may be the caller; the account stays.
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
    end_sessions(db, &member, session)?;
    Ok(record(
        db,
        &by,
        Verb::MemberRemoved,
        id,
        member.name.as_str(),
        now,
    )?)
}

/// Takes back what the person was asked and has not answered; a link that was mailed joins nobody any more.
pub fn withdraw(
    db: &mut Db,
    by: &By<ManageMembers>,
    id: Id<WaitingMember>,
    now: Timestamp,
) -> Result<(), MemberError> {
    let waited = waiting_members::by_id(db, by.organisation.id, id)?;
    let waited = waited.ok_or(MemberError::Unknown)?;
    may_set_roles(by, waited.roles, Roles::default(), false)?;
    if !waiting_members::remove(db, id)? {
        return Err(MemberError::Unknown);
    }
    outbox::withdraw(db, id.cast())?;
    Ok(record(
        db,
        by,
        Verb::MemberRemoved,
        id.cast(),
        waited.name.as_str(),
        now,
    )?)
}
