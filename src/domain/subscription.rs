//! Subscriptions: what a customer bought, through which channel, and who is its partner of record.
use super::{
    day::Day, id::Id, organisation::Organisation, seats::Seats, service::Service, text::Name,
    time::Timestamp, words::words,
};

words! {
    /// How it was bought.
    pub enum Channel {
        /// From the vendor itself: there is no partner of record.
        Direct = "direct",
        Advisor = "advisor",
        /// From a provider, which is the partner of record and keeps the entry.
        Csp = "csp",
        Open = "open",
        EnterpriseAgreement = "enterprise_agreement",
    }
}
words! {
    /// What was done with it last; that a term is over is never written down.
    pub enum State { Active = "active", Suspended = "suspended", Cancelled = "cancelled" }
}
words! {
    /// What is done with all of it; the word stands in addresses and in the ids of messages.
    pub enum Act { Suspend = "suspend", Resume = "resume", Cancel = "cancel" }
}
words! {
    /// What it is worth at a moment.
    pub enum Standing {
        Active = "active",
        /// Its term is over soon, and it does not renew itself.
        Ending = "ending",
        Suspended = "suspended",
        Expired = "expired",
        Cancelled = "cancelled",
    }
}

/// A term that ends or renews within so many days does so soon.
pub const SOON_DAYS: i32 = 30;
/// The longest term ahead.
const LONGEST_DAYS: i32 = 3660;

/// A subscription as the rules see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    pub id: Id<Self>,
    pub customer: Id<Organisation>,
    pub service: &'static Service,
    pub product: Name,
    pub channel: Channel,
    /// The partner of record, a provider.
    pub provider: Option<Id<Organisation>>,
    /// Nothing where the service is paid by use.
    pub seats: Option<Seats>,
    /// Seats that people have.
    pub assigned: i32,
    /// The last day of the term.
    pub term_ends_on: Day,
    /// Goes on by itself after that day, as its seller does it.
    pub auto_renew: bool,
    pub state: State,
}

/// Why a subscription is not entered or changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("only the partner of record of a CSP subscription, or else the customer, may do that")]
    NotOwner,
    #[error("a customer's CSP subscriptions are entered by the provider that sold them")]
    CspIsTheProviders,
    #[error("a provider enters CSP subscriptions alone")]
    OnlyCsp,
    #[error("what was bought directly has no partner of record")]
    DirectHasNone,
    #[error("a licence-based service has seats")]
    SeatsMissing,
    #[error("a service that is paid by use has no seats")]
    PaidByUse,
    #[error("{assigned} licences are assigned, more than {seats} seats")]
    BelowAssigned { assigned: i32, seats: i32 },
    #[error("the term is over already")]
    TermOver,
    #[error("the term is too long")]
    TermTooLong,
    #[error("it is cancelled")]
    Cancelled,
    #[error("it is suspended already")]
    Suspended,
    #[error("it is not suspended")]
    NotSuspended,
    #[error("the relationship with the customer was removed")]
    NoRelationship,
    #[error("add-ons are bought for CSP subscriptions with seats, of the service that they extend")]
    NoBase,
    #[error("the subscription that it is an add-on of is not active")]
    BaseNotActive,
    #[error("an add-on has no more seats than the {seats} of its base")]
    MoreThanBase { seats: i32 },
    #[error("an add-on has {seats} seats")]
    BelowAddOns { seats: i32 },
    #[error("an add-on has the term of its base")]
    FollowsBase,
}

impl Subscription {
    /// The organisation that keeps the entry (S9): the partner of record of a CSP subscription, else the customer.
    pub fn owner(&self) -> Id<Organisation> {
        match (self.channel, self.provider) {
            (Channel::Csp, Some(provider)) => provider,
            _ => self.customer,
        }
    }
    /// Whether this organisation may change it at all.
    pub fn changed_by(&self, organisation: Id<Organisation>) -> Result<(), Refusal> {
        match () {
            () if self.owner() != organisation => Err(Refusal::NotOwner),
            () if self.state == State::Cancelled => Err(Refusal::Cancelled),
            () => Ok(()),
        }
    }
    /// Expired is a question of time alone; nobody writes it down.
    pub fn is_expired(&self, now: Timestamp) -> bool {
        !self.auto_renew && self.term_ends_on < Day::of(now)
    }
    /// Its term is over and it renewed itself, but nobody entered the new term.
    pub fn is_renewed(&self, now: Timestamp) -> bool {
        let goes_on = self.auto_renew && self.state != State::Cancelled;
        goes_on && self.term_ends_on < Day::of(now)
    }
    /// What it is worth at `now`, by its state and its term.
    pub fn standing(&self, now: Timestamp) -> Standing {
        let left = Day::of(now).until(self.term_ends_on);
        match self.state {
            State::Cancelled => Standing::Cancelled,
            _ if self.is_expired(now) => Standing::Expired,
            State::Suspended => Standing::Suspended,
            State::Active if !self.auto_renew && left <= SOON_DAYS => Standing::Ending,
            State::Active => Standing::Active,
        }
    }
    /// Whether so many seats will do.
    pub fn may_have(&self, seats: Seats) -> Result<(), Refusal> {
        let (assigned, number) = (self.assigned, seats.number());
        match self.seats {
            None => Err(Refusal::PaidByUse),
            Some(_) if number < assigned => Err(Refusal::BelowAssigned {
                assigned,
                seats: number,
            }),
            Some(_) => Ok(()),
        }
    }
    /// The state after the act.
    pub const fn after(&self, act: Act) -> Result<State, Refusal> {
        match act {
            Act::Suspend => self.suspended(),
            Act::Resume => self.resumed(),
            Act::Cancel => self.cancelled(),
        }
    }
    const fn suspended(&self) -> Result<State, Refusal> {
        match self.state {
            State::Active => Ok(State::Suspended),
            State::Suspended => Err(Refusal::Suspended),
            State::Cancelled => Err(Refusal::Cancelled),
        }
    }
    const fn resumed(&self) -> Result<State, Refusal> {
        match self.state {
            State::Suspended => Ok(State::Active),
            State::Active => Err(Refusal::NotSuspended),
            State::Cancelled => Err(Refusal::Cancelled),
        }
    }
    /// There is no way back.
    const fn cancelled(&self) -> Result<State, Refusal> {
        match self.state {
            State::Active | State::Suspended => Ok(State::Cancelled),
            State::Cancelled => Err(Refusal::Cancelled),
        }
    }
}

/// Whether a term may be set to end on that day.
pub fn term(ends_on: Day, now: Timestamp) -> Result<Day, Refusal> {
    match Day::of(now).until(ends_on) {
        left if left < 0 => Err(Refusal::TermOver),
        left if left > LONGEST_DAYS => Err(Refusal::TermTooLong),
        _ => Ok(ends_on),
    }
}

/// The seats that a new subscription of this service has.
pub fn seats(service: &Service, seats: Option<Seats>) -> Result<Option<Seats>, Refusal> {
    match (service.is_licensed(), seats) {
        (true, None) => Err(Refusal::SeatsMissing),
        (false, Some(_)) => Err(Refusal::PaidByUse),
        (_, seats) => Ok(seats),
    }
}

#[cfg(test)]
#[path = "subscription/tests.rs"]
mod tests;
