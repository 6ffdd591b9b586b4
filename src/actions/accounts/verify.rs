//! Proving a mailbox, by a button behind a mailed link; or saying there that somebody else asked for it.
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
        mailbox_proof::MailboxProof,
        organisation::Organisation,
        sign_up::SignUp,
        text::Name,
        time::Timestamp,
        token::{LinkKey, Purpose, Spent, Token},
    },
    store::{Db, accounts, ids, mailbox_proofs, sign_ups},
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
    /// As [`Withdrawn::NothingWaits`].
    #[error("nothing waits behind this link any more")]
    NothingWaits,
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
    match proof_of(db, key, token)? {
        Proof::SignUp(waiting, hash) => finish(db, key, &waiting, &hash, now),
        Proof::Address(proof) => {
            address::prove(db, &proof, now)?;
            Ok(Verified::AddressChanged)
        }
    }
}

/// What the link proves. Of what was withdrawn, or confirmed and tidied away since, nothing is left but its link.
pub fn proof_of(db: &mut Db, key: &LinkKey, token: &Token) -> Result<Proof, VerifyError> {
    Proof::by_token(db, key, token)?.ok_or_else(|| match is_ours(key, token) {
        true => VerifyError::NothingWaits,
        false => VerifyError::Unknown,
    })
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
        // Pressed twice at once, or withdrawn at the same moment.
        sign_ups::by_nonce(db, &waiting.nonce)?.ok_or(VerifyError::NothingWaits)?;
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

/// What became of what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withdrawn {
    /// Nothing comes of it.
    Now,
    /// Nothing waited for an answer. Whether it was withdrawn, confirmed or replaced is not known any more.
    NothingWaits,
}

/// Why nothing was withdrawn.
#[derive(Debug, thiserror::Error)]
pub enum WithdrawError {
    #[error("there is no such link")]
    Unknown,
    #[error("the mailbox was confirmed before")]
    TooLate,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Whoever has the mailbox did not ask for it: nothing comes of it any more, and the link is dead.
pub fn withdraw(db: &mut Db, key: &LinkKey, token: &Token) -> Result<Withdrawn, WithdrawError> {
    match Proof::by_token(db, key, token)? {
        Some(Proof::SignUp(waiting, _)) => {
            if sign_ups::withdraw(db, waiting.id)? {
                return Ok(Withdrawn::Now);
            }
            match sign_ups::by_nonce(db, &waiting.nonce)? {
                Some(_) => Err(WithdrawError::TooLate),
                None => Ok(Withdrawn::NothingWaits),
            }
        }
        Some(Proof::Address(proof)) => withdraw_address(db, &proof),
        // Of what was withdrawn nothing is left but its link; nor is it of what was confirmed and tidied away since.
        None if is_ours(key, token) => Ok(Withdrawn::NothingWaits),
        None => Err(WithdrawError::Unknown),
    }
}

/// A link that was mailed once, whatever became of it.
fn is_ours(key: &LinkKey, token: &Token) -> bool {
    key.made(token, Purpose::Verification, SignUp::GENERATION)
        || key.made(token, Purpose::AddressChange, MailboxProof::GENERATION)
}

/// The account may have moved on since this address was confirmed, or to another before: what became of this link is then
/// not known.
fn withdraw_address(db: &mut Db, proof: &MailboxProof) -> Result<Withdrawn, WithdrawError> {
    if mailbox_proofs::withdraw(db, proof.id)? {
        return Ok(Withdrawn::Now);
    }
    let (account, _) = accounts::by_id(db, proof.account)?;
    match account.email == proof.email {
        true => Err(WithdrawError::TooLate),
        false => Ok(Withdrawn::NothingWaits),
    }
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
            AddressError::Withdrawn => Self::NothingWaits,
            AddressError::Store(error) => Self::Store(error),
        }
    }
}
