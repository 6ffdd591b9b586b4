//! Notice addresses of organisations.
use super::{
    Db,
    prepared::Prepared,
    schema::{notice_addresses as n, organisations as o},
};
use crate::domain::{
    email::Email, id::Id, language::Language, message::Recipient, notices::NoticeAddresses,
    organisation::Organisation, text::Name,
};
use diesel::prelude::*;

/// Those of the organisation, in the order of the alphabet.
pub fn of_organisation(db: &mut Db, id: Id<Organisation>) -> QueryResult<Vec<Email>> {
    n::table
        .filter(n::organisation_id.eq(id))
        .order(n::email_key)
        .select(n::email)
        .load(db)
}

/// These instead of those before.
pub fn set(db: &mut Db, id: Id<Organisation>, new: &NoticeAddresses) -> QueryResult<()> {
    diesel::delete(n::table.filter(n::organisation_id.eq(id))).execute(db)?;
    for email in new.all() {
        diesel::insert_into(n::table)
            .values((
                n::organisation_id.eq(id),
                n::email.eq(email),
                n::email_key.eq(email.key()),
            ))
            .execute(db)?;
    }
    Ok(())
}

/// Those of these organisations as recipients, addressed in the organisation's name and language, each with its own.
pub fn recipients(
    db: &mut Db,
    organisations: Vec<Id<Organisation>>,
) -> QueryResult<Vec<(Id<Organisation>, Recipient)>> {
    let query = n::table
        .inner_join(o::table.on(o::id.eq(n::organisation_id)))
        .filter(n::organisation_id.eq_any(organisations))
        .order(n::email_key)
        .select((o::id, (o::name, n::email, o::language)));
    let rows = Prepared(query).rows::<(Id<Organisation>, (Name, Email, Language))>(db)?;
    let rows = rows.into_iter();
    Ok(rows.map(|(of, address)| (of, address.into())).collect())
}
