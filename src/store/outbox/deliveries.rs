//! What organisations see of their mails.
use super::Mail;
use crate::{
    domain::{
        id::Id,
        invitation::Invitation,
        message::{Delivered, Message, Topic},
        organisation::Organisation,
        time::Timestamp,
    },
    store::{
        Db,
        activities::Object,
        db::Any,
        orphans::Pair,
        prepared::changed,
        schema::{invitations, outbox},
    },
};
use diesel::{dsl::sql, expression::SqlLiteral, prelude::*, sql_types::Bool};

/// A mail on its way or at its end, as its sender sees it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = outbox, check_for_backend(Any))]
pub struct Delivery {
    pub id: Id<Mail>,
    /// Whose mail it is: that organisation alone sends it again.
    #[diesel(column_name = organisation_id)]
    pub organisation: Option<Id<Organisation>>,
    /// What it is about.
    #[diesel(column_name = object_id)]
    pub object: Option<Id<Object>>,
    pub recipient: String,
    pub recipient_name: String,
    pub state: Delivered,
    pub attempts: i32,
    /// When it is tried next, while it waits.
    pub due_at: Timestamp,
    /// As the mail layer wrote it; `mail::trouble` has the words. Empty if nothing went wrong.
    pub last_error: String,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
}

/// What sending a mail again depends on.
#[derive(Debug)]
pub struct Own {
    pub state: Delivered,
    pub message: Message,
    /// What it is about.
    pub object: Option<Id<Object>>,
}

/// The state of the last mail that brought the invitation of the row, as a column of a query on invitations.
/// Mails keep their topic first, see `Kept`.
pub const LAST_DELIVERY: &str = "(SELECT outbox.state FROM outbox \
    WHERE outbox.object_id = invitations.id AND outbox.message LIKE '{\"topic\":\"invitation\",%' \
    ORDER BY outbox.id DESC LIMIT 1)";

/// A page of a thing shows no more mails than this; the page of mails has the rest.
const SHOWN: i64 = 50;

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
        .limit(SHOWN)
        .select(Delivery::as_select())
        .load(db)
}

/// The mails that brought this invitation or reminded of it, whoever sent them, oldest first.
pub fn of_invitation(db: &mut Db, invitation: Id<Invitation>) -> QueryResult<Vec<Delivery>> {
    let about = |topic: Topic| format!("{{\"topic\":\"{}\",%", topic.as_str());
    let brought = outbox::message.like(about(Topic::Invitation));
    let reminded = outbox::message.like(about(Topic::InvitationReminder));
    let newest: Vec<Delivery> = outbox::table
        .filter(outbox::object_id.eq(invitation.cast::<Object>()))
        .filter(brought.or(reminded))
        .order(outbox::id.desc())
        .limit(SHOWN)
        .select(Delivery::as_select())
        .load(db)?;
    Ok(newest.into_iter().rev().collect())
}

/// A mail of the organisation; `None` if there is no such mail, or a later version of the program wrote it.
pub fn own(db: &mut Db, organisation: Id<Organisation>, id: Id<Mail>) -> QueryResult<Option<Own>> {
    let found = outbox::table
        .find(id)
        .filter(outbox::organisation_id.eq(organisation))
        .select((outbox::state, outbox::message, outbox::object_id))
        .first::<(Delivered, String, Option<Id<Object>>)>(db)
        .optional()?;
    Ok(found.and_then(|(state, message, object)| {
        let message = super::message(&message)?;
        Some(Own {
            state,
            message,
            object,
        })
    }))
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

/// Stands in each message whose link opens a door, see `Kept`.
const OPENS_A_DOOR: &str = "%\"link\":{\"Token\"%";

/// Takes back the mails about this object that carry a link and did not leave: for when their link died or was answered.
/// They stay to be seen.
pub fn withdraw(db: &mut Db, object: Id<Object>) -> QueryResult<usize> {
    let unsent = outbox::table
        .filter(outbox::object_id.eq(object))
        .filter(unsent())
        .filter(outbox::message.like(OPENS_A_DOOR));
    let withdraw = diesel::update(unsent).set(outbox::state.eq(Delivered::Withdrawn));
    changed(db, withdraw.returning(outbox::id))
}

/// The same for all invitations that the provider handed to the reseller: for when they are partners no more.
pub fn withdraw_handed(db: &mut Db, pair: Pair) -> QueryResult<usize> {
    let handed = invitations::table
        .filter(invitations::provider_id.eq(pair.provider))
        .filter(invitations::reseller_id.eq(pair.reseller))
        .select(invitations::id.nullable());
    let unsent = outbox::table
        .filter(outbox::object_id.eq_any(handed))
        .filter(unsent())
        .filter(outbox::message.like(OPENS_A_DOOR));
    diesel::update(unsent)
        .set(outbox::state.eq(Delivered::Withdrawn))
        .execute(db)
}

/// Has all leave that was taken back: for a story in which every mail had left before its link was answered.
pub fn give_withdrawn_back(db: &mut Db) -> QueryResult<usize> {
    let withdrawn = outbox::table.filter(outbox::state.eq(Delivered::Withdrawn));
    diesel::update(withdrawn)
        .set(outbox::state.eq(Delivered::Waiting))
        .execute(db)
}

/// What may still be sent. The words themselves, not arguments, so that the partial index of what is unsent is used: most
/// mails have left, and there are many.
fn unsent() -> SqlLiteral<Bool> {
    sql("outbox.state IN ('waiting', 'dead')")
}
