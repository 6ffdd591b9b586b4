//! Memberships that wait for their person to agree. No query about rights, pages or mails of an organisation reads this
//! table, so nothing can take one of them for a member.
use super::{Db, db::Any, db::on_either, organisations, schema};
use crate::domain::{
    access::{AdminRole, AgentRole, Roles},
    email::{Email, EmailKey},
    id::Id,
    organisation::Organisation,
    text::Name,
    time::Timestamp,
    waiting_member::WaitingMember,
};
use diesel::prelude::*;
use schema::waiting_members;

#[derive(Queryable, Selectable)]
#[diesel(table_name = waiting_members, check_for_backend(Any))]
struct Row {
    id: Id<WaitingMember>,
    organisation_id: Id<Organisation>,
    name: Name,
    email: Email,
    agent_role: Option<AgentRole>,
    admin_role: Option<AdminRole>,
    created_at: Timestamp,
}

impl From<Row> for WaitingMember {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            organisation: row.organisation_id,
            name: row.name,
            email: row.email,
            roles: Roles {
                agent: row.agent_role,
                admin: row.admin_role,
            },
            since: row.created_at,
        }
    }
}

/// Adds it; `false` if the mailbox waits in this organisation already.
pub fn add(db: &mut Db, new: &WaitingMember) -> QueryResult<bool> {
    let values = (
        waiting_members::id.eq(new.id),
        waiting_members::organisation_id.eq(new.organisation),
        waiting_members::name.eq(&new.name),
        waiting_members::email.eq(&new.email),
        waiting_members::email_key.eq(new.email.key()),
        waiting_members::agent_role.eq(new.roles.agent),
        waiting_members::admin_role.eq(new.roles.admin),
        waiting_members::created_at.eq(new.since),
    );
    on_either!(db, |c| diesel::insert_into(waiting_members::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))
    .map(|rows| rows == 1)
}

/// Those of an organisation, the longest waiting first.
pub fn of_organisation(
    db: &mut Db,
    organisation: Id<Organisation>,
) -> QueryResult<Vec<WaitingMember>> {
    let rows = waiting_members::table
        .filter(waiting_members::organisation_id.eq(organisation))
        .order(waiting_members::id)
        .select(Row::as_select())
        .load::<Row>(db)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// One of this organisation.
pub fn by_id(
    db: &mut Db,
    organisation: Id<Organisation>,
    id: Id<WaitingMember>,
) -> QueryResult<Option<WaitingMember>> {
    let found = waiting_members::table
        .filter(waiting_members::id.eq(id))
        .filter(waiting_members::organisation_id.eq(organisation))
        .select(Row::as_select())
        .first::<Row>(db)
        .optional()?;
    Ok(found.map(Into::into))
}

/// Those of a mailbox, each with the organisation that asks; for the owner of the mailbox alone.
pub fn of_mailbox(
    db: &mut Db,
    mailbox: &EmailKey,
) -> QueryResult<Vec<(WaitingMember, Organisation)>> {
    let rows = waiting_members::table
        .inner_join(
            schema::organisations::table
                .on(schema::organisations::id.eq(waiting_members::organisation_id)),
        )
        .filter(waiting_members::email_key.eq(mailbox))
        .order(waiting_members::id)
        .select((Row::as_select(), organisations::Row::as_select()))
        .load::<(Row, organisations::Row)>(db)?;
    let both = |(row, asks): (Row, organisations::Row)| (row.into(), asks.into());
    Ok(rows.into_iter().map(both).collect())
}

/// Takes it away; `false` if somebody else did before.
pub fn remove(db: &mut Db, id: Id<WaitingMember>) -> QueryResult<bool> {
    diesel::delete(waiting_members::table.find(id))
        .execute(db)
        .map(|rows| rows == 1)
}
