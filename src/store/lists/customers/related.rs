//! Customers by their relationships.
use super::{CustomerRow, CustomersFilter, Window, rights};
use crate::domain::{
    country::Country, email::Domain, id::Id, organisation::Organisation, relationship::Having,
    text::Name, time::Timestamp,
};
use crate::store::{
    Db,
    db::Any,
    page::{COUNTED, Place},
    prepared::Prepared,
    schema::{organisations as o, relationships as r},
    search::finds,
};
use diesel::dsl::{IntoBoxed, exists, not, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Bool, Nullable, Text};

#[diesel::dsl::auto_type]
fn joined() -> _ {
    r::table.inner_join(o::table.on(o::id.eq(r::customer_id)))
}
type Query = IntoBoxed<'static, joined, Any>;

/// Written out: only so do both databases see that their index for active relationships will do.
pub(super) const ACTIVE: &str = "relationships.state = 'active'";
const RESELLER: &str =
    "(SELECT s.name FROM organisations AS s WHERE s.id = relationships.reseller_id)";

/// Whose relationships: those of a provider, or those attributed to a reseller.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Provider(Id<Organisation>),
    Reseller(Id<Organisation>),
}

type Columns = (
    Id<Organisation>,
    (Name, Option<Domain>, bool, Country),
    (Option<Name>, Timestamp),
    Option<Name>,
);

/// Of a provider.
pub(super) fn rows(
    db: &mut Db,
    provider: Id<Organisation>,
    filter: &CustomersFilter,
    window: Window,
    now: Timestamp,
) -> QueryResult<Vec<CustomerRow>> {
    let columns = (
        r::customer_id,
        (o::name, o::domain, o::domain_proven, o::country),
        (r::alias, r::since),
        sql::<Nullable<Text>>(RESELLER),
    );
    let query = placed(found(Side::Provider(provider), filter, now), window);
    let rows = Prepared(query.select(columns)).load::<Columns>(db)?;
    Ok(rows.into_iter().map(read).collect())
}

fn read(row: Columns) -> CustomerRow {
    let (id, (name, domain, domain_proven, country), (alias, since), reseller) = row;
    CustomerRow {
        id,
        name,
        domain,
        domain_proven,
        country,
        alias,
        others: reseller.into_iter().collect(),
        since: Some(since),
        rights: None,
    }
}

/// How many there are, up to one more than lists count.
pub(super) fn count(
    db: &mut Db,
    provider: Id<Organisation>,
    filter: &CustomersFilter,
    now: Timestamp,
) -> QueryResult<i64> {
    let CustomersFilter {
        text,
        reseller,
        rights,
    } = filter;
    if text.is_none() && reseller.is_none() && rights.is_none() {
        return all(db, provider);
    }
    let query = found(Side::Provider(provider), filter, now);
    let ids = Prepared(query.select(r::id).limit(COUNTED + 1));
    Ok(ids.load::<Id<()>>(db)?.len() as i64)
}

/// Without a filter the database counts, so that nothing is read for it; and only where there are not too many:
/// to pass over entries of the index costs half as much as to count them.
fn all(db: &mut Db, provider: Id<Organisation>) -> QueryResult<i64> {
    const MORE: i64 = COUNTED + 1;
    let own = "FROM relationships WHERE state = 'active' AND provider_id = ";
    let counted = sql::<BigInt>(&format!("COALESCE((SELECT {MORE} {own}"))
        .bind::<Binary, _>(provider)
        .sql(&format!(
            " LIMIT 1 OFFSET {COUNTED}), (SELECT count(*) {own}"
        ))
        .bind::<Binary, _>(provider)
        .sql("))");
    Prepared(diesel::select(counted)).get_result(db)
}

/// The customers alone.
pub(super) fn ids(
    db: &mut Db,
    side: Side,
    filter: &CustomersFilter,
    window: Window,
    now: Timestamp,
) -> QueryResult<Vec<Id<Organisation>>> {
    let query = placed(found(side, filter, now), window);
    Prepared(query.select(r::customer_id).distinct()).load(db)
}

fn placed(query: Query, (place, most): Window) -> Query {
    let query = query.limit(most);
    match place {
        Place::Start => query.order(r::customer_id.desc()),
        Place::After(id) => query
            .filter(r::customer_id.lt(id))
            .order(r::customer_id.desc()),
        Place::Before(id) => query.filter(r::customer_id.gt(id)).order(r::customer_id),
    }
}

fn found(side: Side, filter: &CustomersFilter, now: Timestamp) -> Query {
    let query = joined().into_boxed().filter(sql::<Bool>(ACTIVE));
    let (of, mut query) = match side {
        Side::Provider(id) => (id, query.filter(r::provider_id.eq(id))),
        Side::Reseller(id) => (id, query.filter(r::reseller_id.eq(id))),
    };
    if let Some(reseller) = filter.reseller {
        query = query.filter(r::reseller_id.eq(reseller));
    }
    if let Some(text) = &filter.text {
        let own =
            finds(o::name_key, &text.to_lowercase()).or(finds(o::domain.assume_not_null(), text));
        query = match side {
            Side::Provider(_) => query.filter(own.or(finds(r::alias.assume_not_null(), text))),
            Side::Reseller(_) => query.filter(own),
        };
    }
    match filter.rights {
        None => query,
        Some(Having::Active) => query.filter(exists(rights::held(of, now))),
        Some(Having::Ending) => query.filter(exists(rights::ending(of, now))),
        Some(Having::Without) => query.filter(not(exists(rights::held(of, now)))),
    }
}
