//! Mails that did not leave.
use crate::{
    domain::{
        access::{By, SendInvitations},
        id::Id,
        time::Timestamp,
    },
    store::{
        Db,
        outbox::{self, Mail},
    },
};

/// Why nothing is sent again.
#[derive(Debug, thiserror::Error)]
pub enum RetryError {
    /// No such mail in this organisation, or it did not fail for good.
    #[error("there is no such mail")]
    Unknown,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Gives a dead mail another chance, from the first attempt on (P27).
///
/// Not a change that anybody else needs to know of, so the activity does not tell it.
pub fn retry(
    db: &mut Db,
    by: &By<SendInvitations>,
    id: Id<Mail>,
    now: Timestamp,
) -> Result<(), RetryError> {
    match outbox::retry(db, by.organisation.id, id, now)? {
        true => Ok(()),
        false => Err(RetryError::Unknown),
    }
}
