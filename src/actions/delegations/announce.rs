//! What both sides read of a delegation: their activity and their mail.
use crate::actions::notices::{Audience, Reader};
use crate::domain::{
    access::Scope,
    activity::{Noun, Verb},
    delegation::Delegation,
    id::Id,
    message::{Message, Topic},
    organisation::Organisation,
    paths,
    text::Name,
    time::Timestamp,
};
use crate::store::{
    Db,
    activities::{self, Actor, Deed},
    outbox::{self, About, Letter},
};
use diesel::result::QueryResult;

/// A delegation, its two sides, and who does something with it.
#[derive(Debug, Clone, Copy)]
pub(in crate::actions) struct Affair<'a> {
    /// Nobody where time alone does it.
    pub by: Option<&'a Scope>,
    pub customer: &'a Organisation,
    pub partner: &'a Organisation,
    pub id: Id<Delegation>,
    pub name: &'a Name,
}

impl Affair<'_> {
    /// Writes the deed into the activity of both sides.
    pub fn record(&self, db: &mut Db, verb: Verb, reason: &str, now: Timestamp) -> QueryResult<()> {
        let actor = self.by.map_or_else(Actor::nobody, Actor::from);
        let for_customer = self.for_customer();
        activities::add_each(db, &actor, &self.deeds(&for_customer, verb, reason), now)
    }

    /// What the customer calls the rights. It reads whose they are: names are unique for each partner alone.
    pub fn for_customer(&self) -> String {
        format!("{} ({})", self.name, self.partner.name)
    }

    /// The deed as each side reads it.
    pub fn deeds<'b>(
        &'b self,
        for_customer: &'b str,
        verb: Verb,
        reason: &'b str,
    ) -> [(Id<Organisation>, Deed<'b>); 2] {
        let deed = |object_name| Deed {
            verb,
            noun: Noun::Delegation,
            object: self.id.cast(),
            object_name,
            reason,
        };
        [
            (self.customer.id, deed(for_customer)),
            (self.partner.id, deed(self.name.as_str())),
        ]
    }

    /// Writes it into the activity of the partner alone.
    pub fn record_for_partner(
        &self,
        db: &mut Db,
        verb: Verb,
        of: &str,
        now: Timestamp,
    ) -> QueryResult<()> {
        let actor = self.by.map_or_else(Actor::nobody, Actor::from);
        self.add_for_partner(db, &actor, (verb, of), now)
    }

    fn add_for_partner(
        &self,
        db: &mut Db,
        actor: &Actor,
        (verb, of): (Verb, &str),
        now: Timestamp,
    ) -> QueryResult<()> {
        let deed = Deed {
            verb,
            noun: Noun::Delegation,
            object: self.id.cast(),
            object_name: &format!("{} ({of})", self.name),
            reason: "",
        };
        activities::add(db, &[self.partner.id], actor, deed, now)
    }

    /// Writes into the activity of the partner alone which of its groups lost roles of the delegation. Nobody took them
    /// from these: it follows from what became of the rights, and that says who did it.
    pub fn record_narrowed(
        &self,
        db: &mut Db,
        groups: &[String],
        now: Timestamp,
    ) -> QueryResult<()> {
        if groups.is_empty() {
            return Ok(());
        }
        let names = groups.join(", ");
        self.add_for_partner(db, &Actor::nobody(), (Verb::AccessNarrowed, &names), now)
    }

    /// Writes it into the activity of these alone, under the name that the customer knows.
    pub fn record_between(
        &self,
        db: &mut Db,
        readers: [Id<Organisation>; 2],
        (verb, reason): (Verb, &str),
        now: Timestamp,
    ) -> QueryResult<()> {
        let deed = Deed {
            verb,
            noun: Noun::Delegation,
            object: self.id.cast(),
            object_name: &self.for_customer(),
            reason,
        };
        let actor = self.by.map_or_else(Actor::nobody, Actor::from);
        activities::add(db, &readers, &actor, deed, now)
    }

    /// Mails the customer alone.
    pub fn mail_customer(
        &self,
        db: &mut Db,
        topic: Topic,
        now: Timestamp,
        facts: impl Fn(Message) -> Message,
    ) -> QueryResult<()> {
        self.send(db, &[self.customer], topic, now, &facts)
    }

    /// Mails another organisation, with the page of the customer that it has.
    pub fn mail_onlooker(
        &self,
        db: &mut Db,
        onlooker: &Organisation,
        topic: Topic,
        now: Timestamp,
        facts: impl Fn(Message) -> Message,
    ) -> QueryResult<()> {
        let page = paths::customer(&onlooker.slug, self.customer.id);
        self.send(db, &[onlooker], topic, now, &|mail| {
            facts(mail).page(page.clone())
        })
    }

    /// Mails both sides.
    pub fn mail(
        &self,
        db: &mut Db,
        topic: Topic,
        now: Timestamp,
        facts: impl Fn(Message) -> Message,
    ) -> QueryResult<()> {
        self.send(db, &[self.customer, self.partner], topic, now, &facts)
    }

    /// Mails the partner alone.
    pub fn mail_partner(
        &self,
        db: &mut Db,
        topic: Topic,
        now: Timestamp,
        facts: impl Fn(Message) -> Message,
    ) -> QueryResult<()> {
        self.send(db, &[self.partner], topic, now, &facts)
    }

    fn send(
        &self,
        db: &mut Db,
        sides: &[&Organisation],
        topic: Topic,
        now: Timestamp,
        facts: &impl Fn(Message) -> Message,
    ) -> QueryResult<()> {
        let ids: Vec<_> = sides.iter().map(|side| side.id).collect();
        let audience = Audience::of(db, &ids)?;
        let letters = |side: &&Organisation| self.letters(&audience, side, topic, facts);
        let letters: Vec<_> = sides.iter().flat_map(letters).collect();
        outbox::add_all(db, &letters, now)
    }

    /// The mails to one side, which is part of the audience.
    pub fn letters(
        &self,
        audience: &Audience,
        side: &Organisation,
        topic: Topic,
        facts: &impl Fn(Message) -> Message,
    ) -> Vec<Letter> {
        let about = About {
            organisation: Some(side.id),
            object: Some(self.id.cast()),
        };
        let letter = |reader: Reader| {
            let mut mail = reader
                .mail(topic)
                .fact("customer", &self.customer.name)
                .fact("partner", &self.partner.name)
                .fact("delegation", self.name);
            if let Some(by) = self.by {
                mail = mail.fact("sender", &by.organisation.name);
            }
            let mail = mail.page(paths::delegation(&side.slug, self.id));
            Letter {
                message: facts(mail),
                to: reader.to,
                about,
            }
        };
        let readers = audience.readers(side.id, topic);
        readers.into_iter().map(letter).collect()
    }
}
