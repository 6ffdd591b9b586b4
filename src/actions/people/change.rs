//! Changing what the directory says of a person.
use super::record_as;
use crate::{
    domain::{
        access::{For, ManagePeople},
        activity::Verb,
        id::Id,
        person::{Entry, Person},
        snapshot::{ChangedMeanwhile, Snapshot},
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
    ChangedMeanwhile(#[from] ChangedMeanwhile),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// What the page that changes it shows.
pub fn shown(person: &Person) -> Snapshot {
    let department = person.department.as_ref().map(ToString::to_string);
    Snapshot::of([
        ("name", person.name.to_string()),
        ("email", person.email.to_string()),
        ("department", department.unwrap_or_default()),
    ])
}

/// Changes it. The same again changes nothing, and a page of another `version` nothing that was changed since; an empty one
/// is of no page.
pub fn change(
    db: &mut Db,
    by: &For<ManagePeople>,
    id: Id<Person>,
    (entry, version): (&Entry, &str),
    now: Timestamp,
) -> Result<(), ChangeError> {
    // Of two at once the second waits here, and then finds what the first said.
    organisations::lock(db, by.customer().id)?;
    let found = people::by_id(db, by.customer().id, id)?;
    let person = found.ok_or(ChangeError::Unknown)?;
    let as_typed = person.email.as_str() == entry.email.as_str();
    if person.entry() == *entry && as_typed {
        return Ok(());
    }
    shown(&person).is_of(version)?;
    if !as_typed {
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
