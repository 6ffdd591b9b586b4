//! An invitation with everything that its page shows: what an answer is held against (P18).
use super::{
    had::Before,
    link::{Link, Opened},
};
use crate::{
    actions::delegations,
    domain::{
        agreement::Agreement,
        email::Email,
        id::Id,
        invitation::{self, Invitation, Offer, Parties, Refusal},
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
    /// The reseller (if there is one) still speaks for the provider: it is its partner, and in good standing.
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
        let (provider, reseller) = partners(db, &invitation)?;
        let able = reseller
            .as_ref()
            .is_none_or(Organisation::is_in_good_standing);
        let partnership_active = able && are_partners(db, &invitation)?;
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

    /// Can be answered at `now`; by a customer that accepted it before as long as its link and the relationship live. What
    /// the provider removed no link with one answer starts again.
    pub fn is_open(&self, before: Before, now: Timestamp) -> Result<(), Refusal> {
        let lives = now < self.invitation.expires_at;
        match (self.invitation.is_open(now), before) {
            (Err(Refusal::UsedUp), Before::Related) => Ok(()),
            (Err(Refusal::Accepted), Before::Related) if lives => Ok(()),
            (Err(Refusal::Accepted), Before::Removed) => Err(Refusal::RelationshipRemoved),
            (answer, _) => answer,
        }
    }

    /// Whether those who sent it still stand behind it, whoever answers.
    pub fn is_backed(&self) -> Result<(), Refusal> {
        // How the reseller stands is asked there already.
        invitation::is_backed(&self.provider, None, self.partnership_active)
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

/// Whether the link of this invitation opens anything: those who sent it stand behind it. Whoever ends their partnership
/// waits until the transaction ends, and then takes back what it mailed.
pub(super) fn backed(db: &mut Db, invitation: &Invitation) -> QueryResult<Result<(), Refusal>> {
    if let Some(reseller) = invitation.reseller {
        partnerships::hold(db, reseller)?;
    }
    let (provider, reseller) = partners(db, invitation)?;
    let active = are_partners(db, invitation)?;
    Ok(invitation::is_backed(&provider, reseller.as_ref(), active))
}

/// The provider, and the reseller if there is one.
pub(super) fn partners(
    db: &mut Db,
    invitation: &Invitation,
) -> QueryResult<(Organisation, Option<Organisation>)> {
    let provider = organisations::by_id(db, invitation.provider)?;
    let reseller = match invitation.reseller {
        Some(reseller) => Some(organisations::by_id(db, reseller)?),
        None => None,
    };
    Ok((provider, reseller))
}

/// Whether the reseller (if there is one) still is a partner of the provider.
fn are_partners(db: &mut Db, invitation: &Invitation) -> QueryResult<bool> {
    match invitation.reseller {
        Some(reseller) => partnerships::active_between(db, invitation.provider, reseller),
        None => Ok(true),
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
