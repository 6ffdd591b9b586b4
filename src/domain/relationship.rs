//! Reseller relationships: a provider's customer, and the reseller it is attributed to.
use super::words::words;

words! {
    /// Removed by the provider; the customer cannot end it alone.
    pub enum State { Active = "active", Removed = "removed" }
}
words! {
    /// What rights a partner has at a customer, as lists are filtered by it.
    pub enum Having { Active = "active", Ending = "ending", Without = "without" }
}

/// Marks ids of relationships.
#[derive(Debug)]
pub struct Relationship;
