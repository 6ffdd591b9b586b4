//! What a customer has, and had, by an invitation: an old page gives nothing back that ended since (P17).
use super::shown::Shown;
use crate::{
    domain::{
        id::Id, invitation::Offer, organisation::Organisation, relationship::State,
        snapshot::Snapshot, time::Timestamp,
    },
    store::{
        Db,
        agreements::Acceptance,
        amendments,
        delegations::{self, Kept},
        relationships,
    },
};
use diesel::QueryResult;

/// What an earlier answer of a customer left.
#[derive(Debug)]
pub struct Had {
    /// The customer's newest acceptance; without one there is nothing else.
    pub accepted: Option<Acceptance>,
    /// The newest relationship with the provider, in whatever state.
    pub relationship: Option<relationships::Kept>,
    /// The newest rights that were given on each offer, whether they hold or not.
    pub given: Vec<(Id<Offer>, Kept)>,
}

/// Where a customer stands that answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    Nothing,
    /// It accepted before, and is the provider's customer.
    Related,
    /// It accepted before, and the provider removed the relationship since.
    Removed,
}

impl Had {
    /// By this customer, with what it accepted.
    pub(super) fn of(
        db: &mut Db,
        shown: &Shown,
        customer: Id<Organisation>,
        accepted: Option<Acceptance>,
    ) -> QueryResult<Self> {
        let mut had = Self {
            accepted,
            relationship: None,
            given: Vec::new(),
        };
        if had.accepted.is_none() {
            return Ok(had);
        }
        had.relationship = relationships::last_between(db, shown.provider.id, customer)?;
        for offer in &shown.offers {
            let kept = delegations::of_partner_at_customer(db, offer.partner, customer)?;
            let newest = kept
                .into_iter()
                .find(|kept| kept.origin.offer == Some(offer.id));
            had.given.extend(newest.map(|kept| (offer.id, kept)));
        }
        Ok(had)
    }

    /// The same for an answer, and nobody changes these rights until the transaction ends: whoever takes rights back holds
    /// nothing but them, and what was taken back a moment ago must not pass for what the page showed.
    pub(super) fn lasting(
        db: &mut Db,
        shown: &Shown,
        customer: Id<Organisation>,
        accepted: Option<Acceptance>,
    ) -> QueryResult<Self> {
        let mut had = Self::of(db, shown, customer, accepted)?;
        had.given.sort_by_key(|(_, kept)| kept.delegation.id);
        for (_, kept) in &mut had.given {
            let id = kept.delegation.id;
            amendments::lock_rights(db, id)?;
            if let Some(present) = delegations::by_id(db, id, customer)? {
                *kept = present;
            }
        }
        Ok(had)
    }

    /// Where the customer stands.
    pub fn before(&self) -> Before {
        let related = self.relationship.as_ref();
        match &self.accepted {
            None => Before::Nothing,
            Some(_) if related.is_some_and(|kept| kept.state == State::Active) => Before::Related,
            Some(_) => Before::Removed,
        }
    }

    /// What the page of the invitation shows of it at `now`.
    pub fn shown(&self, now: Timestamp) -> Snapshot {
        let accepted = self.accepted.as_ref();
        let accepted = accepted.map(|accepted| accepted.id.to_string());
        let related = self.relationship.as_ref();
        let related = related.map(|kept| format!("{} {}", kept.id, kept.state.as_str()));
        let rights = self.given.iter().map(|(_, kept)| line(kept, now));
        Snapshot::of([
            ("accepted", accepted.unwrap_or_default()),
            ("relationship", related.unwrap_or_default()),
        ])
        .with("rights", rights)
    }
}

/// Rights in one line: those that ended, were shortened or lost something have another. The end is the one that counts, as
/// the page says it: that it was written down later changes nothing.
fn line(kept: &Kept, now: Timestamp) -> String {
    let given = &kept.delegation;
    let (id, holds, end) = (given.id, given.holds(now), given.end(now).micros());
    let (roles, services) = (given.roles.joined(), given.services.joined());
    format!(
        "{id} {holds} {end} {}|{roles}|{services}",
        given.auto_extend
    )
}
