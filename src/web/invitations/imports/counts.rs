//! How many rows of a file of customers stand where.
use crate::{domain::invitation_import::RowState, web::imports::Counts};

impl Counts<RowState> {
    pub fn ready(&self) -> i64 {
        self.of(RowState::Ready)
    }
    pub fn invited(&self) -> i64 {
        self.of(RowState::Invited)
    }
    pub fn customers(&self) -> i64 {
        self.of(RowState::Customer)
    }
    pub fn made(&self) -> i64 {
        self.of(RowState::Made)
    }
    /// Those that were chosen and not refused.
    pub fn chosen(&self) -> i64 {
        self.made() + self.of(RowState::Waiting)
    }
}
