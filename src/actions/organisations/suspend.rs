//! Suspending an organisation and letting it act again, by the operator on the command line.
use super::record;
use crate::{
    domain::{
        activity::Verb,
        organisation::{Slug, State},
        time::Timestamp,
    },
    store::{Db, activities::Actor, organisations},
};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Changed,
    /// It was so before.
    Same,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StandingError {
    #[error(
        "there is no organisation of that name; `multichannel organisation list` shows them all"
    )]
    Unknown,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Takes the organisation out of everything new. It keeps its data; its members read, and take rights back.
pub fn suspend(db: &mut Db, slug: &Slug, now: Timestamp) -> Result<Standing, StandingError> {
    let to = (State::Active, State::Suspended);
    turn(db, slug, to, Verb::OrganisationSuspended, now)
}

/// Lets it act again: rights whose term has not ended hold as before.
pub fn resume(db: &mut Db, slug: &Slug, now: Timestamp) -> Result<Standing, StandingError> {
    let to = (State::Suspended, State::Active);
    turn(db, slug, to, Verb::OrganisationResumed, now)
}

fn turn(
    db: &mut Db,
    slug: &Slug,
    (from, to): (State, State),
    verb: Verb,
    now: Timestamp,
) -> Result<Standing, StandingError> {
    let found = organisations::by_slug(db, slug)?;
    let organisation = found.ok_or(StandingError::Unknown)?;
    if !organisations::move_on(db, organisation.id, from, to)? {
        return Ok(Standing::Same);
    }
    record(db, &organisation, &Actor::operator(), verb, now)?;
    Ok(Standing::Changed)
}
