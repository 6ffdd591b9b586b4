//! Invitations for many customers from one file: what a row must be, and where file and rows stand.
mod customer;

pub use customer::{Customer, understood};

use super::{
    sheet::{self, columns},
    text::{Name, Note},
    words::words,
};

/// The cells of a row.
pub type Cells = sheet::Cells<Column>;
/// A row of a file.
pub type Line = sheet::Line<Column>;
/// What is wrong with a cell.
pub type Fault = sheet::Fault<Column>;

/// The most rows of a file.
pub const MOST_ROWS: usize = 2000;

/// Marks ids of imports.
#[derive(Debug)]
pub struct InvitationImport;

words! {
    /// Where an import stands. Only a running one makes invitations.
    pub enum State {
        Preview = "preview",
        Running = "running",
        Done = "done",
        Cancelled = "cancelled",
        /// Whoever began it, or the provider, no longer may.
        Stopped = "stopped",
    }
}

words! {
    /// Where a row stands.
    pub enum RowState {
        Ready = "ready",
        Malformed = "malformed",
        /// An earlier row has the same address.
        Twice = "twice",
        /// An open invitation of the provider has the same address.
        Invited = "invited",
        /// The address, or its proven domain, is that of a customer of the provider.
        Customer = "customer",
        /// To be made.
        Waiting = "waiting",
        Made = "made",
        /// Was left out by hand, or was to be made when the import ended before its time.
        Left = "left",
    }
}

impl RowState {
    /// Rows that came to nothing, to be mended and sent again.
    pub const REJECTED: [Self; 5] = [
        Self::Malformed,
        Self::Twice,
        Self::Invited,
        Self::Customer,
        Self::Left,
    ];
}

columns! {
    /// The columns of a file; the first two must be there.
    pub enum Column {
        CustomerName = "customer_name" (must) up to Name::LIMIT,
        CustomerEmail = "customer_email" (must) up to 254,
        Language = "language" up to Name::LIMIT,
        Reseller = "reseller" up to Name::LIMIT,
        Note = "note" up to Note::LIMIT,
    }
}
