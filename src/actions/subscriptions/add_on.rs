//! Add-ons: bought from the original seller for a subscription that is active, and over with it (S9).
use super::{
    announce::Affair,
    change::{ChangeError, Held},
    enter::Entered,
};
use crate::domain::{
    access::{By, ManageSubscriptions},
    activity::Verb,
    add_on::{AddOn, within},
    id::Id,
    message::Topic,
    once::Once,
    paths,
    seats::Seats,
    subscription::{Channel, Refusal, State, Subscription},
    time::Timestamp,
};
use crate::store::{Db, add_ons, ids, once_keys, subscriptions};
use diesel::result::QueryResult;

/// What the form says.
#[derive(Debug, Clone)]
pub struct Order {
    pub add_on: &'static AddOn,
    pub seats: Seats,
    pub once: Option<Once>,
}

/// Orders it for the base. Of the same form twice the second leads to what the first ordered.
pub fn order(
    db: &mut Db,
    by: &By<ManageSubscriptions>,
    base: Id<Subscription>,
    order: &Order,
    now: Timestamp,
) -> Result<Entered, ChangeError> {
    let own = &by.organisation;
    if let Some(once) = &order.once
        && let Some(location) = once_keys::take(db, own.id, once, now)?
    {
        return Ok(Entered::Before { location });
    }
    // The relationship first, as whoever sets the renewal or resumes takes them.
    Held::by(db, by, base)?.related(db)?;
    // Held, so that it is not made smaller, suspended or cancelled meanwhile.
    subscriptions::lock(db, base)?;
    let held = Held::by(db, by, base)?;
    let new = fitting(db, &held.kept.subscription, order, now)?;
    subscriptions::add(db, &new, own.id, now)?;
    add_ons::add(db, &new, base)?;
    let affair = Affair {
        subscription: &new,
        ..held.affair()
    };
    let product = held.kept.subscription.product.as_str();
    affair.record(db, Verb::SubscriptionEntered, (product, ""), now)?;
    affair.mail_customer(db, Topic::SubscriptionEntered, now, |mail| {
        mail.fact("seats", order.seats)
            .fact("until", new.term_ends_on)
            .fact("enabled", if new.auto_renew { "yes" } else { "no" })
    })?;
    let location = paths::subscription(&paths::organisation(&own.slug), new.id);
    if let Some(once) = &order.once {
        once_keys::settle(db, own.id, once, &location)?;
    }
    Ok(Entered::Now { location })
}

/// What is ordered, if it fits the base.
fn fitting(
    db: &mut Db,
    base: &Subscription,
    order: &Order,
    now: Timestamp,
) -> Result<Subscription, ChangeError> {
    let most = base.takes_add_ons(now)?;
    if base.service != order.add_on.service || add_ons::base_of(db, base.id)?.is_some() {
        return Err(Refusal::NoBase.into());
    }
    within(order.seats, most)?;
    // Several would have more seats together than the base; it is held, so nobody else orders one meanwhile.
    let mut all = living(db, base.id)?.into_iter();
    if let Some(there) = all.find(|it| it.product == order.add_on.product) {
        return Err(ChangeError::AddOnThere {
            id: there.id,
            product: there.product,
        });
    }
    Ok(Subscription {
        id: ids::fresh(now),
        product: order.add_on.product.clone(),
        channel: Channel::Csp,
        seats: Some(order.seats),
        assigned: 0,
        state: State::Active,
        ..base.clone()
    })
}

/// Holds what these seats depend on, and says whether they fit: those of its base, or those of its add-ons.
pub(super) fn fits(
    db: &mut Db,
    id: Id<Subscription>,
    seats: Seats,
) -> QueryResult<Result<(), Refusal>> {
    if let Some(base) = base_held(db, id)? {
        let most = base.seats.unwrap_or(seats);
        return Ok(within(seats, most));
    }
    subscriptions::lock(db, id)?;
    let all = add_ons::of_base(db, id)?.into_iter();
    let live = all.filter(|it| it.state != State::Cancelled);
    Ok(match live.filter_map(|it| it.seats).max() {
        Some(most) if most > seats => Err(Refusal::BelowAddOns {
            seats: most.number(),
        }),
        _ => Ok(()),
    })
}

/// The base of an add-on as it stays until the transaction ends.
pub(super) fn base_held(db: &mut Db, id: Id<Subscription>) -> QueryResult<Option<Subscription>> {
    let Some(base) = add_ons::base_of(db, id)? else {
        return Ok(None);
    };
    subscriptions::lock(db, base.id)?;
    add_ons::base_of(db, id)
}

/// The add-ons that are not cancelled, while nobody orders another.
pub(super) fn living(db: &mut Db, base: Id<Subscription>) -> QueryResult<Vec<Subscription>> {
    subscriptions::lock(db, base)?;
    let mut all = add_ons::of_base(db, base)?;
    all.retain(|it| it.state != State::Cancelled);
    Ok(all)
}
