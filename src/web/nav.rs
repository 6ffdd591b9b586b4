//! The navigation of an organisation: what this member may see.
use crate::domain::{
    access::{
        ListRequests, ManageMembers, ManageSettings, Right, Scope, SeeCustomers, SeeDelegations,
        SeeInvitations, SeePartners, SeeProviders, SeeResellers, SeeSubscriptions,
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
    lines(scope)
        .into_iter()
        .filter(|line| line.2)
        .map(item)
        .collect()
}

/// Every page: its label, its address below the organisation's, and whether this member may see it.
fn lines(scope: &Scope) -> [(&'static str, &'static str, bool); 12] {
    fn shown<R: Right>(scope: &Scope) -> bool {
        scope.may::<R>()
    }
    [
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
        (
            "nav-requests",
            "/service-requests",
            shown::<ListRequests>(scope),
        ),
        ("nav-activity", "/activity", true),
        ("nav-members", "/members", shown::<ManageMembers>(scope)),
        ("nav-settings", "/settings", shown::<ManageSettings>(scope)),
    ]
}
