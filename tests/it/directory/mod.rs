//! The people of a customer's directory and their licences, over HTTP.
mod choosing;
mod entries;
mod files;
mod licences;
mod mails;
mod many;
mod races;

use crate::{client::Answer, people::Person};

impl Person {
    /// Adds a person to the directory; the address of its page below `/o/{org}`.
    pub async fn lists(&self, name: &str, email: &str, department: &str) -> String {
        let form = [("name", name), ("email", email), ("department", department)];
        let added = self.post(&self.at("/people"), &form).await.expect(303);
        added.location[self.at("").len()..].to_owned()
    }
    /// Several people, `person1@x.example` and so on; their addresses below `/o/{org}`.
    pub async fn lists_people(&self, number: usize) -> Vec<String> {
        let mut all = Vec::new();
        for n in 1..=number {
            let (name, email) = (format!("Person {n}"), format!("person{n}@x.example"));
            all.push(self.lists(&name, &email, "").await);
        }
        all
    }
    /// Presses the button that assigns a licence.
    pub async fn assigns(&self, person: &str, subscription: &str) -> Answer {
        let id = subscription.rsplit('/').next().unwrap();
        let at = self.at(&format!("{person}/licences"));
        self.post(&at, &[("subscription", id)]).await
    }
    /// Presses the button that takes it back.
    pub async fn takes_back(&self, person: &str, subscription: &str) -> Answer {
        let id = subscription.rsplit('/').next().unwrap();
        let at = self.at(&format!("{person}/licences/{id}/remove"));
        self.post(&at, &[]).await
    }
    /// The names in the list that this filter leaves, the newest first.
    pub async fn people(&self, filter: &str) -> Vec<String> {
        let list = self.get(&self.at(&format!("/people{filter}"))).await;
        list.expect(200).texts("tbody th[scope=row] a")
    }
}

/// The id at the end of an address.
pub fn id(tail: &str) -> &str {
    tail.rsplit('/').next().unwrap()
}
