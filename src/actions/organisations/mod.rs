//! What is done with organisations as such.
pub mod agreement;
pub mod found;
pub mod settings;
pub mod suspend;

use crate::{
    domain::{
        activity::{Noun, Verb},
        organisation::Organisation,
        time::Timestamp,
    },
    store::{
        Db,
        activities::{self, Actor, Deed},
    },
};
use diesel::QueryResult;

/// Writes what was done to the organisation itself into its activity.
fn record(
    db: &mut Db,
    organisation: &Organisation,
    actor: &Actor,
    verb: Verb,
    now: Timestamp,
) -> QueryResult<()> {
    let deed = Deed {
        verb,
        noun: Noun::Organisation,
        object: organisation.id.cast(),
        object_name: organisation.name.as_str(),
        reason: "",
    };
    activities::add(db, &[organisation.id], actor, deed, now)
}
