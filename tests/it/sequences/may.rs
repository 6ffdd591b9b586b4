//! The only actions that are there to change subscriptions: what each may change, and of which.
use super::kept::Facts;
use crate::tree::none;
use multichannel::web::routes;

/// What an action may change.
struct Purpose {
    /// Its address, below the organisation's or below a customer's that it works for.
    tail: &'static str,
    /// Columns of the subscription that the address names, and of its add-ons; what is assigned, of any of the customer.
    columns: &'static [&'static str],
    /// New ones come of it.
    enters: bool,
    why: &'static str,
}

const LICENCES: &str = "seats are assigned and taken back; the count of them alone may change";
const ENTERS: &str = "a new one of one's own is entered; none that is there may change";

const fn purpose(
    tail: &'static str,
    columns: &'static [&'static str],
    why: &'static str,
) -> Purpose {
    Purpose {
        tail,
        columns,
        enters: columns.is_empty(),
        why,
    }
}

/// Everything else changes no subscription at all.
const PURPOSES: &[Purpose] = &[
    purpose("/subscriptions", &[], ENTERS),
    purpose("/subscriptions/import/{id}/commit", &[], ENTERS),
    purpose("/subscriptions/{id}/add-ons", &[], ENTERS),
    purpose(
        "/subscriptions/{id}/seats",
        &["seats"],
        "its owner sells or buys more or fewer seats",
    ),
    purpose(
        "/subscriptions/{id}/renewal",
        &["term_ends_on", "auto_renew"],
        "its owner says when it ends, and whether it goes on",
    ),
    purpose(
        "/subscriptions/{id}/suspend",
        &["state"],
        "its owner lets it rest, and its add-ons with it",
    ),
    purpose(
        "/subscriptions/{id}/resume",
        &["state"],
        "its owner lets it go on",
    ),
    purpose(
        "/subscriptions/{id}/cancel",
        &["state"],
        "its owner ends it, and its add-ons with it",
    ),
    purpose("/people/licences", &["assigned"], LICENCES),
    purpose("/people/{id}/licences", &["assigned"], LICENCES),
    purpose(
        "/people/{id}/licences/{subscription}/remove",
        &["assigned"],
        LICENCES,
    ),
    purpose(
        "/people/{id}/remove",
        &["assigned"],
        "who leaves gives back what was assigned; the count of it alone may change",
    ),
];

/// What somebody did, as far as subscriptions are concerned; by default nothing that concerns them.
#[derive(Debug, Default)]
pub struct Change<'t> {
    pub pattern: &'t str,
    /// The address that it was sent to.
    pub action: &'t str,
    /// For which organisation.
    pub organisation: Option<&'t str>,
    /// On behalf: of which customer.
    pub customer: Option<&'t str>,
}

impl Change<'_> {
    fn purpose(&self) -> Option<&'static Purpose> {
        let own = self.pattern.strip_prefix("/o/{org}")?;
        let behalf = own.strip_prefix("/on-behalf/{customer}");
        let tail = behalf.unwrap_or(own);
        PURPOSES.iter().find(|purpose| purpose.tail == tail)
    }

    fn is_by_the_owner_of(&self, facts: &Facts) -> bool {
        self.organisation == Some(facts.owner())
    }

    /// In the customer's data: as its member, or on its behalf.
    fn is_for_the_customer_of(&self, facts: &Facts) -> bool {
        let acting = match self.pattern.contains("/on-behalf/{customer}") {
            true => self.customer,
            false => self.organisation,
        };
        acting == Some(facts.customer())
    }

    fn names(&self, id: &str, facts: &Facts) -> bool {
        let base = facts.base();
        self.action.contains(id) || (!base.is_empty() && self.action.contains(base))
    }

    /// Whether this column of the subscription may be another now.
    pub fn allows(&self, id: &str, column: &str, facts: &Facts) -> bool {
        let purpose = self.purpose();
        let meant = purpose.is_some_and(|purpose| purpose.columns.contains(&column));
        meant
            && match column {
                "assigned" => self.is_for_the_customer_of(facts),
                _ => self.names(id, facts) && self.is_by_the_owner_of(facts),
            }
    }

    /// Whether it may have come of it.
    pub fn enters(&self, facts: &Facts) -> bool {
        let enters = self.purpose().is_some_and(|purpose| purpose.enters);
        enters && self.is_by_the_owner_of(facts)
    }
}

#[test]
fn every_action_that_may_change_a_subscription_is_in_the_table_of_routes_and_says_why() {
    let there = |purpose: &&Purpose| {
        let pattern = format!("/o/{{org}}{}", purpose.tail);
        let mut all = routes::all().iter();
        all.any(|route| route.method == "POST" && route.pattern == pattern)
    };
    let lost = PURPOSES.iter().filter(|purpose| !there(purpose));
    let lost = lost.map(|purpose| format!("no route {}: {}", purpose.tail, purpose.why));
    none(lost.collect());
}
