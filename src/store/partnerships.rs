//! Partnerships: asked by a provider, accepted by a reseller, ended by the provider.
use super::{
    Db,
    db::{Any, lock},
    prepared::Prepared,
    schema,
};
use crate::domain::{
    email::Email,
    id::Id,
    organisation::{Organisation, Slug},
    partnership::{Partnership, State},
    text::{Name, Note},
    time::Timestamp,
    token::Nonce,
};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use diesel::sql_types::Bool;
use schema::{organisations, partnerships};

#[derive(Queryable, Selectable)]
#[diesel(table_name = partnerships, check_for_backend(Any))]
struct Row {
    id: Id<Partnership>,
    provider_id: Id<Organisation>,
    reseller_id: Option<Id<Organisation>>,
    asked_name: Name,
    asked_email: Email,
    state: State,
    nonce: Nonce,
    generation: i32,
    created_at: Timestamp,
    expires_at: Timestamp,
    accepted_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
    end_reason: Option<Note>,
}

impl From<Row> for Partnership {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            provider: row.provider_id,
            reseller: row.reseller_id,
            asked_name: row.asked_name,
            asked_email: row.asked_email,
            state: row.state,
            nonce: row.nonce,
            generation: row.generation,
            created_at: row.created_at,
            expires_at: row.expires_at,
            accepted_at: row.accepted_at,
            ended_at: row.ended_at,
            end_reason: row.end_reason,
        }
    }
}

/// Adds a partnership.
pub fn add(db: &mut Db, new: &Partnership) -> QueryResult<()> {
    diesel::insert_into(partnerships::table)
        .values((
            partnerships::id.eq(new.id),
            partnerships::provider_id.eq(new.provider),
            partnerships::reseller_id.eq(new.reseller),
            partnerships::asked_name.eq(&new.asked_name),
            partnerships::asked_email.eq(&new.asked_email),
            partnerships::asked_key.eq(new.asked_email.key()),
            partnerships::state.eq(new.state),
            partnerships::nonce.eq(new.nonce),
            partnerships::generation.eq(new.generation),
            partnerships::created_at.eq(new.created_at),
            partnerships::expires_at.eq(new.expires_at),
            partnerships::accepted_at.eq(new.accepted_at),
        ))
        .execute(db)
        .map(|_| ())
}

/// The partnership that a link belongs to, whatever its state; whether the link is genuine is for the key to say.
pub fn by_nonce(db: &mut Db, nonce: &Nonce) -> QueryResult<Option<Partnership>> {
    let query = partnerships::table.filter(partnerships::nonce.eq(nonce));
    one(query.select(Row::as_select()).first(db))
}

/// A partnership of this provider.
pub fn by_id(
    db: &mut Db,
    provider: Id<Organisation>,
    id: Id<Partnership>,
) -> QueryResult<Option<Partnership>> {
    let query = partnerships::table
        .find(id)
        .filter(partnerships::provider_id.eq(provider));
    one(query.select(Row::as_select()).first(db))
}

/// A partnership, whoever takes part: for what a sign-up began with.
pub fn of_any(db: &mut Db, id: Id<Partnership>) -> QueryResult<Option<Partnership>> {
    let query = partnerships::table.find(id);
    one(query.select(Row::as_select()).first(db))
}

/// A partnership of this reseller, which it accepted some day.
pub fn of_reseller(
    db: &mut Db,
    reseller: Id<Organisation>,
    id: Id<Partnership>,
) -> QueryResult<Option<Partnership>> {
    let query = partnerships::table
        .find(id)
        .filter(partnerships::reseller_id.eq(reseller));
    one(query.select(Row::as_select()).first(db))
}

fn one(found: QueryResult<Row>) -> QueryResult<Option<Partnership>> {
    found.optional().map(|row| row.map(Into::into))
}

/// The ask to this mailbox whose link still lives, if there is one. Keeps the provider's row until
/// the end of the transaction, so that of two asks at once the second one finds the first.
pub fn live_ask(
    db: &mut Db,
    provider: Id<Organisation>,
    mailbox: &Email,
    now: Timestamp,
) -> QueryResult<Option<Id<Partnership>>> {
    diesel::update(organisations::table.find(provider))
        .set(organisations::name.eq(organisations::name))
        .execute(db)?;
    let asked = partnerships::table
        .filter(partnerships::provider_id.eq(provider))
        .filter(partnerships::state.eq(State::Asked))
        .filter(partnerships::expires_at.gt(now))
        .select((partnerships::id, partnerships::asked_email))
        .load::<(Id<Partnership>, Email)>(db)?;
    let same = asked.into_iter().find(|(_, email)| email == mailbox);
    Ok(same.map(|(id, _)| id))
}

