//! A new e-mail address of an account (P6): only after it is proven, with notice to both, to the old one at once.
use super::{proof::new_proof, recipient};
use crate::{
    domain::{
        account::Account,
        email::Email,
        mailbox_proof::{MailboxProof, Reason},
        message::{Message, Topic},
        paths,
        time::Timestamp,
        token::{Purpose, Spent},
    },
    store::{
        Db, accounts, mailbox_proofs,
        outbox::{self, About},
        sessions::Session,
    },
};
use diesel::QueryResult;

/// Mails a link to the new address, and a notice to the old one. Where another account has the new one no link is
/// mailed; the notice is the same, so that nobody learns of it (P2).
pub fn ask(db: &mut Db, by: &Session, email: &Email, now: Timestamp) -> QueryResult<()> {
    let notice = Message::new(Topic::AddressAsked, by.account.language)
        .fact("email", email)
        .page(paths::FORGOTTEN_PASSWORD);
    outbox::add(db, &recipient(&by.account), &notice, About::default(), now)?;
    if accounts::by_email(db, email.key())?.is_some_and(|(other, _)| other.id != by.account.id) {
        return Ok(());
    }
    let there = Account {
        email: email.clone(),
        ..by.account.clone()
    };
    let proof = new_proof(db, Reason::Address, &there, now)?;
    let mail = Message::new(Topic::AddressChange, there.language)
        .fact("email", email)
        .token(
            Purpose::AddressChange,
            proof.nonce,
            MailboxProof::GENERATION,
            proof.expires_at,
        );
    outbox::add(db, &recipient(&there), &mail, About::default(), now).map(|_| ())
}

/// Why the address was not changed.
#[derive(Debug, thiserror::Error)]
pub enum AddressError {
    #[error(transparent)]
    Spent(#[from] Spent),
    #[error("another account has this address by now")]
    Taken,
    #[error("it was withdrawn this very moment")]
    Withdrawn,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Gives the account its proven address; links that wait in the old mailbox die.
pub(super) fn prove(db: &mut Db, proof: &MailboxProof, now: Timestamp) -> Result<(), AddressError> {
    proof.is_open(now)?;
    if !mailbox_proofs::mark_used(db, proof.id, now)? {
        mailbox_proofs::by_nonce(db, &proof.nonce)?.ok_or(AddressError::Withdrawn)?;
        return Err(Spent::Used.into());
    }
    let (account, _) = accounts::by_id(db, proof.account)?;
    if !accounts::set_email(db, account.id, &proof.email)? {
        return Err(AddressError::Taken);
    }
    mailbox_proofs::void(db, account.id, Reason::ALL, now)?;
    let moved = Account {
        email: proof.email.clone(),
        ..account.clone()
    };
    for told in [&account, &moved] {
        let mail = Message::new(Topic::AddressChanged, told.language)
            .fact("email", &proof.email)
            .page(paths::ACCOUNT);
        outbox::add(db, &recipient(told), &mail, About::default(), now)?;
    }
    Ok(())
}
