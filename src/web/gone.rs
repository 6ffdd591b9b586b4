//! Pages that others can take away from a reader: of customers that left, and of invitations that were handed over by a
//! provider with which the partnership has ended. Lists of what was lead to what is there.
use crate::{
    domain::{id::Id, invitation::Invitation, organisation::Organisation, paths, time::Timestamp},
    store::{Db, holding, invitations, relationships},
};
use diesel::QueryResult;
use std::collections::BTreeSet;

/// What such a page is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fleeting {
    Customer(Id<Organisation>),
    Invitation(Id<Invitation>),
}

impl Fleeting {
    /// What this address leads to: mails keep addresses, and nothing else does.
    pub fn at(reader: &Organisation, address: &str) -> Option<Self> {
        let below = address.strip_prefix(&paths::organisation(&reader.slug))?;
        let mut parts = below.split(['/', '?', '#']).skip(1);
        match (parts.next()?, parts.next()?) {
            ("customers", id) => Id::parse(id).map(Self::Customer),
            ("invitations", id) => Id::parse(id).map(Self::Invitation),
            _ => None,
        }
    }
    const fn customer(&self) -> Option<Id<Organisation>> {
        match self {
            Self::Customer(id) => Some(*id),
            Self::Invitation(_) => None,
        }
    }
    const fn invitation(&self) -> Option<Id<Invitation>> {
        match self {
            Self::Invitation(id) => Some(*id),
            Self::Customer(_) => None,
        }
    }
}

/// Those of them that the reader's organisation has no page of any more.
pub fn gone(
    db: &mut Db,
    reader: &Organisation,
    pages: impl Iterator<Item = Fleeting>,
    now: Timestamp,
) -> QueryResult<BTreeSet<Fleeting>> {
    let mut gone: BTreeSet<Fleeting> = pages.collect();
    let customers: Vec<_> = gone.iter().filter_map(Fleeting::customer).collect();
    let invitations: Vec<_> = gone.iter().filter_map(Fleeting::invitation).collect();
    if !customers.is_empty() {
        let related = relationships::seen_among(db, reader.id, customers.clone())?;
        let lending = holding::customers_among(db, reader.id, customers, now)?;
        for there in related.into_iter().chain(lending) {
            gone.remove(&Fleeting::Customer(there));
        }
    }
    if !invitations.is_empty() {
        for there in invitations::seen_among(db, reader.id, invitations)? {
            gone.remove(&Fleeting::Invitation(there));
        }
    }
    Ok(gone)
}
