//! The table "who may do what": a type for each right.
use super::{AdminRole, AgentRole, Holders, OnBehalf, Right};
use crate::domain::organisation::Kind;

/// Declares the rights: a type each, with the holders per kind of organisation. `+ suspended`: also held while the
/// organisation is suspended. `=>`: the roles of the catalogue that open it to partners.
macro_rules! rights {
    ($($(#[$meta:meta])* $name:ident = $word:literal $(+ $suspended:ident)? { $($kind:ident: $holders:expr),* $(,)? }
        $(=> $opened_by:expr)?)+) => {
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
        }
        $(impl OnBehalf for $name {
            const OPENED_BY: &'static [&'static str] = &$opened_by;
        })?)+
        /// Every right with its holders, for pages and tests that walk the whole table.
        pub const RIGHTS: &[(&str, fn(Kind) -> Holders)] = &[$(($word, $name::holders)),+];
    };
}

use AdminRole::{BillingAdmin, GlobalAdmin, RelationshipAdmin, UserAdmin};
use AgentRole::{AdminAgent, SalesAgent};

/// Sales and admin agents and global admins: the three roles that work with invitations.
const INVITERS: Holders = Holders::Having(&[AdminAgent, SalesAgent], &[GlobalAdmin]);
const ADMINS: Holders = Holders::Having(&[AdminAgent], &[GlobalAdmin]);
const GROUPERS: Holders = Holders::Having(&[AdminAgent], &[GlobalAdmin, UserAdmin]);
const GLOBAL_ADMINS: Holders = Holders::Having(&[], &[GlobalAdmin]);
/// Whoever administers something of a customer.
const CUSTOMER_ADMINS: Holders =
    Holders::Having(&[], &[GlobalAdmin, RelationshipAdmin, BillingAdmin]);
/// The roles of the catalogue that read everything.
const READERS: [&str; 2] = ["directory-readers", "global-reader"];
/// Those, and the roles that act on people: in the original each of them reads the entries that it acts on by itself.
const FINDERS: [&str; 5] = [
    READERS[0],
    READERS[1],
    "license-administrator",
    "user-administrator",
    "helpdesk-administrator",
];

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
        Customer: CUSTOMER_ADMINS,
    }
    /// End one's own delegation.
    ResignDelegations = "resign-delegations" + suspended { Provider: ADMINS, Reseller: ADMINS }
    /// Ask a customer for rights, new or changed.
    AskForRights = "ask-for-rights" { Provider: ADMINS, Reseller: ADMINS }
    /// Do the same to many delegations at once; each deed asks for its own right besides.
    ChangeManyDelegations = "change-many-delegations" + suspended {
        Provider: ADMINS,
        Reseller: ADMINS,
        Customer: Holders::Having(&[], &[GlobalAdmin, RelationshipAdmin]),
    }
    /// Switch the automatic extension of a delegation; on is for the customer alone.
    SwitchExtension = "switch-extension" + suspended {
        Provider: ADMINS,
        Reseller: ADMINS,
        Customer: Holders::Having(&[], &[GlobalAdmin, RelationshipAdmin]),
    }
    /// Remove a reseller relationship, name a customer for oneself.
    ManageRelationships = "manage-relationships" { Provider: ADMINS }
    /// See the groups of members who use delegated rights, and say who is in them: in a suspended organisation members are
    /// only taken out.
    ChangeGroups = "change-groups" + suspended { Provider: GROUPERS, Reseller: GROUPERS }
    /// Make such groups, delete them.
    ManageGroups = "manage-groups" { Provider: GROUPERS, Reseller: GROUPERS }
    /// Say which group uses which roles of a delegation.
    ManageAccess = "manage-access" { Provider: ADMINS, Reseller: ADMINS }
    /// See the partners of a customer and what they hold.
    SeePartners = "see-partners" + suspended { Customer: CUSTOMER_ADMINS }
    /// See the subscriptions of the customer, or those that the provider is partner of record of.
    SeeSubscriptions = "see-subscriptions" + suspended { Provider: Holders::Everybody, Customer: Holders::Everybody }
        => READERS
    /// Enter and change subscriptions: a provider those that it sold, a customer all others (S9).
    ManageSubscriptions = "manage-subscriptions" { Provider: INVITERS, Customer: GLOBAL_ADMINS }
    /// Find the people of the customer's directory that one may act on: name and address, and of the rest what the own
    /// acts are about. Without it a role that acts on people alone could not get to anybody.
    FindPeople = "find-people" + suspended { Customer: CUSTOMER_ADMINS } => FINDERS
    /// See the people of the customer's directory with everything that stands there, as files and at subscriptions too.
    SeePeople = "see-people" + suspended { Customer: CUSTOMER_ADMINS } => READERS
    /// Add, change and remove people of the customer's directory.
    ManagePeople = "manage-people" { Customer: GLOBAL_ADMINS } => ["user-administrator"]
    /// Assign licences to people and take them back.
    AssignLicences = "assign-licences" { Customer: GLOBAL_ADMINS } => ["license-administrator"]
    /// Send a person the mail for a new password.
    ResetPasswords = "reset-passwords" { Customer: GLOBAL_ADMINS } => ["helpdesk-administrator"]
    /// See the customer's service requests.
    SeeRequests = "see-requests" + suspended { Customer: Holders::Everybody } => ["service-support-administrator"]
    /// Open, answer and close service requests.
    WorkOnRequests = "work-on-requests" { Customer: Holders::Everybody } => ["service-support-administrator"]
    /// Ask a provider to end its relationship.
    AskToEnd = "ask-to-end" + suspended { Customer: GLOBAL_ADMINS }
    /// The page of service requests: a customer's own, and those that a partner may work on.
    ListRequests = "list-requests" + suspended {
        Provider: Holders::Everybody,
        Reseller: Holders::Everybody,
        Customer: Holders::Everybody,
    }
    /// Accept an invitation and its agreement.
    AcceptInvitations = "accept-invitations" { Customer: GLOBAL_ADMINS }
    /// Shorten, revoke and review delegated admin rights, answer what takes from them: nobody is kept from taking back
    /// what they gave.
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
