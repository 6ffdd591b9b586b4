//! The partners of a customer: its providers and, through them, resellers (S6).
use super::{Db, db::lock, organisations, schema};
use crate::domain::{id::Id, organisation::Organisation, partnership, relationship, text::Name};
use diesel::{dsl::exists, prelude::*, sql_types::BigInt};
use schema::{organisations as o, partnerships as p, relationships as r};

/// Has whoever else changes who this customer's partners are and what they may do wait until the transaction ends. Taken
/// before any row, so that nobody waits in a circle; and no row itself, since work on behalf locks those of its customer.
pub fn lock(db: &mut Db, customer: Id<Organisation>) -> QueryResult<()> {
    // The last bytes of an id are chance: two customers with the same number wait for each other, and no more.
    let [.., a, b, c, d, e, f, g, h] = *customer.bytes();
    let number = i64::from_be_bytes([a, b, c, d, e, f, g, h]);
    let lock = diesel::select(pg_advisory_xact_lock(number));
    lock!(db, |connection| lock.execute(connection))
}

#[diesel::declare_sql_function]
extern "SQL" {
    /// Waits for whoever has the same number, and has it until the transaction ends. Its answer is empty and never read.
    fn pg_advisory_xact_lock(number: BigInt) -> Text;
}

/// Those that the customer can give rights to, for the caller to say what is wanted of them: a query with such
/// conditions has no name that could be written down.
macro_rules! reachable {
    ($customer:expr) => {
        o::table.filter(
            exists(relationships($customer).filter(r::provider_id.eq(o::id))).or(exists(
                resellers($customer).filter(p::reseller_id.eq(o::id.nullable())),
            )),
        )
    };
}

/// The organisation, if the customer can give it rights: a provider of its own, or a reseller of one of its providers. One
/// that a relationship is attributed to keeps that, and what it has, when the partnership ends; it gets nothing new.
pub fn reachable(
    db: &mut Db,
    customer: Id<Organisation>,
    partner: Id<Organisation>,
) -> QueryResult<Option<Organisation>> {
    let query = reachable!(customer)
        .filter(o::id.eq(partner))
        .select(organisations::Row::as_select());
    let row = query.first(db).optional()?;
    Ok(row.map(Organisation::from))
}

/// Those of these organisations that the customer can give rights to.
pub fn reachable_among(
    db: &mut Db,
    customer: Id<Organisation>,
    partners: Vec<Id<Organisation>>,
) -> QueryResult<Vec<Id<Organisation>>> {
    reachable!(customer)
        .filter(o::id.eq_any(partners))
        .select(o::id)
        .load(db)
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
