//! What a partner's member may use at a customer at a moment: delegations that hold, assignments, groups and membership,
//! asked anew at each request.
use super::{
    Db,
    db::lock,
    holding::hold,
    organisations::Row as OrganisationRow,
    schema::{
        access_assignments as assigned, access_group_members as within, delegations, members,
        organisations,
    },
};
use crate::domain::{
    access::{Lent, Scope},
    delegation::{Delegation, effective_end},
    id::Id,
    organisation::{Organisation, Slug},
    role::Role,
    slugs::{RoleSet, ServiceSet},
    time::Timestamp,
};
use diesel::{prelude::*, sql_query, sql_types::Binary};

/// A customer, and what of its rights is lent.
#[derive(Debug)]
pub struct AtCustomer {
    pub customer: Organisation,
    pub lent: Vec<Lent>,
    /// Those whose use was not noted in the last minute.
    pub unnoted: Vec<Id<Delegation>>,
}

/// Has whoever takes away what lets this member act at the customer wait until the transaction ends.
pub fn lock(db: &mut Db, by: &Scope, customer: Id<Organisation>) -> QueryResult<()> {
    for locked in LOCKED {
        lock!(db, |c| sql_query(locked)
            .bind::<Binary, _>(by.account)
            .bind::<Binary, _>(by.organisation.id)
            .bind::<Binary, _>(customer)
            .execute(c))?;
    }
    Ok(())
}

macro_rules! working {
    ($and_locks:literal) => {
        concat!(
            "SELECT 1 FROM delegations AS d \
            JOIN access_assignments AS a ON a.delegation_id = d.id \
            JOIN access_groups AS g ON g.id = a.group_id \
            JOIN access_group_members AS w ON w.group_id = g.id \
            JOIN members AS m ON m.id = w.member_id \
            WHERE m.account_id = $1 AND m.organisation_id = $2 AND d.partner_id = $2 \
            AND d.customer_id = $3 AND d.state = 'active' ",
            $and_locks
        )
    };
}

/// All the delegations before the first group, as whoever lends them; then the groups, the member, and what was lent
/// between the two. Several may lock them at once, so that nobody who acts waits for others who do.
const LOCKED: [&str; 2] = [
    working!("ORDER BY d.id FOR SHARE OF d"),
    working!("ORDER BY g.name_key, d.id FOR SHARE OF m, g, d"),
];

/// Notes that these rights were in use just now. They are locked by their ids first, as by everybody who changes
/// several, so that nobody waits in a circle.
pub fn note_use(db: &mut Db, used: &[Id<Delegation>], now: Timestamp) -> QueryResult<()> {
    let rows = delegations::table
        .filter(delegations::id.eq_any(used.to_vec()))
        .order(delegations::id)
        .select(delegations::id);
    lock!(db, |c| rows.for_no_key_update().execute(c))?;
    super::delegations::used(db, used, now)
}

type Held = (Id<Delegation>, RoleSet, ServiceSet, Timestamp, bool);
type Line = ((Held, Option<Timestamp>), Option<String>, OrganisationRow);

/// The customer, if it gave the caller's organisation a delegation that holds, and what of all that is lent to the caller.
pub fn at_customer(
    db: &mut Db,
    by: &Scope,
    customer: &Slug,
    now: Timestamp,
) -> QueryResult<Option<AtCustomer>> {
    let mut lines = lines(db, by, customer, now)?;
    let (lent, minute) = (lent(&lines, now), now.plus_seconds(-60));
    let noted = |(_, used): &(Held, Option<Timestamp>)| used.is_some_and(|used| used > minute);
    let unnoted = lines.iter().filter(|line| !noted(&line.0));
    let mut unnoted: Vec<_> = unnoted.map(|line| line.0.0.0).collect();
    unnoted.dedup();
    Ok(lines.pop().map(|(_, _, customer)| AtCustomer {
        customer: customer.into(),
        lent,
        unnoted,
    }))
}

/// Every delegation that holds there, once for each role of it that is assigned to a group of the caller's, or once.
fn lines(db: &mut Db, by: &Scope, customer: &Slug, now: Timestamp) -> QueryResult<Vec<Line>> {
    let groups = within::table
        .inner_join(members::table.on(members::id.eq(within::member_id)))
        .filter(members::account_id.eq(by.account))
        .filter(members::organisation_id.eq(by.organisation.id))
        .select(within::group_id);
    let to_caller = assigned::delegation_id
        .eq(delegations::id)
        .and(assigned::group_id.eq_any(groups));
    let held = (
        delegations::id,
        delegations::roles,
        delegations::services,
        delegations::ends_at,
        delegations::auto_extend,
    );
    delegations::table
        .inner_join(organisations::table.on(organisations::id.eq(delegations::customer_id)))
        .left_join(assigned::table.on(to_caller))
        .filter(organisations::slug.eq(customer))
        .filter(delegations::partner_id.eq(by.organisation.id))
        .filter(hold(now))
        .order(delegations::id)
        .select((
            (held, delegations::last_used_at),
            assigned::role.nullable(),
            OrganisationRow::as_select(),
        ))
        .load::<Line>(db)
}

/// The roles that were assigned, as far as the delegation still holds them.
fn lent(lines: &[Line], now: Timestamp) -> Vec<Lent> {
    let of_delegation = lines.chunk_by(|a, b| a.0.0.0 == b.0.0.0);
    let one = |lines: &[Line]| {
        let (id, held, services, ends_at, auto_extend) = &lines[0].0.0;
        let roles = lines.iter().filter_map(|(_, role, _)| role.as_deref());
        let roles = roles.filter(|role| held.has(role)).filter_map(Role::parse);
        Lent {
            delegation: *id,
            roles: RoleSet::new(roles),
            services: services.clone(),
            until: effective_end(*ends_at, *auto_extend, now),
        }
    };
    of_delegation
        .map(one)
        .filter(|lent| !lent.roles.is_empty())
        .collect()
}
