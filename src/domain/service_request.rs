//! Service requests: what a customer asks to be helped with, and how it moves on.
use super::{
    account::Account,
    id::Id,
    organisation::Organisation,
    role::Role,
    service::Service,
    slugs::{RoleSet, ServiceSet},
    text::Name,
    time::Timestamp,
    words::words,
};

words! {
    /// Whose turn it is, or how it ended.
    pub enum State {
        /// Somebody is to work on it.
        Open = "open",
        /// Waits for the customer's answer.
        Waiting = "waiting",
        /// Done, as far as anybody knows: an answer opens it again.
        Resolved = "resolved",
        /// Over for good.
        Closed = "closed",
    }
}
words! {
    /// How badly the customer needs it.
    pub enum Severity { Critical = "critical", High = "high", Normal = "normal", Low = "low" }
}
words! {
    /// What an entry of its history tells.
    pub enum EntryKind { Opened = "opened", Answered = "answered", Moved = "moved", Assigned = "assigned" }
}

/// A service request as the rules see it.
#[derive(Debug, Clone)]
pub struct ServiceRequest {
    pub id: Id<Self>,
    pub customer: Id<Organisation>,
    pub service: &'static Service,
    pub severity: Severity,
    pub subject: Name,
    pub state: State,
    pub opened_by: Id<Account>,
    pub opened_at: Timestamp,
    /// The partner that it is assigned to, which may have lost its rights since.
    pub partner: Option<Id<Organisation>>,
    pub changed_at: Timestamp,
    /// How often it was changed.
    pub changes: i32,
}

/// Who speaks: somebody of the customer, or of a partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Customer,
    Partner,
}

/// Marks ids of entries in the history of a request.
#[derive(Debug)]
pub struct Entry;

/// Why a request does not move on so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("it is closed, which is the end")]
    Closed,
    #[error("a resolved request is opened again by an answer")]
    ReopenedByAnswer,
    #[error("it is assigned to another partner that may work on it")]
    AssignedElsewhere,
    #[error("that partner has no support rights for the service at this customer")]
    NoSupporter,
}

impl ServiceRequest {
    /// What stands for it where its subject is not told: the end of its id.
    pub fn number(&self) -> String {
        let id = self.id.to_string();
        format!("#{}", &id[id.len() - 8..])
    }
    /// Those bytes, if this is such a number, with its mark or without.
    pub fn end_of_id(number: &str) -> Option<[u8; 4]> {
        let number = number.trim();
        let digits = number.strip_prefix('#').unwrap_or(number);
        let is_one = digits.len() == 8 && digits.chars().all(|c| c.is_ascii_hexdigit());
        let end = is_one.then(|| u32::from_str_radix(digits, 16).ok())?;
        end.map(u32::to_be_bytes)
    }
    /// The state after an answer: a resolved request opens again, and what waited for the customer waits no longer
    /// once it spoke.
    pub const fn answered(&self, by: Side) -> Result<State, Refusal> {
        match (self.state, by) {
            (State::Closed, _) => Err(Refusal::Closed),
            (State::Waiting, Side::Partner) => Ok(State::Waiting),
            (State::Open | State::Waiting | State::Resolved, _) => Ok(State::Open),
        }
    }
    /// The state after moving it to `to`; nothing if it is there already.
    pub fn moved(&self, to: State) -> Result<Option<State>, Refusal> {
        match (self.state, to) {
            (now, to) if now == to => Ok(None),
            (State::Closed, _) => Err(Refusal::Closed),
            (State::Resolved, State::Open | State::Waiting) => Err(Refusal::ReopenedByAnswer),
            (_, to) => Ok(Some(to)),
        }
    }
    /// Whether anybody may still be charged with it.
    pub const fn is_assignable(&self) -> Result<(), Refusal> {
        match self.state {
            State::Closed => Err(Refusal::Closed),
            State::Open | State::Waiting | State::Resolved => Ok(()),
        }
    }
}

/// A partner that may work on a customer's requests now, for these services.
#[derive(Debug, Clone)]
pub struct Supporter {
    pub partner: Organisation,
    pub services: ServiceSet,
    /// Those of them that at least one of its members has access to.
    pub reached: ServiceSet,
}

impl Supporter {
    /// Whether its rights cover the service.
    pub fn supports(&self, service: &Service) -> bool {
        self.services.has(service.slug)
    }
    /// Whether somebody there can open requests for it.
    pub fn is_reached(&self, service: &Service) -> bool {
        self.reached.has(service.slug)
    }
}

/// Whether one of these roles of the catalogue opens a customer's requests.
pub fn open_requests(roles: &RoleSet, opening: &[&str]) -> bool {
    let opens = |role: &Role| role.is_global_administrator() || opening.contains(&role.slug);
    roles.iter().any(opens)
}

#[cfg(test)]
#[path = "service_request/tests.rs"]
mod tests;
