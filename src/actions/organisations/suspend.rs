//! Suspending an organisation, by the operator on the command line.
use super::record;
use crate::{
    domain::{
        activity::Verb,
        organisation::{Slug, State},
        time::Timestamp,
    },
    store::{Db, activities::Actor, organisations},
};

/// What came of suspending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suspended {
    Now,
    Already,
}

/// Why nothing was suspended.
#[derive(Debug, thiserror::Error)]
pub enum SuspendError {
    #[error(
        "there is no organisation of that name; `multichannel organisation list` shows them all"
    )]
    Unknown,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Takes the organisation out of everything new; it keeps its data.
pub fn suspend(db: &mut Db, slug: &Slug, now: Timestamp) -> Result<Suspended, SuspendError> {
    let found = organisations::by_slug(db, slug)?;
    let organisation = found.ok_or(SuspendError::Unknown)?;
    if !organisations::move_on(db, organisation.id, State::Active, State::Suspended)? {
        return Ok(Suspended::Already);
    }
    record(
        db,
        &organisation,
        &Actor::operator(),
        Verb::OrganisationSuspended,
        now,
    )?;
    Ok(Suspended::Now)
}
