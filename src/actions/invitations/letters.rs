//! The letter of an invitation as it was last written: kept with the invitation, so that nobody types it twice.
use super::known::{KnownError, known};
use crate::{
    domain::{
        access::{By, SendInvitations},
        id::Id,
        invitation::Invitation,
        letter_draft::{LetterDraft, with_link},
        snapshot::{ChangedMeanwhile, Snapshot},
    },
    store::{Db, invitations, letters},
};
use diesel::result::{Error, QueryResult};

/// Why a letter was not kept.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    #[error(transparent)]
    Known(#[from] KnownError),
    #[error(transparent)]
    ChangedMeanwhile(#[from] ChangedMeanwhile),
    #[error(transparent)]
    Store(#[from] Error),
}

/// The invitation, and what of its letter somebody wrote.
pub fn letter(
    db: &mut Db,
    by: &By<SendInvitations>,
    id: Id<Invitation>,
) -> Result<(Invitation, Option<LetterDraft>), KnownError> {
    let seen = invitations::seen_by(db, by.organisation.id, id)?;
    let invitation = seen.ok_or(KnownError::Unknown)?;
    let letter = letters::of_invitation(db, id)?;
    Ok((invitation, letter))
}

/// What the page of a letter shows.
pub fn shown_letter(letter: &LetterDraft, link: &str) -> Snapshot {
    let second = letter.second_body.as_deref().unwrap_or_default();
    Snapshot::of([
        ("subject", letter.subject.clone()),
        ("body", with_link(&letter.body, link)),
        ("second_body", with_link(second, link)),
    ])
}

/// Keeps a letter without sending it, unless its page of this `version` showed another one than there is: that somebody
/// else wrote, or the `usual` one of who has the invitation then.
pub fn keep_letter(
    db: &mut Db,
    by: &By<SendInvitations>,
    id: Id<Invitation>,
    (letter, version): (LetterDraft, &str),
    (link_of, usual): (
        impl Fn(&Invitation) -> String,
        impl FnOnce(&mut Db) -> QueryResult<LetterDraft>,
    ),
) -> Result<(), LetterError> {
    let invitation = known(db, by, id)?;
    let usual = usual(db)?;
    let letter = letter.completed(&usual);
    let link = link_of(&invitation);
    may_replace(db, invitation.id, (&letter, &usual), (version, &link))??;
    keep_own(db, invitation.id, &letter, &usual)?;
    Ok(())
}

/// Keeps what of the letter is somebody's own. What says the usual goes on to say it, of whoever has the invitation then.
pub(super) fn keep_own(
    db: &mut Db,
    invitation: Id<Invitation>,
    letter: &LetterDraft,
    usual: &LetterDraft,
) -> QueryResult<()> {
    match letter.apart_from(usual) {
        Some(own) => letters::keep(db, invitation, &own),
        None => letters::remove(db, invitation),
    }
}

/// Whether a page of this version showed what this letter takes the place of, with the present link: with one from before,
/// its text is another. No version is of no page, and the letter that is there already needs none. The invitation is held.
pub(super) fn may_replace(
    db: &mut Db,
    invitation: Id<Invitation>,
    (letter, usual): (&LetterDraft, &LetterDraft),
    (version, link): (&str, &str),
) -> QueryResult<Result<(), ChangedMeanwhile>> {
    let kept = letters::of_invitation(db, invitation)?;
    let present = kept.map_or_else(|| usual.clone(), |kept| kept.completed(usual));
    Ok(match present == *letter {
        true => Ok(()),
        false => shown_letter(&present, link).is_of(version),
    })
}
