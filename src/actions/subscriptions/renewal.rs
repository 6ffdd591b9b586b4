//! The end of the term, and whether it renews itself.
use super::{
    add_on::living,
    announce::Affair,
    change::{ChangeError, Held},
};
use crate::domain::{
    access::{By, ManageSubscriptions},
    activity::Verb,
    day::Day,
    id::Id,
    message::Topic,
    subscription::{Refusal, Subscription, term},
    time::Timestamp,
};
use crate::store::{Db, add_ons, subscriptions};
use diesel::result::QueryResult;

/// Sets both, of its add-ons too. The same again changes nothing.
pub fn set_renewal(
    db: &mut Db,
    by: &By<ManageSubscriptions>,
    id: Id<Subscription>,
    (ends_on, auto_renew): (Day, bool),
    now: Timestamp,
) -> Result<(), ChangeError> {
    let mut held = Held::by(db, by, id)?;
    held.related(db)?;
    if add_ons::base_of(db, id)?.is_some() {
        return Err(Refusal::FollowsBase.into());
    }
    let add_ons = living(db, id)?;
    let own = by.organisation.id;
    let set = held.change(
        db,
        |old| decide(old, (ends_on, auto_renew), now),
        |db, old, next| subscriptions::set_renewal(db, old, own, next),
    )?;
    if let Some(next) = set {
        let affair = held.affair();
        follow(db, affair, &add_ons, next, now)?;
        let detail = ends_on.to_string();
        affair.record(db, Verb::SubscriptionRenewalChanged, (&detail, ""), now)?;
        affair.mail_customer(db, Topic::SubscriptionChanged, now, |mail| {
            mail.fact("change", "renewal")
                .fact("until", ends_on)
                .fact("enabled", if auto_renew { "yes" } else { "no" })
        })?;
    }
    Ok(())
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
    (ends_on, auto_renew): (Day, bool),
    now: Timestamp,
) -> Result<Option<(Day, bool)>, Refusal> {
    if (old.term_ends_on, old.auto_renew) == (ends_on, auto_renew) {
        return Ok(None);
    }
    // A term that stays as it was may be over: only its renewal changes then.
    if old.term_ends_on != ends_on {
        term(ends_on, now)?;
    }
    Ok(Some((ends_on, auto_renew)))
}
