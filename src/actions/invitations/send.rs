//! Sending an invitation from the portal, in the words of the sender (S12).
use super::{
    known::{KnownError, known, record},
    letters,
};
use crate::{
    domain::{
        access::{By, Scope, SendInvitations},
        activity::Verb,
        id::Id,
        invitation::{Addressee, Invitation, Refusal},
        letter_draft::{DraftRefusal, LetterDraft},
        message::{Message, Recipient, Topic},
        time::Timestamp,
        token::Purpose,
    },
    store::{
        Db, invitations, organisations,
        outbox::{self, About},
    },
};
use diesel::QueryResult;

/// Why nothing was sent.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    #[error("there is no such invitation")]
    Unknown,
    #[error("a reusable link has no customer that it could be sent to")]
    NoAddressee,
    #[error(transparent)]
    Draft(#[from] DraftRefusal),
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

impl From<KnownError> for SendError {
    fn from(error: KnownError) -> Self {
        match error {
            KnownError::Unknown => Self::Unknown,
            KnownError::Refused(refusal) => Self::Refused(refusal),
            KnownError::Store(error) => Self::Store(error),
        }
    }
}

/// Mails the invitation to its customer. The body must hold the present link, which `link_of` makes.
pub fn send(
    db: &mut Db,
    by: &By<SendInvitations>,
    id: Id<Invitation>,
    (subject, body): (&str, &str),
    link_of: impl Fn(&Invitation) -> String,
    now: Timestamp,
) -> Result<(), SendError> {
    let invitation = known(db, by, id)?;
    invitation.is_open(now)?;
    let addressee = invitation.addressee.as_ref();
    let addressee = addressee.ok_or(SendError::NoAddressee)?;
    let letter = LetterDraft::typed(subject, body, &link_of(&invitation))?;
    letters::keep(db, &invitation, &letter, now)?;
    record(db, by, &invitation, Verb::InvitationMailed, "", now)?;
    post(db, by, &invitation, addressee, &letter, now)?;
    Ok(())
}

/// Puts the letter into the outbox; the link takes its place when the mail is sent, so no token is kept.
pub(super) fn post(
    db: &mut Db,
    sender: &Scope,
    invitation: &Invitation,
    addressee: &Addressee,
    letter: &LetterDraft,
    now: Timestamp,
) -> QueryResult<()> {
    let to = Recipient {
        name: addressee.name.to_string(),
        email: addressee.email.to_string(),
        language: invitation.language,
    };
    let about = About {
        organisation: Some(sender.organisation.id),
        object: Some(invitation.id.cast()),
    };
    let message = message(db, sender, invitation, letter)?;
    outbox::add(db, &to, &message, about, now)?;
    invitations::mark_sent(db, invitation.id, now)
}

fn message(
    db: &mut Db,
    sender: &Scope,
    invitation: &Invitation,
    letter: &LetterDraft,
) -> QueryResult<Message> {
    let provider = organisations::by_id(db, invitation.provider)?;
    let (nonce, generation) = (invitation.nonce, invitation.generation);
    let mut message = Message::new(Topic::Invitation, invitation.language)
        .fact("subject", &letter.subject)
        .fact("body", &letter.body)
        .fact("provider", &provider.name)
        .fact("sender", &sender.organisation.name)
        .token(
            Purpose::Invitation,
            nonce,
            generation,
            invitation.expires_at,
        );
    if let Some(reseller) = invitation.reseller {
        message = message.fact("reseller", organisations::by_id(db, reseller)?.name);
    }
    Ok(message)
}
