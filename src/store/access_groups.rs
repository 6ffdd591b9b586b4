//! Access groups of partners and who is in them.
use super::{
    Db,
    db::{Any, lock, on_either},
    schema::{access_group_members as within, access_groups as groups, members},
};
use crate::domain::{
    access_group::AccessGroup, id::Id, organisation::Organisation, text::Name, time::Timestamp,
};
use crate::store::members::Member;
use diesel::dsl::{not, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};

#[derive(Queryable, Selectable)]
#[diesel(table_name = groups, check_for_backend(Any))]
pub(super) struct Row {
    id: Id<AccessGroup>,
    organisation_id: Id<Organisation>,
    name: Name,
}

impl From<Row> for AccessGroup {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            organisation: row.organisation_id,
            name: row.name,
        }
    }
}

/// A group and how many members are in it.
#[derive(Debug, Clone)]
pub struct Listed {
    pub group: AccessGroup,
    pub members: i64,
}

const MEMBERS: &str =
    "(SELECT count(*) FROM access_group_members AS gm WHERE gm.group_id = access_groups.id)";

/// Adds it without members; `false` if the organisation has one of that name.
pub fn add(db: &mut Db, new: &AccessGroup, now: Timestamp) -> QueryResult<bool> {
    let values = (
        groups::id.eq(new.id),
        groups::organisation_id.eq(new.organisation),
        groups::name.eq(&new.name),
        groups::name_key.eq(new.name.key()),
        groups::created_at.eq(now),
    );
    let added = on_either!(db, |c| diesel::insert_into(groups::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(added == 1)
}

/// A group of this organisation.
pub fn by_id(
    db: &mut Db,
    organisation: Id<Organisation>,
    id: Id<AccessGroup>,
) -> QueryResult<Option<AccessGroup>> {
    let row = groups::table
        .find(id)
        .filter(groups::organisation_id.eq(organisation))
        .select(Row::as_select())
        .first(db)
        .optional()?;
    Ok(row.map(AccessGroup::from))
}

/// All groups of the organisation, by name.
pub fn of_organisation(db: &mut Db, organisation: Id<Organisation>) -> QueryResult<Vec<Listed>> {
    let rows = groups::table
        .filter(groups::organisation_id.eq(organisation))
        .order(groups::name_key)
        .select((Row::as_select(), sql::<BigInt>(MEMBERS)))
        .load::<(Row, i64)>(db)?;
    let listed = |(row, members): (Row, i64)| Listed {
        group: row.into(),
        members,
    };
    Ok(rows.into_iter().map(listed).collect())
}

/// Who is in the group, by the time that they joined the organisation.
pub fn members_of(db: &mut Db, id: Id<AccessGroup>) -> QueryResult<Vec<(Id<Member>, Name)>> {
    within::table
        .inner_join(members::table.on(members::id.eq(within::member_id)))
        .filter(within::group_id.eq(id))
        .order(members::id)
        .select((members::id, members::name))
        .load(db)
}

/// Gives the group its name; `false` if it is gone.
pub fn rename(db: &mut Db, id: Id<AccessGroup>, name: &Name) -> QueryResult<bool> {
    diesel::update(groups::table.find(id))
        .set((groups::name.eq(name), groups::name_key.eq(name.key())))
        .execute(db)
        .map(|n| n == 1)
}

/// Has other changes of the group, and of what it uses, wait until this transaction ends; `false` if it is gone.
pub fn lock(db: &mut Db, id: Id<AccessGroup>) -> QueryResult<bool> {
    let row = || groups::table.find(id).select(groups::id);
    lock!(db, |c| row().for_no_key_update().execute(c))?;
    let there = row().first::<Id<AccessGroup>>(db).optional()?;
    Ok(there.is_some())
}

/// Puts the member into the group; the table takes members of the same organisation alone.
pub fn put_in(db: &mut Db, group: &AccessGroup, member: Id<Member>) -> QueryResult<()> {
    let values = (
        within::group_id.eq(group.id),
        within::member_id.eq(member),
        within::organisation_id.eq(group.organisation),
    );
    diesel::insert_into(within::table)
        .values(values)
        .execute(db)
        .map(|_| ())
}

/// Takes the member out of the group.
pub fn take_out(db: &mut Db, id: Id<AccessGroup>, member: Id<Member>) -> QueryResult<()> {
    diesel::delete(within::table.find((id, member)))
        .execute(db)
        .map(|_| ())
}

const IS_ASSIGNED: &str =
    "EXISTS (SELECT 1 FROM access_assignments AS aa WHERE aa.group_id = access_groups.id)";

/// Deletes the group, if no delegation is assigned to it; says whether it did.
pub fn delete(db: &mut Db, id: Id<AccessGroup>) -> QueryResult<bool> {
    diesel::delete(within::table.filter(within::group_id.eq(id))).execute(db)?;
    let free = groups::table.find(id).filter(not(sql::<Bool>(IS_ASSIGNED)));
    diesel::delete(free).execute(db).map(|n| n == 1)
}
