//! Invitations for many customers from one file: what a row must be, and where file and rows stand.
mod cells;
mod sheet;

pub use cells::{Cells, Customer};
pub use sheet::{FORMULAS, Line, SheetFault, read};

use super::words::words;

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

words! {
    /// The columns of a file; the first two must be there.
    pub enum Column {
        CustomerName = "customer_name",
        CustomerEmail = "customer_email",
        Language = "language",
        Reseller = "reseller",
        Note = "note",
    }
}

impl Column {
    pub const fn is_required(self) -> bool {
        matches!(self, Self::CustomerName | Self::CustomerEmail)
    }
}

words! {
    /// What a cell breaks. Each has its sentence in the message files (`imports-fault-…`).
    pub enum Rule {
        Empty = "empty",
        TooLong = "too-long",
        Forbidden = "forbidden",
        Malformed = "malformed",
        UnknownLanguage = "unknown-language",
        NotAPartner = "not-a-partner",
        /// The rights are asked for partners that have no part in this row.
        NobodyGetsRights = "nobody-gets-rights",
        /// The row has more cells than the file has columns.
        Surplus = "surplus",
    }
}

/// A cell and the rule that it breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    pub column: Column,
    pub rule: Rule,
}

impl Fault {
    pub const fn new(column: Column, rule: Rule) -> Self {
        Self { column, rule }
    }
    /// Several in one line, as they are kept.
    pub fn joined(faults: &[Self]) -> String {
        let word = |fault: &Self| format!("{}:{}", fault.column.as_str(), fault.rule.as_str());
        faults.iter().map(word).collect::<Vec<_>>().join(" ")
    }
    /// From such a line; what a later program wrote is left out.
    pub fn parse_all(line: &str) -> Vec<Self> {
        let parse = |word: &str| {
            let (column, rule) = word.split_once(':')?;
            Some(Self::new(Column::parse(column)?, Rule::parse(rule)?))
        };
        line.split(' ').filter_map(parse).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_kept_in_one_line() {
        let faults = [
            Fault::new(Column::CustomerEmail, Rule::Malformed),
            Fault::new(Column::Note, Rule::TooLong),
        ];
        let line = Fault::joined(&faults);
        assert_eq!(line, "customer_email:malformed note:too-long");
        assert_eq!(Fault::parse_all(&line), faults);
        assert_eq!(Fault::parse_all(""), []);
    }
}
