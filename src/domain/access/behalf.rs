//! What is done in a customer's data: by its own members, or by a partner's member on its behalf.
use super::{By, Right, Scope};
use crate::domain::{
    delegation::Delegation,
    id::Id,
    organisation::{Kind, Organisation},
    paths,
    service::Service,
    slugs::{RoleSet, ServiceSet},
    time::Timestamp,
};
use std::{marker::PhantomData, ops::Deref};

/// A right that a partner's member can also have on a customer's behalf.
pub trait OnBehalf: Right {
    /// The roles of the catalogue that open it there, by slug; Global Administrator opens everything.
    const OPENED_BY: &'static [&'static str];
}

/// Why a partner's member does nothing in a customer's data, whatever is lent to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// The member's own organisation is suspended.
    Suspended,
    /// A sales agent without another role never works on behalf.
    OnlySells,
    /// The customer is suspended.
    CustomerSuspended,
}

impl Scope {
    /// Why this member works on behalf of no customer at all.
    pub fn rests(&self) -> Option<Rest> {
        match () {
            () if !self.organisation.is_in_good_standing() => Some(Rest::Suspended),
            () if self.roles.only_sells() => Some(Rest::OnlySells),
            () => None,
        }
    }
    /// Why this member does not work on behalf of this customer.
    pub fn rests_at(&self, customer: &Organisation) -> Option<Rest> {
        let suspended = !customer.is_in_good_standing();
        self.rests()
            .or(suspended.then_some(Rest::CustomerSuspended))
    }
}

/// What an access assignment lends a member at a moment: roles of one delegation that holds now.
#[derive(Debug, Clone)]
pub struct Lent {
    pub delegation: Id<Delegation>,
    /// Those of the delegation that were assigned to one of the member's access groups.
    pub roles: RoleSet,
    pub services: ServiceSet,
    /// When the rights end.
    pub until: Timestamp,
}

/// What of a customer's data a partner's member reaches with a right.
#[derive(Debug, Clone)]
pub struct Reach {
    pub delegations: Vec<Id<Delegation>>,
    /// The roles that open it.
    pub roles: RoleSet,
    pub services: ServiceSet,
}

impl Reach {
    /// What of all that is lent opens `R`; nothing if nothing does.
    pub fn of<R: OnBehalf>(lent: &[Lent]) -> Option<Self> {
        let opening: Vec<(RoleSet, &Lent)> = lent
            .iter()
            .map(|lent| (opening::<R>(&lent.roles), lent))
            .filter(|(roles, _)| !roles.is_empty())
            .collect();
        (!opening.is_empty()).then(|| Self {
            delegations: opening.iter().map(|(_, lent)| lent.delegation).collect(),
            roles: RoleSet::new(opening.iter().flat_map(|(roles, _)| roles.iter())),
            services: ServiceSet::new(opening.iter().flat_map(|(_, lent)| lent.services.iter())),
        })
    }
}

fn opening<R: OnBehalf>(roles: &RoleSet) -> RoleSet {
    let opens = |slug| R::OPENED_BY.contains(&slug);
    RoleSet::new(
        roles
            .iter()
            .filter(|role| role.is_global_administrator() || opens(role.slug)),
    )
}

/// Proof that the caller holds `R` in the data of one customer: as its member, or on its behalf.
#[derive(Debug)]
pub struct For<R: OnBehalf> {
    scope: Scope,
    customer: Organisation,
    /// Nothing for the customer's own members, who are not limited.
    reach: Option<Reach>,
    /// Everything that is lent to the caller, for other rights; nothing for the customer's own members.
    lent: Vec<Lent>,
    right: PhantomData<R>,
}

// By hand, because a derive would ask the right to be Clone.
impl<R: OnBehalf> Clone for For<R> {
    fn clone(&self) -> Self {
        Self {
            scope: self.scope.clone(),
            customer: self.customer.clone(),
            reach: self.reach.clone(),
            lent: self.lent.clone(),
            right: PhantomData,
        }
    }
}

impl<R: OnBehalf> Deref for For<R> {
    type Target = Scope;
    fn deref(&self) -> &Scope {
        &self.scope
    }
}

impl<R: OnBehalf> For<R> {
    /// A member of the customer, in its own data; nobody else's organisation has such data.
    pub fn own(by: By<R>) -> Option<Self> {
        let customer = by.organisation.clone();
        (customer.kind == Kind::Customer).then(|| Self {
            scope: by.0,
            customer,
            reach: None,
            lent: Vec::new(),
            right: PhantomData,
        })
    }

    /// A partner's member in the data of `customer`, as far as what is lent opens `R`.
    pub fn on_behalf(scope: Scope, customer: Organisation, lent: &[Lent]) -> Option<Self> {
        if scope.rests_at(&customer).is_some() {
            return None;
        }
        Some(Self {
            reach: Some(Reach::of::<R>(lent)?),
            lent: lent.to_vec(),
            scope,
            customer,
            right: PhantomData,
        })
    }

    /// The same caller in the same data with another right, if it holds that one too.
    pub fn also<S: OnBehalf>(&self) -> Option<For<S>> {
        match self.reach {
            None => self.scope.clone().by::<S>().ok().and_then(For::own),
            Some(_) => For::on_behalf(self.scope.clone(), self.customer.clone(), &self.lent),
        }
    }
    /// Whose data it is.
    pub const fn customer(&self) -> &Organisation {
        &self.customer
    }
    /// What limits the caller: nothing for the customer's own members.
    pub const fn reach(&self) -> Option<&Reach> {
        self.reach.as_ref()
    }
    /// The services that the caller is limited to, if it is.
    pub fn services(&self) -> Option<&ServiceSet> {
        self.reach.as_ref().map(|reach| &reach.services)
    }
    /// Whether the caller reaches what belongs to this service.
    pub fn covers(&self, service: &Service) -> bool {
        self.services()
            .is_none_or(|services| services.has(service.slug))
    }
    /// Whose activity tells what is done: the customer's, and that of the partner that does it.
    pub fn concerned(&self) -> Vec<Id<Organisation>> {
        let partner = self.reach.as_ref().map(|_| self.scope.organisation.id);
        [Some(self.customer.id), partner]
            .into_iter()
            .flatten()
            .collect()
    }
    /// Where the pages of this data begin for the caller.
    pub fn home(&self) -> String {
        match self.reach {
            None => paths::organisation(&self.customer.slug),
            Some(_) => paths::on_behalf(&self.scope.organisation.slug, &self.customer.slug),
        }
    }
}
