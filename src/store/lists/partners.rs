//! A customer's partners, and what each may do for which service (S10).
use crate::domain::{
    delegation::consent::{Accepted, Consents},
    id::Id,
    organisation::Organisation,
    time::Timestamp,
};
use crate::store::{
    Db, amendments,
    delegations::{Kept, Row},
    holding::hold,
    organisations,
    partners::reachable_among,
    relationships,
    schema::{delegations as d, organisations as o},
};
use diesel::prelude::*;
use std::collections::BTreeSet;

/// Everybody with a relationship or with rights, and all rights that hold now.
#[derive(Debug)]
pub struct Partners {
    /// By name.
    pub partners: Vec<Partner>,
    /// The newest first.
    pub delegations: Vec<Kept>,
    /// The changes of these that the customer accepted, the oldest first.
    pub accepted: Vec<Accepted>,
}

impl Partners {
    /// By whose consent the rights are what they are.
    pub fn consents(&self, kept: &Kept) -> Consents {
        Consents::among(&kept.delegation, &kept.granted_by, &self.accepted)
    }
}

/// A partner of the customer.
#[derive(Debug)]
pub struct Partner {
    pub organisation: Organisation,
    /// With a provider: the relationship.
    pub relationship: Option<relationships::Kept>,
    /// With a reseller: the relationships that are attributed to it.
    pub attributed: Vec<relationships::Kept>,
    /// The customer can give it new rights.
    pub reachable: bool,
}

/// The partners of this customer and the rights that hold at `now`.
pub fn partners(db: &mut Db, customer: Id<Organisation>, now: Timestamp) -> QueryResult<Partners> {
    let relationships = relationships::of_customer(db, customer)?;
    let delegations = live(db, customer, now)?;
    let related = relationships
        .iter()
        .flat_map(|kept| [Some(kept.provider), kept.reseller]);
    let trusted = delegations.iter().map(|kept| Some(kept.delegation.partner));
    let organisations = named(db, related.chain(trusted).flatten().collect())?;
    let ids = organisations.iter().map(|partner| partner.id).collect();
    let reachable = reachable_among(db, customer, ids)?;
    let partner = |organisation: Organisation| {
        let id = organisation.id;
        let of = |wanted: &dyn Fn(&relationships::Kept) -> bool| -> Vec<relationships::Kept> {
            relationships
                .iter()
                .filter(|kept| wanted(kept))
                .cloned()
                .collect()
        };
        let relationship = of(&|kept| kept.provider == id).pop();
        let attributed = of(&|kept| kept.reseller == Some(id));
        Partner {
            reachable: reachable.contains(&id),
            organisation,
            relationship,
            attributed,
        }
    };
    let held = delegations.iter().map(|kept| kept.delegation.id).collect();
    Ok(Partners {
        partners: organisations.into_iter().map(partner).collect(),
        accepted: amendments::accepted_among(db, held)?,
        delegations,
    })
}

fn live(db: &mut Db, customer: Id<Organisation>, now: Timestamp) -> QueryResult<Vec<Kept>> {
    let rows = holding(customer, now)
        .order(d::id.desc())
        .select(Row::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Kept::from).collect())
}

/// Providers first, each kind by name.
fn named(db: &mut Db, ids: BTreeSet<Id<Organisation>>) -> QueryResult<Vec<Organisation>> {
    let rows = o::table
        .filter(o::id.eq_any(ids))
        .order((o::kind, o::name_key))
        .select(organisations::Row::as_select())
        .load(db)?;
    Ok(rows.into_iter().map(Organisation::from).collect())
}

/// What holds now.
#[diesel::dsl::auto_type(no_type_alias)]
fn holding(customer: Id<Organisation>, now: Timestamp) -> _ {
    let holding: hold = hold(now);
    d::table.filter(d::customer_id.eq(customer)).filter(holding)
}
