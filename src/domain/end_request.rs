//! Asks to end what only another organisation can end: tracked, and to be answered.
use super::{
    delegation::Delegation, id::Id, organisation::Organisation, relationship::Relationship,
    snapshot::Snapshot, text::Note, time::Timestamp,
};

/// After how many days without an answer a provider is reminded, once each. The longest first: who is reminded of that
/// is not reminded of the shorter too.
pub const REMINDED_AFTER: [i32; 2] = [30, 7];

/// What is asked to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A customer asks its provider.
    Relationship(Id<Relationship>),
    /// A provider asks a customer, for the rights that a former reseller of it still holds.
    Delegation(Id<Delegation>),
}

/// An ask. It is open until it is answered, or until its subject has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndRequest {
    pub id: Id<Self>,
    pub asking: Id<Organisation>,
    pub asked: Id<Organisation>,
    pub subject: Subject,
    pub reason: Note,
    /// The person who asked.
    pub asked_by: String,
    pub asked_at: Timestamp,
    /// Why it is kept; ending is an answer that needs no words here.
    pub kept: Option<Kept>,
}

/// The answer that nothing ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub why: Note,
    pub by: String,
    pub at: Timestamp,
}

/// What waits for an answer of these, as the page of the answer shows it: why, and asked when.
pub fn shown(requests: &[EndRequest]) -> Snapshot {
    let open = || requests.iter().filter(|request| request.kept.is_none());
    Snapshot::of([])
        .with("reason", open().map(|request| &request.reason))
        .with("asked_at", open().map(|request| request.asked_at.rfc3339()))
}
