//! What became of the mails that brought an invitation, for those who sent it.
use super::{Db, schema::outbox};
use crate::domain::{
    id::Id,
    invitation::Invitation,
    message::{Delivered, Topic},
    time::Timestamp,
};
use diesel::prelude::*;

/// The state of the last mail that brought the invitation of the row, as a column of a query on invitations.
/// Mails keep their topic first, see the outbox.
pub const LAST_DELIVERY: &str = "(SELECT outbox.state FROM outbox \
    WHERE outbox.object_id = invitations.id AND outbox.message LIKE '{\"topic\":\"invitation\",%' \
    ORDER BY outbox.id DESC LIMIT 1)";

/// A mail that brought an invitation.
#[derive(Debug, Clone)]
pub struct Delivery {
    pub recipient: String,
    pub delivered: Delivered,
    pub attempts: i32,
    /// What the mail server last said; empty if nothing went wrong.
    pub last_error: String,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
}

/// The mails that brought this invitation, oldest first.
pub fn of_invitation(db: &mut Db, invitation: Id<Invitation>) -> QueryResult<Vec<Delivery>> {
    let about = format!("{{\"topic\":\"{}\",%", Topic::Invitation.as_str());
    let rows = outbox::table
        .filter(outbox::object_id.eq(invitation.cast::<super::activities::Object>()))
        .filter(outbox::message.like(about))
        .order(outbox::id)
        .select((
            outbox::recipient,
            outbox::state,
            outbox::attempts,
            outbox::last_error,
            outbox::created_at,
            outbox::sent_at,
        ))
        .load::<(String, Delivered, i32, String, Timestamp, Option<Timestamp>)>(db)?;
    let delivery = |(recipient, delivered, attempts, last_error, created_at, sent_at)| Delivery {
        recipient,
        delivered,
        attempts,
        last_error,
        created_at,
        sent_at,
    };
    Ok(rows.into_iter().map(delivery).collect())
}
