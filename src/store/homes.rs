//! Where a person's front page leads, and the other organisations that a page offers to switch to.
use super::{
    Db,
    schema::{accounts, members, organisations},
};
use crate::domain::{
    account::Account,
    id::Id,
    organisation::{Organisation, Slug},
    text::Name,
};
use diesel::prelude::*;

/// The organisation that the person chose, else the one that it joined first: never one just because it is new.
pub fn of(db: &mut Db, account: Id<Account>) -> QueryResult<Option<Slug>> {
    let chosen = accounts::table
        .find(account)
        .select(accounts::home_id)
        .first::<Option<Id<Organisation>>>(db)?;
    let own = members::table
        .inner_join(organisations::table.on(organisations::id.eq(members::organisation_id)))
        .filter(members::account_id.eq(account))
        .order((members::created_at, members::id))
        .select((organisations::id, organisations::slug))
        .load::<(Id<Organisation>, Slug)>(db)?;
    let home = own.iter().find(|(id, _)| Some(*id) == chosen);
    Ok(home.or(own.first()).map(|(_, slug)| slug.clone()))
}

/// Chooses the organisation.
pub fn choose(db: &mut Db, account: Id<Account>, home: Id<Organisation>) -> QueryResult<()> {
    diesel::update(accounts::table.find(account))
        .set(accounts::home_id.eq(home))
        .execute(db)
        .map(|_| ())
}

/// The organisations that the person is a member of besides this one, by name.
pub fn others(
    db: &mut Db,
    account: Id<Account>,
    besides: Id<Organisation>,
) -> QueryResult<Vec<(Slug, Name)>> {
    members::table
        .inner_join(organisations::table.on(organisations::id.eq(members::organisation_id)))
        .filter(members::account_id.eq(account))
        .filter(members::organisation_id.ne(besides))
        .order(organisations::name_key)
        .select((organisations::slug, organisations::name))
        .load(db)
}
