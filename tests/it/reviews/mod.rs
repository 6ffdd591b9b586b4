//! Reviews: all rights, one after the other, kept, shortened or revoked; and when the next one is due.
mod deciding;
mod due;
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
    /// Decides on the delegation at this place.
    pub async fn decides(&self, review: &str, place: u8, fields: &[(&str, &str)]) -> Answer {
        let path = self.at(&format!("{review}/steps/{place}"));
        self.post(&path, fields).await
    }
    /// What the first page says of reviews.
    pub async fn reminder(&self) -> String {
        self.get(&self.at("")).await.expect(200).text("#review")
    }
}

pub const KEEP: [(&str, &str); 1] = [("decision", "keep")];
pub const SHORTEN: [(&str, &str); 2] = [("decision", "shorten"), ("days", "10")];
pub const REVOKE: [(&str, &str); 2] = [("decision", "revoke"), ("reason", "Not needed any more.")];
