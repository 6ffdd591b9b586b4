//! Access assignments: which roles of a delegation which group of its partner uses.
use super::{
    Db,
    access_groups::Row as GroupRow,
    delegations::{Kept, Row},
    holding::hold,
    schema::{access_assignments as assigned, access_groups as groups, delegations},
};
use crate::domain::{
    access_group::AccessGroup, delegation::Delegation, id::Id, organisation::Organisation,
    role::Role, slugs::RoleSet, text::Name, time::Timestamp,
};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

/// Members who reach something with the delegation of the query: in a group that has a role which the delegation still
/// holds. A sales agent without another role never does.
macro_rules! working {
    () => {
        " FROM access_assignments AS aa \
            JOIN access_group_members AS gm ON gm.group_id = aa.group_id \
            JOIN members AS mm ON mm.id = gm.member_id \
            WHERE aa.delegation_id = delegations.id \
            AND (' ' || delegations.roles || ' ') LIKE ('% ' || aa.role || ' %') \
            AND (mm.admin_role IS NOT NULL OR mm.agent_role IS NULL OR mm.agent_role <> 'sales_agent')"
    };
}

/// Nobody reaches anything with the delegation of the query.
pub(super) const NOBODY: &str = concat!("NOT EXISTS (SELECT 1", working!(), ")");
const PEOPLE: &str = concat!("(SELECT count(DISTINCT gm.member_id)", working!(), ")");

/// A group and what it uses.
#[derive(Debug, Clone)]
pub struct Assigned {
    pub group: AccessGroup,
    /// As they were assigned; what the delegation no longer holds works no longer.
    pub roles: RoleSet,
}

impl Assigned {
    /// What of it works with rights of these roles.
    pub fn carried(&self, held: &RoleSet) -> RoleSet {
        RoleSet::new(self.roles.iter().filter(|role| held.has(role.slug)))
    }
}

/// How many people reach something with this delegation.
pub fn people(db: &mut Db, delegation: Id<Delegation>) -> QueryResult<i64> {
    delegations::table
        .find(delegation)
        .select(sql::<BigInt>(PEOPLE))
        .first(db)
}

/// The groups that use this delegation, by name.
pub fn of_delegation(db: &mut Db, delegation: Id<Delegation>) -> QueryResult<Vec<Assigned>> {
    let rows = assigned::table
        .inner_join(groups::table.on(groups::id.eq(assigned::group_id)))
        .filter(assigned::delegation_id.eq(delegation))
        .order((groups::name_key, assigned::role))
        .select((GroupRow::as_select(), assigned::role))
        .load::<(GroupRow, String)>(db)?;
    let rows: Vec<(AccessGroup, String)> = rows
        .into_iter()
        .map(|(group, role)| (group.into(), role))
        .collect();
    let of_group = rows.chunk_by(|a, b| a.0.id == b.0.id);
    let one = |rows: &[(AccessGroup, String)]| Assigned {
        group: rows[0].0.clone(),
        roles: RoleSet::new(rows.iter().filter_map(|(_, role)| Role::parse(role))),
    };
    Ok(of_group.map(one).collect())
}

/// The delegations that this group uses and that hold, each with the name of its customer.
pub fn of_group(
    db: &mut Db,
    group: Id<AccessGroup>,
    now: Timestamp,
) -> QueryResult<Vec<(Kept, Name)>> {
    use super::schema::organisations as customers;
    let uses = assigned::table
        .filter(assigned::group_id.eq(group))
        .select(assigned::delegation_id);
    let rows = delegations::table
        .inner_join(customers::table.on(customers::id.eq(delegations::customer_id)))
        .filter(delegations::id.eq_any(uses))
        .filter(hold(now))
        .order(delegations::id.desc())
        .select((Row::as_select(), customers::name))
        .load::<(Row, Name)>(db)?;
    Ok(rows
        .into_iter()
        .map(|(row, customer)| (row.into(), customer))
        .collect())
}

/// The group uses exactly these roles of the partner's delegation from now on.
pub fn set(
    db: &mut Db,
    (delegation, partner): (Id<Delegation>, Id<Organisation>),
    group: Id<AccessGroup>,
    roles: &RoleSet,
) -> QueryResult<()> {
    remove(db, delegation, group)?;
    for role in roles.iter() {
        diesel::insert_into(assigned::table)
            .values((
                assigned::delegation_id.eq(delegation),
                assigned::group_id.eq(group),
                assigned::role.eq(role.slug),
                assigned::partner_id.eq(partner),
            ))
            .execute(db)?;
    }
    Ok(())
}

/// The group no longer uses the delegation; says whether it did.
pub fn remove(
    db: &mut Db,
    delegation: Id<Delegation>,
    group: Id<AccessGroup>,
) -> QueryResult<bool> {
    let rows = assigned::table
        .filter(assigned::delegation_id.eq(delegation))
        .filter(assigned::group_id.eq(group));
    diesel::delete(rows).execute(db).map(|n| n > 0)
}

/// Forgets what groups used of the delegation beyond these roles, which it holds now; the names of those groups. For who
/// has the delegation locked: nobody lends any of it meanwhile.
pub fn forget_lost(
    db: &mut Db,
    delegation: Id<Delegation>,
    held: &RoleSet,
) -> QueryResult<Vec<String>> {
    let held: Vec<&str> = held.iter().map(|role| role.slug).collect();
    let lost = || {
        assigned::table
            .filter(assigned::delegation_id.eq(delegation))
            .filter(assigned::role.ne_all(held.clone()))
    };
    let names = groups::table
        .filter(groups::id.eq_any(lost().select(assigned::group_id)))
        .order(groups::name_key)
        .select(groups::name)
        .load::<String>(db)?;
    diesel::delete(lost()).execute(db)?;
    Ok(names)
}

/// Forgets what the group used of delegations that no longer hold; in one statement, so that what is assigned meanwhile
/// stays.
pub fn forget_ended(db: &mut Db, group: Id<AccessGroup>, now: Timestamp) -> QueryResult<()> {
    let ended = delegations::table
        .filter(diesel::dsl::not(hold(now)))
        .select(delegations::id);
    let used = assigned::table
        .filter(assigned::group_id.eq(group))
        .filter(assigned::delegation_id.eq_any(ended));
    diesel::delete(used).execute(db).map(|_| ())
}
