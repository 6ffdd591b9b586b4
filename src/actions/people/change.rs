//! Changing what the directory says of a person.
use super::record_as;
use crate::{
    domain::{
        access::{For, ManagePeople},
        activity::Verb,
        id::Id,
        person::{Entry, Person},
        time::Timestamp,
    },
    store::{Db, licences, organisations, people},
};

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    #[error("there is no such person")]
    Unknown,
    #[error("somebody else of the directory has this address")]
    Taken,
    /// Whoever has the mailbox has the licences.
    #[error("the person has licences of services that the caller does not reach")]
    OutOfReach,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Changes it. The same again changes nothing.
pub fn change(
    db: &mut Db,
    by: &For<ManagePeople>,
    id: Id<Person>,
    entry: &Entry,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let found = people::by_id(db, by.customer().id, id)?;
    let person = found.ok_or(ChangeError::Unknown)?;
    let as_typed = person.email.as_str() == entry.email.as_str();
    if person.entry() == *entry && as_typed {
        return Ok(());
    }
    if !as_typed {
        organisations::lock(db, by.customer().id)?;
        let held = licences::of_person(db, &person, None)?;
        if !held.iter().all(|it| by.covers(it.subscription.service)) {
            return Err(ChangeError::OutOfReach);
        }
    }
    if !people::set(db, &person, entry)? {
        return Err(ChangeError::Taken);
    }
    Ok(record_as(
        db,
        by,
        Verb::PersonChanged,
        (&person, &told(&person, entry)),
        now,
    )?)
}

/// What the person was called, and is now where that changed.
fn told(person: &Person, entry: &Entry) -> String {
    let old = format!("{} <{}>", person.name, person.email);
    let new = format!("{} <{}>", entry.name, entry.email);
    match old == new {
        true => entry.name.to_string(),
        false => format!("{old} → {new}"),
    }
}
