//! Deciding on one delegation of a review.
use crate::actions::delegations::{self as rights, ChangeError};
use crate::domain::{
    access::{By, TakeBack},
    activity::{Noun, Verb},
    id::Id,
    organisation::Organisation,
    review::{Decision, Review, Shown},
    term::Term,
    text::Note,
    time::Timestamp,
};
use crate::store::{
    Db,
    activities::{self, Actor, Deed},
    delegations::{self, Kept},
    organisations, reviews,
};

/// What the customer wants.
#[derive(Debug, Clone)]
pub enum Choice {
    Keep,
    /// They end so many days from now.
    Shorten(Term),
    Revoke(Note),
}

impl Choice {
    /// As the review keeps it.
    pub const fn decision(&self) -> Decision {
        match self {
            Self::Keep => Decision::Keep,
            Self::Shorten(_) => Decision::Shorten,
            Self::Revoke(_) => Decision::Revoke,
        }
    }
}

/// The answer to what a page showed.
#[derive(Debug, Clone)]
pub struct Answer {
    pub choice: Choice,
    /// The line of the rights as they were shown (P18).
    pub shown: String,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decidedly {
    Done(Decision),
    /// It was decided so before.
    Before(Decision),
}

/// Why nothing was decided.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    #[error("there is no such step")]
    Unknown,
    #[error("the rights are not what was shown")]
    Changed,
    #[error("somebody decided otherwise before")]
    DecidedOtherwise,
    #[error(transparent)]
    Rights(#[from] ChangeError),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Decides on the delegation at this place, as it was shown, and does it with the same actions as ever. Rights that ended meanwhile are
/// noted as such, here and at all other places; after the last decision the review is finished.
pub fn decide(
    db: &mut Db,
    by: &By<TakeBack>,
    (id, place): (Id<Review>, i32),
    answer: &Answer,
    now: Timestamp,
) -> Result<Decidedly, DecideError> {
    let choice = &answer.choice;
    let customer = by.organisation.id;
    let review = reviews::by_id(db, id, customer)?.ok_or(DecideError::Unknown)?;
    let steps = reviews::steps(db, id)?;
    let step = steps.iter().find(|step| step.place == place);
    let step = step.ok_or(DecideError::Unknown)?;
    if step.decision.is_some() {
        return before(db, &review, place, (choice, now));
    }
    let kept = delegations::by_id(db, step.delegation, customer)?;
    let kept = kept.ok_or(DecideError::Unknown)?;
    if answer.shown != Shown::of(&kept.delegation, now).line() {
        return Err(DecideError::Changed);
    }
    let decision = match kept.delegation.holds(now) {
        true => choice.decision(),
        false => Decision::Ended,
    };
    let decided = (&by.name, now);
    if !reviews::decide(db, (id, place), &about(&kept, now), decision, decided)? {
        return before(db, &review, place, (choice, now));
    }
    match (decision, choice) {
        (Decision::Ended, _) => {}
        (_, Choice::Keep) => record_kept(db, by, &kept, now)?,
        (_, Choice::Shorten(term)) => shorten(db, by, (id, place), (&kept, *term), now)?,
        (_, Choice::Revoke(why)) => rights::revoke(db, by, step.delegation, why, now)?,
    }
    note_ended(db, by, &review, now)?;
    finish(db, by, &review, now)?;
    Ok(Decidedly::Done(decision))
}

/// Shortens the rights, and keeps the new end in the record.
fn shorten(
    db: &mut Db,
    by: &By<TakeBack>,
    step: (Id<Review>, i32),
    (kept, term): (&Kept, Term),
    now: Timestamp,
) -> Result<(), DecideError> {
    let delegation = &kept.delegation;
    rights::shorten(db, by, delegation.id, term, now)?;
    let asked = now.plus_days(term.days().into());
    reviews::note_end(db, step, asked.min(delegation.end(now)))?;
    Ok(())
}

/// What it is about: of ended rights, when they did.
fn about(kept: &Kept, now: Timestamp) -> Shown {
    let shown = Shown::of(&kept.delegation, now);
    match kept.ended_at {
        Some(at) => shown.ended_at(at),
        None => shown,
    }
}

/// The same answer came before. Of two that shorten, what the later one asks for must be so.
fn before(
    db: &mut Db,
    review: &Review,
    place: i32,
    (choice, now): (&Choice, Timestamp),
) -> Result<Decidedly, DecideError> {
    let steps = reviews::steps(db, review.id)?;
    let step = steps.into_iter().find(|step| step.place == place);
    let step = step.ok_or(DecideError::Unknown)?;
    let made = step.decision.as_ref().map(|(decision, _)| *decision);
    let is_so = match (made, choice) {
        (Some(Decision::Ended), _) => true,
        (Some(Decision::Shorten), Choice::Shorten(term)) => {
            let kept = delegations::by_id(db, step.delegation, review.customer)?;
            let rights = kept.ok_or(DecideError::Unknown)?.delegation;
            !rights.holds(now) || rights.end(now) <= now.plus_days(term.days().into())
        }
        (made, choice) => made == Some(choice.decision()),
    };
    match made.filter(|_| is_so) {
        Some(decision) => Ok(Decidedly::Before(decision)),
        None => Err(DecideError::DecidedOtherwise),
    }
}

/// All that ended while the review ran, by time or by somebody.
fn note_ended(
    db: &mut Db,
    by: &By<TakeBack>,
    review: &Review,
    now: Timestamp,
) -> Result<(), DecideError> {
    for (place, kept) in reviews::ended(db, review.id, now)? {
        let (at, about) = ((review.id, place), about(&kept, now));
        reviews::decide(db, at, &about, Decision::Ended, (&by.name, now))?;
    }
    Ok(())
}

/// If nothing is left to decide.
fn finish(
    db: &mut Db,
    by: &By<TakeBack>,
    review: &Review,
    now: Timestamp,
) -> Result<(), DecideError> {
    let steps = reviews::steps(db, review.id)?;
    let done = steps.iter().all(|step| step.decision.is_some());
    if done && reviews::finish(db, review.id, &by.name, now)? {
        let deed = Deed {
            verb: Verb::ReviewFinished,
            noun: Noun::Review,
            object: review.id.cast(),
            object_name: &steps.len().to_string(),
            reason: "",
        };
        activities::add(db, &[review.customer], &Actor::from(&**by), deed, now)?;
    }
    Ok(())
}

/// What is kept changes nothing for the partner; the customer's activity tells who looked at it.
fn record_kept(
    db: &mut Db,
    by: &By<TakeBack>,
    kept: &Kept,
    now: Timestamp,
) -> Result<(), DecideError> {
    let partner: Organisation = organisations::by_id(db, kept.delegation.partner)?;
    let deed = Deed {
        verb: Verb::DelegationKept,
        noun: Noun::Delegation,
        object: kept.delegation.id.cast(),
        object_name: &format!("{} ({})", kept.name, partner.name),
        reason: "",
    };
    activities::add(db, &[by.organisation.id], &Actor::from(&**by), deed, now)?;
    Ok(())
}
