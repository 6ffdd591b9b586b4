//! What a link to `/verify/…` proves.
use crate::{
    domain::{
        account::Account,
        id::Id,
        mailbox_proof::{MailboxProof, Reason},
        sign_up::SignUp,
        time::Timestamp,
        token::{LinkKey, Purpose, Spent, Token},
        waiting_member::WaitingMember,
    },
    store::{Db, ids, mailbox_proofs, sign_ups},
};
use diesel::QueryResult;

/// A mailbox that waits to be proven.
#[derive(Debug)]
pub enum Proof {
    /// That of a sign-up, with the hash of its password.
    SignUp(SignUp, String),
    /// The new one of an account.
    Address(MailboxProof),
}

impl Proof {
    /// What the token is the link of.
    pub fn by_token(db: &mut Db, key: &LinkKey, token: &Token) -> QueryResult<Option<Self>> {
        if let Some((found, hash)) = sign_ups::by_nonce(db, token.nonce())? {
            let genuine = key.made(token, Purpose::Verification, SignUp::GENERATION);
            return Ok(genuine.then_some(Self::SignUp(found, hash)));
        }
        let found = mailbox_proof(db, key, token, Purpose::AddressChange)?;
        Ok(found.map(Self::Address))
    }

    /// Whether the link still works at `now`.
    pub fn is_open(&self, now: Timestamp) -> Result<(), Spent> {
        match self {
            Self::SignUp(waiting, _) => waiting.is_open(now),
            Self::Address(proof) => proof.is_open(now),
        }
    }
}

/// The mailed link of an account that the token belongs to.
pub(super) fn mailbox_proof(
    db: &mut Db,
    key: &LinkKey,
    token: &Token,
    purpose: Purpose,
) -> QueryResult<Option<MailboxProof>> {
    let found = mailbox_proofs::by_nonce(db, token.nonce())?;
    let genuine = |proof: &MailboxProof| {
        proof.reason.purpose() == purpose && key.made(token, purpose, MailboxProof::GENERATION)
    };
    Ok(found.filter(genuine))
}

/// A new mailed link of an account.
pub fn new_proof(
    db: &mut Db,
    reason: Reason,
    account: &Account,
    now: Timestamp,
) -> QueryResult<MailboxProof> {
    add(db, reason, account, None, now)
}

/// A link for the first password, which is also the yes to the membership that waits.
pub fn new_welcome(
    db: &mut Db,
    account: &Account,
    joins: Id<WaitingMember>,
    now: Timestamp,
) -> QueryResult<MailboxProof> {
    add(db, Reason::Welcome, account, Some(joins), now)
}

fn add(
    db: &mut Db,
    reason: Reason,
    account: &Account,
    joins: Option<Id<WaitingMember>>,
    now: Timestamp,
) -> QueryResult<MailboxProof> {
    let proof = MailboxProof {
        id: ids::fresh(now),
        nonce: ids::nonce(),
        reason,
        account: account.id,
        email: account.email.clone(),
        joins,
        expires_at: reason.expires_at(now),
        used_at: None,
    };
    mailbox_proofs::add(db, &proof, now)?;
    Ok(proof)
}
