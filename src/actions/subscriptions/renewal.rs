//! The end of the term, and whether it renews itself.
use super::{
    add_on::living,
    announce::Affair,
    change::{ChangeError, Changed, Held},
};
use crate::domain::{
    access::{By, ManageSubscriptions},
    activity::Verb,
    day::Day,
    id::Id,
    message::Topic,
    snapshot::Snapshot,
    subscription::{Refusal, Subscription, term},
    time::Timestamp,
};
use crate::store::{Db, add_ons, subscriptions};
use diesel::result::QueryResult;

/// What is set.
#[derive(Debug)]
pub struct Renewal {
    pub ends_on: Day,
    pub auto_renew: bool,
    /// Of the page that was filled in; empty where there was none.
    pub version: String,
}

/// What the page of the renewal shows.
pub fn shown_renewal(subscription: &Subscription) -> Snapshot {
    let renews = if subscription.auto_renew { "yes" } else { "" };
    Snapshot::of([
        ("term_ends_on", subscription.term_ends_on.to_string()),
        ("auto_renew", renews.to_owned()),
    ])
}

/// Sets both, of its add-ons too. The same again changes nothing, and an old page nothing that was set since.
pub fn set_renewal(
    db: &mut Db,
    by: &By<ManageSubscriptions>,
    id: Id<Subscription>,
    new: &Renewal,
    now: Timestamp,
) -> Result<Changed, ChangeError> {
    let mut held = Held::by(db, by, id)?;
    held.related(db)?;
    if add_ons::base_of(db, id)?.is_some() {
        return Err(Refusal::FollowsBase.into());
    }
    let add_ons = living(db, id)?;
    let own = by.organisation.id;
    let set = held.change(
        db,
        |old| decide(old, new, now),
        |db, old, next| subscriptions::set_renewal(db, old, own, next),
    )?;
    let Some(next) = set else {
        return Ok(Changed::Before);
    };
    let affair = held.affair();
    follow(db, affair, &add_ons, next, now)?;
    let detail = new.ends_on.to_string();
    affair.record(db, Verb::SubscriptionRenewalChanged, (&detail, ""), now)?;
    affair.mail_customer(db, Topic::SubscriptionChanged, now, |mail| {
        mail.fact("change", "renewal")
            .fact("until", new.ends_on)
            .fact("enabled", if new.auto_renew { "yes" } else { "no" })
    })?;
    Ok(Changed::Now)
}

/// Sets the same for its add-ons, each as its own activity tells.
fn follow(
    db: &mut Db,
    affair: Affair<'_>,
    add_ons: &[Subscription],
    next: (Day, bool),
    now: Timestamp,
) -> QueryResult<()> {
    let detail = next.0.to_string();
    for add_on in add_ons {
        // One that was cancelled meanwhile has no term any more.
        if subscriptions::set_renewal(db, add_on, affair.by.organisation.id, next)? {
            let affair = Affair {
                subscription: add_on,
                ..affair
            };
            affair.record(db, Verb::SubscriptionRenewalChanged, (&detail, ""), now)?;
        }
    }
    Ok(())
}

fn decide(
    old: &Subscription,
    new: &Renewal,
    now: Timestamp,
) -> Result<Option<(Day, bool)>, ChangeError> {
    let next = (new.ends_on, new.auto_renew);
    if (old.term_ends_on, old.auto_renew) == next {
        return Ok(None);
    }
    shown_renewal(old).is_of(&new.version)?;
    // A term that stays as it was may be over: only its renewal changes then.
    if old.term_ends_on != new.ends_on {
        term(new.ends_on, now)?;
    }
    Ok(Some(next))
}
