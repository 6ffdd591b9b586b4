//! A customer asks its provider to end the relationship, which it cannot do itself; the provider has to answer.
use super::tie::Tie;
use crate::domain::{
    access::{AskToEnd, By, ManageRelationships},
    activity::Verb,
    end_request::{EndRequest, Kept, Subject, shown},
    id::Id,
    message::Topic,
    organisation::Organisation,
    paths,
    snapshot::ChangedMeanwhile,
    text::Note,
    time::Timestamp,
};
use crate::store::{Db, end_requests, ids};

/// Why nothing was asked or answered.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    #[error("the two have no relationship")]
    Unknown,
    #[error("nothing waits for an answer")]
    NothingAsked,
    #[error(transparent)]
    ChangedMeanwhile(#[from] ChangedMeanwhile),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// What came of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Now,
    /// It was asked before and waits still; nobody was told twice.
    Already,
}

/// Asks the provider, which is told.
pub fn ask_to_end(
    db: &mut Db,
    by: &By<AskToEnd>,
    provider: Id<Organisation>,
    reason: &Note,
    now: Timestamp,
) -> Result<Asked, AskError> {
    let pair = (provider, by.organisation.id);
    let tie = Tie::lock(db, by, pair, now)?.ok_or(AskError::Unknown)?;
    let request = EndRequest {
        id: ids::fresh(now),
        asking: by.organisation.id,
        asked: provider,
        subject: Subject::Relationship(tie.kept.id),
        reason: reason.clone(),
        asked_by: by.name.to_string(),
        asked_at: now,
        kept: None,
    };
    if !end_requests::add(db, &request)? {
        return Ok(Asked::Already);
    }
    tie.record(db, Verb::RelationshipEndAsked, reason)?;
    let page = paths::customer(&tie.provider.slug, tie.customer.id);
    tie.mail(
        db,
        &tie.provider,
        Topic::RelationshipEndAsked,
        (page, reason),
    )?;
    Ok(Asked::Now)
}

/// The provider answers that the relationship stays, and why; the customer is told. A page of another `version` showed what
/// was answered since, not what is asked now; an empty one is of no page.
pub fn keep(
    db: &mut Db,
    by: &By<ManageRelationships>,
    customer: Id<Organisation>,
    (why, version): (&Note, &str),
    now: Timestamp,
) -> Result<(), AskError> {
    let pair = (by.organisation.id, customer);
    let tie = Tie::lock(db, by, pair, now)?.ok_or(AskError::Unknown)?;
    let asked = end_requests::of_relationship(db, tie.kept.id)?;
    let present = shown(&asked);
    let open = asked.into_iter().find(|request| request.kept.is_none());
    let open = open.ok_or(AskError::NothingAsked)?;
    present.is_of(version)?;
    let kept = Kept {
        why: why.clone(),
        by: by.name.to_string(),
        at: now,
    };
    if !end_requests::keep(db, open.id, by.organisation.id, &kept)? {
        return Err(AskError::NothingAsked);
    }
    tie.record(db, Verb::RelationshipKept, why)?;
    let page = paths::partner(&tie.customer.slug, tie.provider.id);
    tie.mail(db, &tie.customer, Topic::RelationshipKept, (page, why))?;
    Ok(())
}
