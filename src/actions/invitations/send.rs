//! Sending an invitation from the portal, in the words of the sender (S12).
use super::{
    known::{KnownError, known, record},
    letters::{keep_own, may_replace},
    shown::{backed, partners},
};
use crate::{
    domain::{
        access::{By, Scope, SendInvitations},
        activity::Verb,
        id::Id,
        invitation::{Addressee, Invitation, Refusal, Standing},
        letter_draft::{Around, DraftRefusals, Handed, LetterDraft, Typed, older_links},
        message::{Message, Recipient, Topic},
        once::Once,
        paths,
        snapshot::ChangedMeanwhile,
        time::Timestamp,
        token::Purpose,
    },
    store::{
        Db, invitations, once_keys,
        outbox::{self, About},
    },
};
use diesel::QueryResult;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    Now,
    /// The same form came before; its mail went out then.
    Before(Since),
}

/// What became of an invitation since it was mailed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// The link in the mail works.
    Open,
    /// Another link took the place of the one in the mail.
    NewLink,
    /// It can no longer be answered.
    Ended(Standing),
}

/// Why nothing was sent.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    #[error("there is no such invitation")]
    Unknown,
    #[error("a reusable link has no customer that it could be sent to")]
    NoAddressee,
    #[error(transparent)]
    Draft(#[from] DraftRefusals),
    /// Somebody else wrote another letter since the page was opened.
    #[error(transparent)]
    ChangedMeanwhile(#[from] ChangedMeanwhile),
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

/// Mails the invitation to its customer, of the same form twice once. Each body must hold the present link, which
/// `link_of` makes; a page of this `version` must have shown the letter that there is, or the `usual` one of who has the
/// invitation then.
pub fn send(
    db: &mut Db,
    by: &By<SendInvitations>,
    id: Id<Invitation>,
    (typed, version): (&Typed<'_>, &str),
    (link_of, usual): (
        impl Fn(&Invitation) -> String,
        impl FnOnce(&mut Db) -> QueryResult<LetterDraft>,
    ),
    once: Option<&Once>,
    now: Timestamp,
) -> Result<Sent, SendError> {
    let invitation = known(db, by, id)?;
    let (own, link) = (&by.organisation, link_of(&invitation));
    if let Some(once) = once
        && once_keys::take(db, own.id, once, now)?.is_some()
    {
        return Ok(Sent::Before(since(&invitation, typed, &link, now)));
    }
    invitation.is_open(now)?;
    backed(db, &invitation)??;
    let addressee = invitation.addressee.as_ref();
    let addressee = addressee.ok_or(SendError::NoAddressee)?;
    let links = (link.as_str(), older_links(&invitation, &link_of));
    let usual = usual(db)?;
    let letter = read(db, (&invitation, addressee), typed, links)?.completed(&usual);
    may_replace(db, invitation.id, (&letter, &usual), (version, &link))??;
    keep_own(db, invitation.id, &letter, &usual)?;
    record(db, by, &invitation, Verb::InvitationMailed, "", now)?;
    post(db, by, &invitation, addressee, &letter, now)?;
    if let Some(once) = once {
        once_keys::settle(db, own.id, once, &paths::invitation(&own.slug, id))?;
    }
    Ok(Sent::Now)
}

/// What was typed around the present link, or one of the older ones.
fn read(
    db: &mut Db,
    (invitation, addressee): (&Invitation, &Addressee),
    typed: &Typed<'_>,
    (link, older): (&str, Vec<String>),
) -> Result<LetterDraft, SendError> {
    let (provider, reseller) = partners(db, invitation)?;
    let reseller = reseller.as_ref().map(|reseller| reseller.name.as_str());
    let mut names = vec![provider.name.as_str(), addressee.name.as_str()];
    names.extend(reseller);
    let around = Around {
        link,
        older: &older,
        handed: Handed::of(reseller),
        names: &names,
    };
    Ok(LetterDraft::typed(typed, &around)?)
}

/// The form says what was mailed, so without the present link the mail holds an older one.
fn since(invitation: &Invitation, typed: &Typed<'_>, link: &str, now: Timestamp) -> Since {
    match invitation.standing(now) {
        Standing::Issued if typed.body.contains(link) => Since::Open,
        Standing::Issued => Since::NewLink,
        ended => Since::Ended(ended),
    }
}

/// Whether a link of it that was mailed opens something still, so that the mail may go out once more. The invitation is
/// held.
pub fn still_opens(db: &mut Db, id: Id<Invitation>, now: Timestamp) -> Result<(), KnownError> {
    invitations::lock(db, id)?;
    let invitation = invitations::by_id(db, id)?.ok_or(KnownError::Unknown)?;
    invitation.is_open(now)?;
    backed(db, &invitation)??;
    Ok(())
}

/// Mails an invitation that was made just now, in the standard words.
pub(super) fn send_first(
    db: &mut Db,
    by: &Scope,
    invitation: &Invitation,
    letter: &LetterDraft,
    now: Timestamp,
) -> QueryResult<()> {
    let Some(addressee) = &invitation.addressee else {
        return Ok(());
    };
    record(db, by, invitation, Verb::InvitationMailed, "", now)?;
    post(db, by, invitation, addressee, letter, now)
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
    let (provider, reseller) = partners(db, invitation)?;
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
    if let Some(reseller) = reseller {
        message = message.fact("reseller", reseller.name);
    }
    if let Some(second) = &letter.second_body {
        message = message.fact("second_body", second);
        message.second_language = invitation.second_language;
    }
    Ok(message)
}
