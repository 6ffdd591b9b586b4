//! Whom mails about one thing go to, where not everybody in charge of an organisation is meant.
use super::{Db, schema};
use crate::domain::{
    access::AdminRole, account::Account, email::Email, id::Id, language::Language,
    message::Recipient, organisation::Organisation, text::Name,
};
use diesel::prelude::*;
use schema::{accounts, members as m};

/// A member as mails know one.
pub(super) type Found = (Name, Email, Language);

/// The members of a customer that are told of a request: whoever opened it, if it was one of them, and global admins.
pub fn of_request(
    db: &mut Db,
    customer: Id<Organisation>,
    opener: Id<Account>,
) -> QueryResult<Vec<Recipient>> {
    let concerned = m::account_id
        .nullable()
        .eq(opener)
        .or(m::admin_role.eq(AdminRole::GlobalAdmin));
    let rows = m::table
        .inner_join(accounts::table.on(accounts::id.eq(m::account_id)))
        .filter(m::organisation_id.eq(customer))
        .filter(concerned.assume_not_null())
        .order(m::id)
        .select((m::name, accounts::email, accounts::language))
        .load::<Found>(db)?;
    Ok(rows.into_iter().map(recipient).collect())
}

pub(super) fn recipient((name, email, language): Found) -> Recipient {
    Recipient {
        name: name.to_string(),
        email: email.to_string(),
        language,
    }
}
