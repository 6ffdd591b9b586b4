//! What stays when a provider leaves a customer: the rights of resellers that it may know of.
use super::known::{known_to, related};
use crate::domain::{id::Id, organisation::Organisation, text::Name, time::Timestamp};
use crate::store::{
    Db,
    holding::hold,
    schema::{delegations, invitations, organisations, relationships},
};
use diesel::prelude::*;

/// Rights of a reseller at a customer that the provider leaves.
#[derive(Debug, Queryable)]
pub struct Left {
    pub reseller: Id<Organisation>,
    pub reseller_name: Name,
    pub name: Name,
}

/// Live rights of resellers at a customer, which stay when the provider leaves it, for the caller to say what is wanted.
macro_rules! left {
    ($provider:expr, $customer:expr, $now:expr) => {{
        let (provider, customer, now): (Id<Organisation>, Id<Organisation>, Timestamp) =
            ($provider, $customer, $now);
        let brought = delegations::invitation_id.eq(invitations::id.nullable());
        delegations::table
            .inner_join(relationships::table.on(related!(provider)))
            .inner_join(organisations::table.on(organisations::id.eq(delegations::partner_id)))
            .left_join(invitations::table.on(brought))
            .filter(delegations::customer_id.eq(customer))
            .filter(delegations::partner_id.ne(provider))
            .filter(hold(now))
            .filter(known_to!(provider))
    }};
}

/// Those of them that the provider may know of, reseller by reseller.
pub fn left_behind(
    db: &mut Db,
    (provider, customer): (Id<Organisation>, Id<Organisation>),
    (now, most): (Timestamp, i64),
) -> QueryResult<Vec<Left>> {
    left!(provider, customer, now)
        .order((
            organisations::name_key,
            organisations::id,
            delegations::id.desc(),
        ))
        .limit(most)
        .select((organisations::id, organisations::name, delegations::name))
        .load(db)
}

/// The resellers that have them.
pub fn left_with(
    db: &mut Db,
    (provider, customer): (Id<Organisation>, Id<Organisation>),
    now: Timestamp,
) -> QueryResult<Vec<Id<Organisation>>> {
    left!(provider, customer, now)
        .select(organisations::id)
        .distinct()
        .load(db)
}
