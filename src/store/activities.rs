//! Activity records: written in the transaction of what they tell.
use super::{
    Db,
    db::{Any, add_many},
    ids,
    schema::activities,
};
use crate::domain::{
    access::Scope,
    account::Account,
    activity::{Activity, Noun, Verb},
    id::Id,
    organisation::Organisation,
    time::Timestamp,
};
use diesel::prelude::*;

/// Who did it, as every organisation concerned may know it.
#[derive(Debug, Clone)]
pub struct Actor {
    /// `None` where no person acted (the command line).
    pub account: Option<Id<Account>>,
    pub name: String,
    pub organisation: String,
}

impl Actor {
    /// Whoever runs the installation, on the command line.
    pub fn operator() -> Self {
        Self::nobody()
    }
    /// Time alone.
    pub fn nobody() -> Self {
        Self {
            account: None,
            name: String::new(),
            organisation: String::new(),
        }
    }
}

impl From<&Scope> for Actor {
    fn from(scope: &Scope) -> Self {
        Self {
            account: Some(scope.account),
            name: scope.name.to_string(),
            organisation: scope.organisation.name.to_string(),
        }
    }
}

/// What was done, to what, why.
#[derive(Debug, Clone, Copy)]
pub struct Deed<'a> {
    pub verb: Verb,
    pub noun: Noun,
    pub object: Id<Object>,
    /// What the object is called in the organisations concerned.
    pub object_name: &'a str,
    /// Empty where none was asked.
    pub reason: &'a str,
}

/// Marks an id of whatever noun a record is about; see [`Id::cast`].
#[derive(Debug)]
pub struct Object;

/// Writes the deed into the activity of each organisation that it concerns, once each.
pub fn add(
    db: &mut Db,
    concerned: &[Id<Organisation>],
    actor: &Actor,
    deed: Deed<'_>,
    now: Timestamp,
) -> QueryResult<()> {
    let mut told = Vec::with_capacity(concerned.len());
    for organisation in concerned {
        if !told.iter().any(|(id, _)| id == organisation) {
            told.push((*organisation, deed));
        }
    }
    add_each(db, actor, &told, now)
}

/// The same done to several things at once: a record of each, in the activity of each organisation concerned.
pub fn add_all(
    db: &mut Db,
    concerned: &[Id<Organisation>],
    actor: &Actor,
    deeds: &[Deed<'_>],
    now: Timestamp,
) -> QueryResult<()> {
    let told = |organisation: &Id<Organisation>| {
        let organisation = *organisation;
        deeds.iter().map(move |deed| (organisation, *deed))
    };
    let told: Vec<_> = concerned.iter().flat_map(told).collect();
    add_each(db, actor, &told, now)
}

/// Several deeds, each into the activity of one organisation.
pub fn add_each(
    db: &mut Db,
    actor: &Actor,
    told: &[(Id<Organisation>, Deed<'_>)],
    now: Timestamp,
) -> QueryResult<()> {
    let rows: Vec<_> = told
        .iter()
        .map(|told| NewRow::new(actor, told, now))
        .collect();
    add_many!(
        db,
        rows,
        |some| diesel::insert_into(activities::table).values(some),
        activities::id
    );
    Ok(())
}

#[derive(Insertable)]
#[diesel(table_name = activities, treat_none_as_default_value = false)]
struct NewRow<'a> {
    id: Id<Activity>,
    organisation_id: Id<Organisation>,
    at: Timestamp,
    account_id: Option<Id<Account>>,
    actor: &'a str,
    actor_organisation: &'a str,
    verb: Verb,
    noun: Noun,
    object_id: Id<Object>,
    object_name: &'a str,
    reason: &'a str,
}

impl<'a> NewRow<'a> {
    fn new(
        actor: &'a Actor,
        (organisation, deed): &(Id<Organisation>, Deed<'a>),
        now: Timestamp,
    ) -> Self {
        Self {
            id: ids::fresh(now),
            organisation_id: *organisation,
            at: now,
            account_id: actor.account,
            actor: &actor.name,
            actor_organisation: &actor.organisation,
            verb: deed.verb,
            noun: deed.noun,
            object_id: deed.object,
            object_name: deed.object_name,
            reason: deed.reason,
        }
    }
}

/// A record as its organisation reads it.
#[derive(Debug, Clone)]
pub struct Record {
    pub id: Id<Activity>,
    pub at: Timestamp,
    pub actor: String,
    pub actor_organisation: String,
    pub verb: Verb,
    pub noun: Noun,
    pub object: Id<Object>,
    pub object_name: String,
    pub reason: String,
}

/// The columns that make a [`Record`].
#[derive(Queryable, Selectable)]
#[diesel(table_name = activities, check_for_backend(Any))]
pub struct Row {
    id: Id<Activity>,
    at: Timestamp,
    actor: String,
    actor_organisation: String,
    verb: Verb,
    noun: Noun,
    object_id: Id<Object>,
    object_name: String,
    reason: String,
}

impl From<Row> for Record {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            at: row.at,
            actor: row.actor,
            actor_organisation: row.actor_organisation,
            verb: row.verb,
            noun: row.noun,
            object: row.object_id,
            object_name: row.object_name,
            reason: row.reason,
        }
    }
}

/// A timeline shows no more than this; the activity page has the rest.
const EVENTS: i64 = 200;

/// What last happened to a thing, as this organisation may know it, oldest first: its timeline.
pub fn of_object(
    db: &mut Db,
    organisation: Id<Organisation>,
    object: Id<Object>,
) -> QueryResult<Vec<Record>> {
    let rows = activities::table
        .filter(activities::organisation_id.eq(organisation))
        .filter(activities::object_id.eq(object))
        .order(activities::id.desc())
        .limit(EVENTS)
        .select(Row::as_select())
        .load(db)?;
    Ok(rows.into_iter().rev().map(Record::from).collect())
}

/// The same of several things, in one timeline.
pub fn of_objects(
    db: &mut Db,
    organisation: Id<Organisation>,
    objects: &[Id<Object>],
) -> QueryResult<Vec<Record>> {
    let rows = activities::table
        .filter(activities::organisation_id.eq(organisation))
        .filter(activities::object_id.eq_any(objects))
        .order(activities::id.desc())
        .limit(EVENTS)
        .select(Row::as_select())
        .load(db)?;
    Ok(rows.into_iter().rev().map(Record::from).collect())
}
