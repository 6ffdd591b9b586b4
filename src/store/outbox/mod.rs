//! The transactional outbox (P27): mails are written with what they tell, and sent later.
mod deliveries;
mod kept;
mod post;

pub use deliveries::{
    Delivery, LAST_DELIVERY, Own, give_withdrawn_back, of_invitation, of_object, own, retry,
    waiting, withdraw, withdraw_handed,
};
pub use post::{Due, Verdict, Waiting, due, failed, give_all_back, give_back, lease, sent};

use super::{Db, activities::Object, db::add_many, ids, schema::outbox};
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

/// A mail to be, and where it belongs.
#[derive(Debug)]
pub struct Letter {
    pub to: Recipient,
    pub message: Message,
    pub about: About,
}

/// Puts a mail into the outbox; it goes out after the transaction.
pub fn add(
    db: &mut Db,
    to: &Recipient,
    message: &Message,
    about: About,
    now: Timestamp,
) -> QueryResult<Id<Mail>> {
    let row = NewRow::new(to, message, about, now)?;
    let id = row.id;
    add_rows(db, &[row])?;
    Ok(id)
}

/// The same with all mails of one act.
pub fn add_all(db: &mut Db, letters: &[Letter], now: Timestamp) -> QueryResult<()> {
    let rows = letters
        .iter()
        .map(|letter| NewRow::new(&letter.to, &letter.message, letter.about, now));
    add_rows(db, &rows.collect::<QueryResult<Vec<_>>>()?)
}

fn add_rows(db: &mut Db, rows: &[NewRow<'_>]) -> QueryResult<()> {
    add_many!(
        db,
        rows,
        |some| diesel::insert_into(outbox::table).values(some),
        outbox::id
    );
    Ok(())
}

#[derive(Insertable)]
#[diesel(table_name = outbox, treat_none_as_default_value = false)]
struct NewRow<'a> {
    id: Id<Mail>,
    organisation_id: Option<Id<Organisation>>,
    object_id: Option<Id<Object>>,
    message: String,
    recipient: &'a str,
    recipient_name: &'a str,
    state: Delivered,
    attempts: i32,
    due_at: Timestamp,
    last_error: &'static str,
    created_at: Timestamp,
}

impl<'a> NewRow<'a> {
    fn new(
        to: &'a Recipient,
        message: &Message,
        about: About,
        now: Timestamp,
    ) -> QueryResult<Self> {
        Ok(Self {
            id: ids::fresh(now),
            organisation_id: about.organisation,
            object_id: about.object,
            message: Kept::write(message)?,
            recipient: &to.email,
            recipient_name: &to.name,
            state: Delivered::Waiting,
            attempts: 0,
            due_at: now,
            last_error: "",
            created_at: now,
        })
    }
}
