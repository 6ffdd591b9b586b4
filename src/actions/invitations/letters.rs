//! The letter of an invitation as it was last written: kept with the invitation, so that nobody types it twice.
use super::known::{KnownError, known};
use crate::{
    domain::{
        access::{By, SendInvitations},
        id::Id,
        invitation::Invitation,
        letter_draft::LetterDraft,
    },
    store::{Db, invitations, letters},
};

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

/// Keeps a letter without sending it.
pub fn keep_letter(
    db: &mut Db,
    by: &By<SendInvitations>,
    id: Id<Invitation>,
    letter: &LetterDraft,
) -> Result<(), KnownError> {
    let invitation = known(db, by, id)?;
    letters::keep(db, invitation.id, letter)?;
    Ok(())
}
