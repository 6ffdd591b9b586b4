//! The resellers of a customer's providers: whom it can give rights besides its own partners (S6).
//! Of each only what its sign shows: which provider it works with is a matter of those two.
use crate::domain::{
    country::Country, email::Domain, id::Id, organisation::Organisation, partnership, relationship,
    text::Name,
};
use crate::store::{
    Db,
    db::Any,
    page::{COUNTED, Page, Place, ROWS, count},
    schema::{organisations as o, partnerships as p, relationships as r},
    search::finds,
};
use diesel::prelude::*;

/// A row.
#[derive(Debug, Clone)]
pub struct Nearby {
    pub id: Id<Organisation>,
    pub name: Name,
    pub country: Country,
    pub domain: Option<Domain>,
}

/// A page of those whose name holds `text`.
pub fn resellers_nearby(
    db: &mut Db,
    customer: Id<Organisation>,
    text: Option<&str>,
    place: Place<Organisation>,
) -> QueryResult<Page<Nearby, Organisation>> {
    let query = found(customer, text).limit(ROWS + 1);
    let query = match place {
        Place::Start => query.order(o::id.desc()),
        Place::After(id) => query.filter(o::id.lt(id)).order(o::id.desc()),
        Place::Before(id) => query.filter(o::id.gt(id)).order(o::id),
    };
    let rows = query
        .select((o::id, o::name, o::country, o::domain))
        .load(db)?;
    let nearby = |(id, name, country, domain)| Nearby {
        id,
        name,
        country,
        domain,
    };
    let rows: Vec<Nearby> = rows.into_iter().map(nearby).collect();
    let ids = found(customer, text).select(o::id).limit(COUNTED + 1);
    let count = count(db, ids)?;
    Ok(Page::from_fetched(rows, place, count, |row| row.id))
}

fn found(customer: Id<Organisation>, text: Option<&str>) -> o::BoxedQuery<'static, Any> {
    let resellers = p::table
        .inner_join(r::table.on(r::provider_id.eq(p::provider_id)))
        .filter(p::state.eq(partnership::State::Active))
        .filter(r::customer_id.eq(customer))
        .filter(r::state.eq(relationship::State::Active))
        .select(p::reseller_id);
    let query = o::table
        .filter(o::id.nullable().eq_any(resellers).assume_not_null())
        .into_boxed();
    match text {
        None => query,
        Some(text) => query.filter(finds(o::name_key, &text.to_lowercase())),
    }
}
