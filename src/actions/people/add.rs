//! Adding a person to the directory.
use super::record;
use crate::{
    domain::{
        access::{For, ManagePeople},
        activity::Verb,
        once::Once,
        paths,
        person::{Entry, Person},
        time::Timestamp,
    },
    store::{Db, ids, once_keys, people},
};

/// What came of it: the page of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    Now {
        location: String,
    },
    /// The same form came before; whom it added is there.
    Before {
        location: String,
    },
}

/// Why nobody was added.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    #[error("somebody of the directory has this address")]
    Taken,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Adds a person. Of the same form twice the second leads to whom the first added.
pub fn add(
    db: &mut Db,
    by: &For<ManagePeople>,
    entry: Entry,
    once: Option<&Once>,
    now: Timestamp,
) -> Result<Added, AddError> {
    let own = by.organisation.id;
    if let Some(once) = once
        && let Some(location) = once_keys::take(db, own, once, now)?
    {
        return Ok(Added::Before { location });
    }
    let person = Person {
        id: ids::fresh(now),
        customer: by.customer().id,
        name: entry.name,
        email: entry.email,
        department: entry.department,
    };
    if people::add(db, std::slice::from_ref(&person), now)? == 0 {
        return Err(AddError::Taken);
    }
    record(db, by, Verb::PersonAdded, &person, now)?;
    let location = paths::person(&by.home(), person.id);
    if let Some(once) = once {
        once_keys::settle(db, own, once, &location)?;
    }
    Ok(Added::Now { location })
}
