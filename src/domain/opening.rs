//! Openings: the first address of a new provider, made on the command line.
use super::{
    country::Country,
    email::Email,
    id::Id,
    text::Name,
    time::Timestamp,
    token::{Nonce, Spent},
};

/// How many days an opening can be used.
pub const DAYS: i64 = 14;

/// A provider to be.
#[derive(Debug, Clone)]
pub struct Opening {
    pub id: Id<Self>,
    pub nonce: Nonce,
    pub name: Name,
    pub country: Country,
    /// The mailbox of its first administrator; nobody else can use the opening.
    pub email: Email,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

impl Opening {
    /// These links are never renewed, so their tokens have one generation.
    pub const GENERATION: i32 = 1;

    /// Whether a provider can still be founded with it at `now`.
    pub fn is_open(&self, now: Timestamp) -> Result<(), Spent> {
        Spent::check(self.expires_at, self.used_at, now)
    }
}
