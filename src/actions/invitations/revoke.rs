//! Revoking an invitation: its link is dead at once.
use super::known::{KnownError, known, record};
use crate::{
    domain::{
        access::{By, ManageRelationships, Scope, WriteInvitations},
        activity::Verb,
        id::Id,
        invitation::{Invitation, State},
        message::{Message, Topic},
        organisation::Organisation,
        paths,
        text::Note,
        time::Timestamp,
    },
    store::{
        Db, invitations, invitees, organisations,
        outbox::{self, About},
        partnerships, recipients,
    },
};
use diesel::QueryResult;

/// Ends the invitation and tells the reseller that it was handed to. What was accepted by it stays.
pub fn revoke(
    db: &mut Db,
    by: &By<WriteInvitations>,
    id: Id<Invitation>,
    reason: &Note,
    now: Timestamp,
) -> Result<(), KnownError> {
    let invitation = end(db, by, id, reason, now)?;
    tell(db, by, &invitation, reason, now)?;
    Ok(())
}

/// Ends the provider's open invitations to members of this customer, with the relationship of the two.
pub(crate) fn revoke_with_relationship(
    db: &mut Db,
    by: &By<ManageRelationships>,
    customer: Id<Organisation>,
    reason: &Note,
    now: Timestamp,
) -> QueryResult<()> {
    for id in invitees::open_invitations(db, by.organisation.id, customer)? {
        match end(db, by, id, reason, now) {
            Ok(invitation) => tell(db, by, &invitation, reason, now)?,
            // Answered or ended meanwhile, and stays so.
            Err(KnownError::Unknown | KnownError::Refused(_)) => {}
            Err(KnownError::Store(cause)) => return Err(cause),
        }
    }
    Ok(())
}

/// Ends it without telling anybody.
pub(super) fn end(
    db: &mut Db,
    by: &Scope,
    id: Id<Invitation>,
    reason: &Note,
    now: Timestamp,
) -> Result<Invitation, KnownError> {
    let invitation = known(db, by, id)?;
    invitation.may_change()?;
    invitations::move_on(db, id, State::Issued, State::Revoked, now)?;
    outbox::withdraw(db, id.cast())?;
    let verb = Verb::InvitationRevoked;
    record(db, by, &invitation, verb, reason.as_str(), now)?;
    Ok(invitation)
}

/// Tells the reseller that it was handed to.
pub(super) fn tell(
    db: &mut Db,
    by: &Scope,
    invitation: &Invitation,
    reason: &Note,
    now: Timestamp,
) -> QueryResult<()> {
    let Some(reseller) = invitation.reseller else {
        return Ok(());
    };
    if !partnerships::active_between(db, invitation.provider, reseller)? {
        return Ok(());
    }
    let reseller = organisations::by_id(db, reseller)?;
    let about = About {
        organisation: Some(reseller.id),
        object: Some(invitation.id.cast()),
    };
    for to in recipients::in_charge(db, reseller.id)? {
        let mut message = Message::new(Topic::InvitationRevoked, to.language)
            .fact("provider", &by.organisation.name)
            .fact("sender", &by.organisation.name)
            .page(paths::invitation(&reseller.slug, invitation.id));
        if let Some(addressee) = &invitation.addressee {
            message = message.fact("customer", &addressee.name);
        }
        if !reason.is_empty() {
            message = message.fact("reason", reason);
        }
        outbox::add(db, &to, &message, about, now)?;
    }
    Ok(())
}
