//! Amendments: changes of active rights that a partner asks for. The old rights stay until the customer accepts.
use super::{Delegation, Rights, RightsRefusal, lapses_at};
use crate::domain::{
    answer::{Less, Misfit, Part},
    id::Id,
    slugs::{RoleSet, ServiceSet, Slugged, Slugs},
    term::Term,
    time::Timestamp,
    words::words,
};

words! {
    /// Where an amendment stands in the database; whether it can be answered is [`Amendment::waits`].
    pub enum State {
        Open = "open",
        Accepted = "accepted",
        Declined = "declined",
        Withdrawn = "withdrawn",
        Lapsed = "lapsed",
    }
}

/// What a partner wants rights to become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub roles: RoleSet,
    pub services: ServiceSet,
    /// From the acceptance on; `None` leaves the end as it is.
    pub term: Option<Term>,
    pub auto_extend: bool,
}

/// An amendment as the rules see it.
#[derive(Debug, Clone)]
pub struct Amendment {
    pub id: Id<Self>,
    pub delegation: Id<Delegation>,
    pub state: State,
    /// What the rights were when it was asked; of an accepted one, just before it was.
    pub old_roles: RoleSet,
    pub old_services: ServiceSet,
    /// What is asked; of an accepted one, what was given.
    pub change: Change,
    pub asked_at: Timestamp,
}

impl Amendment {
    /// It takes away from what the rights are now and adds nothing, time included.
    pub fn narrows(&self, present: &Delegation) -> bool {
        let change = &self.change;
        let less = change.roles.is_subset_of(&present.roles)
            && change.services.is_subset_of(&present.services);
        less && change.term.is_none() && (present.auto_extend || !change.auto_extend)
    }
    /// Once it is accepted: whether that was with this answer, as far as the answer says anything.
    pub fn was_given(&self, less: &Less) -> bool {
        let roles = Difference::between(&self.old_roles, &self.change.roles).added;
        let services = Difference::between(&self.old_services, &self.change.services).added;
        less.roles.as_ref().is_none_or(|said| *said == roles)
            && less.services.as_ref().is_none_or(|said| *said == services)
            && less.term.is_none_or(|said| Some(said) == self.change.term)
            && (self.change.auto_extend || !less.auto_extend)
    }
}

/// What a change adds to a set, takes out of it, and leaves.
#[derive(Debug)]
pub struct Difference<T: Slugged> {
    pub added: Slugs<T>,
    pub removed: Slugs<T>,
    pub kept: Slugs<T>,
}

impl<T: Slugged> Difference<T> {
    /// From one set to the other.
    pub fn between(old: &Slugs<T>, new: &Slugs<T>) -> Self {
        let removed = old.without(new);
        Self {
            added: new.without(old),
            kept: old.without(&removed),
            removed,
        }
    }
}

impl Change {
    /// Checks what holds for all rights, and that it changes something.
    pub fn of(self, old: &Delegation) -> Result<Self, Misfit> {
        match () {
            () if self.roles.is_empty() => Err(RightsRefusal::NoRole.into()),
            () if self.services.is_empty() => Err(RightsRefusal::NoService.into()),
            () if self.auto_extend && self.roles.has_global_administrator() => {
                Err(RightsRefusal::GlobalAdministratorExtends.into())
            }
            () if self.is_of(old) => Err(Misfit::Nothing),
            () => Ok(self),
        }
    }
    fn is_of(&self, old: &Delegation) -> bool {
        self.roles == old.roles
            && self.services == old.services
            && self.term.is_none()
            && self.auto_extend == old.auto_extend
    }
    /// All of it in one line: different changes have different lines.
    pub fn line(&self) -> String {
        let (roles, services) = (self.roles.joined(), self.services.joined());
        let days = self.term.map_or(0, Term::days);
        format!("{roles}|{services}|{days}|{};", self.auto_extend)
    }
    /// The end after it, if it is accepted at `now`.
    pub fn end(&self, old: &Delegation, now: Timestamp) -> Timestamp {
        match self.term {
            Some(term) => now.plus_days(term.days().into()),
            None => old.end(now),
        }
    }
}

impl Amendment {
    /// Can be answered at `now`: nobody did, it has not lapsed, and the rights that it would change hold.
    pub fn waits(&self, delegation: &Delegation, now: Timestamp) -> bool {
        self.state == State::Open && now < lapses_at(self.asked_at) && delegation.holds(now)
    }

    /// What the rights become if the customer gives so much of it: additions can be left out, a longer term
    /// shortened. What was asked to go goes.
    pub fn given(&self, old: &Delegation, less: &Less) -> Result<Change, Misfit> {
        let roles = Difference::between(&old.roles, &self.change.roles);
        let services = Difference::between(&old.services, &self.change.services);
        let term = match (self.change.term, less.term) {
            (None, Some(_)) => return Err(Misfit::Wider(Part::Term)),
            (Some(asked), Some(given)) if given > asked => return Err(Misfit::Wider(Part::Term)),
            (asked, given) => given.or(asked),
        };
        let extends = self.change.auto_extend;
        if less.auto_extend && !extends {
            return Err(Misfit::Wider(Part::Extension));
        }
        let given = Change {
            roles: chosen(roles, less.roles.as_ref(), Part::Roles)?,
            services: chosen(services, less.services.as_ref(), Part::Services)?,
            term,
            // What extends itself already goes on unless the partner asked for its end.
            auto_extend: extends && (old.auto_extend || less.auto_extend),
        };
        given.of(old)
    }
}

