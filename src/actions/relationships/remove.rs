//! A provider removes a relationship: its own rights and open invitations there end in the same transaction, the
//! reseller's rights stay, and so does every subscription (S7).
use super::tie::Tie;
use crate::actions::{delegations, invitations};
use crate::domain::{
    access::{By, ManageRelationships},
    activity::Verb,
    id::Id,
    message::Topic,
    organisation::Organisation,
    paths,
    snapshot::{ChangedMeanwhile, Snapshot},
    text::Note,
    time::Timestamp,
};
use crate::store::{Db, organisations, orphans, partners, relationships, subscriptions};
use diesel::QueryResult;
use std::collections::BTreeSet;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removed {
    Now,
    /// It was removed before: nothing changed, and nobody is told.
    Before,
}

/// Why it was not removed.
#[derive(Debug, thiserror::Error)]
pub enum RemoveError {
    #[error("the two never had a relationship")]
    Unknown,
    #[error("the provider is partner of record of active subscriptions")]
    Blocked,
    /// The page was about an earlier one.
    #[error(transparent)]
    ChangedMeanwhile(#[from] ChangedMeanwhile),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// What the page shows that asks before: which relationship it is about.
pub fn shown(kept: &relationships::Kept) -> Snapshot {
    Snapshot::of([("relationship", kept.id.to_string())])
}

/// Removes it and tells whom it concerns. Removed already, it stays as it is and nobody is told twice. A page of another
/// `version` is about one that was removed before this one began; an empty one is of no page.
pub fn remove(
    db: &mut Db,
    by: &By<ManageRelationships>,
    customer: Id<Organisation>,
    (reason, version): (&Note, &str),
    now: Timestamp,
) -> Result<Removed, RemoveError> {
    let own = by.organisation.id;
    partners::lock(db, customer)?;
    // Held: subscriptions are entered, prolonged and resumed only under a relationship that they hold as well.
    let Some(tie) = Tie::lock(db, by, (own, customer), now)? else {
        return before(db, own, customer);
    };
    shown(&tie.kept).is_of(version)?;
    if !subscriptions::going_on(db, own, customer, now)?.is_empty() {
        return Err(RemoveError::Blocked);
    }
    // Looked for before: what the provider may know of goes with the relationship.
    let staying = orphans::left_with(db, (own, customer), now)?;
    if !relationships::remove(db, tie.kept.id, reason, now)? {
        return Ok(Removed::Before);
    }
    tie.record(db, Verb::RelationshipRemoved, reason)?;
    delegations::end_with_relationship(db, by, &tie.customer, now)?;
    invitations::revoke_with_relationship(db, by, customer, reason, now)?;
    tell(db, &tie, staying, reason)?;
    Ok(Removed::Now)
}

/// Whoever was never a customer of this provider is none that it removed.
fn before(
    db: &mut Db,
    own: Id<Organisation>,
    customer: Id<Organisation>,
) -> Result<Removed, RemoveError> {
    match relationships::last_between(db, own, customer)? {
        Some(_) => Ok(Removed::Before),
        None => Err(RemoveError::Unknown),
    }
}

/// Both sides, the reseller that the relationship is attributed to, and those whose rights stay.
fn tell(
    db: &mut Db,
    tie: &Tie<'_>,
    staying: Vec<Id<Organisation>>,
    reason: &Note,
) -> QueryResult<()> {
    let topic = Topic::RelationshipRemoved;
    let (provider, customer) = (&tie.provider, &tie.customer);
    let page = paths::partner(&customer.slug, provider.id);
    tie.mail(db, customer, topic, (page, reason))?;
    tie.mail(
        db,
        provider,
        topic,
        (paths::customers(&provider.slug), reason),
    )?;
    let resellers: BTreeSet<_> = staying.into_iter().chain(tie.kept.reseller).collect();
    for reseller in resellers {
        let reseller = organisations::by_id(db, reseller)?;
        let deed = (Verb::RelationshipRemoved, reason);
        tie.record_for(db, reseller.id, customer, deed)?;
        let page = paths::customers(&reseller.slug);
        tie.mail(db, &reseller, topic, (page, reason))?;
    }
    Ok(())
}
