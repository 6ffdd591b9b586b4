//! The end of the term, and whether it renews itself.
use super::{
    add_on::living,
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
        for add_on in &add_ons {
            subscriptions::set_renewal(db, add_on, own, next)?;
        }
        let affair = held.affair();
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
