//! Delegated rights over HTTP: granted, seen, shortened, extended, revoked, resigned.
mod at_once;
mod changes;
mod dashboards;
mod ends;
mod full_admin;
mod grants;
mod holders;
mod isolation;
mod looks;
mod plain;
mod told;
mod twice;

use crate::{client::Answer, harness::Portal, people::Person};
use multichannel::store::relationships::{self, New};

/// A grant as most tests want it.
pub const TEAMS: [(&str, &str); 3] = [
    ("template", "provisioning"),
    ("service", "teams"),
    ("days", "90"),
];

impl Portal {
    /// Makes the customer one of this provider's, as an accepted invitation does.
    pub async fn relate(&self, provider: &Person, customer: &Person) {
        let now = self.now();
        let new = New {
            provider: provider.organisation.id,
            customer: customer.organisation.id,
            reseller: None,
            invitation: None,
        };
        let started = self
            .app
            .db
            .write(move |db| relationships::start(db, &new, now));
        started.await.unwrap();
    }

    /// A customer of this provider.
    pub async fn a_customer_of(&self, provider: &Person) -> Person {
        let customer = self.a_customer().await;
        self.relate(provider, &customer).await;
        customer
    }
}

impl Person {
    /// The customer's address of a partner.
    pub fn partner(&self, partner: &Person, tail: &str) -> String {
        self.at(&format!("/partners/{}{tail}", partner.organisation.id))
    }
    /// Sends the grant form for a partner.
    pub async fn grant(&self, partner: &Person, form: &[(&str, &str)]) -> Answer {
        self.post(&self.partner(partner, "/grant"), form).await
    }
    /// The addresses of the delegations in the list that this filter leaves, the newest first, below `/o/{org}`.
    pub async fn delegations(&self, filter: &str) -> Vec<String> {
        let list = self.get(&self.at(&format!("/delegations{filter}"))).await;
        let list = list.expect(200);
        let selector = scraper::Selector::parse("tbody th[scope=row] a").unwrap();
        let page = list.page();
        let links = page
            .select(&selector)
            .filter_map(|a| a.value().attr("href"));
        links
            .map(|href| href[self.at("").len()..].to_owned())
            .collect()
    }
    /// The newest delegation of the list: `/delegations/{id}`.
    pub async fn newest(&self) -> String {
        self.delegations("")
            .await
            .into_iter()
            .next()
            .expect("a delegation")
    }
}
