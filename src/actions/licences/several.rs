//! Licences for a selection of people, in one go: each gets a result of its own.
use super::{Unsettled, decide, record, single::reached};
use crate::{
    domain::{
        access::{AssignLicences, For},
        id::Id,
        licence::{Act, MOST_PEOPLE, Outcome, Refusal},
        once::Once,
        paths,
        person::Person,
        subscription::Subscription,
        text::Name,
        time::Timestamp,
    },
    store::{Db, ids, once_keys, organisations, people, selections},
};

/// What is wanted for whom.
#[derive(Debug, Clone)]
pub struct Wish {
    pub act: Act,
    pub subscription: Id<Subscription>,
    pub people: Vec<Id<Person>>,
    /// The same key again does nothing more.
    pub once: Option<Once>,
}

/// Why nothing was done for anybody.
#[derive(Debug, thiserror::Error)]
pub enum SeveralError {
    #[error("there is no such subscription")]
    Unknown,
    #[error("nobody is chosen who is there")]
    Nobody,
    #[error("more than {MOST_PEOPLE} people")]
    TooMany,
    #[error("nothing of {product} can be assigned: {why}")]
    Refused { product: Name, why: Refusal },
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Does it for all of them who are there; the page that says what became of each.
pub fn settle_several(
    db: &mut Db,
    by: &For<AssignLicences>,
    wish: &Wish,
    now: Timestamp,
) -> Result<String, SeveralError> {
    let (own, customer) = (by.organisation.id, by.customer().id);
    if wish.people.len() > MOST_PEOPLE {
        return Err(SeveralError::TooMany);
    }
    if let Some(once) = &wish.once
        && let Some(location) = once_keys::take(db, own, once, now)?
    {
        return Ok(location);
    }
    organisations::lock(db, customer)?;
    let found = reached(db, by, wish.subscription)?;
    let subscription = found.ok_or(SeveralError::Unknown)?;
    let people = people::by_ids(db, customer, &wish.people)?;
    if people.is_empty() {
        return Err(SeveralError::Nobody);
    }
    let settled = settled(db, &subscription, wish.act, people, now)?;
    let done = |(_, outcome): &&(Person, Outcome)| {
        matches!(outcome, Outcome::Assigned | Outcome::TakenBack)
    };
    let concerned: Vec<Person> = settled
        .iter()
        .filter(done)
        .map(|(p, _)| p.clone())
        .collect();
    record(db, by, (&subscription, wish.act), &concerned, now)?;
    let id = ids::fresh(now);
    selections::add(db, (id, own), &subscription, wish.act, &settled, now)?;
    let location = paths::selection(&by.home(), id);
    if let Some(once) = &wish.once {
        once_keys::settle(db, own, once, &location)?;
    }
    Ok(location)
}

fn settled(
    db: &mut Db,
    subscription: &Subscription,
    act: Act,
    people: Vec<Person>,
    now: Timestamp,
) -> Result<Vec<(Person, Outcome)>, SeveralError> {
    let ids: Vec<_> = people.iter().map(|person| person.id).collect();
    match decide(db, subscription, act, &ids, now) {
        Ok(outcomes) => Ok(people.into_iter().zip(outcomes).collect()),
        Err(Unsettled::Store(cause)) => Err(cause.into()),
        Err(Unsettled::Refused(why)) => Err(SeveralError::Refused {
            product: subscription.product.clone(),
            why,
        }),
    }
}
