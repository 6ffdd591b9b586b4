//! Mails that did not leave.
use super::invitations::{KnownError, still_opens};
use crate::{
    domain::{
        access::{By, SendMails},
        id::Id,
        message::{Delivered, Topic},
        time::Timestamp,
    },
    store::{
        Db,
        outbox::{self, Mail, Own},
    },
};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retried {
    Now,
    /// It waits to be sent, or has left: nothing changed.
    Before,
}

/// Why nothing is sent again.
#[derive(Debug, thiserror::Error)]
pub enum RetryError {
    #[error("there is no such mail")]
    Unknown,
    #[error("the link in the mail has ended, so the mail is of no use")]
    LinkEnded,
    #[error("the mail was taken back before it could be sent")]
    Withdrawn,
    /// What the link in the mail opened is no more.
    #[error(transparent)]
    Invitation(#[from] KnownError),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Gives a dead mail another chance, from the first attempt on (P27); none that was taken back.
///
/// Not a change that anybody else needs to know of, so the activity does not tell it.
pub fn retry(
    db: &mut Db,
    by: &By<SendMails>,
    id: Id<Mail>,
    now: Timestamp,
) -> Result<Retried, RetryError> {
    let own = by.organisation.id;
    let mail = outbox::own(db, own, id)?.ok_or(RetryError::Unknown)?;
    if let Delivered::Waiting | Delivered::Sent = mail.state {
        return Ok(Retried::Before);
    }
    if mail.message.until.is_some_and(|until| until <= now) {
        return Err(RetryError::LinkEnded);
    }
    is_of_use(db, &mail, now)?;
    if outbox::retry(db, own, id, now)? {
        return Ok(Retried::Now);
    }
    // It was taken back, or somebody was faster.
    let mail = outbox::own(db, own, id)?.ok_or(RetryError::Unknown)?;
    match mail.state {
        Delivered::Withdrawn => Err(RetryError::Withdrawn),
        _ => Ok(Retried::Before),
    }
}

/// What brings a link of an invitation goes out again as it would go out the first time.
fn is_of_use(db: &mut Db, mail: &Own, now: Timestamp) -> Result<(), KnownError> {
    match (mail.message.topic, mail.object) {
        (Topic::Invitation | Topic::InvitationReminder, Some(invitation)) => {
            still_opens(db, invitation.cast(), now)
        }
        _ => Ok(()),
    }
}
