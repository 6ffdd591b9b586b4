//! The partners of a customer: its providers and, through them, resellers (S6).
use super::{Db, organisations, schema};
use crate::domain::{id::Id, organisation::Organisation, partnership, relationship, text::Name};
use diesel::{dsl::exists, prelude::*};
use schema::{organisations as o, partnerships as p, relationships as r};

/// The organisation, if the customer can give it rights: a provider of its own, the reseller that a relationship
/// is attributed to, or another reseller of one of its providers.
pub fn reachable(
    db: &mut Db,
    customer: Id<Organisation>,
    partner: Id<Organisation>,
) -> QueryResult<Option<Organisation>> {
    let query = o::table
        .find(partner)
        .filter(
            exists(relationships(customer).filter(r::provider_id.eq(o::id)))
                .or(exists(
                    relationships(customer).filter(r::reseller_id.eq(o::id.nullable())),
                ))
                .or(exists(
                    resellers(customer).filter(p::reseller_id.eq(o::id.nullable())),
                )),
        )
        .select(organisations::Row::as_select());
    let row = query.first(db).optional()?;
    Ok(row.map(Organisation::from))
}

/// The names of the providers whose relationship with the customer is attributed to this reseller.
pub fn attributing(
    db: &mut Db,
    customer: Id<Organisation>,
    reseller: Id<Organisation>,
) -> QueryResult<Vec<Name>> {
    relationships(customer)
        .inner_join(o::table.on(o::id.eq(r::provider_id)))
        .filter(r::reseller_id.eq(reseller))
        .order(o::name_key)
        .select(o::name)
        .load(db)
}

#[diesel::dsl::auto_type(no_type_alias)]
fn relationships(customer: Id<Organisation>) -> _ {
    let active: relationship::State = relationship::State::Active;
    r::table
        .filter(r::customer_id.eq(customer))
        .filter(r::state.eq(active))
}

#[diesel::dsl::auto_type(no_type_alias)]
fn resellers(customer: Id<Organisation>) -> _ {
    let related: relationship::State = relationship::State::Active;
    let active: partnership::State = partnership::State::Active;
    p::table
        .inner_join(r::table.on(r::provider_id.eq(p::provider_id)))
        .filter(r::customer_id.eq(customer))
        .filter(r::state.eq(related))
        .filter(p::state.eq(active))
}
