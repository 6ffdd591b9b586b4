//! What the reader's organisation may do at the customers of a list.
use super::{CustomerRow, Held};
use crate::domain::{
    delegation::{SOON_DAYS, effective_end},
    id::Id,
    organisation::Organisation,
    time::Timestamp,
};
use crate::store::{
    Db,
    holding::{end_soon, last},
    prepared::{Prepared, padded},
    schema::{delegations as d, relationships as r},
};
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use std::collections::HashMap;

/// Written out, as that of relationships.
pub(super) const ACTIVE: &str = "delegations.state = 'active'";

/// Rights of this partner at the customer of a relationship, which hold now.
#[diesel::dsl::auto_type(no_type_alias)]
pub(super) fn held(partner: Id<Organisation>, now: Timestamp) -> _ {
    let active: SqlLiteral<Bool> = sql(ACTIVE);
    let last: last = last(now);
    d::table
        .filter(active)
        .filter(d::partner_id.eq(partner))
        .filter(d::customer_id.eq(r::customer_id))
        .filter(last)
}

/// Those of them that end soon.
#[diesel::dsl::auto_type(no_type_alias)]
pub(super) fn ending(partner: Id<Organisation>, now: Timestamp) -> _ {
    let active: SqlLiteral<Bool> = sql(ACTIVE);
    let ending: end_soon = end_soon(now);
    d::table
        .filter(active)
        .filter(d::partner_id.eq(partner))
        .filter(d::customer_id.eq(r::customer_id))
        .filter(ending)
}

/// Fills the rights of these rows in, with one query for all of them.
pub(super) fn add(
    db: &mut Db,
    partner: Id<Organisation>,
    rows: &mut [CustomerRow],
    now: Timestamp,
) -> QueryResult<()> {
    let customers = rows.iter().map(|row| row.id).collect();
    let held = d::table
        .filter(sql::<Bool>(ACTIVE))
        .filter(d::partner_id.eq(partner))
        .filter(d::customer_id.eq_any(padded(customers)))
        .filter(last(now))
        .select((d::customer_id, d::ends_at, d::auto_extend));
    let held = Prepared(held).rows::<(Id<Organisation>, Timestamp, bool)>(db)?;
    let mut by_customer: HashMap<Id<Organisation>, Held> = HashMap::new();
    for (customer, ends_at, auto_extend) in held {
        let until = effective_end(ends_at, auto_extend, now);
        let one = Held {
            until,
            ending: !auto_extend && until <= now.plus_days(SOON_DAYS),
            auto_extend,
        };
        let all = by_customer.entry(customer).or_insert(one);
        all.until = all.until.max(until);
        all.ending |= one.ending;
        all.auto_extend |= auto_extend;
    }
    for row in rows {
        row.rights = by_customer.get(&row.id).copied();
    }
    Ok(())
}
