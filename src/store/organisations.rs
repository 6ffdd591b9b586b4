//! Organisations.
use super::{
    Db,
    db::{Any, lock, on_either},
    prepared::{Prepared, columns, padded},
    schema::organisations,
};
use crate::domain::{
    country::Country,
    email::Domain,
    id::Id,
    language::Language,
    organisation::{Kind, Markets, Organisation, Slug, State},
    text::Name,
    time::Timestamp,
};
use diesel::prelude::*;

/// The columns that make an [`Organisation`]; other tables' queries join it as a part of their rows.
#[derive(Queryable, Selectable)]
#[diesel(table_name = organisations, check_for_backend(Any))]
pub struct Row {
    id: Id<Organisation>,
    kind: Kind,
    slug: Slug,
    name: Name,
    country: Country,
    domain: Option<Domain>,
    domain_proven: bool,
    state: State,
    language: Language,
    support_contact: Option<Name>,
    markets: Markets,
}

impl From<Row> for Organisation {
    fn from(row: Row) -> Self {
        let Row {
            id,
            kind,
            slug,
            name,
            country,
            domain,
            domain_proven,
            state,
            language,
            support_contact,
            markets,
        } = row;
        Self {
            id,
            kind,
            slug,
            name,
            country,
            domain,
            domain_proven,
            state,
            language,
            support_contact,
            markets,
        }
    }
}

/// Adds the organisation unless its slug or its proven domain is taken; says whether it was added.
pub fn add(db: &mut Db, new: &Organisation, now: Timestamp) -> QueryResult<bool> {
    let values = (
        organisations::id.eq(new.id),
        organisations::kind.eq(new.kind),
        organisations::slug.eq(&new.slug),
        organisations::name.eq(&new.name),
        organisations::name_key.eq(new.name.key()),
        organisations::country.eq(new.country),
        organisations::domain.eq(new.domain.as_ref()),
        organisations::domain_proven.eq(new.domain_proven),
        organisations::state.eq(new.state),
        organisations::language.eq(new.language),
        organisations::support_contact.eq(new.support_contact.as_ref()),
        organisations::markets.eq(&new.markets),
        organisations::created_at.eq(now),
    );
    on_either!(db, |c| diesel::insert_into(organisations::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))
    .map(|n| n == 1)
}

/// The organisation; an error if there is none, since organisations are never deleted.
pub fn by_id(db: &mut Db, id: Id<Organisation>) -> QueryResult<Organisation> {
    let one = organisations::table.find(id).select(columns::<Row>());
    let row = Prepared(one).row::<Row>(db)?;
    row.map(Organisation::from)
        .ok_or(diesel::result::Error::NotFound)
}

/// These organisations, in whatever order.
pub fn by_ids(db: &mut Db, ids: Vec<Id<Organisation>>) -> QueryResult<Vec<Organisation>> {
    let these = organisations::table
        .filter(organisations::id.eq_any(padded(ids)))
        .select(columns::<Row>());
    let rows = Prepared(these).rows::<Row>(db)?;
    Ok(rows.into_iter().map(Organisation::from).collect())
}

/// The organisation of this address.
pub fn by_slug(db: &mut Db, slug: &Slug) -> QueryResult<Option<Organisation>> {
    let query = organisations::table
        .filter(organisations::slug.eq(slug))
        .select(Row::as_select());
    query
        .first(db)
        .optional()
        .map(|row| row.map(Organisation::from))
}

/// The customer whose proven domain this is, if there is one.
pub fn of_proven_domain(db: &mut Db, domain: &Domain) -> QueryResult<Option<Organisation>> {
    let query = organisations::table
        .filter(
            organisations::domain
                .eq(domain)
                .and(organisations::domain_proven)
                .and(organisations::kind.eq(Kind::Customer)),
        )
        .select(Row::as_select());
    query
        .first(db)
        .optional()
        .map(|row| row.map(Organisation::from))
}

/// Sets what can be changed in the settings.
pub fn set(db: &mut Db, organisation: &Organisation) -> QueryResult<()> {
    diesel::update(organisations::table.find(organisation.id))
        .set((
            organisations::name.eq(&organisation.name),
            organisations::name_key.eq(organisation.name.key()),
            organisations::support_contact.eq(organisation.support_contact.as_ref()),
            organisations::language.eq(organisation.language),
            organisations::markets.eq(&organisation.markets),
        ))
        .execute(db)
        .map(|_| ())
}

/// Moves from one state to the other; `false` if it is not in `from`.
pub fn move_on(db: &mut Db, id: Id<Organisation>, from: State, to: State) -> QueryResult<bool> {
    let standing = organisations::table
        .find(id)
        .filter(organisations::state.eq(from));
    diesel::update(standing)
        .set(organisations::state.eq(to))
        .execute(db)
        .map(|rows| rows == 1)
}

/// Has other transactions that do the same wait until the end of this one.
pub fn lock(db: &mut Db, id: Id<Organisation>) -> QueryResult<()> {
    let row = organisations::table.find(id).select(organisations::id);
    lock!(db, |c| row.for_no_key_update().execute(c))
}

/// All organisations, by name: for the operator.
pub fn all(db: &mut Db) -> QueryResult<Vec<Organisation>> {
    let rows = organisations::table
        .order((organisations::name_key, organisations::id))
        .select(Row::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Organisation::from).collect())
}

/// Whether there is any organisation at all.
pub fn any(db: &mut Db) -> QueryResult<bool> {
    let first = organisations::table.select(organisations::slug).limit(1);
    Ok(first.first::<Slug>(db).optional()?.is_some())
}
