//! A membership counts once the person agreed to it: joining, and declining.
use super::record_by;
use crate::{
    domain::{
        account::Account, activity::Verb, id::Id, organisation::Organisation, time::Timestamp,
        waiting_member::WaitingMember,
    },
    store::{Db, activities::Actor, members, outbox, waiting_members},
};
use diesel::QueryResult;

/// Why nobody joined.
#[derive(Debug, thiserror::Error)]
pub enum JoinError {
    #[error("nobody asks this mailbox for that")]
    Unknown,
    #[error("the organisation is suspended")]
    Suspended(Box<Organisation>),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Makes the person the member that waited for its mailbox.
pub fn join(
    db: &mut Db,
    person: &Account,
    id: Id<WaitingMember>,
    now: Timestamp,
) -> Result<Organisation, JoinError> {
    let (waited, organisation) = asked(db, person, id)?.ok_or(JoinError::Unknown)?;
    if !organisation.is_in_good_standing() {
        return Err(JoinError::Suspended(Box::new(organisation)));
    }
    // Of two answers at once the first counts.
    if !waiting_members::remove(db, waited.id)? {
        return Err(JoinError::Unknown);
    }
    outbox::withdraw(db, waited.id.cast())?;
    if members::join(db, &waited, person.id, now)? {
        let account = Some(person.id);
        answered(
            db,
            &waited,
            &organisation,
            (account, Verb::MemberJoined),
            now,
        )?;
    }
    Ok(organisation)
}

/// Says no: nothing is left of it but the record that somebody of that name was asked.
pub fn decline(
    db: &mut Db,
    person: &Account,
    id: Id<WaitingMember>,
    now: Timestamp,
) -> Result<(), JoinError> {
    let (waited, organisation) = asked(db, person, id)?.ok_or(JoinError::Unknown)?;
    if !waiting_members::remove(db, waited.id)? {
        return Err(JoinError::Unknown);
    }
    outbox::withdraw(db, waited.id.cast())?;
    // Whose account it is stays unsaid.
    Ok(answered(
        db,
        &waited,
        &organisation,
        (None, Verb::MemberDeclined),
        now,
    )?)
}

/// What this person's mailbox was asked for; what others were asked for does not exist.
pub fn asked(
    db: &mut Db,
    person: &Account,
    id: Id<WaitingMember>,
) -> QueryResult<Option<(WaitingMember, Organisation)>> {
    let all = waiting_members::of_mailbox(db, person.email.key())?;
    Ok(all.into_iter().find(|(waited, _)| waited.id == id))
}

fn answered(
    db: &mut Db,
    waited: &WaitingMember,
    organisation: &Organisation,
    (account, verb): (Option<Id<Account>>, Verb),
    now: Timestamp,
) -> QueryResult<()> {
    let actor = Actor {
        account,
        name: waited.name.to_string(),
        organisation: organisation.name.to_string(),
    };
    record_by(
        db,
        &actor,
        organisation.id,
        verb,
        (waited.id.cast(), waited.name.as_str()),
        now,
    )
}
