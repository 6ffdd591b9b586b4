//! What is done with the members of the own organisation. One rule for roles (P14): `may_set_roles`.
pub mod add;
pub mod change;
pub mod join;
pub mod leave;
pub mod remove;

use crate::{
    domain::{
        access::{By, ManageMembers, Scope},
        activity::{Noun, Verb},
        id::Id,
        member_roles::RolesRefusal,
        organisation::Organisation,
        snapshot::ChangedMeanwhile,
        time::Timestamp,
    },
    store::{
        Db,
        activities::{self, Actor, Deed},
        homes,
        members::{self, Member},
        organisations,
        sessions::{self, Session},
    },
};
use diesel::QueryResult;

/// Why a member was not changed or removed.
#[derive(Debug, thiserror::Error)]
pub enum MemberError {
    #[error("there is no such member")]
    Unknown,
    #[error(transparent)]
    Refused(#[from] RolesRefusal),
    #[error("the last global admin stays")]
    LastGlobalAdmin,
    #[error(transparent)]
    ChangedMeanwhile(#[from] ChangedMeanwhile),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Has other changes of these members wait, and then reads caller and member as they are now: of two
/// global admins who remove each other at once, the second is no member any more.
fn hold(
    db: &mut Db,
    by: &By<ManageMembers>,
    id: Id<Member>,
) -> Result<(By<ManageMembers>, Member), MemberError> {
    organisations::lock(db, by.organisation.id)?;
    let now_by = members::scope(db, by.account, &by.organisation.slug)?;
    let now_by = now_by.and_then(|scope| scope.by::<ManageMembers>().ok());
    let member = members::by_id(db, by.organisation.id, id)?;
    now_by.zip(member).ok_or(MemberError::Unknown)
}

/// Refuses to take the role of global admin from the only one who has it.
fn keep_one_global_admin(db: &mut Db, member: &Member) -> Result<(), MemberError> {
    match members::is_last_global_admin(db, member)? {
        true => Err(MemberError::LastGlobalAdmin),
        false => Ok(()),
    }
}

/// New roles and removal end the person's other sessions (P7), unless the person also belongs to another organisation:
/// none signs its people out of another, and rights are read at each request anyway (P3, P12).
fn end_sessions(db: &mut Db, member: &Member, keep: Id<Session>) -> QueryResult<()> {
    if homes::others(db, member.account, member.organisation)?.is_empty() {
        sessions::end_others_of(db, member.account, Some(keep))?;
    }
    Ok(())
}

fn record(
    db: &mut Db,
    by: &Scope,
    verb: Verb,
    id: Id<Member>,
    name: &str,
    now: Timestamp,
) -> QueryResult<()> {
    record_by(
        db,
        &Actor::from(by),
        by.organisation.id,
        verb,
        (id, name),
        now,
    )
}

fn record_by(
    db: &mut Db,
    actor: &Actor,
    organisation: Id<Organisation>,
    verb: Verb,
    (id, name): (Id<Member>, &str),
    now: Timestamp,
) -> QueryResult<()> {
    let deed = Deed {
        verb,
        noun: Noun::Member,
        object: id.cast(),
        object_name: name,
        reason: "",
    };
    activities::add(db, &[organisation], actor, deed, now)
}
