//! The law "who may do what", role by role, written down once more. Where the law is silent stands what was decided.
use multichannel::domain::organisation::Kind;

/// A right: who holds it at a provider, a reseller, a customer.
pub struct Law {
    pub right: &'static str,
    /// Roles; [`ALL`] for every member, [`NONE`] where this kind of organisation never does that.
    holders: [&'static str; 3],
    /// Also while the organisation is suspended.
    pub while_suspended: bool,
    /// The roles of the catalogue that open it on a customer's behalf.
    pub opened_by: &'static str,
}

pub const ALL: &str = "all";
pub const NONE: &str = "none";

impl Law {
    /// Who holds it at this kind of organisation.
    pub fn holders(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Provider => self.holders[0],
            Kind::Reseller => self.holders[1],
            Kind::Customer => self.holders[2],
        }
    }
    /// Whether members with these two roles hold it, as words; an empty word is no role.
    pub fn allows(&self, kind: Kind, agent: &str, admin: &str) -> bool {
        let holders = self.holders(kind);
        let has = |role: &str| holders.split(' ').any(|holder| holder == role);
        holders == ALL || has(agent) || has(admin)
    }
}

const fn law(right: &'static str, holders: [&'static str; 3]) -> Law {
    Law {
        right,
        holders,
        while_suspended: false,
        opened_by: "",
    }
}

impl Law {
    const fn also_suspended(mut self) -> Self {
        self.while_suspended = true;
        self
    }
    const fn opened_by(mut self, roles: &'static str) -> Self {
        self.opened_by = roles;
        self
    }
}

const SALES: &str = "admin_agent sales_agent global_admin";
const ADMIN: &str = "admin_agent global_admin";
const MEMBERS: &str = "global_admin user_admin";
const GLOBAL: &str = "global_admin";
const RELATIONS: &str = "global_admin relationship_admin";
const READERS: &str = "global_admin relationship_admin billing_admin";

/// All of them.
#[rustfmt::skip]
pub const LAWS: &[Law] = &[
    // Create, edit, hand over, resend, revoke an invitation. See, copy, draft, send what was handed over.
    law("write-invitations", [SALES, NONE, NONE]),
    law("see-invitations", [SALES, SALES, NONE]).also_suspended(),
    law("send-invitations", [SALES, SALES, NONE]),
    // Invite a reseller to a partnership, end a partnership. Accept a partnership.
    law("manage-partnerships", [SALES, NONE, NONE]),
    law("accept-partnerships", [NONE, GLOBAL, NONE]),
    // Ask a customer for a delegation, new or changed. End the own one. Groups and assignments.
    law("ask-for-rights", [ADMIN, ADMIN, NONE]),
    law("resign-delegations", [ADMIN, ADMIN, NONE]).also_suspended(),
    law("change-groups", ["admin_agent global_admin user_admin", "admin_agent global_admin user_admin", NONE]).also_suspended(),
    law("manage-groups", ["admin_agent global_admin user_admin", "admin_agent global_admin user_admin", NONE]),
    law("manage-access", [ADMIN, ADMIN, NONE]),
    // Remove a reseller relationship.
    law("manage-relationships", [ADMIN, NONE, NONE]),
    // Record and change subscriptions. Those that are not of the channel are the customer's.
    law("manage-subscriptions", [SALES, NONE, GLOBAL]),
    // Members of the own organisation: a customer has no user_admin.
    law("manage-members", [MEMBERS, MEMBERS, GLOBAL]),
    // Accept an invitation and its terms. Grant, shorten, revoke a delegation.
    law("accept-invitations", [NONE, NONE, GLOBAL]),
    law("delegate", [NONE, NONE, RELATIONS]),
    law("take-back", [NONE, NONE, RELATIONS]).also_suspended(),
    // Ask the provider to end the relationship.
    law("ask-to-end", [NONE, NONE, GLOBAL]).also_suspended(),
    // billing_admin reads partner relationships and delegations.
    law("see-partners", [NONE, NONE, READERS]).also_suspended(),
    law("see-delegations", [ALL, ALL, READERS]).also_suspended(),
    // On behalf: what the roles of the catalogue open.
    law("see-subscriptions", [ALL, NONE, ALL]).also_suspended().opened_by("directory-readers global-reader"),
    law("see-people", [NONE, NONE, READERS]).also_suspended().opened_by("directory-readers global-reader"),
    law("find-people", [NONE, NONE, READERS]).also_suspended()
        .opened_by("directory-readers global-reader license-administrator user-administrator helpdesk-administrator"),
    law("manage-people", [NONE, NONE, GLOBAL]).opened_by("user-administrator"),
    law("assign-licences", [NONE, NONE, GLOBAL]).opened_by("license-administrator"),
    law("reset-passwords", [NONE, NONE, GLOBAL]).opened_by("helpdesk-administrator"),
    law("see-requests", [NONE, NONE, ALL]).also_suspended().opened_by("service-support-administrator"),
    law("work-on-requests", [NONE, NONE, ALL]).opened_by("service-support-administrator"),
    // Here the law is silent.
    law("enter", [ALL, ALL, ALL]).also_suspended(),
    law("leave", [ALL, ALL, ALL]).also_suspended(),
    law("see-mails", [SALES, SALES, GLOBAL]).also_suspended(),
    law("send-mails", [SALES, SALES, GLOBAL]),
    law("see-customers", [ALL, ALL, NONE]).also_suspended(),
    law("see-resellers", [ALL, NONE, NONE]).also_suspended(),
    law("see-providers", [NONE, ALL, NONE]).also_suspended(),
    law("list-requests", [ALL, ALL, ALL]).also_suspended(),
    law("change-many-delegations", [ADMIN, ADMIN, RELATIONS]).also_suspended(),
    law("switch-extension", [ADMIN, ADMIN, RELATIONS]).also_suspended(),
    law("manage-settings", [GLOBAL, GLOBAL, GLOBAL]),
];
