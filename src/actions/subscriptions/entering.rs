//! Subscriptions to be: checked by the rules, written with their activity, told to their customers.
use super::{
    announce::Affair,
    parties::{EnterError, New, parties},
};
use crate::domain::{
    access::{By, ManageSubscriptions},
    activity::Verb,
    id::Id,
    message::{Message, Topic},
    organisation::{Kind, Organisation},
    paths,
    subscription::{self, State, Subscription},
    time::Timestamp,
};
use crate::store::{
    Db, ids, organisations,
    outbox::{self, About},
    recipients, subscriptions,
};
use diesel::QueryResult;
use std::collections::BTreeSet;

/// A subscription that may be entered, and its customer.
#[derive(Debug, Clone)]
pub struct Entering {
    pub subscription: Subscription,
    pub customer: Organisation,
}

impl Entering {
    /// What would be entered, if `own` may enter it.
    pub fn checked(
        db: &mut Db,
        own: &Organisation,
        new: &New,
        now: Timestamp,
    ) -> Result<Self, EnterError> {
        let (customer, provider) = parties(db, own, new)?;
        let subscription = Subscription {
            id: ids::fresh(now),
            customer: customer.id,
            service: new.service,
            product: new.product.clone(),
            channel: new.channel,
            provider,
            seats: subscription::seats(new.service, new.seats)?,
            assigned: 0,
            term_ends_on: subscription::term(new.term_ends_on, now)?,
            auto_renew: new.auto_renew,
            state: State::Active,
        };
        Ok(Self {
            subscription,
            customer,
        })
    }

    /// Enters it, as the activity of both sides tells.
    pub fn write(
        &self,
        db: &mut Db,
        by: &By<ManageSubscriptions>,
        now: Timestamp,
    ) -> QueryResult<()> {
        subscriptions::add(db, &self.subscription, by.organisation.id, now)?;
        let affair = self.affair(by);
        affair.record(db, Verb::SubscriptionEntered, ("", ""), now)
    }

    /// Mails each customer once; or, where a customer entered them itself, each partner of record that it named.
    pub fn tell(
        db: &mut Db,
        by: &By<ManageSubscriptions>,
        entered: &[Self],
        now: Timestamp,
    ) -> QueryResult<()> {
        if by.organisation.kind == Kind::Customer {
            return Self::tell_named(db, by, entered, now);
        }
        let mut told: Vec<Id<Organisation>> = Vec::new();
        for one in entered {
            let customer = &one.customer;
            if told.contains(&customer.id) {
                continue;
            }
            told.push(customer.id);
            match entered
                .iter()
                .filter(|it| it.customer.id == customer.id)
                .count()
            {
                1 => one.mail(db, by, now)?,
                count => several(db, by, (customer, &by.organisation), count, now)?,
            }
        }
        Ok(())
    }

    /// Whoever is named can no longer remove the relationship as long as it goes on.
    fn tell_named(
        db: &mut Db,
        by: &By<ManageSubscriptions>,
        entered: &[Self],
        now: Timestamp,
    ) -> QueryResult<()> {
        let named = entered.iter().filter_map(|one| one.subscription.provider);
        let named: BTreeSet<_> = named.collect();
        for provider in named {
            let is_theirs = |one: &&Self| one.subscription.provider == Some(provider);
            let theirs: Vec<_> = entered.iter().filter(is_theirs).collect();
            let provider = organisations::by_id(db, provider)?;
            match theirs.as_slice() {
                [one] => one.mail_named(db, by, &provider, now)?,
                all => several(db, by, (&provider, &provider), all.len(), now)?,
            }
        }
        Ok(())
    }

    fn mail(&self, db: &mut Db, by: &By<ManageSubscriptions>, now: Timestamp) -> QueryResult<()> {
        let affair = self.affair(by);
        affair.mail_customer(db, Topic::SubscriptionEntered, now, |mail| self.facts(mail))
    }

    fn mail_named(
        &self,
        db: &mut Db,
        by: &By<ManageSubscriptions>,
        provider: &Organisation,
        now: Timestamp,
    ) -> QueryResult<()> {
        let affair = self.affair(by);
        affair.mail_named(db, provider, Topic::SubscriptionEntered, now, |mail| {
            self.facts(mail)
        })
    }

    fn facts(&self, mail: Message) -> Message {
        let it = &self.subscription;
        let seats = it.seats.map(|s| s.to_string()).unwrap_or_default();
        mail.fact("seats", seats)
            .fact("until", it.term_ends_on)
            .fact("enabled", if it.auto_renew { "yes" } else { "no" })
    }

    fn affair<'a>(&'a self, by: &'a By<ManageSubscriptions>) -> Affair<'a> {
        Affair {
            by,
            subscription: &self.subscription,
            customer: &self.customer,
        }
    }
}

/// One mail about many to this organisation: the customer, or the partner of record that the customer named.
fn several(
    db: &mut Db,
    by: &By<ManageSubscriptions>,
    (to, provider): (&Organisation, &Organisation),
    count: usize,
    now: Timestamp,
) -> QueryResult<()> {
    let about = About {
        organisation: Some(to.id),
        object: None,
    };
    let (customer, kind) = match to.id == provider.id {
        true => (&by.organisation, "named"),
        false => (to, ""),
    };
    for recipient in recipients::in_charge(db, to.id)? {
        let mail = Message::new(Topic::SubscriptionsEntered, recipient.language)
            .fact("customer", &customer.name)
            .fact("provider", &provider.name)
            .fact("sender", &by.organisation.name)
            .fact("count", count)
            .fact("kind", kind)
            .page(paths::subscriptions(&to.slug));
        outbox::add(db, &recipient, &mail, about, now)?;
    }
    Ok(())
}
