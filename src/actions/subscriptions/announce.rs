//! What both sides read of a subscription: their activity, and a mail on what the other one did.
use crate::domain::{
    access::Scope,
    activity::{Noun, Verb},
    message::{Message, Topic},
    organisation::Organisation,
    paths,
    subscription::Subscription,
    time::Timestamp,
};
use crate::store::{
    Db,
    activities::{self, Actor, Deed},
    outbox::{self, About},
    recipients,
};
use diesel::result::QueryResult;

/// A subscription, its customer, and who does something with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Affair<'a> {
    pub by: &'a Scope,
    pub subscription: &'a Subscription,
    pub customer: &'a Organisation,
}

impl Affair<'_> {
    /// Writes the deed into the activity of the customer and of the partner of record; `detail` stands behind the product.
    pub fn record(
        &self,
        db: &mut Db,
        verb: Verb,
        (detail, reason): (&str, &str),
        now: Timestamp,
    ) -> QueryResult<()> {
        let product = &self.subscription.product;
        let object_name = match detail {
            "" => product.to_string(),
            detail => format!("{product} ({detail})"),
        };
        let deed = Deed {
            verb,
            noun: Noun::Subscription,
            object: self.subscription.id.cast(),
            object_name: &object_name,
            reason,
        };
        let mut concerned = vec![self.customer.id];
        concerned.extend(self.subscription.provider);
        activities::add(db, &concerned, &Actor::from(self.by), deed, now)
    }

    /// Mails the customer, unless it did it itself.
    pub fn mail_customer(
        &self,
        db: &mut Db,
        topic: Topic,
        now: Timestamp,
        facts: impl Fn(Message) -> Message,
    ) -> QueryResult<()> {
        if self.by.organisation.id == self.customer.id {
            return Ok(());
        }
        let sides = (self.customer, &self.by.organisation);
        self.mail(db, sides, topic, now, facts)
    }

    /// Mails the partner of record that the customer named.
    pub fn mail_named(
        &self,
        db: &mut Db,
        provider: &Organisation,
        topic: Topic,
        now: Timestamp,
        facts: impl Fn(Message) -> Message,
    ) -> QueryResult<()> {
        self.mail(db, (provider, provider), topic, now, |mail| {
            facts(mail).fact("kind", "named")
        })
    }

    /// Mails an organisation about what this provider sold.
    fn mail(
        &self,
        db: &mut Db,
        (to, provider): (&Organisation, &Organisation),
        topic: Topic,
        now: Timestamp,
        facts: impl Fn(Message) -> Message,
    ) -> QueryResult<()> {
        let id = self.subscription.id;
        let about = About {
            organisation: Some(to.id),
            object: Some(id.cast()),
        };
        for recipient in recipients::in_charge(db, to.id)? {
            let mail = Message::new(topic, recipient.language)
                .fact("customer", &self.customer.name)
                .fact("provider", &provider.name)
                .fact("product", &self.subscription.product)
                .fact("services", self.subscription.service.slug)
                .fact("sender", &self.by.organisation.name)
                .page(paths::subscription(&paths::organisation(&to.slug), id));
            outbox::add(db, &recipient, &facts(mail), about, now)?;
        }
        Ok(())
    }
}
