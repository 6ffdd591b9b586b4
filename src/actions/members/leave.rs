//! A member leaves: nobody has to stay in an organisation.
use super::{MemberError, end_sessions, keep_one_global_admin, record};
use crate::{
    domain::{
        access::{By, Leave},
        activity::Verb,
        id::Id,
        time::Timestamp,
    },
    store::{Db, members, organisations, sessions::Session},
};

/// Ends the caller's own membership; the last global admin stays, also when two leave at once.
pub fn leave(
    db: &mut Db,
    by: &By<Leave>,
    session: Id<Session>,
    now: Timestamp,
) -> Result<(), MemberError> {
    organisations::lock(db, by.organisation.id)?;
    let member = members::of_account(db, by.organisation.id, by.account)?;
    let member = member.ok_or(MemberError::Unknown)?;
    keep_one_global_admin(db, &member)?;
    members::remove(db, &member)?;
    end_sessions(db, &member, session)?;
    Ok(record(
        db,
        by,
        Verb::MemberLeft,
        member.id,
        member.name.as_str(),
        now,
    )?)
}