fn chosen<T: Slugged>(
    asked: Difference<T>,
    additions: Option<&Slugs<T>>,
    part: Part,
) -> Result<Slugs<T>, Misfit> {
    let added = match additions {
        None => asked.added,
        Some(some) if some.is_subset_of(&asked.added) => some.clone(),
        Some(_) => return Err(Misfit::Wider(part)),
    };
    Ok(Slugs::new(asked.kept.iter().chain(added.iter())))
}

impl From<Rights> for Change {
    fn from(rights: Rights) -> Self {
        Self {
            roles: rights.roles,
            services: rights.services,
            term: Some(rights.term),
            auto_extend: rights.auto_extend,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::delegation::State as Standing;

    fn old() -> Delegation {
        let now = Timestamp::from_micros(0);
        Delegation {
            id: Id::new(now, [0; 10]),
            customer: Id::new(now, [1; 10]),
            partner: Id::new(now, [2; 10]),
            roles: RoleSet::stored("directory-readers user-administrator"),
            services: ServiceSet::stored("teams"),
            state: Standing::Active,
            auto_extend: false,
            starts_at: now,
            ends_at: now.plus_days(60),
            end_reason: None,
        }
    }
    fn asked() -> Amendment {
        let old = old();
        Amendment {
            id: Id::new(old.starts_at, [3; 10]),
            delegation: old.id,
            state: State::Open,
            old_roles: old.roles,
            old_services: old.services,
            change: Change {
                roles: RoleSet::stored("directory-readers global-reader license-administrator"),
                services: ServiceSet::stored("azure teams"),
                term: Term::of_days(90),
                auto_extend: true,
            },
            asked_at: old.starts_at,
        }
    }
    fn given(change: impl FnOnce(&mut Less)) -> Result<Change, Misfit> {
        let mut less = Less::default();
        change(&mut less);
        asked().given(&old(), &less)
    }

    #[test]
    fn as_asked_unless_less_is_given() {
        let all = given(|less| less.auto_extend = true).unwrap();
        assert_eq!(all, asked().change);
        let less = given(|less| {
            less.roles = Some(RoleSet::stored("global-reader"));
            less.services = Some(ServiceSet::new([]));
            less.term = Term::of_days(30);
        });
        let less = less.unwrap();
        assert_eq!(less.roles.joined(), "directory-readers global-reader");
        assert_eq!((less.services.joined(), less.auto_extend), ("teams", false));
        assert_eq!(less.term.map(Term::days), Some(30));
    }

    #[test]
    fn more_than_asked_is_never_given() {
        let more = RoleSet::stored("global-administrator");
        assert_eq!(
            given(|less| less.roles = Some(more)),
            Err(Misfit::Wider(Part::Roles))
        );
        let days = Term::of_days(91);
        assert_eq!(
            given(|less| less.term = days),
            Err(Misfit::Wider(Part::Term))
        );
        let mut none = asked();
        none.change.term = None;
        let less = Less {
            term: Term::of_days(5),
            ..Less::default()
        };
        assert_eq!(none.given(&old(), &less), Err(Misfit::Wider(Part::Term)));
    }

    #[test]
    fn it_narrows_what_the_rights_are_by_now() {
        let narrows = |roles, services, days, auto_extend| {
            let mut asked = asked();
            // Of these, one was lost since it was asked: to keep it would be new.
            asked.old_roles = RoleSet::stored("directory-readers global-reader");
            asked.change.roles = RoleSet::stored(roles);
            asked.change.services = ServiceSet::stored(services);
            asked.change.term = Term::of_days(days);
            asked.change.auto_extend = auto_extend;
            asked.narrows(&old())
        };
        let readers = "directory-readers";
        assert!(narrows(readers, "teams", 0, false));
        assert!(!narrows("global-reader", "teams", 0, false));
        assert!(!narrows(readers, "azure", 0, false) && !narrows(readers, "teams", 1, false));
        assert!(!narrows(readers, "teams", 0, true));
    }

    #[test]
    fn what_changes_nothing_is_none() {
        let old = old();
        let same = Change {
            roles: old.roles.clone(),
            services: old.services.clone(),
            term: None,
            auto_extend: false,
        };
        assert_eq!(same.clone().of(&old), Err(Misfit::Nothing));
        let extends = Change {
            auto_extend: true,
            ..same
        };
        assert!(extends.of(&old).is_ok());
    }

    #[test]
    fn it_waits_90_days_and_no_longer_than_the_rights_hold() {
        let (mut old, asked) = (old(), asked());
        assert!(asked.waits(&old, old.starts_at.plus_days(59)));
        assert!(!asked.waits(&old, old.ends_at));
        old.ends_at = old.starts_at.plus_days(300);
        let lapses = old.starts_at.plus_days(90);
        assert!(asked.waits(&old, lapses.plus_seconds(-1)) && !asked.waits(&old, lapses));
    }
}
