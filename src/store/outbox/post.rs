//! What the deliverer does with the outbox: lends mails out, one deliverer each, and writes down what became of them.
use super::{Kept, Mail};
use crate::store::prepared::{Prepared, changed, columns};
use crate::{
    domain::{
        id::Id,
        message::{Delivered, Message, Recipient},
        time::Timestamp,
    },
    store::{Db, db::Any, schema::outbox},
};
use diesel::{dsl::sql, expression::SqlLiteral, prelude::*, sql_types::Bool};

/// A mail that its deliverer has for itself until the lease ends.
#[derive(Debug)]
pub struct Due {
    pub id: Id<Mail>,
    pub to: Recipient,
    pub message: Message,
    /// Which attempt this is, from 1.
    pub attempt: i32,
    pub created_at: Timestamp,
}

/// What becomes of a mail that did not leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    RetryAt(Timestamp),
    Dead,
}

/// A mail that was due when the outbox was looked at; another deliverer may have it by now.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = outbox, check_for_backend(Any))]
pub struct Waiting {
    id: Id<Mail>,
    message: String,
    recipient: String,
    recipient_name: String,
    attempts: i32,
    due_at: Timestamp,
    created_at: Timestamp,
}

/// How many mails one look finds.
const SOME: i64 = 32;

/// What is due, the longest due first: some of it, asked often.
pub fn due(db: &mut Db, now: Timestamp) -> QueryResult<Vec<Waiting>> {
    // The word itself, not an argument, so that the partial index of what waits is used.
    let waiting: SqlLiteral<Bool> = sql("state = 'waiting'");
    let some = outbox::table
        .filter(waiting)
        .filter(outbox::due_at.le(now))
        .order(outbox::due_at)
        .select(columns::<Waiting>())
        .limit(SOME);
    Prepared(some).rows(db)
}

/// Takes the mail until `until`, unless somebody was faster; a deliverer that died leaves it to be taken again. Nothing is
/// said of the try before any more: that marks what is lent out.
pub fn lease(db: &mut Db, mail: &Waiting, until: Timestamp) -> QueryResult<Option<Due>> {
    if !take(db, mail, until)? {
        return Ok(None);
    }
    let due = read(mail);
    if due.is_none() {
        failed(db, mail.id, "unusable", Verdict::Dead)?;
    }
    Ok(due)
}

/// Gives a mail back that its deliverer had to leave: it is due at once, under the same id.
pub fn give_back(db: &mut Db, id: Id<Mail>, now: Timestamp) -> QueryResult<()> {
    give(db, Some(id), now).map(|_| ())
}

/// Gives back all that a deliverer held which is no more; only for whoever is the only one. Says how many.
pub fn give_all_back(db: &mut Db, now: Timestamp) -> QueryResult<usize> {
    give(db, None, now)
}

/// A mail is lent out while it was tried and nothing is said of that try yet.
fn give(db: &mut Db, id: Option<Id<Mail>>, now: Timestamp) -> QueryResult<usize> {
    let lent = outbox::table
        .filter(outbox::state.eq(Delivered::Waiting))
        .filter(outbox::attempts.gt(0))
        .filter(outbox::last_error.eq(""))
        .filter(outbox::due_at.gt(now));
    let due = outbox::due_at.eq(now);
    match id {
        Some(id) => diesel::update(lent.filter(outbox::id.eq(id)))
            .set(due)
            .execute(db),
        None => diesel::update(lent).set(due).execute(db),
    }
}

/// Writes down that the mail left.
pub fn sent(db: &mut Db, id: Id<Mail>, now: Timestamp) -> QueryResult<()> {
    let sent = diesel::update(outbox::table.find(id)).set((
        outbox::state.eq(Delivered::Sent),
        outbox::sent_at.eq(Some(now)),
        outbox::last_error.eq(""),
    ));
    changed(db, sent.returning(outbox::id)).map(|_| ())
}

/// Writes down why it did not leave, and whether it is tried again. What was taken back while it was under way stays so.
pub fn failed(db: &mut Db, id: Id<Mail>, error: &str, verdict: Verdict) -> QueryResult<()> {
    let mail = outbox::table
        .find(id)
        .filter(outbox::state.ne(Delivered::Withdrawn));
    let mail = diesel::update(mail);
    match verdict {
        Verdict::RetryAt(at) => mail
            .set((outbox::last_error.eq(error), outbox::due_at.eq(at)))
            .execute(db),
        Verdict::Dead => mail
            .set((
                outbox::last_error.eq(error),
                outbox::state.eq(Delivered::Dead),
            ))
            .execute(db),
    }
    .map(|_| ())
}

/// Takes it unless somebody was faster: then its due time is another.
fn take(db: &mut Db, row: &Waiting, until: Timestamp) -> QueryResult<bool> {
    let as_seen = outbox::table
        .find(row.id)
        .filter(outbox::state.eq(Delivered::Waiting))
        .filter(outbox::due_at.eq(row.due_at));
    let take = diesel::update(as_seen).set((
        outbox::due_at.eq(until),
        outbox::attempts.eq(row.attempts + 1),
        outbox::last_error.eq(""),
    ));
    Ok(changed(db, take.returning(outbox::id))? == 1)
}

fn read(row: &Waiting) -> Option<Due> {
    let message = Kept::read(&row.message)?;
    Some(Due {
        id: row.id,
        to: Recipient {
            name: row.recipient_name.clone(),
            email: row.recipient.clone(),
            language: message.language,
        },
        message,
        attempt: row.attempts + 1,
        created_at: row.created_at,
    })
}
