//! A row of a file, in words.
use crate::{
    domain::{
        invitation_import::{Column, Fault, RowState, Rule},
        organisation::Slug,
        paths,
        text::{Name, Note},
    },
    messages::Text,
    store::invitation_imports::rows::ImportRow,
    web::page::Frame,
};

/// A row as its page shows it.
#[derive(Debug)]
pub(super) struct RowView {
    pub row: ImportRow,
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
        RowState::Malformed => fate.faults.iter().map(fault).collect(),
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

/// The column, the rule that its cell breaks, and how to mend it.
fn fault(fault: &Fault) -> Text {
    let limit = match fault.column {
        Column::Note => Note::LIMIT,
        Column::CustomerEmail => 254,
        _ => Name::LIMIT,
    };
    let text = match fault.rule {
        Rule::Empty => Text::new("imports-fault-empty"),
        Rule::TooLong => Text::new("imports-fault-too-long").with("limit", limit),
        Rule::Forbidden if fault.column == Column::Note => {
            Text::new("imports-fault-forbidden-note")
        }
        Rule::Forbidden => Text::new("imports-fault-forbidden"),
        Rule::Malformed => Text::new("imports-fault-malformed"),
        Rule::UnknownLanguage => Text::new("imports-fault-unknown-language"),
        Rule::NotAPartner => Text::new("imports-fault-not-a-partner"),
        Rule::NobodyGetsRights => Text::new("imports-fault-nobody-gets-rights"),
        Rule::Surplus => Text::new("imports-fault-surplus"),
    };
    text.with("column", fault.column.as_str())
}
