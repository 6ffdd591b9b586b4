//! Organisations that the address of a list names by slug, as far as the reader deals with them.
use crate::domain::{
    id::Id,
    organisation::{Organisation, Slug},
};
use crate::store::{
    Db,
    schema::{delegations as d, organisations as o, partnerships as p, relationships as r},
};
use diesel::prelude::*;

type Found = QueryResult<Option<Id<Organisation>>>;

/// A reseller that is or was a partner of the provider.
pub fn reseller(db: &mut Db, provider: Id<Organisation>, slug: &Slug) -> Found {
    p::table
        .inner_join(o::table.on(o::id.nullable().eq(p::reseller_id)))
        .filter(p::provider_id.eq(provider))
        .filter(o::slug.eq(slug))
        .select(o::id)
        .first(db)
        .optional()
}

/// A customer that has or had a relationship with the provider.
pub fn customer(db: &mut Db, provider: Id<Organisation>, slug: &Slug) -> Found {
    r::table
        .inner_join(o::table.on(o::id.eq(r::customer_id)))
        .filter(r::provider_id.eq(provider))
        .filter(o::slug.eq(slug))
        .select(o::id)
        .first(db)
        .optional()
}

/// A partner that the customer gave rights to some day.
pub fn partner(db: &mut Db, customer: Id<Organisation>, slug: &Slug) -> Found {
    d::table
        .inner_join(o::table.on(o::id.eq(d::partner_id)))
        .filter(d::customer_id.eq(customer))
        .filter(o::slug.eq(slug))
        .select(o::id)
        .first(db)
        .optional()
}
