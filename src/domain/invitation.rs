//! Invitations: what a provider offers a customer through a link.
use super::{
    agreement::hex,
    country::Country,
    delegation::Rights,
    email::Email,
    id::Id,
    language::Language,
    organisation::Organisation,
    text::{Name, Note},
    time::Timestamp,
    token::Nonce,
    words::words,
};
use sha2::{Digest, Sha256};

words! {
    /// For one customer and one answer, or for every customer (S11).
    pub enum Kind { Addressed = "addressed", Reusable = "reusable" }
}
words! {
    /// Where an invitation stands in the database. Expiry is no state but a predicate on now.
    pub enum State { Issued = "issued", Accepted = "accepted", Declined = "declined", Revoked = "revoked" }
}
words! {
    /// Where an invitation stands for people who look at it now.
    pub enum Standing {
        Issued = "issued",
        Accepted = "accepted",
        Declined = "declined",
        Revoked = "revoked",
        Expired = "expired",
        UsedUp = "used-up",
    }
}

/// How many days an addressed link lives unless the provider says otherwise.
pub const ADDRESSED_DAYS: i64 = 14;
/// How many days a reusable link lives unless the provider says otherwise.
pub const REUSABLE_DAYS: i64 = 90;
/// The longest life of a link, in days.
pub const LONGEST_DAYS: i64 = 365;

/// An invitation as the rules see it.
#[derive(Debug, Clone)]
pub struct Invitation {
    pub id: Id<Self>,
    pub provider: Id<Organisation>,
    /// The reseller that it is handed to and attributed to.
    pub reseller: Option<Id<Organisation>>,
    pub kind: Kind,
    pub state: State,
    /// Whom an addressed one is for.
    pub addressee: Option<Addressee>,
    pub language: Language,
    pub second_language: Option<Language>,
    pub note: Note,
    pub nonce: Nonce,
    pub generation: i32,
    pub max_uses: Option<i32>,
    pub uses: i32,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

/// The customer that an addressed invitation is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    pub name: Name,
    pub email: Email,
}

/// Rights that an invitation asks for, for one partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub id: Id<Self>,
    pub partner: Id<Organisation>,
    pub rights: Rights,
}

/// Why an invitation cannot be answered, changed or sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("this invitation has expired")]
    Expired,
    #[error("this invitation was revoked")]
    Revoked,
    #[error("this invitation was accepted already")]
    Accepted,
    #[error("this invitation was declined")]
    Declined,
    #[error("this invitation has been used as often as it can be")]
    UsedUp,
    #[error("a reusable invitation cannot be declined for everybody")]
    Reusable,
    #[error("this invitation is for another mailbox")]
    OtherMailbox,
    #[error("a partner cannot be its own customer")]
    OwnOrganisation,
    #[error("the provider does not serve the customer's country")]
    OtherMarket { country: Country },
    #[error("the provider or the customer is suspended")]
    Suspended,
    #[error("the partnership with the reseller has ended")]
    PartnershipEnded,
    #[error("the offer changed since the page was shown")]
    OfferChanged,
    #[error("the provider removed the relationship that it started")]
    RelationshipRemoved,
}

/// Where an invitation with these facts stands at `now`.
pub fn standing(
    state: State,
    expires_at: Timestamp,
    (uses, max_uses): (i32, Option<i32>),
    now: Timestamp,
) -> Standing {
    match state {
        State::Accepted => Standing::Accepted,
        State::Declined => Standing::Declined,
        State::Revoked => Standing::Revoked,
        State::Issued if now >= expires_at => Standing::Expired,
        State::Issued if max_uses.is_some_and(|most| uses >= most) => Standing::UsedUp,
        State::Issued => Standing::Issued,
    }
}

/// Whether those who sent an invitation still stand behind it, whoever answers.
pub fn is_backed(
    provider: &Organisation,
    reseller: Option<&Organisation>,
    partnership_active: bool,
) -> Result<(), Refusal> {
    let able = reseller.is_none_or(Organisation::is_in_good_standing);
    match () {
        () if !provider.is_in_good_standing() => Err(Refusal::Suspended),
        () if !partnership_active || !able => Err(Refusal::PartnershipEnded),
        () => Ok(()),
    }
}

/// Who takes part when an invitation is answered.
#[derive(Debug)]
pub struct Parties<'a> {
    pub provider: &'a Organisation,
    pub reseller: Option<&'a Organisation>,
    /// The partnership of provider and reseller is active (true if there is no reseller).
    pub partnership_active: bool,
    pub customer: &'a Organisation,
    /// The proven mailbox of the person who answers.
    pub email: &'a Email,
}

