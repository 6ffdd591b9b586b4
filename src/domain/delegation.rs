//! Delegations: time-bound, role-scoped admin rights that a customer gives to one partner.
pub mod amendment;
pub mod asked;
pub mod bulk;
mod compared;
pub mod consent;
pub mod found;

use super::{
    id::Id,
    organisation::Organisation,
    slugs::{RoleSet, ServiceSet},
    term::Term,
    text::{BadText, Name},
    time::Timestamp,
    words::words,
};

words! {
    /// Where a delegation stands in the database; what it *allows* is [`Delegation::standing`].
    pub enum State { Requested = "requested", Active = "active", Ended = "ended" }
}
words! {
    /// Why a delegation ended.
    pub enum EndReason {
        Expired = "expired",
        RevokedByCustomer = "revoked_by_customer",
        ResignedByPartner = "resigned_by_partner",
        Superseded = "superseded",
        RelationshipRemoved = "relationship_removed",
        Declined = "declined",
        Lapsed = "lapsed",
    }
}
words! {
    /// What a delegation is worth now, as lists and tags show it.
    pub enum Standing {
        Requested = "requested",
        Active = "active",
        Ending = "ending",
        Ended = "ended",
    }
}

/// What rights are asked or given: for which services, as which roles, how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rights {
    pub roles: RoleSet,
    pub services: ServiceSet,
    pub term: Term,
    /// Adds 180 days at every end until switched off; never together with Global Administrator.
    pub auto_extend: bool,
}

/// Why rights cannot be asked or given so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RightsRefusal {
    #[error("at least one role is needed")]
    NoRole,
    #[error("at least one service is needed")]
    NoService,
    #[error("rights with Global Administrator never extend by themselves")]
    GlobalAdministratorExtends,
}

impl Rights {
    /// Checks what holds for all rights, asked or given.
    pub fn new(
        roles: RoleSet,
        services: ServiceSet,
        term: Term,
        auto_extend: bool,
    ) -> Result<Self, RightsRefusal> {
        match Self::refusals(&roles, &services, auto_extend).first() {
            Some(refusal) => Err(*refusal),
            None => Ok(Self {
                roles,
                services,
                term,
                auto_extend,
            }),
        }
    }
    /// All that stands against such rights, so that it can be told at once.
    pub fn refusals(
        roles: &RoleSet,
        services: &ServiceSet,
        auto_extend: bool,
    ) -> Vec<RightsRefusal> {
        let extends = auto_extend && roles.has_global_administrator();
        let all = [
            (RightsRefusal::NoRole, roles.is_empty()),
            (RightsRefusal::NoService, services.is_empty()),
            (RightsRefusal::GlobalAdministratorExtends, extends),
        ];
        let broken = all.into_iter().filter(|(_, broken)| *broken);
        broken.map(|(refusal, _)| refusal).collect()
    }
    /// All of it in one line: different rights have different lines.
    pub(super) fn line(&self) -> String {
        let (roles, services) = (self.roles.joined(), self.services.joined());
        let (days, auto_extend) = (self.term.days(), self.auto_extend);
        format!("{roles}|{services}|{days}|{auto_extend};")
    }
}

/// A delegation as the rules see it.
#[derive(Debug, Clone)]
pub struct Delegation {
    pub id: Id<Self>,
    pub customer: Id<Organisation>,
    pub partner: Id<Organisation>,
    pub roles: RoleSet,
    pub services: ServiceSet,
    pub state: State,
    pub auto_extend: bool,
    /// Since when the rights hold; of a request, when it was made.
    pub starts_at: Timestamp,
    /// The end as agreed; with auto-extend the end that counts is [`Self::end`]. Of a request: as long after it was
    /// made as the term that it asks for.
    pub ends_at: Timestamp,
    pub end_reason: Option<EndReason>,
}

/// The most characters that the name of a delegation may have.
pub const NAME_LIMIT: usize = 50;

/// The name of a partner's delegation: the customer's name, cut where it must be, and a number.
pub fn name(customer: &Name, number: u32) -> Name {
    let number = number.to_string();
    let room = NAME_LIMIT - number.len() - 1;
    let start: String = customer.as_str().chars().take(room).collect();
    Name::stored(format!("{} {number}", start.trim_end()))
}

/// A name that somebody gives a delegation.
pub fn parse_name(text: &str) -> Result<Name, BadText> {
    let name = Name::parse(text)?;
    if name.as_str().chars().count() > NAME_LIMIT {
        return Err(BadText::TooLong { limit: NAME_LIMIT });
    }
    Ok(name)
}

/// How many days one automatic extension adds.
pub const EXTENSION_DAYS: i64 = 180;
/// Active rights that end within so many days are shown as ending soon.
pub const SOON_DAYS: i64 = 30;

/// A request that nobody answers lapses after so many days.
pub const REQUEST_DAYS: i64 = 90;

