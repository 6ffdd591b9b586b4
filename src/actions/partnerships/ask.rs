//! A provider asks a reseller for a partnership.
use super::Act;
use crate::domain::{
    access::{By, ManagePartnerships, Scope},
    activity::Verb,
    email::Email,
    id::Id,
    message::{Message, Recipient, Topic},
    partnership::{Partnership, Refusal},
    text::Name,
    time::Timestamp,
    token::Purpose,
};
use crate::store::{
    Db, ids,
    outbox::{self, About},
    partnerships,
};
use diesel::result::QueryResult;

/// What came of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Now(Id<Partnership>),
    /// The same mailbox was asked before, and its link still lives.
    Before(Id<Partnership>),
}

/// Why nobody was asked.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Asks whoever reads this mailbox, by mail; the link can be copied too.
pub fn ask(
    db: &mut Db,
    by: &By<ManagePartnerships>,
    name: Name,
    email: Email,
    now: Timestamp,
) -> Result<Asked, AskError> {
    let provider = &by.organisation;
    if !provider.is_in_good_standing() {
        return Err(Refusal::Suspended.into());
    }
    if let Some(id) = partnerships::live_ask(db, provider.id, &email, now)? {
        return Ok(Asked::Before(id));
    }
    let (id, nonce) = (ids::fresh(now), ids::nonce());
    let partnership = Partnership::asked(id, provider.id, (name, email), nonce, now);
    partnerships::add(db, &partnership)?;
    let verb = Verb::PartnershipAsked;
    Act { by, id, verb, now }.record(db, provider.id, &partnership.asked_name, "")?;
    mail(db, by, &partnership, now)?;
    Ok(Asked::Now(id))
}

/// Mails the present link to the mailbox that was asked.
pub(super) fn mail(
    db: &mut Db,
    by: &Scope,
    asked: &Partnership,
    now: Timestamp,
) -> QueryResult<()> {
    let provider = &by.organisation;
    let recipient = Recipient {
        name: asked.asked_name.to_string(),
        email: asked.asked_email.to_string(),
        // Nobody knows the reader's language yet; the provider's is the best guess.
        language: provider.language,
    };
    let (purpose, until) = (Purpose::Partnership, asked.expires_at);
    let mail = Message::new(Topic::PartnershipAsked, recipient.language)
        .fact("provider", &provider.name)
        .fact("reseller", &asked.asked_name)
        .token(purpose, asked.nonce, asked.generation, until);
    let about = About {
        organisation: Some(provider.id),
        object: Some(asked.id.cast()),
    };
    outbox::add(db, &recipient, &mail, about, now).map(|_| ())
}
