//! What a customer has already of what a link offers, so that its page says so and its ticks take nothing's place unseen.
use crate::{
    actions::invitations::shown::Shown,
    domain::{
        delegation::{Delegation, Rights},
        id::Id,
        invitation::Offer,
        organisation::Organisation,
        term::Term,
        time::Timestamp,
    },
    store::{Db, delegations, relationships},
};
use diesel::QueryResult;

/// What is there before the answer.
#[derive(Debug)]
pub struct Present {
    /// The customer is the provider's already.
    pub related: bool,
    /// What was given on an offer and holds now.
    held: Vec<(Id<Offer>, Delegation)>,
    /// What the partner of an offer has by other ways, where nothing holds from the offer itself.
    otherwise: Vec<(Id<Offer>, Delegation)>,
}

impl Present {
    /// What this customer has of it at `now`.
    pub fn of(
        db: &mut Db,
        shown: &Shown,
        customer: Id<Organisation>,
        now: Timestamp,
    ) -> QueryResult<Self> {
        let related = relationships::between(db, shown.provider.id, customer)?.is_some();
        let (mut held, mut otherwise) = (Vec::new(), Vec::new());
        for offer in &shown.offers {
            let kept = delegations::of_partner_at_customer(db, offer.partner, customer)?;
            let kept = kept.into_iter().filter(|kept| kept.delegation.holds(now));
            let (given, others): (Vec<_>, Vec<_>) = kept.partition(|kept| kept.is_on(offer.id));
            let (all, some) = match given.is_empty() {
                true => (&mut otherwise, others),
                false => (&mut held, given),
            };
            all.extend(some.into_iter().map(|kept| (offer.id, kept.delegation)));
        }
        Ok(Self {
            related,
            held,
            otherwise,
        })
    }

    /// Whether rights from any of the offers hold.
    pub fn holds_any(&self) -> bool {
        !self.held.is_empty()
    }

    /// The rights from this offer that hold.
    pub fn on(&self, offer: &Offer) -> Option<&Delegation> {
        let found = self.held.iter().find(|(id, _)| *id == offer.id);
        found.map(|(_, held)| held)
    }

    /// The rights of the offer's partner that did not come from it.
    pub fn otherwise(&self, offer: &Offer) -> impl Iterator<Item = &Delegation> {
        let of_offer = self.otherwise.iter().filter(move |(id, _)| *id == offer.id);
        of_offer.map(|(_, held)| held)
    }

    /// Whether a tick would give nothing that the partner has not: it has rights from the offer, or all of it otherwise.
    pub fn has_enough(&self, offer: &Offer, now: Timestamp) -> bool {
        let mut others = self.otherwise(offer);
        self.on(offer).is_some() || others.any(|held| held.covers(&offer.rights, now))
    }

    /// What the form is filled with: what holds of the offer, or all of it where nothing does.
    pub fn rights(&self, offer: &Offer, now: Timestamp) -> Rights {
        let asked = &offer.rights;
        let Some(held) = self.on(offer) else {
            return asked.clone();
        };
        let left = i32::try_from(now.days_until(held.end(now))).ok();
        let left = left.and_then(Term::of_days).unwrap_or(asked.term);
        Rights {
            // What is left of the offer without all that is not held: an answer never goes beyond the offer.
            roles: asked.roles.without(&asked.roles.without(&held.roles)),
            services: asked
                .services
                .without(&asked.services.without(&held.services)),
            term: left.min(asked.term),
            auto_extend: asked.auto_extend && held.auto_extend,
        }
    }
}
