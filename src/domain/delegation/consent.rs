//! By whose consent rights are what they are, and since when: the customer gave some, and accepted changes that added to
//! them.
use super::{
    Delegation,
    amendment::{Amendment, Difference},
};
use crate::domain::{
    role::Role,
    service::Service,
    slugs::{RoleSet, ServiceSet, Slugged, Slugs},
    text::Name,
    time::Timestamp,
};

/// Who agreed, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    pub by: Name,
    pub at: Timestamp,
}

/// A change that the customer accepted.
#[derive(Debug, Clone)]
pub struct Accepted {
    pub amendment: Amendment,
    pub consent: Consent,
    /// The end that counted just before, and whether the rights extended themselves then; unknown of changes from before
    /// it was written down.
    pub before: Option<(Timestamp, bool)>,
}

impl Accepted {
    /// It added something: a role, a service, time.
    pub fn widens(&self) -> bool {
        !self.roles().is_empty()
            || !self.services().is_empty()
            || self.later_end().is_some()
            || self.starts_extending()
    }
    fn roles(&self) -> RoleSet {
        let amendment = &self.amendment;
        Difference::between(&amendment.old_roles, &amendment.change.roles).added
    }
    fn services(&self) -> ServiceSet {
        let amendment = &self.amendment;
        Difference::between(&amendment.old_services, &amendment.change.services).added
    }
    /// The end that it gave the rights, if that is later than before.
    fn later_end(&self) -> Option<Timestamp> {
        let change = &self.amendment.change;
        let end = self.consent.at.plus_days(change.term?.days().into());
        let is_later = self
            .before
            .is_none_or(|(until, extended)| until < end && (change.auto_extend || !extended));
        is_later.then_some(end)
    }
    /// What changed nothing else changed this: of a change that did it alone that is known whatever was written down.
    fn starts_extending(&self) -> bool {
        let Amendment {
            old_roles,
            old_services,
            change,
            ..
        } = &self.amendment;
        let alone =
            *old_roles == change.roles && *old_services == change.services && change.term.is_none();
        let started = self.before.map_or(alone, |(_, extended)| !extended);
        change.auto_extend && started
    }
}

/// What an accepted change added to rights, as far as they hold it still and no later change gave it anew.
#[derive(Debug, Clone)]
pub struct Addition {
    pub consent: Consent,
    pub roles: RoleSet,
    pub services: ServiceSet,
    /// They end later for it.
    pub longer: bool,
    /// They extend themselves for it.
    pub extends: bool,
}

impl Addition {
    fn is_nothing(&self) -> bool {
        self.roles.is_empty() && self.services.is_empty() && !self.longer && !self.extends
    }
}

/// How rights came to be what they are.
#[derive(Debug, Clone)]
pub struct Consents {
    /// To what was given first.
    pub first: Consent,
    /// The oldest first.
    pub additions: Vec<Addition>,
}

impl Consents {
    /// Of these rights, which somebody gave first; their changes are among these, the oldest first.
    pub fn among(rights: &Delegation, given_by: &Name, accepted: &[Accepted]) -> Self {
        let own = accepted.iter();
        let own = own.filter(|change| change.amendment.delegation == rights.id);
        let own: Vec<_> = own.cloned().collect();
        let first = Consent {
            by: given_by.clone(),
            at: rights.starts_at,
        };
        Self::of(rights, first, &own)
    }
    /// Of these rights; the changes in the order in which they were accepted. What was taken away and given again counts
    /// from then.
    pub fn of(rights: &Delegation, first: Consent, accepted: &[Accepted]) -> Self {
        let (mut roles, mut services) = (rights.roles.clone(), rights.services.clone());
        let (mut end, mut extends) = (Some(rights.ends_at), rights.auto_extend);
        let mut additions = Vec::new();
        for change in accepted.iter().rev() {
            let later = change.later_end();
            let addition = Addition {
                consent: change.consent.clone(),
                roles: both(&roles, &change.roles()),
                services: both(&services, &change.services()),
                // Shortened since, they end no later for it.
                longer: later.is_some_and(|later| end.is_some_and(|end| later <= end)),
                extends: extends && change.starts_extending(),
            };
            roles = roles.without(&addition.roles);
            services = services.without(&addition.services);
            end = end.filter(|_| change.amendment.change.term.is_none());
            extends &= !addition.extends;
            additions.push(addition);
        }
        additions.retain(|addition| !addition.is_nothing());
        additions.reverse();
        Self { first, additions }
    }
    /// To this role of theirs.
    pub fn to_role(&self, role: &Role) -> &Consent {
        let mut newest = self.additions.iter().rev();
        let added = newest.find(|addition| addition.roles.has(role.slug));
        added.map_or(&self.first, |addition| &addition.consent)
    }
    /// To this service of theirs, and what was added after it.
    pub fn to_service(&self, service: &Service) -> (&Consent, &[Addition]) {
        let added = |addition: &Addition| addition.services.has(service.slug);
        match self.additions.iter().rposition(added) {
            Some(at) => (&self.additions[at].consent, &self.additions[at + 1..]),
            None => (&self.first, &self.additions[..]),
        }
    }
}

fn both<T: Slugged>(some: &Slugs<T>, others: &Slugs<T>) -> Slugs<T> {
    Slugs::new(some.iter().filter(|item| others.has(item.slug())))
}

#[cfg(test)]
#[path = "consent/tests.rs"]
mod tests;
