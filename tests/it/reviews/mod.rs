//! Reviews: all rights, one after the other, kept, shortened or revoked; and when the next one is due.
mod changed;
mod decided_on;
mod deciding;
mod due;
mod grown;
mod starting;

use crate::{client::Answer, people::Person};

/// A grant for one service.
pub fn rights(service: &str) -> [(&str, &str); 3] {
    [
        ("template", "provisioning"),
        ("service", service),
        ("days", "700"),
    ]
}

impl Person {
    /// Begins a review; its address below `/o/{org}`.
    pub async fn begins_a_review(&self) -> String {
        let begun = self.post(&self.at("/reviews"), &[]).await.expect(303);
        begun.location[self.at("").len()..].to_owned()
    }
    /// Decides on the delegation at this place, as its page shows it now.
    pub async fn decides(&self, review: &str, place: u8, fields: &[(&str, &str)]) -> Answer {
        let shown = self.shown(review, place).await;
        self.decides_on(&shown, review, place, fields).await
    }
    /// The same for what a page showed before.
    pub async fn decides_on(
        &self,
        shown: &str,
        review: &str,
        place: u8,
        fields: &[(&str, &str)],
    ) -> Answer {
        let path = self.at(&format!("{review}/steps/{place}"));
        let all = [fields, &[("shown", shown)]].concat();
        self.post(&path, &all).await
    }
    /// What the form of the step says it shows; nothing where there is none.
    pub async fn shown(&self, review: &str, place: u8) -> String {
        let path = self.at(&format!("{review}/steps/{place}"));
        let page = self.get(&path).await;
        match page.has("input[name=shown]") {
            true => page.attribute("input[name=shown]", "value"),
            false => String::new(),
        }
    }
    /// What the first page says of reviews.
    pub async fn reminder(&self) -> String {
        self.get(&self.at("")).await.expect(200).text("#review")
    }
}

pub const KEEP: [(&str, &str); 1] = [("decision", "keep")];
pub const SHORTEN: [(&str, &str); 2] = [("decision", "shorten"), ("days", "10")];
pub const REVOKE: [(&str, &str); 2] = [("decision", "revoke"), ("reason", "Not needed any more.")];
