//! Taking a person out of the directory; the licences come back.
use super::record;
use crate::{
    actions::licences,
    domain::{
        access::{For, ManagePeople},
        activity::Verb,
        id::Id,
        licence::Act,
        person::Person,
        time::Timestamp,
    },
    store::{
        Db,
        licences::{self as kept, Held},
        organisations, people,
    },
};

/// Why the person stays.
#[derive(Debug, thiserror::Error)]
pub enum RemoveError {
    #[error("there is no such person")]
    Unknown,
    #[error("the person has licences of services that the caller does not reach")]
    OutOfReach,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Removes the person.
pub fn remove(
    db: &mut Db,
    by: &For<ManagePeople>,
    id: Id<Person>,
    now: Timestamp,
) -> Result<(), RemoveError> {
    let customer = by.customer().id;
    organisations::lock(db, customer)?;
    let found = people::by_id(db, customer, id)?;
    let person = found.ok_or(RemoveError::Unknown)?;
    let held = coming_back(db, by, &person)?;
    let these = [person];
    for held in &held {
        licences::give_back(db, &held.subscription, &[id])?;
        licences::record(db, by, (&held.subscription, Act::TakeBack), &these, now)?;
    }
    let [person] = these;
    match people::remove(db, &person)? {
        true => Ok(record(db, by, Verb::PersonRemoved, &person, now)?),
        false => Err(RemoveError::Unknown),
    }
}

/// The licences that come back with the person, all of which the caller must reach.
pub fn coming_back(
    db: &mut Db,
    by: &For<ManagePeople>,
    person: &Person,
) -> Result<Vec<Held>, RemoveError> {
    let held = kept::of_person(db, person, None)?;
    let reached = |held: &Held| by.covers(held.subscription.service);
    match held.iter().all(reached) {
        true => Ok(held),
        false => Err(RemoveError::OutOfReach),
    }
}
