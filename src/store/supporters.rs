//! Who may work on a customer's service requests now: a predicate on its delegations, never written down; and who of
//! those partners' members do, through their access groups.
use super::{
    Db,
    holding::hold,
    organisations,
    recipients::{Found, recipient},
    schema::{
        access_assignments as a, access_group_members as g, accounts, delegations as d,
        members as m, organisations as o,
    },
};
use crate::domain::{
    access::{AdminRole, AgentRole, OnBehalf, Roles, WorkOnRequests},
    id::Id,
    message::Recipient,
    organisation::{self, Organisation},
    service::Service,
    service_request::{Supporter, open_requests},
    slugs::{RoleSet, ServiceSet},
    time::Timestamp,
};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// The partners with support rights at this customer, by name, each with the services that these cover, and with those
/// of them that somebody there has access to.
pub fn of_customer(
    db: &mut Db,
    customer: Id<Organisation>,
    now: Timestamp,
) -> QueryResult<Vec<Supporter>> {
    let rows = d::table
        .inner_join(o::table.on(o::id.eq(d::partner_id)))
        .filter(d::customer_id.eq(customer))
        .filter(hold(now))
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
            reached: ServiceSet::new([]),
        });
        known.services = ServiceSet::new(known.services.iter().chain(services.iter()));
    }
    let mut supporters: Vec<_> = supporters.into_values().collect();
    for (partner, services, _) in with_access(db, customer, now)? {
        let mut theirs = supporters.iter_mut();
        if let Some(known) = theirs.find(|known| known.partner.id == partner) {
            known.reached = ServiceSet::new(known.reached.iter().chain(services.iter()));
        }
    }
    Ok(supporters)
}

/// The members of a partner who can open this customer's requests about the service now, each once.
pub fn members_of(
    db: &mut Db,
    partner: Id<Organisation>,
    (customer, service): (Id<Organisation>, &Service),
    now: Timestamp,
) -> QueryResult<Vec<Recipient>> {
    let all = with_access(db, customer, now)?.into_iter();
    let theirs = all.filter(|(of, services, _)| *of == partner && services.has(service.slug));
    let mut told: Vec<Recipient> = Vec::new();
    for (.., member) in theirs {
        if !told.iter().any(|known| known.email == member.email) {
            told.push(member);
        }
    }
    Ok(told)
}

/// Whose member, for which services, and who.
type Access = (Id<Organisation>, ServiceSet, Recipient);
type Lending = (Id<Organisation>, RoleSet, ServiceSet, String);
type Member = (Found, Option<AgentRole>, Option<AdminRole>);

/// Every member to whom a group lends a role that opens this customer's requests, once for each such role.
fn with_access(
    db: &mut Db,
    customer: Id<Organisation>,
    now: Timestamp,
) -> QueryResult<Vec<Access>> {
    let opening = WorkOnRequests::OPENED_BY.iter().copied();
    let opening: Vec<&str> = opening.chain(["global-administrator"]).collect();
    let rows = d::table
        .inner_join(a::table.on(a::delegation_id.eq(d::id)))
        .inner_join(g::table.on(g::group_id.eq(a::group_id)))
        .inner_join(m::table.on(m::id.eq(g::member_id)))
        .inner_join(accounts::table.on(accounts::id.eq(m::account_id)))
        .filter(d::customer_id.eq(customer))
        .filter(hold(now))
        .filter(a::role.eq_any(opening))
        .order((m::id, d::id))
        .select((
            (d::partner_id, d::roles, d::services, a::role),
            (
                (m::name, accounts::email, accounts::language),
                m::agent_role,
                m::admin_role,
            ),
        ))
        .load::<(Lending, Member)>(db)?;
    let works = |((_, held, _, role), (_, agent, admin)): &(Lending, Member)| {
        let roles = Roles {
            agent: *agent,
            admin: *admin,
        };
        held.has(role) && !roles.only_sells()
    };
    let rows = rows.into_iter().filter(works);
    let access = |((partner, _, services, _), (found, ..)): (Lending, Member)| {
        (partner, services, recipient(found))
    };
    Ok(rows.map(access).collect())
}
