//! Partnerships between a provider and a reseller.
use super::{
    country::Country,
    email::Email,
    id::Id,
    organisation::{Kind, Organisation},
    text::{Name, Note},
    time::Timestamp,
    token::{LinkKey, Nonce, Purpose, Token},
    words::words,
};

words! {
    /// Asked by the provider, active once the reseller accepted, ended by the provider.
    pub enum State { Asked = "asked", Active = "active", Ended = "ended" }
}
words! {
    /// Where a partnership stands for people who look at it now.
    pub enum Standing { Asked = "asked", Active = "active", Ended = "ended", Expired = "expired" }
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

/// Why a partnership cannot be asked, accepted, renewed or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("this link has expired")]
    Expired,
    #[error("this link was used already")]
    Used,
    #[error("this link was replaced by a newer one")]
    Replaced,
    #[error("this partnership has ended")]
    Ended,
    #[error("only resellers can accept it")]
    NotAReseller,
    #[error("the provider does not serve the reseller's country")]
    OtherMarket { country: Country },
    #[error("one of the two is suspended")]
    Suspended,
}

/// Where a partnership stands at `now`.
pub fn standing(state: State, expires_at: Timestamp, now: Timestamp) -> Standing {
    match state {
        State::Asked if now >= expires_at => Standing::Expired,
        State::Asked => Standing::Asked,
        State::Active => Standing::Active,
        State::Ended => Standing::Ended,
    }
}

impl Partnership {
    /// A partnership that `provider` asks for at `now`.
    pub fn asked(
        id: Id<Self>,
        provider: Id<Organisation>,
        (asked_name, asked_email): (Name, Email),
        nonce: Nonce,
        now: Timestamp,
    ) -> Self {
        Self {
            id,
            provider,
            reseller: None,
            asked_name,
            asked_email,
            state: State::Asked,
            nonce,
            generation: 1,
            created_at: now,
            expires_at: now.plus_days(LINK_DAYS),
            accepted_at: None,
            ended_at: None,
            end_reason: None,
        }
    }
    /// Where it stands at `now`.
    pub fn standing(&self, now: Timestamp) -> Standing {
        standing(self.state, self.expires_at, now)
    }
    /// Since when it stands so.
    pub fn since(&self) -> Timestamp {
        let answered = self.ended_at.or(self.accepted_at);
        answered.unwrap_or(self.created_at)
    }
    /// Whether `token` is its link: the present one, one that was replaced (then refused), or none of it.
    pub fn has_link(&self, key: &LinkKey, token: &Token) -> Option<Result<(), Refusal>> {
        let made = |generation| key.made(token, Purpose::Partnership, generation);
        match () {
            () if made(self.generation) => Some(Ok(())),
            () if (1..self.generation).any(made) => Some(Err(Refusal::Replaced)),
            () => None,
        }
    }
    /// The same with a new link, also after the old one expired.
    pub fn renewed(self, now: Timestamp) -> Result<Self, Refusal> {
        match self.state {
            State::Ended => Err(Refusal::Ended),
            State::Active => Err(Refusal::Used),
            State::Asked => Ok(Self {
                generation: self.generation + 1,
                expires_at: now.plus_days(LINK_DAYS),
                ..self
            }),
        }
    }
    /// Whether the provider can still end it, or withdraw the ask.
    pub fn may_end(&self) -> Result<(), Refusal> {
        match self.state {
            State::Ended => Err(Refusal::Ended),
            State::Active | State::Asked => Ok(()),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(now: Timestamp) -> Partnership {
        let id = Id::new(now, [0; 10]);
        let name = Name::parse("Fourth Coffee").unwrap();
        let email = Email::parse("ana@fourthcoffee.example").unwrap();
        let nonce = Nonce::from_random([1; 16]);
        Partnership::asked(id, id.cast(), (name, email), nonce, now)
    }

    #[test]
    fn a_renewed_link_lives_anew_and_kills_the_old_one() {
        let (now, key) = (Timestamp::from_micros(0), LinkKey::new([7; 32]));
        let old = asked(now);
        let token = key.token(Purpose::Partnership, &old.nonce, old.generation);
        assert_eq!(old.has_link(&key, &token), Some(Ok(())));
        let late = now.plus_days(LINK_DAYS);
        assert_eq!(old.is_open(late), Err(Refusal::Expired));
        assert_eq!(old.is_open(late.plus_seconds(-1)), Ok(()));
        let new = old.renewed(late).unwrap();
        assert_eq!(new.is_open(late), Ok(()));
        assert_eq!(new.has_link(&key, &token), Some(Err(Refusal::Replaced)));
        let foreign = LinkKey::new([8; 32]).token(Purpose::Partnership, &new.nonce, 2);
        assert_eq!(new.has_link(&key, &foreign), None);
    }

    #[test]
    fn only_an_asked_partnership_gets_a_new_link() {
        let now = Timestamp::from_micros(0);
        for (state, refusal) in [
            (State::Active, Refusal::Used),
            (State::Ended, Refusal::Ended),
        ] {
            let partnership = Partnership {
                state,
                ..asked(now)
            };
            assert_eq!(partnership.renewed(now).unwrap_err(), refusal);
        }
    }
}
