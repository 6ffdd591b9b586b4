//! Somebody who was asked to join an organisation and has not agreed yet: no right comes from that.
use super::{
    access::Roles, email::Email, id::Id, organisation::Organisation, text::Name, time::Timestamp,
};

/// A membership that waits for its person. It belongs to a mailbox, so that asking tells nobody whether there is an
/// account (P2).
#[derive(Debug, Clone)]
pub struct WaitingMember {
    /// The id of the member that it becomes.
    pub id: Id<Self>,
    pub organisation: Id<Organisation>,
    /// What the organisation calls the person.
    pub name: Name,
    /// As it was typed.
    pub email: Email,
    pub roles: Roles,
    pub since: Timestamp,
}
