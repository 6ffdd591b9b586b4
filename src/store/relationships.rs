//! Reseller relationships: which customers a provider has, and which reseller each is attributed to.
use super::{
    Db,
    db::{Any, lock, on_either},
    ids,
    prepared::{Prepared, columns, padded},
    schema::{organisations, relationships},
};
use crate::domain::{
    id::Id,
    invitation::Invitation,
    organisation::{Organisation, Slug},
    relationship::{Relationship, State},
    text::{Name, Note},
    time::Timestamp,
};
use diesel::prelude::*;

/// A relationship as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    pub id: Id<Relationship>,
    pub provider: Id<Organisation>,
    pub customer: Id<Organisation>,
    /// The reseller that it is attributed to.
    pub reseller: Option<Id<Organisation>>,
    /// What it came about through.
    pub invitation: Option<Id<Invitation>>,
    pub state: State,
    /// What the provider calls the customer.
    pub alias: Option<Name>,
    pub since: Timestamp,
    pub ended_at: Option<Timestamp>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = relationships, check_for_backend(Any))]
struct Row {
    id: Id<Relationship>,
    provider_id: Id<Organisation>,
    customer_id: Id<Organisation>,
    reseller_id: Option<Id<Organisation>>,
    invitation_id: Option<Id<Invitation>>,
    state: State,
    alias: Option<Name>,
    since: Timestamp,
    ended_at: Option<Timestamp>,
}

impl From<Row> for Kept {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            provider: row.provider_id,
            customer: row.customer_id,
            reseller: row.reseller_id,
            invitation: row.invitation_id,
            state: row.state,
            alias: row.alias,
            since: row.since,
            ended_at: row.ended_at,
        }
    }
}

/// A relationship to be.
#[derive(Debug, Clone, Copy)]
pub struct New {
    pub provider: Id<Organisation>,
    pub customer: Id<Organisation>,
    pub reseller: Option<Id<Organisation>>,
    pub invitation: Option<Id<Invitation>>,
}

/// What came of starting a relationship.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    Started(Id<Relationship>),
    /// It was there, and stays as it is, its attribution included (S7).
    AlreadyThere(Id<Relationship>),
}

/// Starts the relationship unless the two have one.
pub fn start(db: &mut Db, new: &New, now: Timestamp) -> QueryResult<Start> {
    loop {
        let id = ids::fresh(now);
        if insert(db, id, new, now)? {
            return Ok(Start::Started(id));
        }
        if let Some(found) = between(db, new.provider, new.customer)? {
            return Ok(Start::AlreadyThere(found.id));
        }
        // Removed by somebody between the two statements: there is room for it now.
    }
}

fn insert(db: &mut Db, id: Id<Relationship>, new: &New, now: Timestamp) -> QueryResult<bool> {
    let values = (
        relationships::id.eq(id),
        relationships::provider_id.eq(new.provider),
        relationships::customer_id.eq(new.customer),
        relationships::reseller_id.eq(new.reseller),
        relationships::invitation_id.eq(new.invitation),
        relationships::state.eq(State::Active),
        relationships::since.eq(now),
    );
    let insert = diesel::insert_into(relationships::table)
        .values(values)
        .on_conflict_do_nothing();
    on_either!(db, |c| Prepared(insert).execute(c)).map(|added| added == 1)
}

/// The active relationship of these two.
pub fn between(
    db: &mut Db,
    provider: Id<Organisation>,
    customer: Id<Organisation>,
) -> QueryResult<Option<Kept>> {
    let query = relationships::table
        .filter(relationships::provider_id.eq(provider))
        .filter(relationships::customer_id.eq(customer))
        .filter(relationships::state.eq(State::Active))
        .select(columns::<Row>());
    let row = Prepared(query).row::<Row>(db)?;
    Ok(row.map(Kept::from))
}

/// The same, and nobody ends it until the transaction does.
pub fn lock(
    db: &mut Db,
    provider: Id<Organisation>,
    customer: Id<Organisation>,
) -> QueryResult<Option<Kept>> {
    let active = relationships::table
        .filter(relationships::provider_id.eq(provider))
        .filter(relationships::customer_id.eq(customer))
        .filter(relationships::state.eq(State::Active))
        .select(relationships::id);
    lock!(db, |c| active.for_no_key_update().execute(c))?;
    between(db, provider, customer)
}

