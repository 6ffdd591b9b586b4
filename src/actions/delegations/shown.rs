//! What waits for a customer's answer, with everything that its page shows (P18).
use super::hold;
use crate::domain::{
    delegation::{
        Delegation, Rights,
        amendment::{Amendment, Change},
        asked,
    },
    id::Id,
    organisation::Organisation,
    service::Service,
    slugs::ServiceSet,
    snapshot::Snapshot,
    term::Term,
    text::Name,
    time::Timestamp,
};
use crate::store::{
    Db, amendments,
    delegations::{self, Kept},
    partners, partnerships,
};
use diesel::result::QueryResult;

/// What the partner asks.
#[derive(Debug)]
pub enum Asked {
    /// New rights.
    Rights(Rights),
    /// Other rights than it has.
    Change(Amendment),
}

/// A delegation of the customer, and what waits for its answer.
#[derive(Debug)]
pub struct Shown {
    pub kept: Kept,
    pub customer: Organisation,
    pub partner: Organisation,
    /// Nothing, if nothing waits.
    pub asked: Option<Asked>,
    /// The person who asked.
    pub asked_by: Option<Name>,
    /// The customer can still give this partner new rights.
    pub reachable: bool,
    now: Timestamp,
}

impl Shown {
    /// `None` where there is no such delegation of `own`.
    pub fn of(
        db: &mut Db,
        own: Id<Organisation>,
        id: Id<Delegation>,
        now: Timestamp,
    ) -> QueryResult<Option<Self>> {
        let Some((kept, customer, partner)) = delegations::with_sides(db, id, own)? else {
            return Ok(None);
        };
        let (asked, asked_by) = waiting(db, &kept, now)?.unzip();
        Ok(Some(Self {
            asked,
            asked_by,
            reachable: partners::reachable(db, customer.id, partner.id)?.is_some(),
            kept,
            customer,
            partner,
            now,
        }))
    }

    /// The same, and no partnership through which the partner is reached ends until the transaction does.
    pub fn lasting(
        db: &mut Db,
        own: Id<Organisation>,
        id: Id<Delegation>,
        now: Timestamp,
    ) -> QueryResult<Option<Self>> {
        let Some(shown) = Self::of(db, own, id, now)? else {
            return Ok(None);
        };
        let (customer, partner) = (shown.customer.id, shown.partner.id);
        partnerships::hold(db, partner)?;
        let reachable = partners::reachable(db, customer, partner)?.is_some();
        Ok(Some(Self { reachable, ..shown }))
    }

    /// What is asked takes rights away and gives none.
    pub fn narrows(&self) -> bool {
        let present = &self.kept.delegation;
        matches!(&self.asked, Some(Asked::Change(change)) if change.narrows(present))
    }

    /// What the rights would become, if anything is asked.
    pub fn wanted(&self) -> Option<Change> {
        self.asked.as_ref().map(|asked| match asked {
            Asked::Rights(rights) => Change::from(rights.clone()),
            Asked::Change(amendment) => amendment.change.clone(),
        })
    }

    /// The hash of what is shown; the form carries it.
    pub fn hash(&self) -> String {
        let delegation = &self.kept.delegation;
        match &self.asked {
            Some(Asked::Rights(rights)) => self.hash_of(&Change::from(rights.clone())),
            Some(Asked::Change(amendment)) => {
                let end = delegation.end(self.now).rfc3339();
                let present = present(delegation).line();
                let lines = [end.as_str(), &present, &amendment.change.line()];
                asked::hash(amendment.id, &self.partner, &lines)
            }
            None => String::new(),
        }
    }

    /// The hash where these new rights are asked for.
    pub fn hash_of(&self, rights: &Change) -> String {
        asked::hash(self.kept.delegation.id, &self.partner, &[&rights.line()])
    }

    /// The services that would be new.
    pub fn new_services(&self) -> ServiceSet {
        match &self.asked {
            Some(Asked::Rights(rights)) => rights.services.clone(),
            Some(Asked::Change(amendment)) => {
                let asked = &amendment.change.services;
                asked.without(&self.kept.delegation.services)
            }
            None => ServiceSet::new([]),
        }
    }

    /// Which of them another provider holds now (S8).
    pub fn conflicts(&self, db: &mut Db) -> QueryResult<Vec<(&'static Service, Name)>> {
        let services = self.new_services();
        hold::of_others(db, self.customer.id, &self.partner, &services, self.now)
    }
}

/// What the rights are now.
pub fn present(delegation: &Delegation) -> Change {
    Change {
        roles: delegation.roles.clone(),
        services: delegation.services.clone(),
        term: None,
        auto_extend: delegation.auto_extend,
    }
}

/// What rights are now, as the forms show it that would change them.
pub fn shown_rights(delegation: &Delegation, now: Timestamp) -> Snapshot {
    shown(&present(delegation)).with("until", [delegation.end(now).minute()])
}

/// What is asked, as the forms show it that decline it or take it back.
pub fn shown_change(change: &Change) -> Snapshot {
    shown(change).with("days", change.term.map(Term::days))
}

fn shown(change: &Change) -> Snapshot {
    let (roles, services) = (change.roles.iter(), change.services.iter());
    Snapshot::of([])
        .with("role", roles.map(|role| role.slug))
        .with("service", services.map(|service| service.slug))
        .with("auto_extend", change.auto_extend.then_some("yes"))
}

/// What is asked, and by whom.
fn waiting(db: &mut Db, kept: &Kept, now: Timestamp) -> QueryResult<Option<(Asked, Name)>> {
    let delegation = &kept.delegation;
    if delegation.waits(now) {
        let rights = delegation.rights().map(Asked::Rights);
        let by = kept
            .requested
            .as_ref()
            .map_or(&kept.granted_by, |(_, by)| by);
        return Ok(rights.zip(Some(by.clone())));
    }
    let mut all = amendments::of_delegation(db, delegation.id)?.into_iter();
    let open = all.find(|kept| kept.amendment.waits(delegation, now));
    Ok(open.map(|kept| (Asked::Change(kept.amendment), kept.asked_by)))
}
