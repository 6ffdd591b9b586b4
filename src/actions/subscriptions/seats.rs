//! More or fewer seats.
use super::{
    add_on::fits,
    change::{ChangeError, Held},
};
use crate::domain::{
    access::{By, ManageSubscriptions},
    activity::Verb,
    id::Id,
    message::Topic,
    seats::Seats,
    subscription::Subscription,
    time::Timestamp,
};
use crate::store::{Db, subscriptions};

/// Sets the seats; never below the licences that people have. The same number again changes nothing.
pub fn set_seats(
    db: &mut Db,
    by: &By<ManageSubscriptions>,
    id: Id<Subscription>,
    seats: Seats,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let mut held = Held::by(db, by, id)?;
    fits(db, id, seats)??;
    let own = by.organisation.id;
    let set = held.change(
        db,
        |old| {
            old.may_have(seats)?;
            Ok((old.seats != Some(seats)).then_some(seats))
        },
        |db, old, seats| subscriptions::set_seats(db, old, own, seats),
    )?;
    if set.is_some() {
        let before = held.kept.subscription.seats.map_or(0, Seats::number);
        let affair = held.affair();
        let detail = format!("{before} → {seats}");
        affair.record(db, Verb::SubscriptionSeatsChanged, (&detail, ""), now)?;
        affair.mail_customer(db, Topic::SubscriptionChanged, now, |mail| {
            mail.fact("change", "seats")
                .fact("before", before)
                .fact("seats", seats)
        })?;
    }
    Ok(())
}
