//! A row of a file, in words.
use crate::{
    domain::{
        invitation_import::{Column, RowState},
        organisation::Slug,
        paths,
    },
    messages::Text,
    store::invitation_imports::rows::ImportRow,
    web::{imports::fault, page::Frame},
};

/// A row as its page shows it.
#[derive(Debug)]
pub(super) struct RowView {
    pub row: ImportRow,
    pub name: String,
    pub email: String,
    /// What is wrong, or what was done; a sentence each.
    pub why: Vec<String>,
    /// The page of the invitation or customer that it is about.
    pub href: Option<String>,
}

impl RowView {
    pub fn new(f: &Frame, provider: &Slug, row: ImportRow) -> Self {
        let fate = &row.fate;
        let invitation = fate.invitation.map(|id| paths::invitation(provider, id));
        let customer = fate.customer.map(|id| paths::customer(provider, id));
        Self {
            why: why(&row)
                .iter()
                .map(|text| f.say(text).to_string())
                .collect(),
            href: invitation.or(customer),
            name: row.cells.get(Column::CustomerName).to_owned(),
            email: row.cells.get(Column::CustomerEmail).to_owned(),
            row,
        }
    }
}

impl RowView {
    /// Whether it would be made, or could be.
    pub fn is_makeable(&self) -> bool {
        let state = self.row.fate.state;
        matches!(
            state,
            RowState::Ready | RowState::Invited | RowState::Customer
        )
    }
}

/// Everything that there is to say about a row, with what to do next.
pub(super) fn why(row: &ImportRow) -> Vec<Text> {
    let fate = &row.fate;
    match fate.state {
        RowState::Malformed => {
            let fault = |it| fault(&row.cells, it);
            fate.faults.iter().map(fault).collect()
        }
        RowState::Twice => {
            let twin = fate.twin.unwrap_or_default();
            vec![Text::new("imports-why-twice").with("line", twin)]
        }
        RowState::Invited => vec![Text::new("imports-why-invited")],
        RowState::Customer => vec![Text::new("imports-why-customer")],
        RowState::Left => vec![Text::new("imports-why-left")],
        RowState::Ready | RowState::Waiting | RowState::Made => Vec::new(),
    }
}
