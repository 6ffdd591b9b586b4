//! Mails that did not leave.
use crate::{
    domain::{
        access::{By, SendMails},
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
    #[error("the link in the mail has ended, so the mail is of no use")]
    LinkEnded,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Gives a dead mail another chance, from the first attempt on (P27).
///
/// Not a change that anybody else needs to know of, so the activity does not tell it.
pub fn retry(
    db: &mut Db,
    by: &By<SendMails>,
    id: Id<Mail>,
    now: Timestamp,
) -> Result<(), RetryError> {
    let own = by.organisation.id;
    let message = outbox::dead(db, own, id)?.ok_or(RetryError::Unknown)?;
    if message.until.is_some_and(|until| until <= now) {
        return Err(RetryError::LinkEnded);
    }
    match outbox::retry(db, own, id, now)? {
        true => Ok(()),
        false => Err(RetryError::Unknown),
    }
}
