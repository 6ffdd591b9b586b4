//! The transactional outbox (P27): mails are written with what they tell, and sent later.
mod deliveries;
mod kept;
mod post;

pub use deliveries::{
    Delivery, LAST_DELIVERY, Own, of_invitation, of_object, own, retry, waiting, withdraw,
    withdraw_handed,
};
pub use post::{Due, Verdict, Waiting, due, failed, give_all_back, give_back, lease, sent};

use super::{Db, activities::Object, db::on_either, ids, prepared::Prepared, schema::outbox};
use crate::domain::{
    id::Id,
    message::{Delivered, Message, Recipient},
    organisation::Organisation,
    time::Timestamp,
};
use diesel::prelude::*;
use kept::Kept;

/// Marks ids of mails in the outbox.
#[derive(Debug)]
pub struct Mail;

/// Where a mail belongs: the organisation that sees its delivery, and the thing on whose page it shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct About {
    pub organisation: Option<Id<Organisation>>,
    pub object: Option<Id<Object>>,
}

/// A message as it was kept; `None` if a later version of the program wrote it.
pub(super) fn message(kept: &str) -> Option<Message> {
    Kept::read(kept)
}

/// Puts a mail into the outbox; it goes out after the transaction.
pub fn add(
    db: &mut Db,
    to: &Recipient,
    message: &Message,
    about: About,
    now: Timestamp,
) -> QueryResult<Id<Mail>> {
    let id = ids::fresh(now);
    let values = (
        outbox::id.eq(id),
        outbox::organisation_id.eq(about.organisation),
        outbox::object_id.eq(about.object),
        outbox::message.eq(Kept::write(message)?),
        outbox::recipient.eq(&to.email),
        outbox::recipient_name.eq(&to.name),
        outbox::state.eq(Delivered::Waiting),
        outbox::attempts.eq(0),
        outbox::due_at.eq(now),
        outbox::last_error.eq(""),
        outbox::created_at.eq(now),
    );
    let insert = Prepared(diesel::insert_into(outbox::table).values(values));
    on_either!(db, |c| insert.execute(c))?;
    Ok(id)
}
