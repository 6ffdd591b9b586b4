//! Changing what the directory says of a person.
use super::record;
use crate::{
    domain::{
        access::{For, ManagePeople},
        activity::Verb,
        id::Id,
        person::{Entry, Person},
        time::Timestamp,
    },
    store::{Db, people},
};

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    #[error("there is no such person")]
    Unknown,
    #[error("somebody else of the directory has this address")]
    Taken,
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
    if !people::set(db, &person, entry)? {
        return Err(ChangeError::Taken);
    }
    let changed = Person {
        name: entry.name.clone(),
        ..person
    };
    Ok(record(db, by, Verb::PersonChanged, &changed, now)?)
}
