//! A new link for an invitation, also after it expired; whatever was typed stays. The old link is dead at once.
//! A form that shows which link it takes the place of makes one new link, however often it comes (P17).
use super::{
    known::{KnownError, known, record},
    send::post,
    shown::backed,
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
use diesel::QueryResult;

/// What the form says.
#[derive(Debug, Clone, Copy, Default)]
pub struct NewLink {
    /// As long as is usual if nothing is said.
    pub life: Option<LinkLife>,
    /// The generation of the link that its page showed; nothing said takes the place of whichever there is.
    pub shown: Option<i32>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewed {
    Now,
    /// The link that was shown had been replaced before; nothing was done.
    Before,
}

/// Makes a new link without sending it.
pub fn renew(
    db: &mut Db,
    by: &By<WriteInvitations>,
    id: Id<Invitation>,
    new: NewLink,
    now: Timestamp,
) -> Result<Renewed, KnownError> {
    Ok(match replaced(db, by, id, new, now)? {
        Some(_) => Renewed::Now,
        None => Renewed::Before,
    })
}

/// The invitation with its new link; `None` if it is not the shown one that would be replaced. None is made that would
/// open nothing.
fn replaced(
    db: &mut Db,
    by: &By<WriteInvitations>,
    id: Id<Invitation>,
    new: NewLink,
    now: Timestamp,
) -> Result<Option<Invitation>, KnownError> {
    let invitation = known(db, by, id)?;
    invitation.may_change()?;
    if new
        .shown
        .is_some_and(|shown| shown != invitation.generation)
    {
        return Ok(None);
    }
    backed(db, &invitation)??;
    let life = new.life.unwrap_or(LinkLife::usual(invitation.kind));
    let renewed = Invitation {
        generation: invitation.generation + 1,
        expires_at: now.plus_days(life.days()),
        ..invitation
    };
    invitations::renew(db, id, renewed.expires_at)?;
    outbox::withdraw(db, id.cast())?;
    record(db, by, &renewed, Verb::InvitationResent, "", now)?;
    Ok(Some(renewed))
}

/// Makes a new link and, if the invitation is for one customer, mails it: with the words that somebody wrote, and the
/// `usual` ones of the invitation as it is then.
pub fn resend(
    db: &mut Db,
    by: &By<WriteInvitations>,
    id: Id<Invitation>,
    new: NewLink,
    usual: impl FnOnce(&mut Db) -> QueryResult<LetterDraft>,
    now: Timestamp,
) -> Result<Renewed, KnownError> {
    let Some(renewed) = replaced(db, by, id, new, now)? else {
        return Ok(Renewed::Before);
    };
    if let Some(addressee) = &renewed.addressee {
        let usual = usual(db)?;
        let letter = match letters::of_invitation(db, renewed.id)? {
            Some(own) => own.completed(&usual),
            None => usual,
        };
        post(db, by, &renewed, addressee, &letter, now)?;
    }
    Ok(Renewed::Now)
}
