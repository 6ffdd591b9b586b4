//! A customer's answer to an invitation: for each offer accept it, accept less of it, or leave it.
use super::{
    delegation::{Rights, RightsRefusal, amendment::Change},
    id::Id,
    invitation::Offer,
    slugs::{RoleSet, ServiceSet},
    term::Term,
    text::Name,
};

/// What the customer ticked on the consent page. That the agreement was ticked is part of there being an answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Of the offer as it was shown (P18).
    pub offer_hash: String,
    /// Of what the customer had by the invitation when its page was shown; empty where there was no page.
    pub version: String,
    /// Who signs the agreement for the customer.
    pub signatory: Name,
    pub grants: Vec<Grant>,
    /// Offers that the customer saw and left.
    pub left: Vec<Id<Offer>>,
}

/// One accepted offer; `None` means as offered.
#[derive(Debug, Clone)]
pub struct Grant {
    pub offer: Id<Offer>,
    pub roles: Option<RoleSet>,
    pub services: Option<ServiceSet>,
    pub term: Option<Term>,
    pub auto_extend: bool,
    /// Take the services from the provider that holds them now (S8).
    pub hand_over: bool,
}

/// What a customer gives of what was asked; `None` means as asked.
#[derive(Debug, Clone, Default)]
pub struct Less {
    pub roles: Option<RoleSet>,
    pub services: Option<ServiceSet>,
    pub term: Option<Term>,
    pub auto_extend: bool,
}

/// What of the rights an answer is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Roles,
    Services,
    Term,
    Extension,
}

/// Why less cannot be given so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    #[error("an answer can narrow what is asked, never widen it")]
    Wider(Part),
    #[error(transparent)]
    Rights(#[from] RightsRefusal),
    #[error("nothing would change")]
    Nothing,
}

impl Less {
    /// It says nothing but that all is given as asked.
    pub const fn is_all(&self) -> bool {
        self.roles.is_none() && self.services.is_none() && self.term.is_none()
    }
    /// Whether these rights are what it says, as far as it says anything.
    pub fn says(&self, given: &Change) -> bool {
        self.roles.as_ref().is_none_or(|said| *said == given.roles)
            && self
                .services
                .as_ref()
                .is_none_or(|said| *said == given.services)
            && self.term.is_none_or(|said| Some(said) == given.term)
            && self.auto_extend == given.auto_extend
    }
    /// The rights that are given of those that were asked for.
    pub fn of(&self, asked: &Rights) -> Result<Rights, Misfit> {
        if let Some(misfit) = self.misfits(asked).first() {
            return Err(*misfit);
        }
        let (roles, services, term) = self.meant(asked);
        let (roles, services) = (roles.clone(), services.clone());
        Ok(Rights::new(roles, services, term, self.auto_extend)?)
    }
    /// All that stands against giving so much of what was asked for, so that it can be told at once.
    pub fn misfits(&self, asked: &Rights) -> Vec<Misfit> {
        let (roles, services, term) = self.meant(asked);
        let wider = [
            (Part::Roles, !roles.is_subset_of(&asked.roles)),
            (Part::Services, !services.is_subset_of(&asked.services)),
            (Part::Term, term > asked.term),
            (Part::Extension, self.auto_extend && !asked.auto_extend),
        ];
        let wider = wider.into_iter().filter(|(_, wider)| *wider);
        let refusals = Rights::refusals(roles, services, self.auto_extend).into_iter();
        wider
            .map(|(part, _)| Misfit::Wider(part))
            .chain(refusals.map(Misfit::Rights))
            .collect()
    }
    fn meant<'a>(&'a self, asked: &'a Rights) -> (&'a RoleSet, &'a ServiceSet, Term) {
        (
            self.roles.as_ref().unwrap_or(&asked.roles),
            self.services.as_ref().unwrap_or(&asked.services),
            self.term.unwrap_or(asked.term),
        )
    }
}

/// Why an answer does not fit the offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("an answer can narrow what is offered, never widen it")]
    Wider { offer: Id<Offer>, part: Part },
    #[error("there is no such offer in this invitation")]
    UnknownOffer,
    #[error("rights cannot be given so")]
    Rights {
        offer: Id<Offer>,
        why: RightsRefusal,
    },
}

/// The offer and the rights that the customer gives on it.
pub type Given<'a> = (&'a Offer, Rights, bool);

impl Answer {
    /// Holds the answer against the offers: what is given for each accepted one, and whether it may take over.
    pub fn given<'a>(&self, offers: &'a [Offer]) -> Result<Vec<Given<'a>>, Refusal> {
        let offered = |id: &Id<Offer>| offers.iter().any(|offer| offer.id == *id);
        if !self.left.iter().all(offered) {
            return Err(Refusal::UnknownOffer);
        }
        self.grants
            .iter()
            .map(|grant| grant.given(offers))
            .collect()
    }
}

