//! Subscriptions over HTTP: entered, seen, changed by whom they belong to, and by nobody else (S1, S2, S7, S9).
mod add_on_rows;
mod add_ons;
mod changes;
mod entering;
mod in_flight;
mod isolation;
mod kept;
mod lists;
mod named;
mod unchanged;

use crate::{client::Answer, people::Person};

/// What a customer sends as most tests want it.
pub const DIRECT: [(&str, &str); 5] = [
    ("service", "teams"),
    ("product", "Teams Enterprise"),
    ("channel", "direct"),
    ("seats", "25"),
    ("term_ends_on", "2027-03-02"),
];

/// A form with some fields in place of its own; an empty value takes a field out.
pub fn with<'a>(
    form: &[(&'a str, &'a str)],
    other: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let own = form
        .iter()
        .filter(|(name, _)| !other.iter().any(|(new, _)| new == name));
    let all = own.chain(other);
    all.filter(|(_, value)| !value.is_empty())
        .copied()
        .collect()
}

impl Person {
    /// Sends the form of a new subscription.
    pub async fn enters(&self, form: &[(&str, &str)]) -> Answer {
        self.post(&self.at("/subscriptions"), form).await
    }
    /// Enters a subscription as a customer; its address below `/o/{org}`.
    pub async fn bought(&self, other: &[(&str, &str)]) -> String {
        let entered = self.enters(&with(&DIRECT, other)).await.expect(303);
        entered.location[self.at("").len()..].to_owned()
    }
    /// Enters a CSP subscription as the provider of this customer; its address below `/o/{org}`.
    pub async fn sold(&self, customer: &Person, other: &[(&str, &str)]) -> String {
        let form = with(
            &DIRECT,
            &[("channel", "csp"), ("customer", customer.slug())],
        );
        let entered = self.enters(&with(&form, other)).await.expect(303);
        entered.location[self.at("").len()..].to_owned()
    }
    /// The products in the list that this filter leaves, the newest first.
    pub async fn subscriptions(&self, filter: &str) -> Vec<String> {
        let list = self.at(&format!("/subscriptions{filter}"));
        self.get(&list)
            .await
            .expect(200)
            .texts("tbody th[scope=row] a")
    }
    /// The page of a subscription.
    pub async fn subscription(&self, tail: &str) -> Answer {
        self.get(&self.at(tail)).await
    }
}
