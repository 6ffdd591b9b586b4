//! Customers of a reseller: attributed to it, or with rights given to it by themselves (S6).
use super::{
    CustomerRow, CustomersFilter, Window,
    related::{self, Side},
    rights,
};
use crate::domain::{
    country::Country, email::Domain, id::Id, organisation::Organisation, relationship::Having,
    text::Name, time::Timestamp,
};
use crate::store::{
    Db,
    db::Any,
    holding::{end_soon, last},
    page::Place,
    schema::{delegations as d, organisations as o, relationships as r},
    search::finds,
};
use diesel::dsl::{IntoBoxed, sql};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use std::collections::HashMap;

pub(super) fn rows(
    db: &mut Db,
    reseller: Id<Organisation>,
    filter: &CustomersFilter,
    window: Window,
    now: Timestamp,
) -> QueryResult<Vec<CustomerRow>> {
    let ids = ids(db, reseller, filter, window, now)?;
    let mut attributed = attributed(db, reseller, &ids)?;
    let columns = (o::id, o::name, o::domain, o::domain_proven, o::country);
    let found = o::table.filter(o::id.eq_any(&ids)).select(columns);
    let found = found.load::<(Id<Organisation>, Name, Option<Domain>, bool, Country)>(db)?;
    let mut rows: Vec<_> = found
        .into_iter()
        .map(|(id, name, domain, domain_proven, country)| {
            let known = attributed.remove(&id).unwrap_or_default();
            CustomerRow {
                id,
                name,
                domain,
                domain_proven,
                country,
                alias: None,
                since: known.iter().map(|(_, since)| *since).min(),
                others: known.into_iter().map(|(provider, _)| provider).collect(),
                rights: None,
            }
        })
        .collect();
    let place_of = |row: &CustomerRow| ids.iter().position(|id| *id == row.id);
    rows.sort_by_key(place_of);
    Ok(rows)
}

/// The providers of each customer, and since when.
type Attributed = HashMap<Id<Organisation>, Vec<(Name, Timestamp)>>;

/// Providers and since when, of each customer that is attributed to the reseller.
fn attributed(
    db: &mut Db,
    reseller: Id<Organisation>,
    customers: &[Id<Organisation>],
) -> QueryResult<Attributed> {
    let found = r::table
        .inner_join(o::table.on(o::id.eq(r::provider_id)))
        .filter(sql::<Bool>(related::ACTIVE))
        .filter(r::reseller_id.eq(reseller))
        .filter(r::customer_id.eq_any(customers))
        .order(o::name_key)
        .select((r::customer_id, o::name, r::since))
        .load::<(Id<Organisation>, Name, Timestamp)>(db)?;
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    for (customer, provider, since) in found {
        all.entry(customer).or_default().push((provider, since));
    }
    Ok(all)
}

/// The customers in the order of the list. Both sources are read along their index from the same place on.
pub(super) fn ids(
    db: &mut Db,
    reseller: Id<Organisation>,
    filter: &CustomersFilter,
    window: Window,
    now: Timestamp,
) -> QueryResult<Vec<Id<Organisation>>> {
    let mut all = related::ids(db, Side::Reseller(reseller), filter, window, now)?;
    if filter.rights != Some(Having::Without) {
        let giving = giving(reseller, filter, window, now);
        all.extend(giving.load::<Id<Organisation>>(db)?);
    }
    let (place, most) = window;
    all.sort();
    if !matches!(place, Place::Before(_)) {
        all.reverse();
    }
    all.dedup();
    all.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok(all)
}

#[diesel::dsl::auto_type]
fn joined() -> _ {
    d::table
        .inner_join(o::table.on(o::id.eq(d::customer_id)))
        .select(d::customer_id)
        .distinct()
}
type Query = IntoBoxed<'static, joined, Any>;

/// Those that gave rights that hold now.
fn giving(
    reseller: Id<Organisation>,
    filter: &CustomersFilter,
    (place, most): Window,
    now: Timestamp,
) -> Query {
    let mut query = joined()
        .into_boxed()
        .filter(sql::<Bool>(rights::ACTIVE))
        .filter(d::partner_id.eq(reseller))
        .filter(last(now))
        .limit(most);
    if let Some(text) = &filter.text {
        let own = finds(o::name_key, &text.to_lowercase());
        query = query.filter(own.or(finds(o::domain.assume_not_null(), text)));
    }
    if filter.rights == Some(Having::Ending) {
        query = query.filter(end_soon(now));
    }
    match place {
        Place::Start => query.order(d::customer_id.desc()),
        Place::After(id) => query
            .filter(d::customer_id.lt(id))
            .order(d::customer_id.desc()),
        Place::Before(id) => query.filter(d::customer_id.gt(id)).order(d::customer_id),
    }
}
