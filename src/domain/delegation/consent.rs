//! By whose consent rights are what they are, and since when: the customer gave some, and accepted or made changes that
//! added to them.
use super::{
    Delegation,
    amendment::{Amendment, Difference},
    effective_end,
};
use crate::domain::{
    id::Id,
    role::Role,
    service::Service,
    slugs::{RoleSet, ServiceSet, Slugged, Slugs},
    term::Term,
    text::Name,
    time::Timestamp,
};

/// Who agreed, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    pub by: Name,
    pub at: Timestamp,
}

/// A change that the customer accepted, or made itself, as far as it may have added to rights.
#[derive(Debug, Clone)]
pub struct Accepted {
    pub delegation: Id<Delegation>,
    pub consent: Consent,
    roles: RoleSet,
    services: ServiceSet,
    /// It said when they end.
    sets_end: bool,
    /// The end that it gave the rights, if that is later than before.
    later_end: Option<Timestamp>,
    extension: Extension,
}

/// What a change did to rights that extend themselves, or do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extension {
    /// They do since then.
    Started,
    /// They did before, and after.
    WentOn,
    /// They did not after it, or nobody knows what they did before.
    Neither,
}

impl Accepted {
    /// What the partner asked for. `before` is the end that counted just before, and whether the rights extended themselves
    /// then; unknown of changes from before it was written down.
    pub fn amendment(
        amendment: &Amendment,
        consent: Consent,
        before: Option<(Timestamp, bool)>,
    ) -> Self {
        let change = &amendment.change;
        let end = |term: Term| consent.at.plus_days(term.days().into());
        let end = change.term.map(end);
        let is_later = |end: &Timestamp| {
            before.is_none_or(|(until, extended)| until < *end && (change.auto_extend || !extended))
        };
        Self {
            delegation: amendment.delegation,
            consent,
            roles: Difference::between(&amendment.old_roles, &change.roles).added,
            services: Difference::between(&amendment.old_services, &change.services).added,
            sets_end: end.is_some(),
            later_end: end.filter(is_later),
            extension: Extension::of(amendment, before.map(|(_, extended)| extended)),
        }
    }
    /// The customer had them extend themselves, and nobody asked for it.
    pub fn extension(delegation: Id<Delegation>, consent: Consent) -> Self {
        Self {
            delegation,
            consent,
            roles: RoleSet::new([]),
            services: ServiceSet::new([]),
            sets_end: false,
            later_end: None,
            extension: Extension::Started,
        }
    }
    /// It added something: a role, a service, time.
    pub fn widens(&self) -> bool {
        !self.roles.is_empty()
            || !self.services.is_empty()
            || self.later_end.is_some()
            || self.extension == Extension::Started
    }
}

impl Extension {
    fn of(amendment: &Amendment, extended: Option<bool>) -> Self {
        let Amendment {
            old_roles,
            old_services,
            change,
            ..
        } = amendment;
        // What changed nothing else changed this: of a change that did it alone that is known whatever was written down.
        let alone =
            *old_roles == change.roles && *old_services == change.services && change.term.is_none();
        let started = extended.map_or(alone, |extended| !extended);
        match (change.auto_extend, started, extended) {
            (true, true, _) => Self::Started,
            (true, false, Some(_)) => Self::WentOn,
            (true, false, None) | (false, ..) => Self::Neither,
        }
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
        let own = own.filter(|change| change.delegation == rights.id);
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
            let later = change.later_end;
            let addition = Addition {
                consent: change.consent.clone(),
                roles: both(&roles, &change.roles),
                services: both(&services, &change.services),
                longer: later.is_some_and(|later| end.is_some_and(|end| follows(end, later))),
                extends: extends && change.extension == Extension::Started,
            };
            roles = roles.without(&addition.roles);
            services = services.without(&addition.services);
            end = end.filter(|_| !change.sets_end);
            // Whoever let them extend themselves did it after they last did not.
            extends &= change.extension == Extension::WentOn;
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

/// The end is the one that was given, or came of it by extensions alone. Of rights that were shortened in between it is
/// another one, however late extensions made it.
pub(super) fn follows(end: Timestamp, given: Timestamp) -> bool {
    let just_before = Timestamp::from_micros(end.micros() - 1);
    effective_end(given, true, just_before) == end
}

fn both<T: Slugged>(some: &Slugs<T>, others: &Slugs<T>) -> Slugs<T> {
    Slugs::new(some.iter().filter(|item| others.has(item.slug())))
}

#[cfg(test)]
#[path = "consent/tests.rs"]
mod tests;
