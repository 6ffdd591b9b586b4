//! Access groups: members of a partner who use its delegated rights together.
use super::{id::Id, organisation::Organisation, text::Name};

/// A group of members of one partner.
#[derive(Debug, Clone)]
pub struct AccessGroup {
    pub id: Id<Self>,
    pub organisation: Id<Organisation>,
    /// Unique in the organisation, however it is written.
    pub name: Name,
}

/// The most members of a group: as many as a form can tick.
pub const MOST_MEMBERS: usize = 180;
