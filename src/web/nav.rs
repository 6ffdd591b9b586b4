//! The navigation of an organisation: what this member may see.
use crate::domain::{
    access::{
        ManageMembers, ManageSettings, Right, Scope, SeeCustomers, SeeDelegations, SeeInvitations,
        SeePartners, SeeProviders, SeeResellers, SeeSubscriptions,
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

/// The pages that this member may see, in the order of the navigation.
pub(super) fn nav(scope: &Scope, path: &str) -> Vec<NavItem> {
    fn shown<R: Right>(scope: &Scope) -> bool {
        scope.may::<R>()
    }
    let lines: [(&'static str, &str, bool); 11] = [
        ("nav-dashboard", "", true),
        (
            "nav-invitations",
            "/invitations",
            shown::<SeeInvitations>(scope),
        ),
        ("nav-customers", "/customers", shown::<SeeCustomers>(scope)),
        ("nav-resellers", "/resellers", shown::<SeeResellers>(scope)),
        ("nav-providers", "/providers", shown::<SeeProviders>(scope)),
        ("nav-partners", "/partners", shown::<SeePartners>(scope)),
        (
            "nav-delegations",
            "/delegations",
            shown::<SeeDelegations>(scope),
        ),
        (
            "nav-subscriptions",
            "/subscriptions",
            shown::<SeeSubscriptions>(scope),
        ),
        ("nav-activity", "/activity", true),
        ("nav-members", "/members", shown::<ManageMembers>(scope)),
        ("nav-settings", "/settings", shown::<ManageSettings>(scope)),
    ];
    let home = paths::organisation(&scope.organisation.slug);
    let item = |(label, tail, _): (&'static str, &str, bool)| {
        let href = format!("{home}{tail}");
        let current = path == href || (!tail.is_empty() && path.starts_with(&format!("{href}/")));
        NavItem {
            label,
            href,
            current,
        }
    };
    lines.into_iter().filter(|line| line.2).map(item).collect()
}
