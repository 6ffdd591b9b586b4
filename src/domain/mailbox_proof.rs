//! Mailed links of an account: whoever follows one has the mailbox.
use super::{
    account::Account,
    email::Email,
    id::Id,
    time::Timestamp,
    token::{Nonce, Purpose, Spent},
    waiting_member::WaitingMember,
    words::words,
};

words! {
    /// What the link is for.
    pub enum Reason {
        /// A new password for one that was forgotten (P5).
        Password = "password",
        /// The first password of a new member.
        Welcome = "welcome",
        /// A new address of the account (P6).
        Address = "address",
    }
}

impl Reason {
    /// The purpose that its tokens are bound to.
    pub const fn purpose(self) -> Purpose {
        match self {
            Self::Password | Self::Welcome => Purpose::PasswordReset,
            Self::Address => Purpose::AddressChange,
        }
    }
    /// How long the link works.
    pub const fn expires_at(self, now: Timestamp) -> Timestamp {
        match self {
            Self::Password => now.plus_seconds(30 * 60),
            Self::Welcome => now.plus_days(7),
            Self::Address => now.plus_days(1),
        }
    }
}

/// A mailed link of an account.
#[derive(Debug, Clone)]
pub struct MailboxProof {
    pub id: Id<Self>,
    pub nonce: Nonce,
    pub reason: Reason,
    pub account: Id<Account>,
    /// Where it was sent: the mailbox that it proves.
    pub email: Email,
    /// The waiting membership that a first password joins.
    pub joins: Option<Id<WaitingMember>>,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

impl MailboxProof {
    /// These links are never renewed, so their tokens have one generation.
    pub const GENERATION: i32 = 1;

    /// Whether it still works at `now`.
    pub fn is_open(&self, now: Timestamp) -> Result<(), Spent> {
        Spent::check(self.expires_at, self.used_at, now)
    }
}