/// Whether the two are partners now. What a reseller sees of a provider depends on it.
pub fn active_between(
    db: &mut Db,
    provider: Id<Organisation>,
    reseller: Id<Organisation>,
) -> QueryResult<bool> {
    active_of(db, provider, reseller).map(|found| found.is_some())
}

/// The partnership that makes the two partners now, if there is one.
pub fn active_of(
    db: &mut Db,
    provider: Id<Organisation>,
    reseller: Id<Organisation>,
) -> QueryResult<Option<Id<Partnership>>> {
    let active = partnerships::table
        .filter(partnerships::provider_id.eq(provider))
        .filter(partnerships::reseller_id.eq(reseller))
        .filter(partnerships::state.eq(State::Active))
        .select(partnerships::id);
    Prepared(active).row(db)
}

/// Has whoever would end an active partnership of this reseller wait until the transaction ends, and then tell its customers
/// what they gave it here.
pub fn hold(db: &mut Db, reseller: Id<Organisation>) -> QueryResult<()> {
    let active = partnerships::table
        .filter(partnerships::reseller_id.eq(reseller))
        .filter(partnerships::state.eq(State::Active))
        .select(partnerships::id);
    lock!(db, |c| active.for_share().execute(c))
}

/// The resellers of a provider that it can hand invitations to, by name.
pub fn active_resellers_of(
    db: &mut Db,
    provider: Id<Organisation>,
) -> QueryResult<Vec<(Id<Organisation>, Name, Slug)>> {
    let active = partnerships::table
        .inner_join(
            organisations::table.on(partnerships::reseller_id.eq(organisations::id.nullable())),
        )
        .filter(partnerships::provider_id.eq(provider))
        // Written out: only so is the index of active ones used, which knows the resellers.
        .filter(sql::<Bool>("partnerships.state = 'active'"))
        .order(organisations::name_key)
        .select((organisations::id, organisations::name, organisations::slug));
    Prepared(active).rows(db)
}

/// What came of an acceptance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepted {
    Now,
    /// The link was used, renewed or ended meanwhile.
    TooLate,
    /// The two are partners already, by another link.
    AlreadyPartners,
}

/// Makes `reseller` the partner if the link still stands as it was read.
pub fn accept(
    db: &mut Db,
    asked: &Partnership,
    reseller: Id<Organisation>,
    now: Timestamp,
) -> QueryResult<Accepted> {
    let open = partnerships::table
        .find(asked.id)
        .filter(partnerships::state.eq(State::Asked))
        .filter(partnerships::generation.eq(asked.generation));
    let accept = diesel::update(open).set((
        partnerships::state.eq(State::Active),
        partnerships::reseller_id.eq(reseller),
        partnerships::accepted_at.eq(now),
    ));
    match db.attempt(|db| accept.execute(db)) {
        Ok(1) => Ok(Accepted::Now),
        Ok(_) => Ok(Accepted::TooLate),
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => {
            Ok(Accepted::AlreadyPartners)
        }
        Err(other) => Err(other),
    }
}

/// Ends a partnership that is asked or active; says whether it was.
pub fn end(
    db: &mut Db,
    id: Id<Partnership>,
    seen: State,
    reason: &Note,
    now: Timestamp,
) -> QueryResult<bool> {
    let standing = partnerships::table
        .find(id)
        .filter(partnerships::state.eq(seen));
    diesel::update(standing)
        .set((
            partnerships::state.eq(State::Ended),
            partnerships::ended_at.eq(now),
            partnerships::end_reason.eq(reason),
        ))
        .execute(db)
        .map(|n| n == 1)
}

/// Gives an asked partnership a new link; the old one is dead at once. Says whether it was still asked.
pub fn renew(db: &mut Db, renewed: &Partnership) -> QueryResult<bool> {
    let asked = partnerships::table
        .find(renewed.id)
        .filter(partnerships::state.eq(State::Asked))
        .filter(partnerships::generation.eq(renewed.generation - 1));
    diesel::update(asked)
        .set((
            partnerships::generation.eq(renewed.generation),
            partnerships::expires_at.eq(renewed.expires_at),
        ))
        .execute(db)
        .map(|n| n == 1)
}
