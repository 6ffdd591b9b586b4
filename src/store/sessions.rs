//! Sessions (P7): a row each; only the SHA-256 of the key in the cookie is kept (P15).
//! Both limits are part of every query, so a session ends on time whether or not a job has tidied up.
use super::{
    Db, accounts,
    db::Any,
    ids, organisations,
    prepared::{Prepared, columns},
    schema,
};
use crate::domain::{
    access::{AdminRole, AgentRole, Roles, Scope},
    account::Account,
    id::Id,
    organisation::Slug,
    text::Name,
    time::Timestamp,
};
use diesel::prelude::*;
use schema::{members, sessions};

/// A session ends after this many seconds without a request.
pub const IDLE_SECONDS: i64 = 60 * 60;
/// A session ends this many seconds after signing in, whatever happens.
pub const LONGEST_SECONDS: i64 = 24 * 60 * 60;

/// A living session and whose it is.
#[derive(Debug, Clone)]
pub struct Session {
    pub id: Id<Self>,
    pub account: Account,
    /// When password or factor were last given (step-up, P8).
    pub proven_at: Timestamp,
    pub seen_at: Timestamp,
}

/// A session as its owner sees it in the list.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = sessions, check_for_backend(Any))]
pub struct Listed {
    pub id: Id<Session>,
    pub device: String,
    pub created_at: Timestamp,
    pub seen_at: Timestamp,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = sessions, check_for_backend(Any))]
struct SessionRow {
    id: Id<Session>,
    proven_at: Timestamp,
    seen_at: Timestamp,
}

fn session(row: SessionRow, account: accounts::Row) -> Session {
    Session {
        id: row.id,
        account: account.into(),
        proven_at: row.proven_at,
        seen_at: row.seen_at,
    }
}

/// Opens a session; it counts as proven now.
pub fn open(
    db: &mut Db,
    account: Id<Account>,
    key_hash: &[u8],
    device: &str,
    now: Timestamp,
) -> QueryResult<Id<Session>> {
    let id = ids::fresh(now);
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(id),
            sessions::key_hash.eq(key_hash),
            sessions::account_id.eq(account),
            sessions::device.eq(device),
            sessions::created_at.eq(now),
            sessions::seen_at.eq(now),
            sessions::proven_at.eq(now),
        ))
        .execute(db)?;
    Ok(id)
}

/// Neither idle for too long nor too old.
#[diesel::dsl::auto_type(no_type_alias)]
fn alive(now: Timestamp) -> _ {
    let idle: Timestamp = now.plus_seconds(-IDLE_SECONDS);
    let oldest: Timestamp = now.plus_seconds(-LONGEST_SECONDS);
    sessions::seen_at
        .gt(idle)
        .and(sessions::created_at.gt(oldest))
}

/// The living session of this key.
pub fn by_key(db: &mut Db, key_hash: &[u8], now: Timestamp) -> QueryResult<Option<Session>> {
    sessions::table
        .inner_join(schema::accounts::table.on(schema::accounts::id.eq(sessions::account_id)))
        .filter(sessions::key_hash.eq(key_hash).and(alive(now)))
        .select((SessionRow::as_select(), accounts::Row::as_select()))
        .first::<(SessionRow, accounts::Row)>(db)
        .optional()
        .map(|found| found.map(|(row, account)| session(row, account)))
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = members, check_for_backend(Any))]
struct MemberRow {
    name: Name,
    agent_role: Option<AgentRole>,
    admin_role: Option<AdminRole>,
}

type Seen = (
    SessionRow,
    accounts::Row,
    Option<MemberRow>,
    Option<organisations::Row>,
);

