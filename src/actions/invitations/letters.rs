//! The letter of an invitation as it was last written: kept with the invitation, so that nobody types it twice.
use super::known::{KnownError, known};
use crate::{
    domain::{
        access::{By, SendInvitations},
        id::Id,
        invitation::Invitation,
        letter_draft::LetterDraft,
        time::Timestamp,
    },
    store::{Db, invitation_drafts, invitations},
};
use diesel::QueryResult;

/// The invitation, and its letter if somebody wrote one.
pub fn letter(
    db: &mut Db,
    by: &By<SendInvitations>,
    id: Id<Invitation>,
) -> Result<(Invitation, Option<LetterDraft>), KnownError> {
    let seen = invitations::seen_by(db, by.organisation.id, id)?;
    let invitation = seen.ok_or(KnownError::Unknown)?;
    let letter = kept(db, &invitation)?;
    Ok((invitation, letter))
}

/// Keeps a letter without sending it.
pub fn keep_letter(
    db: &mut Db,
    by: &By<SendInvitations>,
    id: Id<Invitation>,
    letter: &LetterDraft,
    now: Timestamp,
) -> Result<(), KnownError> {
    let invitation = known(db, by, id)?;
    keep(db, &invitation, letter, now)?;
    Ok(())
}

/// What was last written. It is the provider's, also if its reseller wrote it.
pub(super) fn kept(db: &mut Db, invitation: &Invitation) -> QueryResult<Option<LetterDraft>> {
    let fields = invitation_drafts::by_id(db, invitation.provider, invitation.id.cast())?;
    Ok(fields.and_then(|fields| {
        let value = |name: &str| {
            let found = fields.iter().find(|(n, _)| n == name);
            found.map(|(_, value)| value.clone())
        };
        Some(LetterDraft {
            subject: value("subject")?,
            body: value("body")?,
            second_body: value("second_body"),
        })
    }))
}

pub(super) fn keep(
    db: &mut Db,
    invitation: &Invitation,
    letter: &LetterDraft,
    now: Timestamp,
) -> QueryResult<()> {
    let mut fields = vec![
        ("subject".to_owned(), letter.subject.clone()),
        ("body".to_owned(), letter.body.clone()),
    ];
    let second = letter.second_body.clone();
    fields.extend(second.map(|second| ("second_body".to_owned(), second)));
    invitation_drafts::keep(db, invitation.provider, invitation.id.cast(), &fields, now)
}
