//! The mail for a new password (P2): whoever asks for it does not learn whether the person has an account here.
use super::record;
use crate::{
    actions::accounts::password,
    domain::{
        access::{For, ResetPasswords},
        activity::Verb,
        id::Id,
        message::{Message, Recipient, Topic},
        person::Person,
        time::Timestamp,
    },
    store::{
        Db, members,
        outbox::{self, About},
        people,
    },
};

/// Why no mail was sent.
#[derive(Debug, thiserror::Error)]
pub enum ResetError {
    #[error("there is no such person")]
    Unknown,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Mails the person: a member of the customer the link for a new password here, everybody else the request to choose a
/// new one where the customer signs in. Both mails belong to no organisation, so that no list tells which it was.
pub fn send_reset(
    db: &mut Db,
    by: &For<ResetPasswords>,
    id: Id<Person>,
    now: Timestamp,
) -> Result<(), ResetError> {
    let customer = by.customer();
    let found = people::by_id(db, customer.id, id)?;
    let person = found.ok_or(ResetError::Unknown)?;
    if members::has_mailbox(db, customer.id, person.email.key())? {
        password::ask_reset(db, &person.email, now)?;
    } else {
        let to = Recipient {
            name: person.name.to_string(),
            email: person.email.to_string(),
            language: customer.language,
        };
        let mail = Message::new(Topic::PasswordElsewhere, to.language)
            .fact("customer", &customer.name)
            .fact("person", &by.name)
            .fact("organisation", &by.organisation.name);
        outbox::add(db, &to, &mail, About::default(), now)?;
    }
    Ok(record(db, by, Verb::PersonMailed, &person, now)?)
}
