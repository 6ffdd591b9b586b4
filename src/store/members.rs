//! Members: accounts in organisations, with their roles.
use super::{
    Db,
    db::{Any, on_either},
    ids, organisations,
    prepared::{Prepared, columns},
    schema,
};
use crate::domain::{
    access::{AdminRole, AgentRole, Roles, Scope},
    account::Account,
    email::{Email, EmailKey},
    id::Id,
    organisation::{Organisation, Slug},
    text::Name,
    time::Timestamp,
    waiting_member::WaitingMember,
};
use diesel::prelude::*;
use schema::members;

/// A member as lists show it.
#[derive(Debug, Clone)]
pub struct Member {
    pub id: Id<Self>,
    pub organisation: Id<Organisation>,
    pub account: Id<Account>,
    pub name: Name,
    pub email: Email,
    pub roles: Roles,
    pub since: Timestamp,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = members, check_for_backend(Any))]
struct Row {
    id: Id<Member>,
    organisation_id: Id<Organisation>,
    account_id: Id<Account>,
    name: Name,
    agent_role: Option<AgentRole>,
    admin_role: Option<AdminRole>,
    created_at: Timestamp,
}

fn member((row, email): (Row, Email)) -> Member {
    Member {
        id: row.id,
        organisation: row.organisation_id,
        account: row.account_id,
        name: row.name,
        email,
        roles: Roles {
            agent: row.agent_role,
            admin: row.admin_role,
        },
        since: row.created_at,
    }
}

/// Makes the account a member; `None` if it is one already.
pub fn add(
    db: &mut Db,
    organisation: Id<Organisation>,
    account: Id<Account>,
    name: &Name,
    roles: Roles,
    now: Timestamp,
) -> QueryResult<Option<Id<Member>>> {
    let id = ids::fresh(now);
    let added = insert(db, id, organisation, account, (name, roles), now)?;
    Ok(added.then_some(id))
}

/// Makes the account the member that waited for it; `false` if it is one already.
pub fn join(
    db: &mut Db,
    waited: &WaitingMember,
    account: Id<Account>,
    now: Timestamp,
) -> QueryResult<bool> {
    let (id, what) = (waited.id.cast(), (&waited.name, waited.roles));
    insert(db, id, waited.organisation, account, what, now)
}

fn insert(
    db: &mut Db,
    id: Id<Member>,
    organisation: Id<Organisation>,
    account: Id<Account>,
    (name, roles): (&Name, Roles),
    now: Timestamp,
) -> QueryResult<bool> {
    let values = (
        members::id.eq(id),
        members::organisation_id.eq(organisation),
        members::account_id.eq(account),
        members::name.eq(name),
        members::agent_role.eq(roles.agent),
        members::admin_role.eq(roles.admin),
        members::created_at.eq(now),
    );
    on_either!(db, |c| diesel::insert_into(members::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))
    .map(|rows| rows == 1)
}

/// The account's scope in the organisation of that slug; `None` if it is no member there.
pub fn scope(db: &mut Db, account: Id<Account>, organisation: &Slug) -> QueryResult<Option<Scope>> {
    let one = scopes(account).filter(schema::organisations::slug.eq(organisation));
    let found = Prepared(one).row::<ScopeRow>(db)?;
    Ok(found.map(read_scope))
}

/// The scopes of all the organisations that the account is a member of, by name.
pub fn scopes_of(db: &mut Db, account: Id<Account>) -> QueryResult<Vec<Scope>> {
    let found = scopes(account)
        .order(schema::organisations::name_key)
        .load::<ScopeRow>(db)?;
    Ok(found.into_iter().map(read_scope).collect())
}

type ScopeRow = (
    Id<Account>,
    Email,
    Name,
    Option<AgentRole>,
    Option<AdminRole>,
    organisations::Row,
);

type OrganisationColumns = <organisations::Row as Selectable<Any>>::SelectExpression;