/// The first end still ahead of `now`: computed, never the work of a job.
pub fn effective_end(ends_at: Timestamp, auto_extend: bool, now: Timestamp) -> Timestamp {
    if !auto_extend || now < ends_at {
        return ends_at;
    }
    let overdue = (now.micros() - ends_at.micros()) / (EXTENSION_DAYS * 86_400_000_000);
    ends_at.plus_days((overdue + 1) * EXTENSION_DAYS)
}

/// When what a partner asked for at this time lapses, if nobody answers.
pub const fn lapses_at(asked_at: Timestamp) -> Timestamp {
    asked_at.plus_days(REQUEST_DAYS)
}

/// What was asked for until then has lapsed at `now`.
pub const fn lapsed_until(now: Timestamp) -> Timestamp {
    now.plus_days(-REQUEST_DAYS)
}

/// Why a delegation cannot be changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("this delegation has ended already")]
    Ended,
    #[error("these rights are asked for, and nobody has them yet")]
    OnlyAsked,
    #[error("a shorter term must end before the present one")]
    NotShorter,
    #[error("only the customer lets rights extend by themselves")]
    OnlyCustomerExtends,
    #[error("nobody asks to end these rights")]
    NothingAsked,
    #[error("nothing waits for an answer any more")]
    NotWaiting,
    #[error(transparent)]
    Rights(#[from] RightsRefusal),
}

impl Delegation {
    /// The end that counts at `now`.
    pub fn end(&self, now: Timestamp) -> Timestamp {
        effective_end(self.ends_at, self.auto_extend, now)
    }
    /// What it is worth at `now`, whatever was written down.
    pub fn standing(&self, now: Timestamp) -> Standing {
        let end = self.end(now);
        let soon = !self.auto_extend && now.plus_days(SOON_DAYS) >= end;
        match self.state {
            State::Requested if now < lapses_at(self.starts_at) => Standing::Requested,
            State::Active if now < end && soon => Standing::Ending,
            State::Active if now < end => Standing::Active,
            State::Requested | State::Active | State::Ended => Standing::Ended,
        }
    }
    /// A request that can be answered or withdrawn at `now`.
    pub fn waits(&self, now: Timestamp) -> bool {
        self.standing(now) == Standing::Requested
    }
    /// What it allows or asks for, with its whole term; of rights that extended themselves the longest that can be asked.
    pub fn rights(&self) -> Option<Rights> {
        let days = self.starts_at.days_until(self.ends_at);
        let days = days.clamp(1, i64::from(Term::LONGEST));
        Some(Rights {
            roles: self.roles.clone(),
            services: self.services.clone(),
            term: i32::try_from(days).ok().and_then(Term::of_days)?,
            auto_extend: self.auto_extend,
        })
    }
    /// Why it ended, also where nobody has written it down; `None` as long as it has not.
    pub fn ended_because(&self, now: Timestamp) -> Option<EndReason> {
        let by_time = match self.state {
            State::Requested => EndReason::Lapsed,
            State::Active | State::Ended => EndReason::Expired,
        };
        let over = self.standing(now) == Standing::Ended;
        over.then(|| self.end_reason.unwrap_or(by_time))
    }
    /// Whether the rights hold at `now`: the predicate that everything asks.
    pub fn holds(&self, now: Timestamp) -> bool {
        matches!(self.standing(now), Standing::Active | Standing::Ending)
    }
    /// Whether they hold but nobody can use them: those of a partner that is not in good standing rest.
    pub fn rests(&self, partner_in_good_standing: bool, now: Timestamp) -> bool {
        !partner_in_good_standing && self.holds(now)
    }
    /// May be ended by the customer or the partner.
    pub fn may_end(&self, now: Timestamp) -> Result<(), Refusal> {
        match () {
            () if self.holds(now) => Ok(()),
            () if self.waits(now) => Err(Refusal::OnlyAsked),
            () => Err(Refusal::Ended),
        }
    }
    /// `by` may let it extend by itself, or not; what it is already is fine too.
    pub fn may_extend(
        &self,
        by: Id<Organisation>,
        on: bool,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        self.may_end(now)?;
        match () {
            () if on && by != self.customer => Err(Refusal::OnlyCustomerExtends),
            () if on && self.roles.has_global_administrator() => {
                Err(RightsRefusal::GlobalAdministratorExtends.into())
            }
            () => Ok(()),
        }
    }
    /// Ends already when shortening to `days` would end it, to the day: the same wish a moment later.
    pub fn is_as_short(&self, days: Term, now: Timestamp) -> bool {
        let asked = now.plus_days(days.days().into());
        let end = self.end(now);
        !self.auto_extend && end <= asked && asked < end.plus_days(1)
    }
    /// The new end after shortening to `days` from `now`; auto-extend goes off with it.
    pub fn shortened(&self, days: Term, now: Timestamp) -> Result<Timestamp, Refusal> {
        self.may_end(now)?;
        let end = now.plus_days(days.days().into());
        if end < self.end(now) {
            Ok(end)
        } else {
            Err(Refusal::NotShorter)
        }
    }
}

#[cfg(test)]
#[path = "delegation/tests.rs"]
mod tests;
