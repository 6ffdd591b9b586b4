//! The providers of a reseller.
use crate::domain::{
    country::Country,
    email::Domain,
    id::Id,
    organisation::Organisation,
    partnership::{Partnership, Standing, State, standing},
    text::Name,
    time::Timestamp,
};
use crate::store::{
    Db,
    db::Any,
    lists::partnerships::{CUSTOMERS, PartnershipsFilter, stands},
    page::{COUNTED, Page, Place, ROWS, count},
    schema::{organisations, partnerships},
    search::finds,
};
use diesel::dsl::{IntoBoxed, sql};
use diesel::prelude::*;
use diesel::sql_types::BigInt;

/// A row of the list.
#[derive(Debug, Clone)]
pub struct ProviderRow {
    pub id: Id<Partnership>,
    pub name: Name,
    pub country: Country,
    pub domain: Option<Domain>,
    pub standing: Standing,
    /// Since when it stands so.
    pub since: Timestamp,
    /// Customers of the provider that are attributed to the reseller, counted up to [`COUNTED`].
    pub customers: i64,
}

type Columns = (
    Id<Partnership>,
    (Name, Country, Option<Domain>),
    (State, Timestamp, Timestamp),
    (Option<Timestamp>, Option<Timestamp>),
    i64,
);

/// A page of it.
pub fn providers(
    db: &mut Db,
    reseller: Id<Organisation>,
    filter: &PartnershipsFilter,
    place: Place<Partnership>,
    now: Timestamp,
) -> QueryResult<Page<ProviderRow, Partnership>> {
    let query = found(reseller, filter, now).limit(ROWS + 1);
    let query = match place {
        Place::Start => query.order(partnerships::id.desc()),
        Place::After(id) => query
            .filter(partnerships::id.lt(id))
            .order(partnerships::id.desc()),
        Place::Before(id) => query
            .filter(partnerships::id.gt(id))
            .order(partnerships::id),
    };
    let rows = rows(db, query, now)?;
    let ids = found(reseller, filter, now).select(partnerships::id);
    let count = count(db, ids.limit(COUNTED + 1))?;
    Ok(Page::from_fetched(rows, place, count, |row| row.id))
}

/// The next `most` rows after a place, for exports.
pub fn stretch(
    db: &mut Db,
    reseller: Id<Organisation>,
    filter: &PartnershipsFilter,
    after: Option<Id<Partnership>>,
    (most, now): (i64, Timestamp),
) -> QueryResult<Vec<ProviderRow>> {
    let mut query = found(reseller, filter, now)
        .order(partnerships::id.desc())
        .limit(most);
    if let Some(after) = after {
        query = query.filter(partnerships::id.lt(after));
    }
    rows(db, query, now)
}

fn rows(db: &mut Db, query: Query<'_>, now: Timestamp) -> QueryResult<Vec<ProviderRow>> {
    let columns = (
        partnerships::id,
        (
            organisations::name,
            organisations::country,
            organisations::domain,
        ),
        (
            partnerships::state,
            partnerships::expires_at,
            partnerships::created_at,
        ),
        (partnerships::accepted_at, partnerships::ended_at),
        sql::<BigInt>(CUSTOMERS),
    );
    let rows = query.select(columns).load::<Columns>(db)?;
    Ok(rows.into_iter().map(|row| read(row, now)).collect())
}

fn read(row: Columns, now: Timestamp) -> ProviderRow {
    let (id, (name, country, domain), (state, expires_at, created_at), answered, customers) = row;
    let (accepted_at, ended_at) = answered;
    ProviderRow {
        id,
        name,
        country,
        domain,
        standing: standing(state, expires_at, now),
        since: ended_at.or(accepted_at).unwrap_or(created_at),
        customers,
    }
}

#[diesel::dsl::auto_type]
fn joined() -> _ {
    let provider = organisations::id.eq(partnerships::provider_id);
    partnerships::table.inner_join(organisations::table.on(provider))
}
type Query<'a> = IntoBoxed<'a, joined, Any>;

fn found(
    reseller: Id<Organisation>,
    filter: &PartnershipsFilter,
    now: Timestamp,
) -> Query<'static> {
    let query = joined().into_boxed();
    let mut query = query.filter(partnerships::reseller_id.eq(reseller));
    if let Some(standing) = filter.state {
        query = query.filter(stands(standing, now));
    }
    if let Some(text) = &filter.text {
        let name = finds(organisations::name, text);
        query = query.filter(name.or(finds(organisations::domain.assume_not_null(), text)));
    }
    query
}
