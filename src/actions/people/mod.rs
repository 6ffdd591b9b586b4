//! The people of a customer's directory, and mails for new passwords.
mod add;
mod change;
mod remove;
mod reset;

pub use add::{AddError, Added, add};
pub use change::{ChangeError, change, shown};
pub use remove::{RemoveError, coming_back, remove};
pub use reset::{Mailed, ResetError, send_reset};

use crate::{
    domain::{
        access::{For, OnBehalf},
        activity::{Noun, Verb},
        person::Person,
        time::Timestamp,
    },
    store::{
        Db,
        activities::{self, Actor, Deed},
    },
};
use diesel::QueryResult;

/// Writes what was done to a person into the activity of everybody concerned.
fn record<R: OnBehalf>(
    db: &mut Db,
    by: &For<R>,
    verb: Verb,
    person: &Person,
    now: Timestamp,
) -> QueryResult<()> {
    record_as(db, by, verb, (person, person.name.as_str()), now)
}

/// The same under another name than the person has.
fn record_as<R: OnBehalf>(
    db: &mut Db,
    by: &For<R>,
    verb: Verb,
    (person, name): (&Person, &str),
    now: Timestamp,
) -> QueryResult<()> {
    let deed = Deed {
        verb,
        noun: Noun::Person,
        object: person.id.cast(),
        object_name: name,
        reason: "",
    };
    activities::add(db, &by.concerned(), &Actor::from(&**by), deed, now)
}
