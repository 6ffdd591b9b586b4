//! What organisations see of their mails.
use super::Mail;
use crate::{
    domain::{id::Id, message::Delivered, organisation::Organisation, time::Timestamp},
    store::{Db, activities::Object, db::Any, schema::outbox},
};
use diesel::prelude::*;

/// A mail on its way or at its end, as the page of the thing that it is about shows it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = outbox, check_for_backend(Any))]
pub struct Delivery {
    pub id: Id<Mail>,
    pub recipient: String,
    pub recipient_name: String,
    pub state: Delivered,
    pub attempts: i32,
    /// As the mail layer wrote it; `mail::trouble` has the words. Empty if nothing went wrong.
    pub last_error: String,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
}

/// The organisation's mails about this object, newest first.
pub fn of_object(
    db: &mut Db,
    organisation: Id<Organisation>,
    object: Id<Object>,
) -> QueryResult<Vec<Delivery>> {
    outbox::table
        .filter(outbox::organisation_id.eq(organisation))
        .filter(outbox::object_id.eq(object))
        .order(outbox::id.desc())
        .limit(50)
        .select(Delivery::as_select())
        .load(db)
}

/// How many mails wait to be sent, due or not.
pub fn waiting(db: &mut Db) -> QueryResult<i64> {
    let waiting = outbox::table.filter(outbox::state.eq(Delivered::Waiting));
    waiting.count().get_result(db)
}

/// Gives a dead mail of the organisation another chance; says whether there was such a mail.
pub fn retry(
    db: &mut Db,
    organisation: Id<Organisation>,
    id: Id<Mail>,
    now: Timestamp,
) -> QueryResult<bool> {
    let dead = outbox::table
        .find(id)
        .filter(outbox::organisation_id.eq(organisation))
        .filter(outbox::state.eq(Delivered::Dead));
    let revived = diesel::update(dead)
        .set((
            outbox::state.eq(Delivered::Waiting),
            outbox::attempts.eq(0),
            outbox::due_at.eq(now),
            outbox::last_error.eq(""),
        ))
        .execute(db)?;
    Ok(revived == 1)
}

/// Takes back the mails about this object that carry a link and did not leave: for when their link died.
pub fn withdraw(db: &mut Db, object: Id<Object>) -> QueryResult<usize> {
    let unsent = outbox::table
        .filter(outbox::object_id.eq(object))
        .filter(outbox::state.ne(Delivered::Sent))
        .filter(outbox::message.like("%\"link\":{\"Token\"%"));
    diesel::delete(unsent).execute(db)
}
