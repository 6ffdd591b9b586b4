//! The letter of an invitation as it was last written: kept with the invitation, so that nobody types it twice.
use super::known::{KnownError, known};
use crate::{
    domain::{
        access::{By, SendInvitations},
        id::Id,
        invitation::Invitation,
        letter_draft::LetterDraft,
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

/// The invitation, and its letter if somebody wrote one.
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
pub fn shown_letter(letter: &LetterDraft) -> Snapshot {
    Snapshot::of([
        ("subject", letter.subject.clone()),
        ("body", letter.body.clone()),
        (
            "second_body",
            letter.second_body.clone().unwrap_or_default(),
        ),
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
    letters::keep(db, invitation.id, letter)?;
    Ok(())
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
        false => shown_letter(&present).is_of(&page.version),
    })
}