#[diesel::dsl::auto_type(no_type_alias)]
fn scopes(account: Id<Account>) -> _ {
    let row: OrganisationColumns = columns::<organisations::Row>();
    members::table
        .inner_join(
            schema::organisations::table.on(schema::organisations::id.eq(members::organisation_id)),
        )
        .inner_join(schema::accounts::table.on(schema::accounts::id.eq(members::account_id)))
        .filter(members::account_id.eq(account))
        .select((
            schema::accounts::id,
            schema::accounts::email,
            members::name,
            members::agent_role,
            members::admin_role,
            row,
        ))
}

fn read_scope((account, email, name, agent, admin, organisation): ScopeRow) -> Scope {
    Scope {
        account,
        name,
        email,
        organisation: organisation.into(),
        roles: Roles { agent, admin },
    }
}

/// A member of this organisation.
pub fn by_id(
    db: &mut Db,
    organisation: Id<Organisation>,
    id: Id<Member>,
) -> QueryResult<Option<Member>> {
    let found = members::table
        .inner_join(schema::accounts::table.on(schema::accounts::id.eq(members::account_id)))
        .filter(members::id.eq(id))
        .filter(members::organisation_id.eq(organisation))
        .select((Row::as_select(), schema::accounts::email))
        .first::<(Row, Email)>(db)
        .optional()?;
    Ok(found.map(member))
}

/// The account as a member of this organisation.
pub fn of_account(
    db: &mut Db,
    organisation: Id<Organisation>,
    account: Id<Account>,
) -> QueryResult<Option<Member>> {
    let id = members::table
        .filter(members::account_id.eq(account))
        .filter(members::organisation_id.eq(organisation))
        .select(members::id)
        .first::<Id<Member>>(db)
        .optional()?;
    match id {
        Some(id) => by_id(db, organisation, id),
        None => Ok(None),
    }
}

/// Whether the owner of this mailbox is a member.
pub fn has_mailbox(
    db: &mut Db,
    organisation: Id<Organisation>,
    mailbox: &EmailKey,
) -> QueryResult<bool> {
    let found = members::table
        .inner_join(schema::accounts::table.on(schema::accounts::id.eq(members::account_id)))
        .filter(members::organisation_id.eq(organisation))
        .filter(schema::accounts::email_key.eq(mailbox))
        .select(members::id)
        .first::<Id<Member>>(db)
        .optional()?;
    Ok(found.is_some())
}

/// Whether this member is global admin and nobody else is.
pub fn is_last_global_admin(db: &mut Db, member: &Member) -> QueryResult<bool> {
    let others: i64 = members::table
        .filter(members::organisation_id.eq(member.organisation))
        .filter(members::admin_role.eq(AdminRole::GlobalAdmin))
        .filter(members::id.ne(member.id))
        .count()
        .get_result(db)?;
    Ok(member.roles.is_global_admin() && others == 0)
}

/// Sets name and roles of a member.
pub fn set(db: &mut Db, member: &Member, name: &Name, roles: Roles) -> QueryResult<()> {
    diesel::update(members::table.find(member.id))
        .set((
            members::name.eq(name),
            members::agent_role.eq(roles.agent),
            members::admin_role.eq(roles.admin),
        ))
        .execute(db)
        .map(|_| ())
}

/// Removes a member; the account stays.
pub fn remove(db: &mut Db, member: &Member) -> QueryResult<()> {
    diesel::delete(members::table.find(member.id))
        .execute(db)
        .map(|_| ())
}

/// All members, by the time that they joined.
pub fn of_organisation(db: &mut Db, organisation: Id<Organisation>) -> QueryResult<Vec<Member>> {
    let rows = members::table
        .inner_join(schema::accounts::table.on(schema::accounts::id.eq(members::account_id)))
        .filter(members::organisation_id.eq(organisation))
        .order(members::id)
        .select((Row::as_select(), schema::accounts::email))
        .load::<(Row, Email)>(db)?;
    Ok(rows.into_iter().map(member).collect())
}
