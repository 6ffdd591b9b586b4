//! Proving a mailbox, by a button behind a mailed link.
use super::{
    address::{self, AddressError},
    proof::Proof,
    source::{Closed, Source},
};
use crate::{
    actions::{
        invitations::{link::Link, open},
        organisations::found::{self, FoundError, Founded},
    },
    domain::{
        account::{Account, Theme},
        organisation::Organisation,
        sign_up::SignUp,
        text::Name,
        time::Timestamp,
        token::{LinkKey, Spent, Token},
    },
    store::{Db, accounts, ids, sign_ups},
};

/// What came of the proof.
#[derive(Debug)]
pub enum Verified {
    /// Account and organisation are there; signing in leads back to what began it.
    Founded(Organisation, Source),
    /// The mailbox has an account by now: nothing was done, signing in leads on.
    HasAccount(Option<Source>),
    /// The account has its new address.
    AddressChanged,
}

/// Why nothing was proven.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    #[error("there is no such link")]
    Unknown,
    #[error(transparent)]
    Spent(#[from] Spent),
    #[error(transparent)]
    Closed(#[from] Closed),
    /// See [`FoundError::AskTheirAdmins`]. No account either: their administrators add it.
    #[error("{0} has proven this domain")]
    AskTheirAdmins(Name),
    #[error("another account has this address by now")]
    AddressTaken,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Proves the mailbox that the link was sent to. A sign-up becomes an account and an organisation, at once.
pub fn verify(
    db: &mut Db,
    key: &LinkKey,
    token: &Token,
    now: Timestamp,
) -> Result<Verified, VerifyError> {
    match Proof::by_token(db, key, token)?.ok_or(VerifyError::Unknown)? {
        Proof::SignUp(waiting, hash) => finish(db, key, &waiting, &hash, now),
        Proof::Address(proof) => {
            address::prove(db, &proof, now)?;
            Ok(Verified::AddressChanged)
        }
    }
}

fn finish(
    db: &mut Db,
    key: &LinkKey,
    waiting: &SignUp,
    hash: &str,
    now: Timestamp,
) -> Result<Verified, VerifyError> {
    // Nobody gets from a dead link to the living one.
    let source = Source::of(db, waiting)?;
    let source = source.filter(|source| source.generation() == waiting.source_generation);
    match waiting.is_open(now) {
        // The button was pressed twice: both times it leads to the same page.
        Err(Spent::Used) => return Ok(Verified::HasAccount(source)),
        other => other?,
    }
    let source = source.ok_or(Closed::Renewed)?;
    if !sign_ups::mark_used(db, waiting.id, now)? {
        return Ok(Verified::HasAccount(Some(source)));
    }
    let account = Account {
        id: ids::fresh(now),
        name: waiting.name.clone(),
        email: waiting.email.clone(),
        language: waiting.language,
        theme: Theme::Auto,
    };
    if !accounts::add(db, &account, Some(hash), now)? {
        return Ok(Verified::HasAccount(Some(source)));
    }
    let founded = found::found(db, &account, &source, &waiting.organisation, now)?;
    let (Founded::Now(organisation) | Founded::Already(organisation)) = founded;
    if let Source::Invitation(_) = source {
        let token = &source.token(key);
        open::open(db, Link { key, token }, now)?;
    }
    Ok(Verified::Founded(organisation, source))
}

impl From<FoundError> for VerifyError {
    fn from(error: FoundError) -> Self {
        match error {
            FoundError::Closed(closed) => Self::Closed(closed),
            FoundError::AskTheirAdmins(name) => Self::AskTheirAdmins(name),
            FoundError::Store(error) => Self::Store(error),
        }
    }
}
impl From<AddressError> for VerifyError {
    fn from(error: AddressError) -> Self {
        match error {
            AddressError::Spent(spent) => Self::Spent(spent),
            AddressError::Taken => Self::AddressTaken,
            AddressError::Store(error) => Self::Store(error),
        }
    }
}
