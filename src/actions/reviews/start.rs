//! Beginning a review.
use crate::domain::{
    access::{By, TakeBack},
    activity::{Noun, Verb},
    id::Id,
    review::{OPEN_DAYS, Review},
    time::Timestamp,
};
use crate::store::{
    Db,
    activities::{self, Actor, Deed},
    delegations, ids, review_looks, reviews,
};

/// Which review there is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Started {
    Now(Id<Review>),
    /// One had begun and waits for decisions.
    Before(Id<Review>),
}

/// Why none was begun.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("nobody has rights, so there is nothing to look at")]
    NoRights,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Begins one with a step for each delegation that holds now, oldest first.
pub fn start(db: &mut Db, by: &By<TakeBack>, now: Timestamp) -> Result<Started, StartError> {
    let customer = by.organisation.id;
    let holding = delegations::holding(db, customer, now)?;
    let review = Review {
        id: ids::fresh(now),
        customer,
        started_by: by.name.clone(),
        started_at: now,
        finished: None,
    };
    if let Some(running) = reviews::running(db, customer)? {
        return Ok(Started::Before(running.id));
    }
    if holding.is_empty() {
        return Err(StartError::NoRights);
    }
    if !reviews::add(db, &review)? {
        let running = reviews::running(db, customer)?;
        let running = running.ok_or(diesel::result::Error::NotFound)?;
        return Ok(Started::Before(running.id));
    }
    for (place, kept) in (1..).zip(&holding) {
        reviews::add_step(db, review.id, place, &kept.delegation)?;
    }
    // Left without decisions, it is told then, however long the next one is not due.
    review_looks::add_sooner(db, customer, now.plus_days(OPEN_DAYS))?;
    let deed = Deed {
        verb: Verb::ReviewStarted,
        noun: Noun::Review,
        object: review.id.cast(),
        object_name: &holding.len().to_string(),
        reason: "",
    };
    activities::add(db, &[customer], &Actor::from(&**by), deed, now)?;
    Ok(Started::Now(review.id))
}