/// The living session of this key and what its person is in the organisation of that slug, in one query.
pub fn scope(
    db: &mut Db,
    key_hash: &[u8],
    organisation: &Slug,
    now: Timestamp,
) -> QueryResult<Option<(Session, Option<Scope>)>> {
    // One row after the other, each by a unique index: a join of members and organisations within the left join
    // would make SQLite gather all members of the organisation first.
    let its = members::account_id
        .eq(sessions::account_id)
        .and(members::organisation_id.eq(schema::organisations::id));
    let found = sessions::table
        .inner_join(schema::accounts::table.on(schema::accounts::id.eq(sessions::account_id)))
        .left_join(
            schema::organisations::table.on(schema::organisations::slug.eq(organisation.clone())),
        )
        .left_join(members::table.on(its))
        .filter(sessions::key_hash.eq(key_hash).and(alive(now)))
        .select((
            columns::<SessionRow>(),
            columns::<accounts::Row>(),
            columns::<Option<MemberRow>>(),
            columns::<Option<organisations::Row>>(),
        ));
    let found = Prepared(found).row::<Seen>(db)?;
    Ok(found.map(|(row, account, member, organisation)| {
        let session = session(row, account);
        let scope = member
            .zip(organisation)
            .map(|(m, o)| read_scope(&session, m, o));
        (session, scope)
    }))
}

fn read_scope(session: &Session, member: MemberRow, organisation: organisations::Row) -> Scope {
    Scope {
        account: session.account.id,
        name: member.name,
        email: session.account.email.clone(),
        organisation: organisation.into(),
        roles: Roles {
            agent: member.agent_role,
            admin: member.admin_role,
        },
    }
}

/// Notes that the session was used now.
pub fn touch(db: &mut Db, id: Id<Session>, now: Timestamp) -> QueryResult<()> {
    diesel::update(sessions::table.find(id).filter(sessions::seen_at.lt(now)))
        .set(sessions::seen_at.eq(now))
        .execute(db)
        .map(|_| ())
}

/// After the password or a factor was given again: proven now, and under the new one of these keys. The 24 hours go on.
/// `false` if the session has ended meanwhile, or has a third key, which would be lost.
pub fn prove(
    db: &mut Db,
    id: Id<Session>,
    (old, new): (&[u8], &[u8]),
    now: Timestamp,
) -> QueryResult<bool> {
    let expected = sessions::key_hash.eq_any([old, new]);
    diesel::update(sessions::table.find(id).filter(expected).filter(alive(now)))
        .set((
            sessions::key_hash.eq(new),
            sessions::proven_at.eq(now),
            sessions::seen_at.eq(now),
        ))
        .execute(db)
        .map(|rows| rows == 1)
}

/// Ends one session of the account; `false` if it has none of that id.
pub fn end(db: &mut Db, account: Id<Account>, id: Id<Session>) -> QueryResult<bool> {
    let own = sessions::table
        .find(id)
        .filter(sessions::account_id.eq(account));
    diesel::delete(own).execute(db).map(|rows| rows == 1)
}

/// Ends the session of this key, if there is one.
pub fn end_by_key(db: &mut Db, key_hash: &[u8]) -> QueryResult<()> {
    diesel::delete(sessions::table.filter(sessions::key_hash.eq(key_hash)))
        .execute(db)
        .map(|_| ())
}

/// Ends all sessions of the account, except the one to keep. Says how many.
pub fn end_others_of(
    db: &mut Db,
    account: Id<Account>,
    keep: Option<Id<Session>>,
) -> QueryResult<usize> {
    let all = sessions::table.filter(sessions::account_id.eq(account));
    match keep {
        Some(id) => diesel::delete(all.filter(sessions::id.ne(id))).execute(db),
        None => diesel::delete(all).execute(db),
    }
}

/// The living sessions of the account, the newest first.
pub fn of_account(db: &mut Db, account: Id<Account>, now: Timestamp) -> QueryResult<Vec<Listed>> {
    sessions::table
        .filter(sessions::account_id.eq(account).and(alive(now)))
        .order(sessions::id.desc())
        .select(Listed::as_select())
        .load(db)
}
