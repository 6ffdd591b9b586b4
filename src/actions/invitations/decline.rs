//! The person that an invitation is addressed to declines it.
use super::{
    link::Link,
    shown::{self, Blank},
    tell,
};
use crate::{
    domain::{
        access::AcceptInvitations,
        account::Account,
        id::Id,
        invitation::{Refusal, State},
        language::Language,
        organisation::Organisation,
        text::Note,
        time::Timestamp,
    },
    store::{Db, accounts, activities::Actor, invitations, members, outbox},
};
use diesel::prelude::*;

/// Why an invitation was not declined.
#[derive(Debug, thiserror::Error)]
pub enum DeclineError {
    #[error(transparent)]
    Blank(#[from] Blank),
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Declines for the owner of the mailbox that was invited, who need not belong to an organisation yet.
pub fn decline(
    db: &mut Db,
    account: Id<Account>,
    link: Link<'_>,
    reason: &Note,
    now: Timestamp,
) -> Result<(), DeclineError> {
    let shown = shown::for_answer(db, link, Language::default())?;
    let (person, _) = accounts::by_id(db, account)?;
    shown.invitation.may_decline(&person.email, now)?;
    let id = shown.invitation.id;
    if !invitations::move_on(db, id, State::Issued, State::Declined, now)? {
        let left = invitations::by_id(db, id)?.ok_or(Blank::Unknown)?;
        left.is_open(now)?;
    }
    // What still brings the link brings one that was answered.
    outbox::withdraw(db, id.cast())?;
    let actor = Actor {
        account: Some(account),
        name: person.name.to_string(),
        organisation: shown.customer_name().to_owned(),
    };
    let own = own_customer(db, account)?;
    Ok(tell::declined(db, &actor, own, &shown, reason, now)?)
}

/// The one organisation that the person could have accepted for. Of several none is known to be meant.
fn own_customer(db: &mut Db, account: Id<Account>) -> QueryResult<Option<Id<Organisation>>> {
    let scopes = members::scopes_of(db, account)?;
    let mut able = scopes.iter().filter(|s| s.may::<AcceptInvitations>());
    let first = able.next().map(|scope| scope.organisation.id);
    Ok(first.filter(|_| able.next().is_none()))
}
