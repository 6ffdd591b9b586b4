//! Activity records: written in the transaction of what they tell.
use super::{
    Db,
    db::{Any, on_either},
    ids,
    schema::activities,
};
use crate::domain::{
    access::Scope,
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
    pub account: Option<crate::domain::id::Id<crate::domain::account::Account>>,
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
    for (index, organisation) in concerned.iter().enumerate() {
        if concerned[..index].contains(organisation) {
            continue;
        }
        diesel::insert_into(activities::table)
            .values((
                activities::id.eq(ids::fresh::<Activity>(now)),
                activities::organisation_id.eq(*organisation),
                activities::at.eq(now),
                activities::account_id.eq(actor.account),
                activities::actor.eq(&actor.name),
                activities::actor_organisation.eq(&actor.organisation),
                activities::verb.eq(deed.verb),
                activities::noun.eq(deed.noun),
                activities::object_id.eq(deed.object),
                activities::object_name.eq(deed.object_name),
                activities::reason.eq(deed.reason),
            ))
            .execute(db)?;
    }
    Ok(())
}

/// The same done to several things at once: a record of each, in the activity of each organisation concerned.
pub fn add_all(
    db: &mut Db,
    concerned: &[Id<Organisation>],
    actor: &Actor,
    deeds: &[Deed<'_>],
    now: Timestamp,
) -> QueryResult<()> {
    for some in deeds.chunks(SOME) {
        for organisation in concerned {
            let values = |deed: &Deed<'_>| {
                (
                    activities::id.eq(ids::fresh::<Activity>(now)),
                    activities::organisation_id.eq(*organisation),
                    activities::at.eq(now),
                    activities::account_id.eq(actor.account),
                    activities::actor.eq(actor.name.clone()),
                    activities::actor_organisation.eq(actor.organisation.clone()),
                    activities::verb.eq(deed.verb),
                    activities::noun.eq(deed.noun),
                    activities::object_id.eq(deed.object),
                    activities::object_name.eq(deed.object_name.to_owned()),
                    activities::reason.eq(deed.reason.to_owned()),
                )
            };
            let values: Vec<_> = some.iter().map(values).collect();
            on_either!(&mut *db, |c| diesel::insert_into(activities::table)
                .values(values)
                .execute(c))?;
        }
    }
    Ok(())
}

/// How many records one statement adds.
const SOME: usize = 500;

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
