//! What the page of a step showed of the rights that it asks about (P18).
use crate::domain::{
    delegation::Delegation,
    delegation::amendment::Difference,
    role::Role,
    service::Service,
    slugs::{RoleSet, ServiceSet},
    time::Timestamp,
};

/// Rights as they are shown, and as a decision is about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub roles: RoleSet,
    pub services: ServiceSet,
    /// The end that counts.
    pub until: Timestamp,
    /// They extend themselves.
    pub extends: bool,
    /// They hold.
    pub holds: bool,
}

/// What became different since.
#[derive(Debug)]
pub struct Changes {
    pub roles: Difference<Role>,
    pub services: Difference<Service>,
    /// Both ends.
    pub until: Option<(Timestamp, Timestamp)>,
    pub extends: Option<bool>,
}

impl Shown {
    /// As they are at `now`.
    pub fn of(delegation: &Delegation, now: Timestamp) -> Self {
        Self {
            roles: delegation.roles.clone(),
            services: delegation.services.clone(),
            until: delegation.end(now),
            extends: delegation.auto_extend,
            holds: delegation.holds(now),
        }
    }
    /// Rights that ended at this time.
    #[must_use]
    pub fn ended_at(self, at: Timestamp) -> Self {
        Self {
            until: at,
            extends: false,
            ..self
        }
    }
    /// All of it in one line, which the form carries: unlike a hash it tells afterwards what is different.
    pub fn line(&self) -> String {
        let (roles, services) = (self.roles.joined(), self.services.joined());
        let until = self.until.micros();
        let (extends, holds) = (self.extends, self.holds);
        format!("{roles}|{services}|{until}|{extends}|{holds}")
    }
    /// From a form; `None` for what no page showed.
    pub fn parse(line: &str) -> Option<Self> {
        let parts: Vec<&str> = line.split('|').collect();
        let [roles, services, until, extends, holds] = parts[..] else {
            return None;
        };
        let shown = Self {
            roles: RoleSet::stored(roles),
            services: ServiceSet::stored(services),
            until: Timestamp::from_micros(until.parse().ok()?),
            extends: extends.parse().ok()?,
            holds: holds.parse().ok()?,
        };
        // Unknown slugs, another order and other ways to write a number are nothing that a page showed.
        (shown.line() == line).then_some(shown)
    }
    /// What is different in `present`.
    pub fn changes(&self, present: &Self) -> Changes {
        Changes {
            roles: Difference::between(&self.roles, &present.roles),
            services: Difference::between(&self.services, &present.services),
            until: (self.until != present.until).then_some((self.until, present.until)),
            extends: (self.extends != present.extends).then_some(present.extends),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_back_and_each_difference_has_another_one() {
        let shown = Shown {
            roles: RoleSet::stored("directory-readers user-administrator"),
            services: ServiceSet::stored("teams"),
            until: Timestamp::from_micros(5),
            extends: true,
            holds: true,
        };
        assert_eq!(Shown::parse(&shown.line()), Some(shown.clone()));
        let ended = shown.clone().ended_at(Timestamp::from_micros(4));
        assert_ne!(ended.line(), shown.line());
        let changes = shown.changes(&ended);
        assert!(changes.roles.added.is_empty() && changes.roles.removed.is_empty());
        assert_eq!(changes.extends, Some(false));
        for wrong in [
            "",
            "a|b",
            "||x|true|true",
            "||1|true|2",
            "||1|true|true|",
            "king|teams|1|true|true",
            "|teams teams|1|true|true",
            "||+1|true|true",
        ] {
            assert_eq!(Shown::parse(wrong), None, "{wrong}");
        }
    }
}
