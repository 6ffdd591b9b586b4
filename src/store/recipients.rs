//! Whom mails go to.
use super::{Db, prepared::Prepared, schema};
use crate::domain::{
    access::{AdminRole, AgentRole},
    account::Account,
    email::Email,
    id::Id,
    language::Language,
    message::Recipient,
    organisation::Organisation,
    text::Name,
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

/// Whom mails to an organisation as a whole go to: global admins and, in partners, admin agents.
pub fn in_charge(db: &mut Db, organisation: Id<Organisation>) -> QueryResult<Vec<Recipient>> {
    let mailed = mailed(db, [organisation; 3], [AdminRole::GlobalAdmin; 2])?;
    Ok(mailed.into_iter().map(|(_, member)| member).collect())
}

/// Whom mails about delegated rights go to in these organisations, each with its own: in customers the relationship admins
/// too, who decide about them. Partners have none.
pub fn in_charge_of_rights(
    db: &mut Db,
    organisations: &[Id<Organisation>],
) -> QueryResult<Vec<(Id<Organisation>, Recipient)>> {
    let admins = [AdminRole::GlobalAdmin, AdminRole::RelationshipAdmin];
    let mut all = Vec::new();
    for some in organisations.chunks(3) {
        let [first, ..] = *some else { continue };
        let at = |place: usize| some.get(place).copied().unwrap_or(first);
        all.extend(mailed(db, [first, at(1), at(2)], admins)?);
    }
    Ok(all)
}

/// Of three at once, the most that one act concerns: PostgreSQL plans a query with a list of them anew each time, which
/// takes it longer than the answer.
fn mailed(
    db: &mut Db,
    organisations: [Id<Organisation>; 3],
    admins: [AdminRole; 2],
) -> QueryResult<Vec<(Id<Organisation>, Recipient)>> {
    let there = m::organisation_id
        .eq(organisations[0])
        .or(m::organisation_id.eq(organisations[1]))
        .or(m::organisation_id.eq(organisations[2]));
    let in_charge = m::admin_role
        .eq(admins[0])
        .or(m::admin_role.eq(admins[1]))
        .or(m::agent_role.eq(AgentRole::AdminAgent));
    let query = m::table
        .inner_join(accounts::table.on(accounts::id.eq(m::account_id)))
        .filter(there)
        .filter(in_charge.assume_not_null())
        .select((
            m::organisation_id,
            (m::name, accounts::email, accounts::language),
        ));
    let rows = Prepared(query).rows::<(Id<Organisation>, (Name, Email, Language))>(db)?;
    let rows = rows.into_iter();
    Ok(rows.map(|(of, member)| (of, member.into())).collect())
}

pub(super) fn recipient((name, email, language): Found) -> Recipient {
    Recipient {
        name: name.to_string(),
        email: email.to_string(),
        language,
    }
}
