//! Subscriptions to be: checked by the rules, written with their activity, told to their customers.
use super::{
    announce::Affair,
    enter::{EnterError, New, parties},
};
use crate::domain::{
    access::{By, ManageSubscriptions},
    activity::Verb,
    id::Id,
    message::{Message, Topic},
    organisation::Organisation,
    paths,
    subscription::{self, State, Subscription},
    time::Timestamp,
};
use crate::store::{
    Db, ids, members,
    outbox::{self, About},
    subscriptions,
};
use diesel::QueryResult;

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

    /// Mails each customer once, unless it entered them itself.
    pub fn tell(
        db: &mut Db,
        by: &By<ManageSubscriptions>,
        entered: &[Self],
        now: Timestamp,
    ) -> QueryResult<()> {
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
                count => several(db, by, customer, count, now)?,
            }
        }
        Ok(())
    }

    fn mail(&self, db: &mut Db, by: &By<ManageSubscriptions>, now: Timestamp) -> QueryResult<()> {
        let it = &self.subscription;
        let affair = self.affair(by);
        affair.mail_customer(db, Topic::SubscriptionEntered, now, |mail| {
            let seats = it.seats.map(|s| s.to_string()).unwrap_or_default();
            mail.fact("seats", seats)
                .fact("until", it.term_ends_on)
                .fact("enabled", if it.auto_renew { "yes" } else { "no" })
        })
    }

    fn affair<'a>(&'a self, by: &'a By<ManageSubscriptions>) -> Affair<'a> {
        Affair {
            by,
            subscription: &self.subscription,
            customer: &self.customer,
        }
    }
}

/// One mail about many.
fn several(
    db: &mut Db,
    by: &By<ManageSubscriptions>,
    customer: &Organisation,
    count: usize,
    now: Timestamp,
) -> QueryResult<()> {
    if by.organisation.id == customer.id {
        return Ok(());
    }
    let about = About {
        organisation: Some(customer.id),
        object: None,
    };
    for recipient in members::recipients(db, customer.id)? {
        let mail = Message::new(Topic::SubscriptionsEntered, recipient.language)
            .fact("customer", &customer.name)
            .fact("provider", &by.organisation.name)
            .fact("sender", &by.organisation.name)
            .fact("count", count)
            .page(paths::subscriptions(&customer.slug));
        outbox::add(db, &recipient, &mail, about, now)?;
    }
    Ok(())
}
