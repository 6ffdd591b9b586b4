//! New passwords: for one that was forgotten (P5), the first of a new member, and a change by its owner.
use super::{
    proof::{mailbox_proof, new_proof},
    recipient,
};
use crate::{
    actions::members::join::{self, JoinError},
    domain::{
        account::Account,
        email::Email,
        id::Id,
        mailbox_proof::{MailboxProof, Reason},
        message::{Message, Topic},
        paths,
        time::Timestamp,
        token::{LinkKey, Purpose, Spent, Token},
        waiting_member::WaitingMember,
    },
    store::{
        Db, accounts, mailbox_proofs,
        outbox::{self, About},
        sessions::{self, Session},
    },
};
use diesel::QueryResult;

/// Mails a link for a new password to the address of the account, if there is one with this address.
pub fn ask_reset(db: &mut Db, email: &Email, now: Timestamp) -> QueryResult<()> {
    let Some((account, _)) = accounts::by_email(db, email.key())? else {
        return Ok(());
    };
    let proof = new_proof(db, Reason::Password, &account, now)?;
    let mail = Message::new(Topic::PasswordReset, account.language).token(
        Purpose::PasswordReset,
        proof.nonce,
        MailboxProof::GENERATION,
        proof.expires_at,
    );
    outbox::add(db, &recipient(&account), &mail, About::default(), now).map(|_| ())
}

/// Why a password was not set.
#[derive(Debug, thiserror::Error)]
pub enum ResetError {
    #[error("there is no such link")]
    Unknown,
    #[error(transparent)]
    Spent(#[from] Spent),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// The account whose password the link sets. A link to a mailbox that is no longer the account's is dead.
pub fn account_of_link(
    db: &mut Db,
    key: &LinkKey,
    token: &Token,
    now: Timestamp,
) -> Result<(MailboxProof, Account), ResetError> {
    let proof = mailbox_proof(db, key, token, Purpose::PasswordReset)?;
    let proof = proof.ok_or(ResetError::Unknown)?;
    proof.is_open(now)?;
    let (account, _) = accounts::by_id(db, proof.account)?;
    if account.email != proof.email {
        return Err(Spent::Expired.into());
    }
    Ok((proof, account))
}

/// Sets the password, once for each link, and ends all sessions. Does not sign in.
pub fn reset(
    db: &mut Db,
    key: &LinkKey,
    token: &Token,
    hash: &str,
    now: Timestamp,
) -> Result<(), ResetError> {
    let (proof, account) = account_of_link(db, key, token, now)?;
    if !mailbox_proofs::mark_used(db, proof.id, now)? {
        return Err(Spent::Used.into());
    }
    accounts::set_password(db, account.id, hash)?;
    if let Some(id) = proof.joins {
        agreed(db, &account, id, now)?;
    }
    Ok(changed(db, &account, None, now)?)
}

/// A first password by the link of a welcome is the yes to it. What was withdrawn meanwhile, or cannot be joined now,
/// is no reason to refuse the password.
fn agreed(
    db: &mut Db,
    account: &Account,
    id: Id<WaitingMember>,
    now: Timestamp,
) -> QueryResult<()> {
    match join::join(db, account, id, now) {
        Ok(_) | Err(JoinError::Unknown | JoinError::Suspended(_)) => Ok(()),
        Err(JoinError::Store(error)) => Err(error),
    }
}

/// Why a password was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    #[error("the password was changed while the present one was checked")]
    Stale,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Changes the password of somebody who gave the present one, of which `checked` is the hash; ends the other sessions.
pub fn change(
    db: &mut Db,
    by: &Session,
    checked: &str,
    hash: &str,
    now: Timestamp,
) -> Result<(), ChangeError> {
    if !accounts::replace_password(db, by.account.id, checked, hash)? {
        return Err(ChangeError::Stale);
    }
    Ok(changed(db, &by.account, Some(by), now)?)
}

/// What follows from every new password: other sessions and links end, the owner is told.
fn changed(
    db: &mut Db,
    account: &Account,
    keep: Option<&Session>,
    now: Timestamp,
) -> QueryResult<()> {
    sessions::end_others_of(db, account.id, keep.map(|session| session.id))?;
    // Also one to a new address: whoever was thrown out may have asked for it.
    mailbox_proofs::void(db, account.id, Reason::ALL, now)?;
    let mail =
        Message::new(Topic::PasswordChanged, account.language).page(paths::FORGOTTEN_PASSWORD);
    outbox::add(db, &recipient(account), &mail, About::default(), now).map(|_| ())
}
