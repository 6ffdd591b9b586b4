//! Whom a mail to an organisation as a whole goes to: its members in charge, and of its notices its notice addresses.
use crate::{
    domain::{
        email::Email,
        id::Id,
        message::{Message, Recipient, Topic},
        organisation::Organisation,
    },
    store::{Db, notices, recipients},
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

/// Those in charge of rights in the organisations that one act concerns, and their notice addresses: looked up once.
#[derive(Debug)]
pub(super) struct Audience {
    members: Vec<(Id<Organisation>, Recipient)>,
    copies: Vec<(Id<Organisation>, Recipient)>,
}

impl Audience {
    pub fn of(db: &mut Db, organisations: &[Id<Organisation>]) -> QueryResult<Self> {
        Ok(Self {
            members: recipients::in_charge_of_rights(db, organisations)?,
            copies: notices::recipients(db, organisations.to_vec())?,
        })
    }

    /// The members of this organisation among them.
    pub fn members(&self, organisation: Id<Organisation>) -> impl Iterator<Item = &Recipient> {
        of(&self.members, organisation)
    }

    /// The organisation's readers of mails about `topic`, each mailbox once.
    pub fn readers(&self, organisation: Id<Organisation>, topic: Topic) -> Vec<Reader> {
        let members = self.members(organisation).cloned().map(Reader::from);
        self.with_copies(organisation, topic, members.collect())
    }

    /// Those members, and whoever gets a copy.
    pub fn with_copies(
        &self,
        organisation: Id<Organisation>,
        topic: Topic,
        readers: Vec<Reader>,
    ) -> Vec<Reader> {
        match topic.is_notice() {
            true => copied(readers, of(&self.copies, organisation).cloned()),
            false => readers,
        }
    }
}

fn of(
    all: &[(Id<Organisation>, Recipient)],
    organisation: Id<Organisation>,
) -> impl Iterator<Item = &Recipient> {
    let own = all.iter().filter(move |(of, _)| *of == organisation);
    own.map(|(_, to)| to)
}

/// The organisation's readers of mails about `topic`, each mailbox once.
pub(super) fn readers(
    db: &mut Db,
    organisation: Id<Organisation>,
    topic: Topic,
) -> QueryResult<Vec<Reader>> {
    let members = recipients::in_charge(db, organisation)?.into_iter();
    let members = members.map(|to| Reader { to, copy: false }).collect();
    with_copies(db, organisation, topic, members)
}

/// Those members, and whoever gets a copy.
pub(super) fn with_copies(
    db: &mut Db,
    organisation: Id<Organisation>,
    topic: Topic,
    readers: Vec<Reader>,
) -> QueryResult<Vec<Reader>> {
    if !topic.is_notice() {
        return Ok(readers);
    }
    let copies = notices::recipients(db, vec![organisation])?.into_iter();
    Ok(copied(readers, copies.map(|(_, to)| to)))
}

fn copied(mut readers: Vec<Reader>, copies: impl Iterator<Item = Recipient>) -> Vec<Reader> {
    let known: Vec<_> = readers
        .iter()
        .filter_map(|reader| key(&reader.to))
        .collect();
    let copies = copies.filter(|to| key(to).is_none_or(|key| !known.contains(&key)));
    readers.extend(copies.map(|to| Reader { to, copy: true }));
    readers
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