impl Invitation {
    /// What activity calls it: the customer, or for every customer the end of its id.
    pub fn called(&self) -> String {
        self.addressee.as_ref().map_or_else(
            || {
                let id = self.id.to_string();
                format!("#{}", &id[id.len() - 8..])
            },
            |addressee| addressee.name.to_string(),
        )
    }
    /// Where it stands at `now`.
    pub fn standing(&self, now: Timestamp) -> Standing {
        standing(self.state, self.expires_at, (self.uses, self.max_uses), now)
    }
    /// Can still be answered at `now`.
    pub fn is_open(&self, now: Timestamp) -> Result<(), Refusal> {
        match self.standing(now) {
            Standing::Issued => Ok(()),
            Standing::Accepted => Err(Refusal::Accepted),
            Standing::Declined => Err(Refusal::Declined),
            Standing::Revoked => Err(Refusal::Revoked),
            Standing::Expired => Err(Refusal::Expired),
            Standing::UsedUp => Err(Refusal::UsedUp),
        }
    }
    /// Can be renewed: resent, given a new link or handed over, also after it expired.
    pub fn may_change(&self) -> Result<(), Refusal> {
        match self.state {
            State::Issued => Ok(()),
            State::Accepted => Err(Refusal::Accepted),
            State::Declined => Err(Refusal::Declined),
            State::Revoked => Err(Refusal::Revoked),
        }
    }
    /// Whether these parties can agree on it, whatever is ticked.
    pub fn may_accept(&self, parties: &Parties<'_>) -> Result<(), Refusal> {
        let Parties {
            provider,
            reseller,
            customer,
            ..
        } = parties;
        let suspended = !provider.is_in_good_standing() || !customer.is_in_good_standing();
        match () {
            () if self
                .addressee
                .as_ref()
                .is_some_and(|a| a.email != *parties.email) =>
            {
                Err(Refusal::OtherMailbox)
            }
            () if customer.id == provider.id || reseller.is_some_and(|r| r.id == customer.id) => {
                Err(Refusal::OwnOrganisation)
            }
            () if suspended => Err(Refusal::Suspended),
            () if !parties.partnership_active => Err(Refusal::PartnershipEnded),
            () if !provider.serves(customer.country) => Err(Refusal::OtherMarket {
                country: customer.country,
            }),
            () => Ok(()),
        }
    }
    /// Can be declined: by the one it is addressed to. A reusable link is simply left alone.
    pub fn may_decline(&self, email: &Email, now: Timestamp) -> Result<(), Refusal> {
        self.is_open(now)?;
        match &self.addressee {
            None => Err(Refusal::Reusable),
            Some(addressee) if addressee.email != *email => Err(Refusal::OtherMailbox),
            Some(_) => Ok(()),
        }
    }
    /// What the page showed, in one hash (P18): who asks, for whom, which rights, under which agreement.
    /// A piece each, so that a page can say which of them changed; see [`changes`].
    pub fn offer_hash(
        &self,
        asking: &[&Organisation],
        offers: &[Offer],
        agreement_version: i32,
    ) -> String {
        let mut parties = Sha256::new();
        parties.update(self.id.bytes());
        for party in asking {
            parties.update(party.id.bytes());
            let contact = party.support_contact.as_ref().map_or("", Name::as_str);
            // Neither of them holds a line break.
            let facts = format!("{}\n{}\n{contact}\n", party.name, party.country.as_str());
            parties.update(facts);
        }
        let mut rights = Sha256::new();
        for offer in offers {
            rights.update(offer.id.bytes());
            rights.update(offer.partner.bytes());
            rights.update(offer.rights.line());
        }
        let agreement = Sha256::digest(agreement_version.to_be_bytes());
        let pieces = [parties.finalize(), rights.finalize(), agreement];
        pieces.map(|piece| hex(&piece[..10])).join("-")
    }
}

/// What can change between the page that was shown and the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Parties,
    Rights,
    Agreement,
}

/// What changed between two offer hashes; everything, if one of them is none.
pub fn changes(shown: &str, present: &str) -> Vec<Change> {
    let (mut shown, mut present) = (shown.split('-'), present.split('-'));
    let all = [Change::Parties, Change::Rights, Change::Agreement];
    let changed = |_: &Change| shown.next() != present.next();
    all.into_iter().filter(changed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_tell_what_changed() {
        assert_eq!(changes("a-b-c", "a-b-c"), []);
        assert_eq!(
            changes("a-b-c", "a-x-y"),
            [Change::Rights, Change::Agreement]
        );
        assert_eq!(changes("", "a-b-c").len(), 3);
    }
}
