//! The beginning and the end of every verb on an invitation: the caller's organisation must see it,
//! and whom it concerns reads of it.
use crate::{
    domain::{
        access::Scope,
        activity::{Noun, Verb},
        id::Id,
        invitation::{Invitation, Refusal},
        organisation::Organisation,
        time::Timestamp,
    },
    store::{
        Db,
        activities::{self, Actor, Deed},
        invitations, partnerships,
    },
};
use diesel::result::{Error, QueryResult};

/// Why nothing was done with an invitation.
#[derive(Debug, thiserror::Error)]
pub enum KnownError {
    #[error("there is no such invitation")]
    Unknown,
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] Error),
}

/// The invitation, if the caller's organisation sees it; nobody else changes it until the transaction ends.
pub(super) fn known(
    db: &mut Db,
    scope: &Scope,
    id: Id<Invitation>,
) -> Result<Invitation, KnownError> {
    invitations::lock(db, id)?;
    let seen = invitations::seen_by(db, scope.organisation.id, id)?;
    seen.ok_or(KnownError::Unknown)
}

/// Whose activity it concerns: the provider's, and the reseller's as long as it is a partner.
pub(super) fn concerned(
    db: &mut Db,
    invitation: &Invitation,
) -> QueryResult<Vec<Id<Organisation>>> {
    let mut all = vec![invitation.provider];
    if let Some(reseller) = invitation.reseller
        && partnerships::active_between(db, invitation.provider, reseller)?
    {
        all.push(reseller);
    }
    Ok(all)
}

/// Writes the deed into the activity of all whom the invitation concerns.
pub(super) fn record(
    db: &mut Db,
    scope: &Scope,
    invitation: &Invitation,
    verb: Verb,
    reason: &str,
    now: Timestamp,
) -> QueryResult<()> {
    let concerned = concerned(db, invitation)?;
    record_for(db, scope, &concerned, invitation, verb, reason, now)
}

/// The same for what has no reason and was done by whoever.
pub(super) fn record_by(
    db: &mut Db,
    actor: &Actor,
    invitation: &Invitation,
    verb: Verb,
    now: Timestamp,
) -> QueryResult<()> {
    let concerned = concerned(db, invitation)?;
    let called = invitation.called();
    activities::add(
        db,
        &concerned,
        actor,
        deed(invitation, verb, &called, ""),
        now,
    )
}

fn deed<'a>(
    invitation: &Invitation,
    verb: Verb,
    object_name: &'a str,
    reason: &'a str,
) -> Deed<'a> {
    Deed {
        verb,
        noun: Noun::Invitation,
        object: invitation.id.cast(),
        object_name,
        reason,
    }
}

/// Writes the deed into the activity of these organisations.
pub(super) fn record_for(
    db: &mut Db,
    scope: &Scope,
    concerned: &[Id<Organisation>],
    invitation: &Invitation,
    verb: Verb,
    reason: &str,
    now: Timestamp,
) -> QueryResult<()> {
    let called = invitation.called();
    let deed = deed(invitation, verb, &called, reason);
    activities::add(db, concerned, &Actor::from(scope), deed, now)
}
