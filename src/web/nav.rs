//! The navigation of an organisation: what this member may see.
use crate::domain::{
    access::{
        ChangeGroups, FindPeople, ListRequests, ManageMembers, ManageSettings, Scope, SeeCustomers,
        SeeDelegations, SeeInvitations, SeePartners, SeeProviders, SeeResellers, SeeSubscriptions,
    },
    paths,
};

/// A line of the navigation.
#[derive(Debug, Clone)]
pub struct NavItem {
    /// A message id.
    pub label: &'static str,
    pub href: String,
    pub current: bool,
}

/// A page of an organisation: message id, address below the organisation's own, and who may see it.
type Line = (&'static str, &'static str, fn(&Scope) -> bool);

#[rustfmt::skip]
const LINES: [Line; 14] = [
    ("nav-dashboard", "", |_| true),
    ("nav-invitations", "/invitations", Scope::may::<SeeInvitations>),
    ("nav-customers", "/customers", Scope::may::<SeeCustomers>),
    ("nav-resellers", "/resellers", Scope::may::<SeeResellers>),
    ("nav-providers", "/providers", Scope::may::<SeeProviders>),
    ("nav-partners", "/partners", Scope::may::<SeePartners>),
    ("nav-delegations", "/delegations", Scope::may::<SeeDelegations>),
    ("nav-subscriptions", "/subscriptions", Scope::may::<SeeSubscriptions>),
    ("nav-requests", "/service-requests", Scope::may::<ListRequests>),
    ("nav-people", "/people", Scope::may::<FindPeople>),
    ("nav-groups", "/groups", Scope::may::<ChangeGroups>),
    ("nav-activity", "/activity", |_| true),
    ("nav-members", "/members", Scope::may::<ManageMembers>),
    ("nav-settings", "/settings", Scope::may::<ManageSettings>),
];

/// The pages that this member may see, in the order of the navigation.
pub(super) fn nav(scope: &Scope, path: &str) -> Vec<NavItem> {
    let home = paths::organisation(&scope.organisation.slug);
    let item = |(label, tail, _): &Line| {
        let href = format!("{home}{tail}");
        let below = |above: &str| path.starts_with(&format!("{above}/"));
        // Who works on behalf of a customer came from there.
        let on_behalf = *tail == "/customers" && below(&format!("{home}/on-behalf"));
        let current = path == href || (!tail.is_empty() && below(&href)) || on_behalf;
        NavItem {
            label,
            href,
            current,
        }
    };
    let shown = LINES.iter().filter(|(.., may)| may(scope));
    shown.map(item).collect()
}
