//! Files of people or of subscriptions: looked at first, then taken over in part and in one go.
use super::words::words;

/// Marks ids of imports.
#[derive(Debug)]
pub struct FileImport;

words! {
    /// What a file is of.
    pub enum Subject { People = "people", Subscriptions = "subscriptions" }
}
words! {
    /// Where an import stands.
    pub enum State { Preview = "preview", Done = "done", Cancelled = "cancelled" }
}
words! {
    /// Where a row stands.
    pub enum RowState {
        Ready = "ready",
        Malformed = "malformed",
        /// An earlier row says the same.
        Twice = "twice",
        /// It is there already.
        There = "there",
        Made = "made",
    }
}

impl RowState {
    /// Rows that came to nothing, to be mended and sent again.
    pub const REJECTED: [Self; 3] = [Self::Malformed, Self::Twice, Self::There];
}
