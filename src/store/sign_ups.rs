//! Sign-ups that wait for the proof of the mailbox.
use super::{Db, db::Any, schema::sign_ups};
use crate::domain::{
    country::Country,
    email::{Domain, Email},
    id::Id,
    language::Language,
    sign_up::{SignUp, Source, Via, Wish},
    text::Name,
    time::Timestamp,
    token::Nonce,
};
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = sign_ups, check_for_backend(Any))]
struct Row {
    id: Id<SignUp>,
    nonce: Nonce,
    via: Via,
    via_id: Id<Source>,
    via_generation: i32,
    organisation_name: Name,
    country: Country,
    domain: Option<Domain>,
    name: Name,
    email: Email,
    language: Language,
    created_at: Timestamp,
    expires_at: Timestamp,
    used_at: Option<Timestamp>,
}

impl From<Row> for SignUp {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            nonce: row.nonce,
            via: row.via,
            source: row.via_id,
            source_generation: row.via_generation,
            organisation: Wish {
                name: row.organisation_name,
                country: row.country,
                domain: row.domain,
            },
            name: row.name,
            email: row.email,
            language: row.language,
            asked_at: row.created_at,
            expires_at: row.expires_at,
            used_at: row.used_at,
        }
    }
}

/// Keeps a sign-up until its mailbox is proven.
pub fn add(db: &mut Db, new: &SignUp, password_hash: &str) -> QueryResult<()> {
    diesel::insert_into(sign_ups::table)
        .values((
            sign_ups::id.eq(new.id),
            sign_ups::nonce.eq(new.nonce),
            sign_ups::via.eq(new.via),
            sign_ups::via_id.eq(new.source),
            sign_ups::via_generation.eq(new.source_generation),
            sign_ups::organisation_name.eq(&new.organisation.name),
            sign_ups::country.eq(new.organisation.country),
            sign_ups::domain.eq(new.organisation.domain.as_ref()),
            sign_ups::name.eq(&new.name),
            sign_ups::email.eq(&new.email),
            sign_ups::email_key.eq(new.email.key()),
            sign_ups::password_hash.eq(password_hash),
            sign_ups::language.eq(new.language),
            sign_ups::created_at.eq(new.asked_at),
            sign_ups::expires_at.eq(new.expires_at),
        ))
        .execute(db)
        .map(|_| ())
}

/// The sign-up that a link belongs to, whatever its state, with the hash of its password;
/// whether the link is genuine is for the key to say.
pub fn by_nonce(db: &mut Db, nonce: &Nonce) -> QueryResult<Option<(SignUp, String)>> {
    sign_ups::table
        .filter(sign_ups::nonce.eq(nonce))
        .select((Row::as_select(), sign_ups::password_hash))
        .first::<(Row, String)>(db)
        .optional()
        .map(|found| found.map(|(row, hash)| (row.into(), hash)))
}

/// Marks it used; `false` if it was used before. Of two at once one wins.
pub fn mark_used(db: &mut Db, id: Id<SignUp>, now: Timestamp) -> QueryResult<bool> {
    let unused = sign_ups::table.find(id).filter(sign_ups::used_at.is_null());
    diesel::update(unused)
        // The account has the hash from now on; a copy would outlive its changes.
        .set((sign_ups::used_at.eq(now), sign_ups::password_hash.eq("")))
        .execute(db)
        .map(|rows| rows == 1)
}

/// Throws it away, unless it was used: then it stays. `false` if nothing was thrown away.
pub fn withdraw(db: &mut Db, id: Id<SignUp>) -> QueryResult<bool> {
    let unused = sign_ups::table.find(id).filter(sign_ups::used_at.is_null());
    diesel::delete(unused).execute(db).map(|rows| rows == 1)
}
