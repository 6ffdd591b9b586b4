//! The resellers of a provider, and those it asked.
use crate::domain::{
    country::Country,
    email::{Domain, Email},
    id::Id,
    organisation::{Organisation, Slug},
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
pub struct ResellerRow {
    pub id: Id<Partnership>,
    /// Its own name, or the one it was asked by.
    pub name: Name,
    pub asked_email: Email,
    /// `None` until it accepted.
    pub country: Option<Country>,
    pub domain: Option<Domain>,
    pub slug: Option<Slug>,
    pub standing: Standing,
    /// Since when it stands so.
    pub since: Timestamp,
    /// Customers attributed to it, counted up to [`COUNTED`].
    pub customers: i64,
}

type Columns = (
    Id<Partnership>,
    (Name, Email, Option<Name>),
    (State, Timestamp, Timestamp),
    (Option<Timestamp>, Option<Timestamp>),
    (Option<Country>, Option<Domain>, Option<Slug>),
    i64,
);

/// A page of it.
pub fn resellers(
    db: &mut Db,
    provider: Id<Organisation>,
    filter: &PartnershipsFilter,
    place: Place<Partnership>,
    now: Timestamp,
) -> QueryResult<Page<ResellerRow, Partnership>> {
    let query = found(provider, filter, now).limit(ROWS + 1);
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
    let ids = found(provider, filter, now).select(partnerships::id);
    let count = count(db, ids.limit(COUNTED + 1))?;
    Ok(Page::from_fetched(rows, place, count, |row| row.id))
}

/// The next `most` rows after a place, for exports.
pub fn stretch(
    db: &mut Db,
    provider: Id<Organisation>,
    filter: &PartnershipsFilter,
    after: Option<Id<Partnership>>,
    (most, now): (i64, Timestamp),
) -> QueryResult<Vec<ResellerRow>> {
    let mut query = found(provider, filter, now)
        .order(partnerships::id.desc())
        .limit(most);
    if let Some(after) = after {
        query = query.filter(partnerships::id.lt(after));
    }
    rows(db, query, now)
}

fn rows(db: &mut Db, query: Query<'_>, now: Timestamp) -> QueryResult<Vec<ResellerRow>> {
    let columns = (
        partnerships::id,
        (
            partnerships::asked_name,
            partnerships::asked_email,
            organisations::name.nullable(),
        ),
        (
            partnerships::state,
            partnerships::expires_at,
            partnerships::created_at,
        ),
        (partnerships::accepted_at, partnerships::ended_at),
        (
            organisations::country.nullable(),
            organisations::domain.nullable(),
            organisations::slug.nullable(),
        ),
        sql::<BigInt>(CUSTOMERS),
    );
    let rows = query.select(columns).load::<Columns>(db)?;
    Ok(rows.into_iter().map(|row| read(row, now)).collect())
}

fn read(row: Columns, now: Timestamp) -> ResellerRow {
    let (id, names, (state, expires_at, created_at), answered, own, customers) = row;
    let (country, domain, slug) = own;
    let (asked_name, asked_email, own_name) = names;
    let (accepted_at, ended_at) = answered;
    ResellerRow {
        id,
        name: own_name.unwrap_or(asked_name),
        asked_email,
        country,
        domain,
        slug,
        standing: standing(state, expires_at, now),
        since: ended_at.or(accepted_at).unwrap_or(created_at),
        customers,
    }
}

#[diesel::dsl::auto_type]
fn joined() -> _ {
    let reseller = partnerships::reseller_id.eq(organisations::id.nullable());
    partnerships::table.left_join(organisations::table.on(reseller))
}
type Query<'a> = IntoBoxed<'a, joined, Any>;

fn found(
    provider: Id<Organisation>,
    filter: &PartnershipsFilter,
    now: Timestamp,
) -> Query<'static> {
    let query = joined().into_boxed();
    let mut query = query.filter(partnerships::provider_id.eq(provider));
    if let Some(standing) = filter.state {
        query = query.filter(stands(standing, now));
    }
    if let Some(text) = &filter.text {
        let asked =
            finds(partnerships::asked_name, text).or(finds(partnerships::asked_email, text));
        let own = finds(organisations::name, text)
            .or(finds(organisations::domain.assume_not_null(), text));
        query = query.filter(asked.or(own));
    }
    query
}
