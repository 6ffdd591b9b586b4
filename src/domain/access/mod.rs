//! Who is asking, and what that lets them do. The table of `docs/RIGHTS.md` in code.
mod behalf;
mod rights;

pub use behalf::{For, Lent, OnBehalf, Reach, Rest};
pub use rights::*;

use super::{
    account::Account,
    email::Email,
    id::Id,
    organisation::{Kind, Organisation},
    text::Name,
    words::words,
};
use std::{marker::PhantomData, ops::Deref};

words! {
    /// What a member of a partner does with customers.
    pub enum AgentRole { AdminAgent = "admin_agent", SalesAgent = "sales_agent", HelpdeskAgent = "helpdesk_agent" }
}
words! {
    /// What a member does with its own organisation (or, for `relationship_admin`, with its partners).
    pub enum AdminRole {
        GlobalAdmin = "global_admin",
        UserAdmin = "user_admin",
        BillingAdmin = "billing_admin",
        RelationshipAdmin = "relationship_admin",
    }
}

impl AdminRole {
    /// The admin roles that members of this kind of organisation can have.
    pub const fn of(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Provider | Kind::Reseller => {
                &[Self::GlobalAdmin, Self::UserAdmin, Self::BillingAdmin]
            }
            Kind::Customer => &[
                Self::GlobalAdmin,
                Self::RelationshipAdmin,
                Self::BillingAdmin,
            ],
        }
    }
}

impl AgentRole {
    /// The agent roles that members of this kind of organisation can have.
    pub const fn of(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Provider | Kind::Reseller => Self::ALL,
            Kind::Customer => &[],
        }
    }
}

/// The two settings of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roles {
    pub agent: Option<AgentRole>,
    pub admin: Option<AdminRole>,
}

impl Roles {
    /// The roles of the person who founds an organisation.
    pub const FOUNDER: Self = Self {
        agent: None,
        admin: Some(AdminRole::GlobalAdmin),
    };

    /// Whether the person is a global admin.
    pub fn is_global_admin(self) -> bool {
        self.admin == Some(AdminRole::GlobalAdmin)
    }
    /// A sales agent without another role, who never works in a customer's data.
    pub fn only_sells(self) -> bool {
        self.agent == Some(AgentRole::SalesAgent) && self.admin.is_none()
    }
}

/// The caller of every action: a person acting for one organisation, in its roles there.
#[derive(Debug, Clone)]
pub struct Scope {
    pub account: Id<Account>,
    /// The name that this organisation knows the person by.
    pub name: Name,
    pub email: Email,
    pub organisation: Organisation,
    pub roles: Roles,
}

/// Which members of a kind of organisation hold a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holders {
    /// The right does not exist for this kind of organisation.
    Nobody,
    Everybody,
    /// Whoever has one of these roles.
    Having(&'static [AgentRole], &'static [AdminRole]),
}

/// A line of the table "who may do what": a type, so that signatures can ask for it.
pub trait Right: Send + Sync + 'static {
    /// Stands in messages as `right-…`.
    const NAME: &'static str;
    /// Also holds while the organisation is suspended: to enter, to read, and to take rights back.
    const WHILE_SUSPENDED: bool;
    fn holders(kind: Kind) -> Holders;
}

/// Proof that the caller holds `R`; the only way to get one is [`Scope::by`].
#[derive(Debug)]
pub struct By<R: Right>(Scope, PhantomData<R>);

impl<R: Right> Deref for By<R> {
    type Target = Scope;
    fn deref(&self) -> &Scope {
        &self.0
    }
}
impl<R: Right> Clone for By<R> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

/// What a caller lacks: which roles would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lacking {
    pub right: &'static str,
    pub holders: Holders,
    /// The roles would do, but the organisation is suspended.
    pub suspended: bool,
}

impl Holders {
    /// Whether somebody with these roles is among them.
    pub fn include(self, roles: Roles) -> bool {
        match self {
            Self::Nobody => false,
            Self::Everybody => true,
            Self::Having(agents, admins) => {
                roles.agent.is_some_and(|r| agents.contains(&r))
                    || roles.admin.is_some_and(|r| admins.contains(&r))
            }
        }
    }
}

impl Scope {
    /// The proof that this caller holds `R`, or what is lacking.
    pub fn by<R: Right>(self) -> Result<By<R>, Lacking> {
        match self.check::<R>() {
            Ok(()) => Ok(By(self, PhantomData)),
            Err(lacking) => Err(lacking),
        }
    }
    /// Whether this caller holds `R`: for pages, which show only what can be done.
    pub fn may<R: Right>(&self) -> bool {
        self.check::<R>().is_ok()
    }
    /// The one rule for rights: the roles in this kind of organisation, and its standing.
    fn check<R: Right>(&self) -> Result<(), Lacking> {
        let holders = R::holders(self.organisation.kind);
        let included = holders.include(self.roles);
        if included && (self.organisation.is_in_good_standing() || R::WHILE_SUSPENDED) {
            return Ok(());
        }
        Err(Lacking {
            right: R::NAME,
            holders,
            suspended: included,
        })
    }
}
