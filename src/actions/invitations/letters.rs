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

/// The page that a letter was typed on.
#[derive(Debug)]
pub struct LetterPage {
    /// Of the letter that it showed; empty where there was no page.
    pub version: String,
    /// What stands on it in the place of the link.
    pub link: String,
    /// What it shows where nobody wrote a letter.
    pub usual: LetterDraft,
}

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

/// Keeps a letter without sending it, unless somebody else wrote another one since its page was opened.
pub fn keep_letter(
    db: &mut Db,
    by: &By<SendInvitations>,
    id: Id<Invitation>,
    (letter, page): (&LetterDraft, &LetterPage),
) -> Result<(), LetterError> {
    let invitation = known(db, by, id)?;
    may_replace(db, invitation.id, letter, page)??;
    keep_own(db, invitation.id, letter, &page.usual)?;
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

/// Whether the page showed what this letter takes the place of; the letter that is there already needs no page. The
/// invitation is held.
pub(super) fn may_replace(
    db: &mut Db,
    invitation: Id<Invitation>,
    letter: &LetterDraft,
    page: &LetterPage,
) -> QueryResult<Result<(), ChangedMeanwhile>> {
    let kept = letters::of_invitation(db, invitation)?;
    let usual = || page.usual.clone();
    let present = kept.map_or_else(usual, |kept| kept.completed(&page.usual));
    Ok(match present == *letter {
        true => Ok(()),
        false => shown_letter(&present, &page.link).is_of(&page.version),
    })
}
