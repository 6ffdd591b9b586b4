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
    text::Note,
    time::Timestamp,
};
use crate::store::{Db, organisations, partners, relationships, subscriptions};

/// Why it was not removed.
#[derive(Debug, thiserror::Error)]
pub enum RemoveError {
    #[error("the two have no relationship")]
    Unknown,
    #[error("the provider is partner of record of active subscriptions")]
    Blocked,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Removes it and tells whom it concerns.
pub fn remove(
    db: &mut Db,
    by: &By<ManageRelationships>,
    customer: Id<Organisation>,
    reason: &Note,
    now: Timestamp,
) -> Result<(), RemoveError> {
    let own = by.organisation.id;
    partners::lock(db, customer)?;
    // Held: subscriptions are entered, prolonged and resumed only under a relationship that they hold as well.
    let tie = Tie::lock(db, by, (own, customer), now)?.ok_or(RemoveError::Unknown)?;
    if !subscriptions::going_on(db, own, customer, now)?.is_empty() {
        return Err(RemoveError::Blocked);
    }
    if !relationships::remove(db, tie.kept.id, reason, now)? {
        return Err(RemoveError::Unknown);
    }
    tie.record(db, Verb::RelationshipRemoved, reason)?;
    delegations::end_with_relationship(db, by, &tie.customer, now)?;
    invitations::revoke_with_relationship(db, by, customer, reason, now)?;
    tell(db, &tie, reason)?;
    Ok(())
}

fn tell(db: &mut Db, tie: &Tie<'_>, reason: &Note) -> Result<(), diesel::result::Error> {
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
    let Some(reseller) = tie.kept.reseller else {
        return Ok(());
    };
    let reseller = organisations::by_id(db, reseller)?;
    tie.record_for(
        db,
        reseller.id,
        customer,
        (Verb::RelationshipRemoved, reason),
    )?;
    tie.mail(
        db,
        &reseller,
        topic,
        (paths::customers(&reseller.slug), reason),
    )
}
