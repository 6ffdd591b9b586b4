//! More or fewer seats.
use super::{
    add_on::fits,
    change::{ChangeError, Changed, Held},
};
use crate::domain::{
    access::{By, ManageSubscriptions},
    activity::Verb,
    id::Id,
    message::Topic,
    seats::Seats,
    snapshot::Snapshot,
    subscription::Subscription,
    time::Timestamp,
};
use crate::store::{Db, subscriptions};
use diesel::result::QueryResult;

/// What the page that sets the seats shows.
pub fn shown_seats(subscription: &Subscription) -> Snapshot {
    let seats = subscription.seats.map(|seats| seats.to_string());
    Snapshot::of([("seats", seats.unwrap_or_default())])
}

/// Sets the seats; never below the licences that people have. The same number again changes nothing, and a page of another
/// `version` nothing that was set since; an empty one is of no page.
pub fn set_seats(
    db: &mut Db,
    by: &By<ManageSubscriptions>,
    id: Id<Subscription>,
    (seats, version): (Seats, &str),
    now: Timestamp,
) -> Result<Changed, ChangeError> {
    let mut held = Held::by(db, by, id)?;
    fits(db, id, seats)??;
    let own = by.organisation.id;
    let set = held.change(
        db,
        |old| {
            old.may_have(seats)?;
            if old.seats == Some(seats) {
                return Ok(None);
            }
            shown_seats(old).is_of(version)?;
            Ok(Some(seats))
        },
        |db, old, seats| subscriptions::set_seats(db, old, own, seats),
    )?;
    if set.is_none() {
        return Ok(Changed::Before);
    }
    tell(db, &held, seats, now)?;
    Ok(Changed::Now)
}

/// The activity and the customer, with the number before, which `held` still has.
fn tell(db: &mut Db, held: &Held<'_>, seats: Seats, now: Timestamp) -> QueryResult<()> {
    let before = held.kept.subscription.seats.map_or(0, Seats::number);
    let affair = held.affair();
    let detail = format!("{before} → {seats}");
    affair.record(db, Verb::SubscriptionSeatsChanged, (&detail, ""), now)?;
    affair.mail_customer(db, Topic::SubscriptionChanged, now, |mail| {
        mail.fact("change", "seats")
            .fact("before", before)
            .fact("seats", seats)
    })
}
