//! Signing up: nothing exists until the mailbox is proven, and the answer tells nobody who has an account (P2).
use super::{
    recipient,
    source::{Closed, Source},
};
use crate::{
    actions::{
        invitations::{link::Link, open},
        organisations::found::{self, FoundError, Founded},
    },
    domain::{
        email::Email,
        language::Language,
        message::{Message, Recipient, Topic},
        organisation::Organisation,
        sign_up::{DAYS, SignUp, Wish},
        text::Name,
        time::Timestamp,
        token::{LinkKey, Purpose, Token},
    },
    store::{
        Db, accounts, ids,
        outbox::{self, About},
        sessions::Session,
        sign_ups,
    },
};
use diesel::QueryResult;

/// What somebody typed who signs up.
#[derive(Debug)]
pub struct Newcomer {
    pub organisation: Wish,
    pub name: Name,
    pub email: Email,
    pub language: Language,
}

/// Why a sign-up was not taken.
#[derive(Debug, thiserror::Error)]
pub enum SignUpError {
    #[error("there is no such link")]
    Unknown,
    #[error(transparent)]
    Closed(#[from] Closed),
    #[error("the link is for another mailbox")]
    OtherMailbox,
    /// See [`FoundError::AskTheirAdmins`].
    #[error("{0} has proven this domain")]
    AskTheirAdmins(Name),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Founds an organisation at once: the mailbox of somebody who is signed in is proven.
pub fn found(
    db: &mut Db,
    by: &Session,
    key: &LinkKey,
    token: &Token,
    wish: &Wish,
    now: Timestamp,
) -> Result<Organisation, SignUpError> {
    let source = Source::by_token(db, key, token)?.ok_or(SignUpError::Unknown)?;
    if !source.is_for(&by.account.email) {
        return Err(SignUpError::OtherMailbox);
    }
    let founded = found::found(db, &by.account, &source, wish, now)?;
    if let Source::Invitation(_) = source {
        open::open(db, Link { key, token }, now)?;
    }
    let (Founded::Now(organisation) | Founded::Already(organisation)) = founded;
    Ok(organisation)
}

/// Takes the sign-up and mails its link; whoever has an account is mailed the way to sign in instead.
pub fn sign_up(
    db: &mut Db,
    key: &LinkKey,
    token: &Token,
    new: &Newcomer,
    password_hash: &str,
    now: Timestamp,
) -> Result<(), SignUpError> {
    let source = Source::by_token(db, key, token)?.ok_or(SignUpError::Unknown)?;
    source.is_open(now)?;
    source.is_backed(db)??;
    if !source.is_for(&new.email) {
        return Err(SignUpError::OtherMailbox);
    }
    match accounts::by_email(db, new.email.key())? {
        Some((account, _)) => {
            let mail = Message::new(Topic::KnownAccount, account.language);
            let mail = source.linked_in(mail);
            outbox::add(db, &recipient(&account), &mail, About::default(), now)?;
        }
        None => wait_for_proof(db, &source, new, password_hash, now)?,
    }
    Ok(())
}

fn wait_for_proof(
    db: &mut Db,
    source: &Source,
    new: &Newcomer,
    password_hash: &str,
    now: Timestamp,
) -> QueryResult<()> {
    let waiting = SignUp {
        id: ids::fresh(now),
        nonce: ids::nonce(),
        via: source.via(),
        source: source.id(),
        source_generation: source.generation(),
        organisation: new.organisation.clone(),
        name: new.name.clone(),
        email: new.email.clone(),
        language: new.language,
        asked_at: now,
        expires_at: now.plus_days(DAYS),
        used_at: None,
    };
    sign_ups::add(db, &waiting, password_hash)?;
    let to = Recipient {
        name: new.name.to_string(),
        email: new.email.to_string(),
        language: new.language,
    };
    let mail = Message::new(Topic::SignUp, new.language)
        .fact("organisation", &new.organisation.name)
        .token(
            Purpose::Verification,
            waiting.nonce,
            SignUp::GENERATION,
            waiting.expires_at,
        );
    outbox::add(db, &to, &mail, About::default(), now).map(|_| ())
}

impl Source {
    /// An opening is for one person; other links lead to pages that check the mailbox themselves.
    fn is_for(&self, email: &Email) -> bool {
        match self {
            Self::Opening(opening) => opening.email == *email,
            Self::Invitation(_) | Self::Partnership(_) => true,
        }
    }
}

impl From<FoundError> for SignUpError {
    fn from(error: FoundError) -> Self {
        match error {
            FoundError::Closed(closed) => Self::Closed(closed),
            FoundError::AskTheirAdmins(name) => Self::AskTheirAdmins(name),
            FoundError::Store(error) => Self::Store(error),
        }
    }
}
