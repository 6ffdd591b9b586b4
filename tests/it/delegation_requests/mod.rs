//! Rights that partners ask for, changes of them, renewals, and the same done to many: over HTTP.
mod answered;
mod answers;
mod asking;
mod bulk;
mod bulk_changed;
mod bulk_shown;
mod changes;
mod choosing;
mod extending;
mod in_flight;
mod lapsing;
mod lent;
mod only_asked;
pub mod other_side;
mod races;
mod renewing;
mod renewing_many;
mod shown;
mod sides;

use crate::{client::Answer, people::Person};

/// A request as most tests want it.
pub const ASKED: [(&str, &str); 4] = [
    ("role", "license-administrator"),
    ("role", "directory-readers"),
    ("service", "teams"),
    ("days", "90"),
];

impl Person {
    /// The partner's form for asking this customer.
    pub fn asking(&self, customer: &Person) -> String {
        self.at(&format!(
            "/customers/{}/request-delegation",
            customer.organisation.id
        ))
    }
    /// Asks under the name that the form proposes; `more` fields come last.
    pub async fn ask(&self, customer: &Person, more: &[(&str, &str)]) -> Answer {
        let address = self.asking(customer);
        let page = self.get(&address).await.expect(200);
        let name = page.attribute("#delegation_name", "value");
        let mut form = vec![("delegation_name", name.as_str())];
        form.extend(more);
        self.post(&address, &form).await
    }
    /// Sends the form of the answer page as it is shown, with these fields instead of those of the same names.
    pub async fn approve(&self, delegation: &str, more: &[(&str, &str)]) -> Answer {
        let address = self.at(&format!("{delegation}/approve"));
        let page = self.get(&address).await.expect(200);
        let hash = page.attribute("input[name=offer_hash]", "value");
        self.approve_as(&address, &hash, more).await
    }
    /// The same for a page that was opened before.
    pub async fn approve_as(&self, address: &str, hash: &str, more: &[(&str, &str)]) -> Answer {
        let mut form = vec![("offer_hash", hash)];
        form.extend(more);
        self.post(address, &form).await
    }
    /// The state that the delegation's page shows, and its facts.
    pub async fn state(&self, delegation: &str) -> (String, String) {
        let page = self.get(&self.at(delegation)).await.expect(200);
        (page.attribute("h1 .tag", "data-state"), page.text(".facts"))
    }
}
