//! Whom a mail to an organisation as a whole goes to: its members in charge, and of its notices its notice addresses.
use crate::{
    domain::{
        email::Email,
        id::Id,
        message::{Message, Recipient, Topic},
        organisation::Organisation,
    },
    store::{Db, members, notices},
};
use diesel::QueryResult;

/// Somebody who reads it.
#[derive(Debug)]
pub(super) struct Reader {
    pub to: Recipient,
    /// Not a member: reads a copy at a notice address of the organisation.
    copy: bool,
}

impl Reader {
    /// A mail to them, about `topic`.
    pub fn mail(&self, topic: Topic) -> Message {
        let mail = Message::new(topic, self.to.language);
        match self.copy {
            true => mail.fact("copy", &self.to.name),
            false => mail,
        }
    }
}

/// The organisation's readers of mails about `topic`, each mailbox once.
pub(super) fn readers(
    db: &mut Db,
    organisation: Id<Organisation>,
    topic: Topic,
) -> QueryResult<Vec<Reader>> {
    let members = members::recipients(db, organisation)?.into_iter();
    let members = members.map(|to| Reader { to, copy: false }).collect();
    with_copies(db, organisation, topic, members)
}

/// Those members, and whoever gets a copy.
pub(super) fn with_copies(
    db: &mut Db,
    organisation: Id<Organisation>,
    topic: Topic,
    mut readers: Vec<Reader>,
) -> QueryResult<Vec<Reader>> {
    if topic.is_notice() {
        let known: Vec<_> = readers
            .iter()
            .filter_map(|reader| key(&reader.to))
            .collect();
        let copies = notices::recipients(db, organisation)?.into_iter();
        let copies = copies.filter(|to| key(to).is_none_or(|key| !known.contains(&key)));
        readers.extend(copies.map(|to| Reader { to, copy: true }));
    }
    Ok(readers)
}

impl From<Recipient> for Reader {
    fn from(to: Recipient) -> Self {
        Self { to, copy: false }
    }
}

fn key(to: &Recipient) -> Option<String> {
    let email = Email::parse(&to.email).ok()?;
    Some(email.key().as_str().to_owned())
}
