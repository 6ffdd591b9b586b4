//! Partnerships between a provider and a reseller.
use super::{
    country::Country,
    email::Email,
    id::Id,
    organisation::{Kind, Organisation},
    text::{Name, Note},
    time::Timestamp,
    token::Nonce,
    words::words,
};

words! {
    /// Asked by the provider, active once the reseller accepted, ended by the provider.
    pub enum State { Asked = "asked", Active = "active", Ended = "ended" }
}

/// How many days a partnership link can be accepted.
pub const LINK_DAYS: i64 = 30;

/// A partnership as the rules see it.
#[derive(Debug, Clone)]
pub struct Partnership {
    pub id: Id<Self>,
    pub provider: Id<Organisation>,
    pub reseller: Option<Id<Organisation>>,
    /// The name and mailbox that the provider asked.
    pub asked_name: Name,
    pub asked_email: Email,
    pub state: State,
    pub nonce: Nonce,
    pub generation: i32,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub accepted_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    /// Why the provider ended it, in its own words.
    pub end_reason: Option<Note>,
}

/// Why a partnership cannot be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("this link has expired")]
    Expired,
    #[error("this link was used already")]
    Used,
    #[error("this partnership has ended")]
    Ended,
    #[error("only resellers can accept it")]
    NotAReseller,
    #[error("the provider does not serve the reseller's country")]
    OtherMarket { country: Country },
    #[error("one of the two is suspended")]
    Suspended,
}

impl Partnership {
    /// Whether the link can be accepted at `now`.
    pub fn is_open(&self, now: Timestamp) -> Result<(), Refusal> {
        match self.state {
            State::Ended => Err(Refusal::Ended),
            State::Active => Err(Refusal::Used),
            State::Asked if now >= self.expires_at => Err(Refusal::Expired),
            State::Asked => Ok(()),
        }
    }
    /// Whether `reseller` can accept it at `now`.
    pub fn accept(
        &self,
        provider: &Organisation,
        reseller: &Organisation,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        self.is_open(now)?;
        match () {
            () if reseller.kind != Kind::Reseller => Err(Refusal::NotAReseller),
            () if !provider.serves(reseller.country) => Err(Refusal::OtherMarket {
                country: reseller.country,
            }),
            () if !provider.is_in_good_standing() || !reseller.is_in_good_standing() => {
                Err(Refusal::Suspended)
            }
            () => Ok(()),
        }
    }
}
