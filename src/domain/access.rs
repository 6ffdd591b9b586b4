//! Who is asking, and what that lets them do. The table of `docs/ARCHITECTURE.md` in code.
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

    pub fn is_global_admin(self) -> bool {
        self.admin == Some(AdminRole::GlobalAdmin)
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

/// Declares the rights: a type each, with the holders per kind of organisation. `+ suspended`: also held while the
/// organisation is suspended.
macro_rules! rights {
    ($($(#[$meta:meta])* $name:ident = $word:literal $(+ $suspended:ident)? { $($kind:ident: $holders:expr),* $(,)? })+) => {
        $($(#[$meta])* #[derive(Debug)] pub struct $name;
        impl Right for $name {
            const NAME: &'static str = $word;
            const WHILE_SUSPENDED: bool = {
                const WORDS: &[&str] = &[$(stringify!($suspended))?];
                !WORDS.is_empty()
            };
            #[allow(unreachable_patterns, reason = "rights of all three kinds need no last arm")]
            fn holders(kind: Kind) -> Holders {
                match kind { $(Kind::$kind => $holders,)* _ => Holders::Nobody }
            }
        })+
        /// Every right with its holders, for pages and tests that walk the whole table.
        pub const RIGHTS: &[(&str, fn(Kind) -> Holders)] = &[$(($word, $name::holders)),+];
    };
}

use AdminRole::{BillingAdmin, GlobalAdmin, RelationshipAdmin, UserAdmin};
use AgentRole::{AdminAgent, SalesAgent};

/// Sales and admin agents and global admins: the three roles that work with invitations.
const INVITERS: Holders = Holders::Having(&[AdminAgent, SalesAgent], &[GlobalAdmin]);
const ADMINS: Holders = Holders::Having(&[AdminAgent], &[GlobalAdmin]);
const GLOBAL_ADMINS: Holders = Holders::Having(&[], &[GlobalAdmin]);

rights! {
    /// Enter the organisation at all: its dashboard and its activity.
    Enter = "enter" + suspended { Provider: Holders::Everybody, Reseller: Holders::Everybody, Customer: Holders::Everybody }
    /// Create, edit, hand over, resend, revoke an invitation (S4); resellers cannot (S5).
    WriteInvitations = "write-invitations" { Provider: INVITERS }
    /// See invitations: one's own, or those handed to the reseller.
    SeeInvitations = "see-invitations" + suspended { Provider: INVITERS, Reseller: INVITERS }
    /// Copy, draft and send an invitation: one's own, or one handed to the reseller.
    SendInvitations = "send-invitations" { Provider: INVITERS, Reseller: INVITERS }
    /// Send again what could not be delivered.
    SendMails = "send-mails" { Provider: INVITERS, Reseller: INVITERS, Customer: GLOBAL_ADMINS }
    /// See what became of the organisation's mails (P27).
    SeeMails = "see-mails" + suspended { Provider: INVITERS, Reseller: INVITERS, Customer: GLOBAL_ADMINS }
    /// See the customers.
    SeeCustomers = "see-customers" + suspended { Provider: Holders::Everybody, Reseller: Holders::Everybody }
    /// See the resellers of a provider.
    SeeResellers = "see-resellers" + suspended { Provider: Holders::Everybody }
    /// Invite a reseller to a partnership, end a partnership.
    ManagePartnerships = "manage-partnerships" { Provider: INVITERS }
    /// Accept a provider's partnership.
    AcceptPartnerships = "accept-partnerships" { Reseller: GLOBAL_ADMINS }
    /// See the providers of a reseller.
    SeeProviders = "see-providers" + suspended { Reseller: Holders::Everybody }
    /// See the delegations that concern the organisation.
    SeeDelegations = "see-delegations" + suspended {
        Provider: Holders::Everybody,
        Reseller: Holders::Everybody,
        Customer: Holders::Having(&[], &[GlobalAdmin, RelationshipAdmin, BillingAdmin]),
    }
    /// End one's own delegation.
    ResignDelegations = "resign-delegations" + suspended { Provider: ADMINS, Reseller: ADMINS }
    /// Switch the automatic extension of a delegation; on is for the customer alone.
    SwitchExtension = "switch-extension" + suspended {
        Provider: ADMINS,
        Reseller: ADMINS,
        Customer: Holders::Having(&[], &[GlobalAdmin, RelationshipAdmin]),
    }
    /// Remove a reseller relationship, name a customer for oneself.
    ManageRelationships = "manage-relationships" { Provider: ADMINS }
    /// See the partners of a customer and what they hold.
    SeePartners = "see-partners" + suspended { Customer: Holders::Having(&[], &[GlobalAdmin, RelationshipAdmin, BillingAdmin]) }
    /// See the subscriptions of the customer, or those that the provider is partner of record of.
    SeeSubscriptions = "see-subscriptions" + suspended { Provider: Holders::Everybody, Customer: Holders::Everybody }
    /// Enter and change subscriptions: a provider those that it sold, a customer all others (S9).
    ManageSubscriptions = "manage-subscriptions" { Provider: INVITERS, Customer: GLOBAL_ADMINS }
    /// Accept an invitation and its agreement.
    AcceptInvitations = "accept-invitations" { Customer: GLOBAL_ADMINS }
    /// Shorten and revoke delegated admin rights: nobody is kept from taking back what they gave.
    TakeBack = "take-back" + suspended { Customer: Holders::Having(&[], &[GlobalAdmin, RelationshipAdmin]) }
    /// Grant delegated admin rights.
    Delegate = "delegate" { Customer: Holders::Having(&[], &[GlobalAdmin, RelationshipAdmin]) }
    /// Add, change and remove members of the own organisation.
    ManageMembers = "manage-members" {
        Provider: Holders::Having(&[], &[GlobalAdmin, UserAdmin]),
        Reseller: Holders::Having(&[], &[GlobalAdmin, UserAdmin]),
        Customer: GLOBAL_ADMINS,
    }
    /// Leave the organisation: membership is the person's own to give up.
    Leave = "leave" + suspended { Provider: Holders::Everybody, Reseller: Holders::Everybody, Customer: Holders::Everybody }
    /// Change the settings of the own organisation.
    ManageSettings = "manage-settings" { Provider: GLOBAL_ADMINS, Reseller: GLOBAL_ADMINS, Customer: GLOBAL_ADMINS }
}
