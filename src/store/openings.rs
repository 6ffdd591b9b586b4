//! Openings of new providers.
use super::{Db, db::Any, schema::openings};
use crate::domain::{
    country::Country, email::Email, id::Id, opening::Opening, text::Name, time::Timestamp,
    token::Nonce,
};
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = openings, check_for_backend(Any))]
struct Row {
    id: Id<Opening>,
    nonce: Nonce,
    name: Name,
    country: Country,
    email: Email,
    expires_at: Timestamp,
    used_at: Option<Timestamp>,
}

impl From<Row> for Opening {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            nonce: row.nonce,
            name: row.name,
            country: row.country,
            email: row.email,
            expires_at: row.expires_at,
            used_at: row.used_at,
        }
    }
}

/// Keeps what the link lets in.
pub fn add(db: &mut Db, new: &Opening, now: Timestamp) -> QueryResult<()> {
    diesel::insert_into(openings::table)
        .values((
            openings::id.eq(new.id),
            openings::nonce.eq(new.nonce),
            openings::name.eq(&new.name),
            openings::country.eq(new.country),
            openings::email.eq(&new.email),
            openings::created_at.eq(now),
            openings::expires_at.eq(new.expires_at),
        ))
        .execute(db)
        .map(|_| ())
}

/// The opening that a link belongs to, whatever its state; whether the link is genuine is for the key to say.
pub fn by_nonce(db: &mut Db, nonce: &Nonce) -> QueryResult<Option<Opening>> {
    let found = openings::table.filter(openings::nonce.eq(nonce));
    one(found.select(Row::as_select()).first(db))
}

/// The opening, whoever asks.
pub fn by_id(db: &mut Db, id: Id<Opening>) -> QueryResult<Option<Opening>> {
    one(openings::table.find(id).select(Row::as_select()).first(db))
}

fn one(found: QueryResult<Row>) -> QueryResult<Option<Opening>> {
    found.optional().map(|row| row.map(Into::into))
}

/// Marks it used; `false` if it was used before. Of two at once one wins.
pub fn mark_used(db: &mut Db, id: Id<Opening>, now: Timestamp) -> QueryResult<bool> {
    let unused = openings::table.find(id).filter(openings::used_at.is_null());
    diesel::update(unused)
        .set(openings::used_at.eq(now))
        .execute(db)
        .map(|rows| rows == 1)
}
