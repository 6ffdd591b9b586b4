//! The mail for a new password (P2): whoever asks for it does not learn whether the person has an account here.
use super::record;
use crate::{
    actions::accounts::password,
    domain::{
        access::{For, ResetPasswords},
        activity::Verb,
        id::Id,
        message::{Message, Recipient, Topic},
        once::Once,
        paths,
        person::Person,
        time::Timestamp,
    },
    store::{
        Db, members, once_keys,
        outbox::{self, About},
        people,
    },
};
use diesel::QueryResult;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mailed {
    Now,
    /// The same form came before; its mail is on its way.
    Before,
}

/// Why no mail was sent.
#[derive(Debug, thiserror::Error)]
pub enum ResetError {
    #[error("there is no such person")]
    Unknown,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Mails the person: a member of the customer the link for a new password here, everybody else the request to choose a
/// new one where the customer signs in. Both mails belong to no organisation, so that no list tells which it was. Of the
/// same form twice one is mailed.
pub fn send_reset(
    db: &mut Db,
    by: &For<ResetPasswords>,
    id: Id<Person>,
    once: Option<&Once>,
    now: Timestamp,
) -> Result<Mailed, ResetError> {
    let own = by.organisation.id;
    let found = people::by_id(db, by.customer().id, id)?;
    let person = found.ok_or(ResetError::Unknown)?;
    if let Some(once) = once
        && once_keys::take(db, own, once, now)?.is_some()
    {
        return Ok(Mailed::Before);
    }
    mail(db, by, &person, now)?;
    record(db, by, Verb::PersonMailed, &person, now)?;
    if let Some(once) = once {
        once_keys::settle(db, own, once, &paths::person(&by.home(), id))?;
    }
    Ok(Mailed::Now)
}

fn mail(db: &mut Db, by: &For<ResetPasswords>, person: &Person, now: Timestamp) -> QueryResult<()> {
    let customer = by.customer();
    if members::has_mailbox(db, customer.id, person.email.key())? {
        return password::ask_reset(db, &person.email, now);
    }
    let to = Recipient {
        name: person.name.to_string(),
        email: person.email.to_string(),
        language: customer.language,
    };
    let mail = Message::new(Topic::PasswordElsewhere, to.language)
        .fact("customer", &customer.name)
        .fact("person", &by.name)
        .fact("organisation", &by.organisation.name);
    outbox::add(db, &to, &mail, About::default(), now).map(|_| ())
}
