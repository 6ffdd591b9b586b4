//! A relationship with both its sides, and what they read of it.
use crate::actions::notices::Audience;
use crate::domain::{
    access::Scope,
    activity::{Noun, Verb},
    id::Id,
    message::Topic,
    organisation::Organisation,
    text::Note,
    time::Timestamp,
};
use crate::store::{
    Db,
    activities::{self, Actor, Deed},
    organisations,
    outbox::{self, About},
    relationships::{self, Kept},
};
use diesel::result::QueryResult;

/// A held relationship, its sides, and who does something with it.
pub(super) struct Tie<'a> {
    pub by: &'a Scope,
    pub kept: Kept,
    pub provider: Organisation,
    pub customer: Organisation,
    pub now: Timestamp,
}

impl<'a> Tie<'a> {
    /// The active relationship of these two, if they have one; it stays so until the transaction ends.
    pub fn lock(
        db: &mut Db,
        by: &'a Scope,
        (provider, customer): (Id<Organisation>, Id<Organisation>),
        now: Timestamp,
    ) -> QueryResult<Option<Self>> {
        let Some(kept) = relationships::lock(db, provider, customer)? else {
            return Ok(None);
        };
        Ok(Some(Self {
            by,
            kept,
            provider: organisations::by_id(db, provider)?,
            customer: organisations::by_id(db, customer)?,
            now,
        }))
    }

    /// Writes the deed into the activity of provider and customer, each of which knows it by the other's name.
    pub fn record(&self, db: &mut Db, verb: Verb, reason: &Note) -> QueryResult<()> {
        self.record_for(db, self.provider.id, &self.customer, (verb, reason))?;
        self.record_for(db, self.customer.id, &self.provider, (verb, reason))
    }

    /// The same for one reader.
    pub fn record_for(
        &self,
        db: &mut Db,
        reader: Id<Organisation>,
        other_side: &Organisation,
        (verb, reason): (Verb, &Note),
    ) -> QueryResult<()> {
        let deed = Deed {
            verb,
            noun: Noun::Relationship,
            object: self.kept.id.cast(),
            object_name: other_side.name.as_str(),
            reason: reason.as_str(),
        };
        activities::add(db, &[reader], &Actor::from(self.by), deed, self.now)
    }

    /// Mails those in charge of `to`, with a link to a page that they have.
    pub fn mail(
        &self,
        db: &mut Db,
        to: &Organisation,
        topic: Topic,
        (page, reason): (String, &Note),
    ) -> QueryResult<()> {
        let about = About {
            organisation: Some(to.id),
            object: Some(self.kept.id.cast()),
        };
        for reader in Audience::of(db, &[to.id])?.readers(to.id, topic) {
            let mail = reader
                .mail(topic)
                .fact("provider", &self.provider.name)
                .fact("customer", &self.customer.name)
                .fact("sender", &self.by.organisation.name)
                .fact("reason", reason)
                .page(page.clone());
            outbox::add(db, &reader.to, &mail, about, self.now)?;
        }
        Ok(())
    }
}
