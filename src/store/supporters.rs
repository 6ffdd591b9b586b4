//! Who may work on a customer's service requests now: a predicate on its delegations, never written down.
use super::{
    Db, organisations,
    schema::{delegations as d, organisations as o},
};
use crate::domain::{
    access::{OnBehalf, WorkOnRequests},
    delegation,
    id::Id,
    organisation::{self, Organisation},
    service_request::{Supporter, open_requests},
    slugs::{RoleSet, ServiceSet},
    time::Timestamp,
};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// The partners with support rights at this customer, by name, each with the services that these cover.
pub fn of_customer(
    db: &mut Db,
    customer: Id<Organisation>,
    now: Timestamp,
) -> QueryResult<Vec<Supporter>> {
    let rows = d::table
        .inner_join(o::table.on(o::id.eq(d::partner_id)))
        .filter(d::customer_id.eq(customer))
        .filter(d::state.eq(delegation::State::Active))
        .filter(d::auto_extend.eq(true).or(d::ends_at.gt(now)))
        .filter(o::state.eq(organisation::State::Active))
        .order((o::name_key, o::id))
        .select((d::roles, d::services, organisations::Row::as_select()))
        .load::<(RoleSet, ServiceSet, organisations::Row)>(db)?;
    let mut supporters: BTreeMap<(String, Id<Organisation>), Supporter> = BTreeMap::new();
    for (roles, services, partner) in rows {
        if !open_requests(&roles, WorkOnRequests::OPENED_BY) {
            continue;
        }
        let partner = Organisation::from(partner);
        let known = supporters.entry((partner.name.key(), partner.id));
        let known = known.or_insert_with(|| Supporter {
            partner,
            services: ServiceSet::new([]),
        });
        known.services = ServiceSet::new(known.services.iter().chain(services.iter()));
    }
    Ok(supporters.into_values().collect())
}
