//! Accounts.
use super::{Db, db::Any, schema::accounts};
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

/// Adds an account; `password_hash` is `None` until its mailbox is proven.
pub fn add(
    db: &mut Db,
    new: &Account,
    password_hash: Option<&str>,
    now: Timestamp,
) -> QueryResult<()> {
    diesel::insert_into(accounts::table)
        .values((
            accounts::id.eq(new.id),
            accounts::name.eq(&new.name),
            accounts::email.eq(&new.email),
            accounts::email_key.eq(new.email.key()),
            accounts::password_hash.eq(password_hash),
            accounts::language.eq(new.language),
            accounts::theme.eq(new.theme),
            accounts::created_at.eq(now),
        ))
        .execute(db)
        .map(|_| ())
}

pub fn by_email(db: &mut Db, email: &EmailKey) -> QueryResult<Option<(Account, Option<String>)>> {
    accounts::table
        .filter(accounts::email_key.eq(email))
        .select((Row::as_select(), accounts::password_hash))
        .first::<(Row, Option<String>)>(db)
        .optional()
        .map(|found| found.map(|(row, hash)| (row.into(), hash)))
}

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

pub fn set_password(db: &mut Db, id: Id<Account>, hash: &str) -> QueryResult<()> {
    diesel::update(accounts::table.find(id))
        .set(accounts::password_hash.eq(hash))
        .execute(db)
        .map(|_| ())
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
