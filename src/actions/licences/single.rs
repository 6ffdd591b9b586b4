//! A licence for one person.
use super::{Unsettled, decide, record};
use crate::{
    domain::{
        access::{AssignLicences, For},
        id::Id,
        licence::{Act, Outcome, Refusal},
        person::Person,
        service::Service,
        subscription::Subscription,
        text::Name,
        time::Timestamp,
    },
    store::{Db, organisations, people, subscriptions},
};
use diesel::QueryResult;

/// Why nothing was assigned or taken back.
#[derive(Debug, thiserror::Error)]
pub enum LicenceError {
    /// The person or the subscription is not there, or not for the caller.
    #[error("there is no such person or subscription")]
    Unknown,
    #[error("nothing of {product} can be assigned: {why}")]
    Refused { product: Name, why: Refusal },
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Assigns a licence; `Had` if the person has it already.
pub fn assign(
    db: &mut Db,
    by: &For<AssignLicences>,
    (person, subscription): (Id<Person>, Id<Subscription>),
    now: Timestamp,
) -> Result<Outcome, LicenceError> {
    perform(db, by, Act::Assign, (person, subscription), now)
}

/// Takes it back, which is always possible; `HadNone` if there is none.
pub fn take_back(
    db: &mut Db,
    by: &For<AssignLicences>,
    (person, subscription): (Id<Person>, Id<Subscription>),
    now: Timestamp,
) -> Result<Outcome, LicenceError> {
    perform(db, by, Act::TakeBack, (person, subscription), now)
}

fn perform(
    db: &mut Db,
    by: &For<AssignLicences>,
    act: Act,
    (person, subscription): (Id<Person>, Id<Subscription>),
    now: Timestamp,
) -> Result<Outcome, LicenceError> {
    let customer = by.customer().id;
    organisations::lock(db, customer)?;
    let person = people::by_id(db, customer, person)?.ok_or(LicenceError::Unknown)?;
    let found = reached(db, by, subscription)?;
    let subscription = found.ok_or(LicenceError::Unknown)?;
    let refused = |why| LicenceError::Refused {
        product: subscription.product.clone(),
        why,
    };
    let outcomes = match decide(db, &subscription, act, &[person.id], now) {
        Ok(outcomes) => outcomes,
        Err(Unsettled::Refused(why)) => return Err(refused(why)),
        Err(Unsettled::Store(cause)) => return Err(cause.into()),
    };
    match outcomes.first() {
        Some(Outcome::NoSeat) => {
            let seats = subscription.assignable(now).map_err(refused)?.number();
            Err(refused(Refusal::NoSeat { seats }))
        }
        Some(outcome @ (Outcome::Assigned | Outcome::TakenBack)) => {
            record(db, by, (&subscription, act), &[person], now)?;
            Ok(*outcome)
        }
        Some(outcome) => Ok(*outcome),
        None => Err(LicenceError::Unknown),
    }
}

/// The customer's subscription, if the caller reaches its service.
pub fn reached(
    db: &mut Db,
    by: &For<AssignLicences>,
    id: Id<Subscription>,
) -> QueryResult<Option<Subscription>> {
    let found = subscriptions::by_id(db, id, by.customer().id)?;
    let covered = |service: &'static Service| by.covers(service);
    Ok(found.filter(|it| it.customer == by.customer().id && covered(it.service)))
}
