//! An invitation with everything that its page shows: what an answer is held against (P18).
use super::link::{Link, Opened};
use crate::{
    actions::delegations,
    domain::{
        agreement::Agreement,
        email::Email,
        id::Id,
        invitation::{Invitation, Offer, Parties, Refusal},
        language::Language,
        organisation::Organisation,
        service::Service,
        slugs::ServiceSet,
        text::Name,
        time::Timestamp,
    },
    store::{Db, agreements, offers, organisations, partnerships},
};
use diesel::prelude::*;

/// An invitation, who asks, what is asked, and under which agreement.
#[derive(Debug)]
pub struct Shown {
    pub invitation: Invitation,
    pub provider: Organisation,
    pub reseller: Option<Organisation>,
    /// The reseller (if there is one) still speaks for the provider.
    pub partnership_active: bool,
    pub offers: Vec<Offer>,
    /// In the reader's language if there is that; `None` if the provider has published none.
    pub agreement: Option<Agreement>,
}

/// A service that an offer asks for while another provider holds it (S8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub offer: Id<Offer>,
    pub service: &'static Service,
    pub holder: Name,
}

/// Why a link shows no invitation.
#[derive(Debug, thiserror::Error)]
pub enum Blank {
    #[error("no such link")]
    Unknown,
    #[error("a newer link took the place of this one")]
    Superseded(Box<Shown>),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// What the page of this link shows.
pub fn of_link(db: &mut Db, link: Link<'_>, language: Language) -> Result<Shown, Blank> {
    let opened = link.open(db)?;
    of(db, opened, language)
}

/// The same, unchanging until the commit where that matters; see [`Link::hold`].
pub(super) fn for_answer(db: &mut Db, link: Link<'_>, language: Language) -> Result<Shown, Blank> {
    let opened = link.lock(db)?;
    if let Some(Opened::Present(Invitation {
        reseller: Some(reseller),
        ..
    })) = &opened
    {
        partnerships::hold(db, *reseller)?;
    }
    of(db, opened, language)
}

fn of(db: &mut Db, opened: Option<Opened>, language: Language) -> Result<Shown, Blank> {
    match opened {
        None => Err(Blank::Unknown),
        Some(Opened::Present(invitation)) => Ok(Shown::of(db, invitation, language)?),
        Some(Opened::Superseded(invitation)) => {
            let shown = Shown::of(db, invitation, language)?;
            Err(Blank::Superseded(Box::new(shown)))
        }
    }
}

impl Shown {
    /// All that belongs to the invitation.
    pub fn of(db: &mut Db, invitation: Invitation, language: Language) -> QueryResult<Self> {
        let provider = organisations::by_id(db, invitation.provider)?;
        let reseller = match invitation.reseller {
            Some(id) => Some(organisations::by_id(db, id)?),
            None => None,
        };
        let partnership_active = match &reseller {
            Some(r) => {
                r.is_in_good_standing() && partnerships::active_between(db, provider.id, r.id)?
            }
            None => true,
        };
        Ok(Self {
            offers: offers::of_invitation(db, invitation.id)?,
            agreement: agreements::current(db, provider.id, language)?,
            invitation,
            provider,
            reseller,
            partnership_active,
        })
    }

    /// The hash of what is shown; the form carries it.
    pub fn hash(&self) -> String {
        let version = self.agreement.as_ref().map_or(0, |a| a.version);
        let asking: Vec<_> = [Some(&self.provider), self.reseller.as_ref()]
            .into_iter()
            .flatten()
            .collect();
        self.invitation.offer_hash(&asking, &self.offers, version)
    }

    /// The organisation that an offer is for.
    pub fn partner(&self, offer: &Offer) -> &Organisation {
        match &self.reseller {
            Some(reseller) if reseller.id == offer.partner => reseller,
            _ => &self.provider,
        }
    }

    /// Can be answered at `now`; by a customer that accepted it before as long as its link lives.
    pub fn is_open(&self, accepted_before: bool, now: Timestamp) -> Result<(), Refusal> {
        match self.invitation.is_open(now) {
            Err(Refusal::UsedUp) if accepted_before => Ok(()),
            Err(Refusal::Accepted) if accepted_before && now < self.invitation.expires_at => Ok(()),
            answer => answer,
        }
    }

    /// Whether those who sent it still stand behind it, whoever answers.
    pub fn is_backed(&self) -> Result<(), Refusal> {
        match () {
            () if !self.provider.is_in_good_standing() => Err(Refusal::Suspended),
            () if !self.partnership_active => Err(Refusal::PartnershipEnded),
            () => Ok(()),
        }
    }

    /// Whether this customer, through the owner of this mailbox, can agree on it.
    pub fn may_accept(&self, customer: &Organisation, email: &Email) -> Result<(), Refusal> {
        self.invitation.may_accept(&Parties {
            provider: &self.provider,
            reseller: self.reseller.as_ref(),
            partnership_active: self.partnership_active,
            customer,
            email,
        })
    }

    /// The services on offer that another provider holds at this customer now (S8).
    pub fn conflicts(
        &self,
        db: &mut Db,
        customer: Id<Organisation>,
        now: Timestamp,
    ) -> QueryResult<Vec<Conflict>> {
        let mut all = Vec::new();
        for offer in &self.offers {
            let partner = self.partner(offer);
            all.extend(held(
                db,
                customer,
                (offer.id, partner),
                &offer.rights.services,
                now,
            )?);
        }
        Ok(all)
    }
}

/// Which of the services another provider holds; rights of resellers are not limited.
pub(super) fn held(
    db: &mut Db,
    customer: Id<Organisation>,
    (offer, partner): (Id<Offer>, &Organisation),
    services: &ServiceSet,
    now: Timestamp,
) -> QueryResult<Vec<Conflict>> {
    let held = delegations::of_others(db, customer, partner, services, now)?;
    let conflict = |(service, holder)| Conflict {
        offer,
        service,
        holder,
    };
    Ok(held.into_iter().map(conflict).collect())
}
