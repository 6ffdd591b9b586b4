//! A partner's member in a customer's data: the banner of every page there, and the page that it begins with.
pub mod home;
pub mod subscriptions;

use super::{choices::listed, nav::NavItem};
use crate::{
    domain::{
        access::{
            AssignLicences, Lent, ManageGroups, ManagePeople, OnBehalf, Reach, ResetPasswords,
            Rest, Scope, SeePeople, SeeRequests, SeeSubscriptions, WorkOnRequests,
        },
        organisation::Organisation,
        paths,
        slugs::RoleSet,
        time::Timestamp,
    },
    messages::Text,
};

/// What stands above every page in a customer's data.
#[derive(Debug, Clone)]
pub struct Banner {
    pub customer: String,
    /// The partner's page of the customer, where it goes back to.
    pub leave: String,
    /// What the caller has there; empty if nothing.
    pub roles: Text,
    /// How many roles these are.
    pub number: usize,
    /// When the first of it ends; nothing if there is nothing.
    pub until: Option<Timestamp>,
    /// Some of it ends later.
    pub some_later: bool,
    /// The pages that the caller can open there.
    pub tabs: Vec<NavItem>,
}

impl Banner {
    pub(super) fn new(by: &Scope, customer: &Organisation, lent: &[Lent], path: &str) -> Self {
        let home = paths::on_behalf(&by.organisation.slug, &customer.slug);
        let lent = usable(by, customer, lent);
        let open = ACTS.iter().filter(|act| act.reach(lent).is_some());
        let mut tabs = vec![("behalf-tab-home", "")];
        tabs.extend(open.map(|act| act.page));
        // Acts on one page follow each other.
        tabs.dedup();
        let tab = |(label, tail): (&'static str, &str)| {
            let href = format!("{home}{tail}");
            let below = !tail.is_empty() && path.starts_with(&format!("{href}/"));
            NavItem {
                label,
                current: path == href || below,
                href,
            }
        };
        let has = RoleSet::new(lent.iter().flat_map(|lent| lent.roles.iter()));
        let ends = || lent.iter().map(|lent| lent.until);
        Self {
            customer: customer.name.to_string(),
            leave: paths::customer(&by.organisation.slug, customer.id),
            roles: roles(&has),
            number: has.iter().count(),
            until: ends().min(),
            some_later: ends().min() != ends().max(),
            tabs: tabs.into_iter().map(tab).collect(),
        }
    }
}

/// What of all that is lent works now.
fn usable<'l>(by: &Scope, customer: &Organisation, lent: &'l [Lent]) -> &'l [Lent] {
    match by.rests_at(customer) {
        Some(_) => &[],
        None => lent,
    }
}

/// Why nothing that is lent works there, and who can change that.
pub(super) fn resting(rest: Rest, customer: &str) -> Text {
    Text::new(match rest {
        Rest::Suspended => "behalf-suspended",
        Rest::OnlySells => "behalf-only-sells",
        Rest::CustomerSuspended => "behalf-customer-suspended",
    })
    .with("customer", customer)
}

/// Why this member can do nothing at a customer that gave rights; nothing if it can.
pub(super) fn nothing_there(by: &Scope, customer: &Organisation, lent: &[Lent]) -> Option<Text> {
    match by.rests_at(customer) {
        Some(rest) => Some(resting(rest, customer.name.as_str())),
        None if !lent.is_empty() => None,
        None if by.may::<ManageGroups>() => Some(Text::new("behalf-not-lent-to-you")),
        None => Some(Text::new("behalf-not-lent")),
    }
}

/// Names of roles.
fn roles(all: &RoleSet) -> Text {
    listed("role", all.iter().map(|role| role.slug))
}

/// Something that roles of the catalogue open in a customer's data.
struct Act {
    /// The right, as the messages name it.
    right: &'static str,
    opened_by: &'static [&'static str],
    reach: fn(&[Lent]) -> Option<Reach>,
    /// Where it is done, below the home, with the message that names the page. Each is opened by every role that opens the
    /// act, so that all of it is reached by clicking.
    page: (&'static str, &'static str),
}

impl Act {
    const fn of<R: OnBehalf>(page: (&'static str, &'static str)) -> Self {
        Self {
            right: R::NAME,
            opened_by: R::OPENED_BY,
            reach: Reach::of::<R>,
            page,
        }
    }
    fn reach(&self, lent: &[Lent]) -> Option<Reach> {
        (self.reach)(lent)
    }
}

/// All of them, in the order of the pages.
const ACTS: [Act; 7] = [
    Act::of::<SeeSubscriptions>(("nav-subscriptions", "/subscriptions")),
    Act::of::<SeePeople>(PEOPLE),
    Act::of::<ManagePeople>(PEOPLE),
    Act::of::<AssignLicences>(PEOPLE),
    Act::of::<ResetPasswords>(PEOPLE),
    Act::of::<SeeRequests>(REQUESTS),
    Act::of::<WorkOnRequests>(REQUESTS),
];
const PEOPLE: (&str, &str) = ("nav-people", "/people");
const REQUESTS: (&str, &str) = ("behalf-tab-requests", "/service-requests");
