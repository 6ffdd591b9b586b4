//! Accounts.
use super::{
    Db,
    db::{Any, lock, on_either},
    schema::accounts,
};
use crate::domain::{
    account::{Account, Theme},
    email::{Email, EmailKey},
    id::Id,
    language::Language,
    text::Name,
    time::Timestamp,
};
use diesel::prelude::*;

/// The columns that make an [`Account`].
#[derive(Queryable, Selectable)]
#[diesel(table_name = accounts, check_for_backend(Any))]
pub struct Row {
    id: Id<Account>,
    name: Name,
    email: Email,
    language: Language,
    theme: Theme,
}

impl From<Row> for Account {
    fn from(row: Row) -> Self {
        let Row {
            id,
            name,
            email,
            language,
            theme,
        } = row;
        Self {
            id,
            name,
            email,
            language,
            theme,
        }
    }
}

/// Adds an account, unless its mailbox has one already; says whether it was added.
/// `password_hash` is `None` until its mailbox is proven.
pub fn add(
    db: &mut Db,
    new: &Account,
    password_hash: Option<&str>,
    now: Timestamp,
) -> QueryResult<bool> {
    let values = (
        accounts::id.eq(new.id),
        accounts::name.eq(&new.name),
        accounts::email.eq(&new.email),
        accounts::email_key.eq(new.email.key()),
        accounts::password_hash.eq(password_hash),
        accounts::language.eq(new.language),
        accounts::theme.eq(new.theme),
        accounts::created_at.eq(now),
    );
    on_either!(db, |c| diesel::insert_into(accounts::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))
    .map(|rows| rows == 1)
}

/// The account of this mailbox, with the hash of its password if it has one.
pub fn by_email(db: &mut Db, email: &EmailKey) -> QueryResult<Option<(Account, Option<String>)>> {
    accounts::table
        .filter(accounts::email_key.eq(email))
        .select((Row::as_select(), accounts::password_hash))
        .first::<(Row, Option<String>)>(db)
        .optional()
        .map(|found| found.map(|(row, hash)| (row.into(), hash)))
}

/// The account, with the hash of its password if it has one.
pub fn by_id(db: &mut Db, id: Id<Account>) -> QueryResult<(Account, Option<String>)> {
    accounts::table
        .find(id)
        .select((Row::as_select(), accounts::password_hash))
        .first::<(Row, Option<String>)>(db)
        .map(|(row, hash)| (row.into(), hash))
}

/// Sets name, language and theme.
pub fn set_profile(db: &mut Db, account: &Account) -> QueryResult<()> {
    diesel::update(accounts::table.find(account.id))
        .set((
            accounts::name.eq(&account.name),
            accounts::language.eq(account.language),
            accounts::theme.eq(account.theme),
        ))
        .execute(db)
        .map(|_| ())
}

/// Sets the password, whatever it was.
pub fn set_password(db: &mut Db, id: Id<Account>, hash: &str) -> QueryResult<()> {
    diesel::update(accounts::table.find(id))
        .set(accounts::password_hash.eq(hash))
        .execute(db)
        .map(|_| ())
}

/// Sets the password if it is still the one of `old`; `false` if it was changed meanwhile.
pub fn replace_password(db: &mut Db, id: Id<Account>, old: &str, new: &str) -> QueryResult<bool> {
    let unchanged = accounts::table
        .find(id)
        .filter(accounts::password_hash.eq(old));
    diesel::update(unchanged)
        .set(accounts::password_hash.eq(new))
        .execute(db)
        .map(|rows| rows == 1)
}

/// Has other transactions that do the same wait until the end of this one.
pub fn lock(db: &mut Db, id: Id<Account>) -> QueryResult<()> {
    let row = accounts::table.find(id).select(accounts::id);
    lock!(db, |c| row.for_no_key_update().execute(c))
}

/// Sets a proven address; `false` if another account has it.
pub fn set_email(db: &mut Db, id: Id<Account>, email: &Email) -> QueryResult<bool> {
    let change = diesel::update(accounts::table.find(id)).set((
        accounts::email.eq(email),
        accounts::email_key.eq(email.key()),
    ));
    match db.attempt(|db| change.execute(db)) {
        Err(diesel::result::Error::DatabaseError(
            diesel::result::DatabaseErrorKind::UniqueViolation,
            _,
        )) => Ok(false),
        other => other.map(|_| true),
    }
}
