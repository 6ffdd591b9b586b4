//! Pages that others can take away from a reader: of customers that left, and of invitations that were handed over by a
//! provider with which the partnership has ended. Lists of what was lead to what is there.
use crate::{
    domain::{id::Id, invitation::Invitation, organisation::Organisation, paths, time::Timestamp},
    store::{Db, delegations, invitations, relationships},
};
use diesel::QueryResult;
use std::collections::BTreeSet;

/// Those of these addresses that the reader's organisation has no page at any more.
pub fn gone(
    db: &mut Db,
    reader: &Organisation,
    addresses: BTreeSet<String>,
    now: Timestamp,
) -> QueryResult<BTreeSet<String>> {
    let home = paths::organisation(&reader.slug);
    let mut gone = BTreeSet::new();
    for address in addresses {
        let below = address.strip_prefix(&home).unwrap_or_default();
        let mut parts = below.split(['/', '?', '#']).skip(1);
        let there = match (parts.next(), parts.next()) {
            (Some("customers"), Some(id)) => is_customer(db, reader, Id::parse(id), now)?,
            (Some("invitations"), Some(id)) => sees(db, reader, Id::parse(id))?,
            _ => true,
        };
        if !there {
            gone.insert(address);
        }
    }
    Ok(gone)
}

fn is_customer(
    db: &mut Db,
    reader: &Organisation,
    customer: Option<Id<Organisation>>,
    now: Timestamp,
) -> QueryResult<bool> {
    let Some(customer) = customer else {
        return Ok(true);
    };
    if !relationships::seen_by(db, reader.id, customer)?.is_empty() {
        return Ok(true);
    }
    let rights = delegations::of_partner_at_customer(db, reader.id, customer)?;
    Ok(rights.iter().any(|kept| kept.delegation.holds(now)))
}

fn sees(
    db: &mut Db,
    reader: &Organisation,
    invitation: Option<Id<Invitation>>,
) -> QueryResult<bool> {
    match invitation {
        Some(id) => Ok(invitations::seen_by(db, reader.id, id)?.is_some()),
        // Lists and forms below the same noun.
        None => Ok(true),
    }
}
