//! A provider and its customer, each time on a portal of their own, before and after the one asked the other.
use super::ASKED;
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};

/// The provider asked for nothing yet.
pub async fn between(test: impl AsyncFn(Portal, Person, Person)) {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        test(portal, provider, customer).await;
    })
    .await;
}

/// What the provider asked for waits for the customer's answer, at this address below `/o/{org}`.
pub async fn asked(test: impl AsyncFn(Portal, Person, Person, String)) {
    asked_for(&ASKED, test).await;
}

/// The same with another form.
pub async fn asked_for(form: &[(&str, &str)], test: impl AsyncFn(Portal, Person, Person, String)) {
    between(async |portal, provider, customer| {
        provider.ask(&customer, form).await.expect(303);
        let request = customer.newest().await;
        test(portal, provider, customer, request).await;
    })
    .await;
}

impl Person {
    /// Opens the page of the answer: its address, and what says which offer it shows.
    pub async fn offer(&self, request: &str) -> (String, String) {
        let address = self.at(&format!("{request}/approve"));
        let page = self.get(&address).await.expect(200);
        (address, page.attribute("input[name=offer_hash]", "value"))
    }
}
