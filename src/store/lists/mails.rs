//! The mails of an organisation, and what became of them.
use crate::domain::{
    id::Id,
    message::{Delivered, Message},
    organisation::Organisation,
};
use crate::store::{
    Db,
    activities::Object,
    db::Any,
    outbox::{self as post, Delivery, Mail},
    page::{self, COUNTED, Page, Place, ROWS},
    schema::outbox,
    search::finds,
};
use diesel::prelude::*;

/// What to look for; nothing set finds everything.
#[derive(Debug, Clone, Default)]
pub struct MailsFilter {
    /// In the recipient's name and address.
    pub text: Option<String>,
    pub state: Option<Delivered>,
    /// What the mails are about.
    pub object: Option<Id<Object>>,
}

/// A row of the list.
#[derive(Debug, Clone)]
pub struct MailRow {
    pub delivery: Delivery,
    /// `None` if a later version of the program wrote it.
    pub message: Option<Message>,
}

type Query<'a> = outbox::BoxedQuery<'a, Any>;

/// A page of it.
pub fn mails(
    db: &mut Db,
    organisation: Id<Organisation>,
    filter: &MailsFilter,
    place: Place<Mail>,
) -> QueryResult<Page<MailRow, Mail>> {
    let query = found(organisation, filter).limit(ROWS + 1);
    let query = match place {
        Place::Start => query.order(outbox::id.desc()),
        Place::After(id) => query.filter(outbox::id.lt(id)).order(outbox::id.desc()),
        Place::Before(id) => query.filter(outbox::id.gt(id)).order(outbox::id),
    };
    let rows = rows(db, query)?;
    let ids = found(organisation, filter)
        .select(outbox::id)
        .limit(COUNTED + 1);
    let count = page::count(db, ids)?;
    Ok(Page::from_fetched(rows, place, count, |row| {
        row.delivery.id
    }))
}

/// The next `rows` mails after a place, for exports.
pub fn stretch(
    db: &mut Db,
    organisation: Id<Organisation>,
    filter: &MailsFilter,
    after: Option<Id<Mail>>,
    limit: i64,
) -> QueryResult<Vec<MailRow>> {
    let mut query = found(organisation, filter)
        .order(outbox::id.desc())
        .limit(limit);
    if let Some(after) = after {
        query = query.filter(outbox::id.lt(after));
    }
    rows(db, query)
}

fn rows(db: &mut Db, query: Query<'_>) -> QueryResult<Vec<MailRow>> {
    let rows = query
        .select((Delivery::as_select(), outbox::message))
        .load::<(Delivery, String)>(db)?;
    let row = |(delivery, message): (Delivery, String)| MailRow {
        delivery,
        message: post::message(&message),
    };
    Ok(rows.into_iter().map(row).collect())
}

fn found(organisation: Id<Organisation>, filter: &MailsFilter) -> Query<'static> {
    let mut query = outbox::table
        .filter(outbox::organisation_id.eq(organisation))
        .into_boxed();
    if let Some(text) = &filter.text {
        let somebody = finds(outbox::recipient, text);
        query = query.filter(somebody.or(finds(outbox::recipient_name, text)));
    }
    if let Some(state) = filter.state {
        query = query.filter(outbox::state.eq(state));
    }
    match filter.object {
        Some(object) => query.filter(outbox::object_id.eq(object)),
        None => query,
    }
}
