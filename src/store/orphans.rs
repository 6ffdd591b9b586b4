//! What stays when a partnership ends: customers attributed to the reseller, and the rights it holds there.
mod known;
mod leaving;

pub use leaving::{Left, left_behind, left_with};

use super::{Db, db::Any, holding::hold, schema};
use crate::domain::{
    access::AdminRole,
    delegation::Delegation,
    email::Email,
    id::Id,
    language::Language,
    message::Recipient,
    organisation::{Organisation, Slug},
    partnership::Partnership,
    relationship,
    text::Name,
    time::Timestamp,
};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use known::{known_to, related};
use schema::{
    accounts, delegations, end_requests, invitations, members, organisations, relationships,
};

/// Provider and reseller of a partnership.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    pub provider: Id<Organisation>,
    pub reseller: Id<Organisation>,
}

impl Pair {
    /// `None` as long as no reseller accepted.
    pub fn of(partnership: &Partnership) -> Option<Self> {
        Some(Self {
            provider: partnership.provider,
            reseller: partnership.reseller?,
        })
    }
}

/// A customer attributed to the reseller.
#[derive(Debug, Queryable)]
pub struct Customer {
    pub id: Id<Organisation>,
    pub name: Name,
    pub slug: Slug,
    pub since: Timestamp,
}

/// Live rights of the reseller at a customer.
#[derive(Debug, Queryable)]
pub struct Rights {
    pub id: Id<Delegation>,
    pub customer: Name,
    pub name: Name,
    pub ends_at: Timestamp,
    pub auto_extend: bool,
}

#[diesel::dsl::auto_type(no_type_alias)]
fn attributed(pair: Pair) -> _ {
    let provider: Id<Organisation> = pair.provider;
    let reseller: Id<Organisation> = pair.reseller;
    let active: relationship::State = relationship::State::Active;
    relationships::provider_id
        .eq(provider)
        .and(relationships::reseller_id.eq(reseller))
        .and(relationships::state.eq(active))
}

/// The provider's customers that are attributed to the reseller, newest first.
pub fn customers(db: &mut Db, pair: Pair, most: i64) -> QueryResult<Vec<Customer>> {
    relationships::table
        .inner_join(organisations::table.on(organisations::id.eq(relationships::customer_id)))
        .filter(attributed(pair))
        .order(relationships::id.desc())
        .limit(most)
        .select((
            organisations::id,
            organisations::name,
            organisations::slug,
            relationships::since,
        ))
        .load(db)
}

/// The reseller's live rights that this provider may know of.
pub fn rights(db: &mut Db, pair: Pair, now: Timestamp, most: i64) -> QueryResult<Vec<Rights>> {
    rights_among(db, pair, Among::All, (now, most))
}

/// Which of them.
#[derive(Debug, Clone, Copy)]
pub enum Among<'a> {
    All,
    These(&'a [Id<Delegation>]),
    /// Those that the provider never asked to end.
    Unasked,
    /// Those of which nothing that the provider asked waits for an answer.
    Unawaited,
}

/// Those of them that are meant, for the caller to say what is wanted of them: a query of many joins has no name that could
/// be written down.
macro_rules! held {
    ($pair:expr, $among:expr, $now:expr) => {{
        let (pair, among, now): (Pair, Among<'_>, Timestamp) = ($pair, $among, $now);
        let asked = end_requests::table
            .filter(end_requests::delegation_id.eq(delegations::id.nullable()))
            .filter(end_requests::asking_id.eq(pair.provider));
        let brought = delegations::invitation_id.eq(invitations::id.nullable());
        let query = delegations::table
            .inner_join(relationships::table.on(related!(pair.provider)))
            .inner_join(organisations::table.on(organisations::id.eq(delegations::customer_id)))
            .left_join(invitations::table.on(brought))
            .filter(delegations::partner_id.eq(pair.reseller))
            .filter(hold(now))
            .filter(known_to!(pair.provider))
            .into_boxed::<Any>();
        match among {
            Among::All => query,
            Among::These(ids) => query.filter(delegations::id.eq_any(ids)),
            Among::Unasked => query.filter(not(exists(asked))),
            Among::Unawaited => {
                let waiting = asked.filter(end_requests::answered_at.is_null());
                query.filter(not(exists(waiting)))
            }
        }
    }};
}

/// Those of them that are meant, the newest first.
pub fn rights_among(
    db: &mut Db,
    pair: Pair,
    among: Among<'_>,
    (now, most): (Timestamp, i64),
) -> QueryResult<Vec<Rights>> {
    held!(pair, among, now)
        .order(delegations::id.desc())
        .limit(most)
        .select(columns())
        .load(db)
}

/// How many are meant in all.
pub fn number_among(db: &mut Db, pair: Pair, among: Among<'_>, now: Timestamp) -> QueryResult<i64> {
    held!(pair, among, now).count().get_result(db)
}

/// What makes [`Rights`].
#[diesel::dsl::auto_type(no_type_alias)]
fn columns() -> _ {
    (
        delegations::id,
        organisations::name,
        delegations::name,
        delegations::ends_at,
        delegations::auto_extend,
    )
}

/// Those in charge of rights at the customers that are attributed to the reseller, and at customers of the provider that
/// gave it rights, whoever brought them: each with its customer. Which customers these are the query asks itself: there may
/// be more of them than a statement takes values.
pub fn admins(
    db: &mut Db,
    pair: Pair,
    now: Timestamp,
) -> QueryResult<Vec<(Id<Organisation>, Slug, Recipient)>> {
    let attributed = relationships::table
        .filter(attributed(pair))
        .select(relationships::customer_id);
    let giving = delegations::table
        .inner_join(relationships::table.on(related!(pair.provider)))
        .filter(delegations::partner_id.eq(pair.reseller))
        .filter(hold(now))
        .select(delegations::customer_id);
    let concerned = organisations::id.eq_any(attributed);
    let in_charge = [AdminRole::GlobalAdmin, AdminRole::RelationshipAdmin];
    let rows = organisations::table
        .inner_join(members::table.on(members::organisation_id.eq(organisations::id)))
        .inner_join(accounts::table.on(accounts::id.eq(members::account_id)))
        .filter(concerned.or(organisations::id.eq_any(giving)))
        .filter(members::admin_role.eq_any(in_charge))
        .order((organisations::id, members::id))
        .select((
            organisations::id,
            organisations::slug,
            (members::name, accounts::email, accounts::language),
        ))
        .load::<(Id<Organisation>, Slug, (Name, Email, Language))>(db)?;
    let admin = |(id, slug, admin): (_, _, (Name, Email, Language))| (id, slug, admin.into());
    Ok(rows.into_iter().map(admin).collect())
}
