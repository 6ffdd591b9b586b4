//! Addresses of pages, for mails and links: one place for each.
use super::{delegation::Delegation, id::Id, organisation::Slug};

/// A delegation, seen by the customer or the partner.
pub fn delegation(organisation: &Slug, id: Id<Delegation>) -> String {
    format!("/o/{organisation}/delegations/{id}")
}
