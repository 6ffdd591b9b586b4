//! A row of a file, in words.
use crate::{
    domain::{
        file_import::RowState,
        id::Id,
        sheet::{Cells, Column, Fault, Rule},
    },
    messages::Text,
    store::{activities::Object, file_imports::rows::ImportRow},
    web::{choices::language_tags, page::Frame},
};

/// A row as its page shows it.
#[derive(Debug)]
pub(super) struct RowView {
    pub line: i32,
    /// What stands in the first columns that the file must have.
    pub names: Vec<String>,
    pub state: &'static str,
    /// What is wrong, or what was done; a sentence each.
    pub why: Vec<String>,
    /// The page of what was made, or was there.
    pub href: Option<String>,
}

impl RowView {
    pub fn new<C: Column>(f: &Frame, list: &str, row: &ImportRow<C>) -> Self {
        let needed = C::ALL.iter().filter(|column| column.is_required());
        let names = needed.map(|column| row.cells.get(*column).to_owned());
        let said = why(row);
        Self {
            line: row.line,
            names: names.collect(),
            state: row.fate.state.as_str(),
            why: said.iter().map(|text| f.say(text).to_string()).collect(),
            href: row.fate.object.map(|id| page(list, id)),
        }
    }
}

fn page(list: &str, id: Id<Object>) -> String {
    format!("{list}/{id}")
}

/// Everything that there is to say about a row, with what to do next.
pub(super) fn why<C: Column>(row: &ImportRow<C>) -> Vec<Text> {
    let fate = &row.fate;
    match fate.state {
        RowState::Malformed => {
            let fault = |it| fault(&row.cells, it);
            fate.faults.iter().map(fault).collect()
        }
        RowState::Twice => {
            let twin = fate.twin.unwrap_or_default();
            vec![Text::new("filing-why-twice").with("line", twin)]
        }
        RowState::There => vec![Text::new("filing-why-there")],
        RowState::Ready | RowState::Made => Vec::new(),
    }
}

/// The column, the rule that its cell breaks, and how to mend it.
pub fn fault<C: Column>(cells: &Cells<C>, fault: &Fault<C>) -> Text {
    let id = match fault.rule {
        // A remark in several lines may hold more than a name.
        Rule::Forbidden if fault.column.as_str() == "note" => {
            "imports-fault-forbidden-note".to_owned()
        }
        rule => format!("imports-fault-{}", rule.as_str()),
    };
    Text::new(id)
        .with("column", fault.column.as_str())
        .with("limit", fault.column.limit())
        .with("value", cells.quoted(fault.column))
        .with("languages", language_tags())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::has;

    #[test]
    fn every_rule_has_its_sentence() {
        for rule in Rule::ALL {
            let id = format!("imports-fault-{}", rule.as_str());
            assert!(has(&id), "no message {id}");
        }
    }
}