/// Removes it, if it is active; says whether it was.
pub fn remove(
    db: &mut Db,
    id: Id<Relationship>,
    reason: &Note,
    now: Timestamp,
) -> QueryResult<bool> {
    let active = relationships::table
        .find(id)
        .filter(relationships::state.eq(State::Active));
    diesel::update(active)
        .set((
            relationships::state.eq(State::Removed),
            relationships::ended_at.eq(now),
            relationships::end_reason.eq(reason),
        ))
        .execute(db)
        .map(|removed| removed == 1)
}

/// The newest relationship of these two, in whatever state.
pub fn last_between(
    db: &mut Db,
    provider: Id<Organisation>,
    customer: Id<Organisation>,
) -> QueryResult<Option<Kept>> {
    let query = relationships::table
        .filter(relationships::provider_id.eq(provider))
        .filter(relationships::customer_id.eq(customer))
        .order(relationships::id.desc())
        .select(Row::as_select());
    query.first(db).optional().map(|row| row.map(Kept::from))
}

/// The active relationships of a customer, oldest first.
pub fn of_customer(db: &mut Db, customer: Id<Organisation>) -> QueryResult<Vec<Kept>> {
    let rows = relationships::table
        .filter(relationships::customer_id.eq(customer))
        .filter(relationships::state.eq(State::Active))
        .order(relationships::id)
        .select(Row::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Kept::from).collect())
}

/// The providers of a customer, by name.
pub fn providers_of(
    db: &mut Db,
    customer: Id<Organisation>,
) -> QueryResult<Vec<(Id<Organisation>, Name, Slug)>> {
    relationships::table
        .inner_join(organisations::table.on(organisations::id.eq(relationships::provider_id)))
        .filter(relationships::customer_id.eq(customer))
        .filter(relationships::state.eq(State::Active))
        .order(organisations::name_key)
        .select((organisations::id, organisations::name, organisations::slug))
        .load(db)
}

/// Slugs of the customer's active providers of this name.
pub fn providers_named(
    db: &mut Db,
    customer: Id<Organisation>,
    name: &Name,
) -> QueryResult<Vec<Slug>> {
    relationships::table
        .inner_join(organisations::table.on(organisations::id.eq(relationships::provider_id)))
        .filter(relationships::customer_id.eq(customer))
        .filter(relationships::state.eq(State::Active))
        .filter(organisations::name_key.eq(name.key()))
        .select(organisations::slug)
        .limit(2)
        .load(db)
}

/// Slugs of the provider's active customers of this name.
pub fn customers_named(
    db: &mut Db,
    provider: Id<Organisation>,
    name: &Name,
) -> QueryResult<Vec<Slug>> {
    relationships::table
        .inner_join(organisations::table.on(organisations::id.eq(relationships::customer_id)))
        .filter(relationships::provider_id.eq(provider))
        .filter(relationships::state.eq(State::Active))
        .filter(organisations::name_key.eq(name.key()))
        .select(organisations::slug)
        .limit(2)
        .load(db)
}

/// The active relationships of a customer that this partner sees: its own as provider, or those attributed to it.
pub fn seen_by(
    db: &mut Db,
    partner: Id<Organisation>,
    customer: Id<Organisation>,
) -> QueryResult<Vec<Kept>> {
    let own = relationships::provider_id.nullable().eq(partner);
    let rows = relationships::table
        .filter(relationships::customer_id.eq(customer))
        .filter(own.or(relationships::reseller_id.eq(partner)))
        .filter(relationships::state.eq(State::Active))
        .order(relationships::id)
        .select(Row::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Kept::from).collect())
}

/// Those of these customers with which this partner sees a relationship.
pub fn seen_among(
    db: &mut Db,
    partner: Id<Organisation>,
    customers: Vec<Id<Organisation>>,
) -> QueryResult<Vec<Id<Organisation>>> {
    let own = relationships::provider_id.nullable().eq(partner);
    let seen = relationships::table
        .filter(relationships::customer_id.eq_any(padded(customers)))
        .filter(own.or(relationships::reseller_id.eq(partner)))
        .filter(relationships::state.eq(State::Active))
        .select(relationships::customer_id);
    Prepared(seen).rows(db)
}

/// Sets what the provider calls the customer; `false` if it has no such active relationship.
pub fn set_alias(
    db: &mut Db,
    provider: Id<Organisation>,
    id: Id<Relationship>,
    alias: Option<&Name>,
) -> QueryResult<bool> {
    let theirs = relationships::table
        .find(id)
        .filter(relationships::provider_id.eq(provider))
        .filter(relationships::state.eq(State::Active));
    diesel::update(theirs)
        .set(relationships::alias.eq(alias))
        .execute(db)
        .map(|changed| changed == 1)
}
