//! What stands in a row.
use super::Column;
use crate::domain::text::is_deceptive;
use std::marker::PhantomData;

/// The cells of a row as they were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cells<C> {
    /// One for each column of the kind, then those that the row has besides.
    texts: Vec<String>,
    columns: PhantomData<C>,
}

/// Stands between the cells of a row that is kept in one text; [`super::read`] lets it into no cell.
const GAP: char = '\u{1f}';
const GAP_TEXT: &str = "\u{1f}";

/// The most characters that a sentence quotes of a cell.
const QUOTED: usize = 40;
/// Stands in a quotation where a character cannot be seen.
const UNSEEN: char = '\u{FFFD}';

impl<C: Column> Default for Cells<C> {
    fn default() -> Self {
        Self {
            texts: vec![String::new(); C::ALL.len()],
            columns: PhantomData,
        }
    }
}

impl<C: Column> Cells<C> {
    /// Of a few; the others are empty.
    pub fn of(some: &[(C, &str)]) -> Self {
        let mut cells = Self::default();
        for (column, text) in some {
            cells.set(*column, (*text).to_owned());
        }
        cells
    }
    /// The text of the cell; empty where the row had none.
    pub fn get(&self, column: C) -> &str {
        let place = place(column);
        self.texts.get(place).map_or("", String::as_str)
    }
    /// The beginning of the text as a sentence quotes it: in one line, with a mark for what cannot be seen.
    pub fn quoted(&self, column: C) -> String {
        let words: Vec<_> = self.get(column).split_whitespace().collect();
        let seen = |c: char| match c.is_control() || is_deceptive(c) {
            true => UNSEEN,
            false => c,
        };
        let text = words.join(" ");
        let begin: String = text.chars().take(QUOTED).map(seen).collect();
        match text.chars().count() > QUOTED {
            true => format!("{begin}…"),
            false => begin,
        }
    }
    /// Puts the text into the cell.
    pub fn set(&mut self, column: C, text: String) {
        if let Some(cell) = self.texts.get_mut(place(column)) {
            *cell = text;
        }
    }
    /// What stands in the row beyond its columns.
    pub fn surplus(&self) -> &[String] {
        self.texts.get(C::ALL.len()..).unwrap_or_default()
    }
    /// The same, in one text.
    pub fn surplus_joined(&self) -> String {
        self.surplus()
            .iter()
            .fold(String::new(), |all, cell| all + GAP_TEXT + cell)
    }
    /// With what such a text holds.
    #[must_use]
    pub fn with_surplus(mut self, text: &str) -> Self {
        self.texts
            .extend(text.split(GAP).skip(1).map(str::to_owned));
        self
    }
    pub(super) fn add(&mut self, text: String) {
        self.texts.push(text);
    }
    /// Nothing but white space.
    pub fn are_blank(&self) -> bool {
        self.texts.iter().all(|cell| cell.trim().is_empty())
    }
    /// All of them in one text.
    pub fn joined(&self) -> String {
        self.texts.join(GAP_TEXT)
    }
    /// From such a text; columns that were not there when it was kept are empty.
    pub fn stored(text: &str) -> Self {
        let mut texts: Vec<String> = text.split(GAP).map(str::to_owned).collect();
        texts.resize(texts.len().max(C::ALL.len()), String::new());
        Self {
            texts,
            columns: PhantomData,
        }
    }
}

fn place<C: Column>(column: C) -> usize {
    let mut all = C::ALL.iter();
    all.position(|it| *it == column).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::people_sheet::Column;

    #[test]
    fn a_sentence_quotes_what_can_be_seen_of_the_beginning() {
        let (long, short) = ("é".repeat(41), "é".repeat(40));
        for (text, quoted) in [
            ("", String::new()),
            (" a\r\n b ", "a b".to_owned()),
            ("a\u{202E}b\u{7}", "a\u{FFFD}b\u{FFFD}".to_owned()),
            (&short, short.clone()),
            (&long, format!("{short}…")),
        ] {
            assert_eq!(
                Cells::of(&[(Column::Name, text)]).quoted(Column::Name),
                quoted
            );
        }
    }
}
