//! A new link for an invitation, also after it expired; whatever was typed stays. The old link is dead at once.
use super::{
    known::{KnownError, known, record},
    send::post,
};
use crate::{
    domain::{
        access::{By, WriteInvitations},
        activity::Verb,
        id::Id,
        invitation::Invitation,
        letter_draft::LetterDraft,
        link_life::LinkLife,
        time::Timestamp,
    },
    store::{Db, invitations, letters, outbox},
};

/// Makes a new link without sending it; it lives as long as is usual unless `life` says otherwise.
pub fn renew(
    db: &mut Db,
    by: &By<WriteInvitations>,
    id: Id<Invitation>,
    life: Option<LinkLife>,
    now: Timestamp,
) -> Result<Invitation, KnownError> {
    let invitation = known(db, by, id)?;
    invitation.may_change()?;
    let life = life.unwrap_or(LinkLife::usual(invitation.kind));
    let renewed = Invitation {
        generation: invitation.generation + 1,
        expires_at: now.plus_days(life.days()),
        ..invitation
    };
    invitations::renew(db, id, renewed.expires_at)?;
    outbox::withdraw(db, id.cast())?;
    record(db, by, &renewed, Verb::InvitationResent, "", now)?;
    Ok(renewed)
}

/// Makes a new link and, if the invitation is for one customer, mails it: with the words of the last mail,
/// or with `usual` if there was none.
pub fn resend(
    db: &mut Db,
    by: &By<WriteInvitations>,
    id: Id<Invitation>,
    life: Option<LinkLife>,
    usual: &LetterDraft,
    now: Timestamp,
) -> Result<Invitation, KnownError> {
    let renewed = renew(db, by, id, life, now)?;
    if let Some(addressee) = &renewed.addressee {
        let kept = letters::of_invitation(db, renewed.id)?;
        let letter = kept.map_or_else(|| usual.clone(), |kept| kept.completed(usual));
        post(db, by, &renewed, addressee, &letter, now)?;
    }
    Ok(renewed)
}