impl Grant {
    fn given<'a>(&self, offers: &'a [Offer]) -> Result<Given<'a>, Refusal> {
        let offer = self.on(offers)?;
        let rights = self.less().of(&offer.rights);
        let rights = rights.map_err(|misfit| Refusal::of(offer.id, misfit))?;
        Ok((offer, rights, self.hand_over))
    }
    /// All that does not fit the offer, so that it can be told at once.
    pub fn misfits(&self, offers: &[Offer]) -> Vec<Refusal> {
        match self.on(offers) {
            Err(unknown) => vec![unknown],
            Ok(offer) => {
                let misfits = self.less().misfits(&offer.rights).into_iter();
                let refusal = |misfit| Refusal::of(offer.id, misfit);
                misfits.map(refusal).collect()
            }
        }
    }
    fn on<'a>(&self, offers: &'a [Offer]) -> Result<&'a Offer, Refusal> {
        let offer = offers.iter().find(|offer| offer.id == self.offer);
        offer.ok_or(Refusal::UnknownOffer)
    }
    fn less(&self) -> Less {
        Less {
            roles: self.roles.clone(),
            services: self.services.clone(),
            term: self.term,
            auto_extend: self.auto_extend,
        }
    }
}

impl Refusal {
    const fn of(offer: Id<Offer>, misfit: Misfit) -> Self {
        match misfit {
            Misfit::Wider(part) => Self::Wider { offer, part },
            // An answer to an offer changes nothing that was there before.
            Misfit::Nothing => Self::UnknownOffer,
            Misfit::Rights(why) => Self::Rights { offer, why },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Timestamp;

    fn offer() -> Offer {
        let at = Timestamp::from_micros(0);
        Offer {
            id: Id::new(at, [1; 10]),
            partner: Id::new(at, [2; 10]),
            rights: Rights {
                roles: RoleSet::stored("license-administrator user-administrator"),
                services: ServiceSet::stored("exchange-online teams"),
                term: Term::of_days(90).unwrap(),
                auto_extend: false,
            },
        }
    }
    fn grant(change: impl FnOnce(&mut Grant)) -> Result<Rights, Refusal> {
        let offer = offer();
        let mut grant = Grant {
            offer: offer.id,
            roles: None,
            services: None,
            term: None,
            auto_extend: false,
            hand_over: false,
        };
        change(&mut grant);
        grant.given(&[offer]).map(|(_, rights, _)| rights)
    }

    #[test]
    fn none_means_as_offered_and_less_is_fine() {
        assert_eq!(grant(|_| ()).unwrap(), offer().rights);
        let less = grant(|g| g.roles = Some(RoleSet::stored("user-administrator"))).unwrap();
        assert_eq!(less.roles.joined(), "user-administrator");
        assert_eq!(grant(|g| g.term = Term::of_days(7)).unwrap().term.days(), 7);
    }

    #[test]
    fn an_answer_never_widens() {
        let offer = offer().id;
        let wider = |part| Err(Refusal::Wider { offer, part });
        let roles = RoleSet::stored("global-administrator");
        assert_eq!(grant(|g| g.roles = Some(roles)), wider(Part::Roles));
        let services = ServiceSet::stored("azure");
        assert_eq!(
            grant(|g| g.services = Some(services)),
            wider(Part::Services)
        );
        assert_eq!(grant(|g| g.term = Term::of_days(91)), wider(Part::Term));
        assert_eq!(grant(|g| g.auto_extend = true), wider(Part::Extension));
    }

    #[test]
    fn all_that_does_not_fit_is_told_at_once() {
        let offer = offer();
        let grant = Grant {
            offer: offer.id,
            roles: Some(RoleSet::new([])),
            services: Some(ServiceSet::new([])),
            term: Term::of_days(91),
            auto_extend: true,
            hand_over: false,
        };
        let id = offer.id;
        let all = [
            Misfit::Wider(Part::Term),
            Misfit::Wider(Part::Extension),
            Misfit::Rights(RightsRefusal::NoRole),
            Misfit::Rights(RightsRefusal::NoService),
        ];
        let all = all.map(|misfit| Refusal::of(id, misfit));
        assert_eq!(grant.misfits(&[offer]), all);
        assert_eq!(grant.misfits(&[]), [Refusal::UnknownOffer]);
    }

    #[test]
    fn an_answer_gives_something_on_an_offer_of_this_invitation() {
        let (offer, other) = (offer().id, Id::new(Timestamp::from_micros(0), [9; 10]));
        let nothing = grant(|g| g.roles = Some(RoleSet::new([])));
        let why = RightsRefusal::NoRole;
        assert_eq!(nothing, Err(Refusal::Rights { offer, why }));
        assert_eq!(grant(|g| g.offer = other), Err(Refusal::UnknownOffer));
        let left = Answer {
            offer_hash: String::new(),
            version: String::new(),
            signatory: Name::parse("Ana").unwrap(),
            grants: vec![],
            left: vec![other],
        };
        assert_eq!(
            left.given(&[super::tests::offer()]),
            Err(Refusal::UnknownOffer)
        );
    }
}
