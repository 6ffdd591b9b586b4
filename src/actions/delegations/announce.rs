//! What both sides read of a delegation: their activity and their mail.
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
    members,
    outbox::{self, About},
};
use diesel::result::QueryResult;

/// A delegation, its two sides, and who does something with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Affair<'a> {
    pub by: &'a Scope,
    pub customer: &'a Organisation,
    pub partner: &'a Organisation,
    pub id: Id<Delegation>,
    pub name: &'a Name,
}

impl Affair<'_> {
    /// Writes the deed into the activity of both sides.
    pub fn record(&self, db: &mut Db, verb: Verb, reason: &str, now: Timestamp) -> QueryResult<()> {
        let deed = Deed {
            verb,
            noun: Noun::Delegation,
            object: self.id.cast(),
            object_name: self.name.as_str(),
            reason,
        };
        let concerned = [self.customer.id, self.partner.id];
        activities::add(db, &concerned, &Actor::from(self.by), deed, now)
    }

    /// Mails both sides.
    pub fn mail(
        &self,
        db: &mut Db,
        topic: Topic,
        now: Timestamp,
        facts: impl Fn(Message) -> Message,
    ) -> QueryResult<()> {
        self.mail_to(db, self.customer, topic, now, &facts)?;
        self.mail_to(db, self.partner, topic, now, &facts)
    }

    /// Mails the partner alone.
    pub fn mail_partner(
        &self,
        db: &mut Db,
        topic: Topic,
        now: Timestamp,
        facts: impl Fn(Message) -> Message,
    ) -> QueryResult<()> {
        self.mail_to(db, self.partner, topic, now, &facts)
    }

    fn mail_to(
        &self,
        db: &mut Db,
        side: &Organisation,
        topic: Topic,
        now: Timestamp,
        facts: &impl Fn(Message) -> Message,
    ) -> QueryResult<()> {
        let about = About {
            organisation: Some(side.id),
            object: Some(self.id.cast()),
        };
        for recipient in members::recipients(db, side.id)? {
            let mail = Message::new(topic, recipient.language)
                .fact("customer", &self.customer.name)
                .fact("partner", &self.partner.name)
                .fact("delegation", self.name)
                .fact("sender", &self.by.organisation.name)
                .page(paths::delegation(&side.slug, self.id));
            outbox::add(db, &recipient, &facts(mail), about, now)?;
        }
        Ok(())
    }
}
