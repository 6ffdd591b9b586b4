//! The people of customers' directories.
use super::{
    Db,
    db::{Any, on_either},
    schema::people,
};
use crate::domain::{
    email::{Email, EmailKey},
    id::Id,
    organisation::Organisation,
    person::{Entry, Person},
    text::Name,
    time::Timestamp,
};
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};

/// The columns that make a [`Person`].
#[derive(Queryable, Selectable)]
#[diesel(table_name = people, check_for_backend(Any))]
pub(super) struct Row {
    id: Id<Person>,
    customer_id: Id<Organisation>,
    name: Name,
    email: Email,
    department: Option<Name>,
}

impl From<Row> for Person {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            customer: row.customer_id,
            name: row.name,
            email: row.email,
            department: row.department,
        }
    }
}

/// How many rows one statement adds.
const SOME: usize = 500;

/// Adds those whose address nobody of their customer has; says how many that were.
pub fn add(db: &mut Db, new: &[Person], now: Timestamp) -> QueryResult<usize> {
    let mut added = 0;
    for some in new.chunks(SOME) {
        let values = |new: &Person| {
            (
                people::id.eq(new.id),
                people::customer_id.eq(new.customer),
                people::name.eq(new.name.clone()),
                people::name_key.eq(new.name.key()),
                people::email.eq(new.email.clone()),
                people::email_key.eq(new.email.key().clone()),
                people::department.eq(new.department.clone()),
                people::created_at.eq(now),
            )
        };
        let values: Vec<_> = some.iter().map(values).collect();
        added += on_either!(&mut *db, |c| diesel::insert_into(people::table)
            .values(values)
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    Ok(added)
}

/// A person of this customer.
pub fn by_id(
    db: &mut Db,
    customer: Id<Organisation>,
    id: Id<Person>,
) -> QueryResult<Option<Person>> {
    let found = people::table
        .find(id)
        .filter(people::customer_id.eq(customer))
        .select(Row::as_select())
        .first::<Row>(db)
        .optional()?;
    Ok(found.map(Person::from))
}

/// Those of these people that are of this customer, in the order of their ids.
pub fn by_ids(
    db: &mut Db,
    customer: Id<Organisation>,
    ids: &[Id<Person>],
) -> QueryResult<Vec<Person>> {
    let rows = people::table
        .filter(people::customer_id.eq(customer))
        .filter(people::id.eq_any(ids.to_vec()))
        .order(people::id.desc())
        .select(Row::as_select())
        .load::<Row>(db)?;
    Ok(rows.into_iter().map(Person::from).collect())
}

/// Whose addresses of these stand in the directory already.
pub fn with_addresses(
    db: &mut Db,
    customer: Id<Organisation>,
    addresses: &[EmailKey],
) -> QueryResult<Vec<(EmailKey, Id<Person>)>> {
    let mut all = Vec::new();
    for some in addresses.chunks(SOME) {
        let found = people::table
            .filter(people::customer_id.eq(customer))
            .filter(people::email_key.eq_any(some.to_vec()))
            .select((people::email_key, people::id))
            .load(db)?;
        all.extend::<Vec<_>>(found);
    }
    Ok(all)
}

/// Says something else of the person; `false` if somebody of the customer has the address.
pub fn set(db: &mut Db, person: &Person, entry: &Entry) -> QueryResult<bool> {
    let set = db.attempt(|db| {
        diesel::update(people::table.find(person.id))
            .filter(people::customer_id.eq(person.customer))
            .set((
                people::name.eq(&entry.name),
                people::name_key.eq(entry.name.key()),
                people::email.eq(&entry.email),
                people::email_key.eq(entry.email.key()),
                people::department.eq(entry.department.as_ref()),
            ))
            .execute(db)
    });
    match set {
        Ok(rows) => Ok(rows == 1),
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Takes a person without licences out of the directory; `false` if there is none.
pub fn remove(db: &mut Db, person: &Person) -> QueryResult<bool> {
    diesel::delete(people::table.find(person.id))
        .filter(people::customer_id.eq(person.customer))
        .execute(db)
        .map(|rows| rows == 1)
}

/// The departments that people of this customer are in.
pub fn departments(db: &mut Db, customer: Id<Organisation>) -> QueryResult<Vec<Name>> {
    people::table
        .filter(people::customer_id.eq(customer))
        .filter(people::department.is_not_null())
        .select(people::department.assume_not_null())
        .distinct()
        .order(people::department)
        .limit(DEPARTMENTS)
        .load(db)
}

/// A list to choose from is no longer than this.
const DEPARTMENTS: i64 = 200;
