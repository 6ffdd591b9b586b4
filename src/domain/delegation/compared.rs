//! Whether rights that a partner has are as much as others, to the day.
use super::{Delegation, Rights};
use crate::domain::time::Timestamp;

impl Delegation {
    /// Gives at least what `rights` would give from `since` on.
    pub fn covers(&self, rights: &Rights, since: Timestamp) -> bool {
        let until = since.plus_days(rights.term.days().into());
        rights.roles.is_subset_of(&self.roles)
            && rights.services.is_subset_of(&self.services)
            && (self.auto_extend || !rights.auto_extend && self.ends_at.plus_days(1) > until)
    }
    /// Nothing of `rights` was left out when it was given, or taken away since; how much of the term is over does not
    /// count.
    pub fn is_all_of(&self, rights: &Rights) -> bool {
        self.covers(rights, self.starts_at)
    }
    /// Gives more than what `rights` would give from `since` on.
    pub fn exceeds(&self, rights: &Rights, since: Timestamp) -> bool {
        let until = since.plus_days(rights.term.days().into());
        let longer = !self.auto_extend && self.ends_at >= until.plus_days(1);
        let other = (&self.roles, &self.services, self.auto_extend)
            != (&rights.roles, &rights.services, rights.auto_extend);
        self.covers(rights, since) && (other || longer)
    }
    /// Gives at `now` all that the other gives or gave, and for longer.
    pub fn outlasts(&self, other: &Self, now: Timestamp) -> bool {
        let longer = match (self.auto_extend, other.auto_extend) {
            _ if !other.holds(now) => true,
            (true, false) => true,
            (false, true) => false,
            (true, true) | (false, false) => self.end(now) > other.end(now),
        };
        self.holds(now)
            && other.roles.is_subset_of(&self.roles)
            && other.services.is_subset_of(&self.services)
            && longer
    }
    /// Asking for the other again adds nothing: the same is asked for already, or as much is there for longer.
    pub fn makes_needless(&self, other: &Self, now: Timestamp) -> bool {
        self.waits(now) && self.is_like(other) || self.outlasts(other, now)
    }
    /// Gives or asks for the same roles and services as the other.
    pub fn is_like(&self, other: &Self) -> bool {
        (&self.roles, &self.services) == (&other.roles, &other.services)
    }
}
