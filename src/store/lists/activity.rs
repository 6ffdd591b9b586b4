//! The activity of an organisation.
use crate::domain::{activity::Activity, id::Id, organisation::Organisation, time::Timestamp};
use crate::store::{
    Db,
    activities::{Object, Record, Row},
    db::Any,
    page::{self, COUNTED, Page, Place, ROWS},
    schema::activities,
    search::finds,
};
use diesel::prelude::*;

/// What to look for; nothing set finds everything.
#[derive(Debug, Clone, Default)]
pub struct ActivityFilter {
    /// In the name of the person or of its organisation.
    pub actor: Option<String>,
    pub object: Option<Sought>,
    pub from: Option<Timestamp>,
    /// The first moment that is too late.
    pub until: Option<Timestamp>,
}

/// Which thing the records shall be about.
#[derive(Debug, Clone)]
pub enum Sought {
    This(Id<Object>),
    /// Whatever has this in its name.
    Named(String),
}

type Query<'a> = activities::BoxedQuery<'a, Any>;

/// A page of it.
pub fn activity(
    db: &mut Db,
    organisation: Id<Organisation>,
    filter: &ActivityFilter,
    place: Place<Activity>,
) -> QueryResult<Page<Record, Activity>> {
    let query = found(organisation, filter).limit(ROWS + 1);
    let query = match place {
        Place::Start => query.order(activities::id.desc()),
        Place::After(id) => query
            .filter(activities::id.lt(id))
            .order(activities::id.desc()),
        Place::Before(id) => query.filter(activities::id.gt(id)).order(activities::id),
    };
    let rows = records(db, query)?;
    let count = count(db, organisation, filter)?;
    Ok(Page::from_fetched(rows, place, count, |record| record.id))
}

/// The next `rows` records after a place, for exports.
pub fn stretch(
    db: &mut Db,
    organisation: Id<Organisation>,
    filter: &ActivityFilter,
    after: Option<Id<Activity>>,
    rows: i64,
) -> QueryResult<Vec<Record>> {
    let mut query = found(organisation, filter)
        .order(activities::id.desc())
        .limit(rows);
    if let Some(after) = after {
        query = query.filter(activities::id.lt(after));
    }
    records(db, query)
}

fn records(db: &mut Db, query: Query<'_>) -> QueryResult<Vec<Record>> {
    let rows = query.select(Row::as_select()).load(db)?;
    Ok(rows.into_iter().map(Record::from).collect())
}

fn count(db: &mut Db, organisation: Id<Organisation>, filter: &ActivityFilter) -> QueryResult<i64> {
    let ids = found(organisation, filter)
        .select(activities::id)
        .limit(COUNTED + 1);
    page::count(db, ids)
}

/// Ids begin with their time, so a span of time is a stretch of the index.
fn found(organisation: Id<Organisation>, filter: &ActivityFilter) -> Query<'static> {
    let mut query = activities::table
        .filter(activities::organisation_id.eq(organisation))
        .into_boxed();
    if let Some(actor) = &filter.actor {
        let somebody = finds(activities::actor, actor);
        query = query.filter(somebody.or(finds(activities::actor_organisation, actor)));
    }
    if let Some(from) = filter.from {
        query = query.filter(activities::id.ge(Id::<Activity>::new(from, [0; 10])));
    }
    if let Some(until) = filter.until {
        query = query.filter(activities::id.lt(Id::<Activity>::new(until, [0; 10])));
    }
    match &filter.object {
        None => query,
        Some(Sought::This(object)) => query.filter(activities::object_id.eq(*object)),
        Some(Sought::Named(name)) => query.filter(finds(activities::object_name, name)),
    }
}
