//! Names and words that people type: read once at the border, right from then on.
use super::web_address::is_address;
use diesel::{deserialize::FromSqlRow, expression::AsExpression};
use std::fmt;

/// Why a text was not taken. Each has its sentence in the message files (`text-…`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadText {
    Empty,
    TooLong {
        limit: usize,
    },
    /// Control or bidirectional characters, `<`, `>`, or something that reads as a web address (P23).
    Forbidden,
    /// Not of the form that the field asks for.
    Malformed,
}

/// A name of a person, organisation or thing: 1–120 characters in one line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Name(String);

/// A remark in several lines: up to 2,000 characters, may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Note(String);

/// Characters that reorder or hide text around them, in whatever language.
pub(super) const fn is_deceptive(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

impl Name {
    /// The most characters that a name may have.
    pub const LIMIT: usize = 120;

    /// Trims, folds runs of white space, and refuses what could deceive in a mail or a table.
    pub fn parse(text: &str) -> Result<Self, BadText> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match () {
            () if text.is_empty() => Err(BadText::Empty),
            () if text.chars().count() > Self::LIMIT => {
                Err(BadText::TooLong { limit: Self::LIMIT })
            }
            () if text
                .chars()
                .any(|c| c.is_control() || is_deceptive(c) || c == '<' || c == '>') =>
            {
                Err(BadText::Forbidden)
            }
            () if text.split(' ').any(is_address) => Err(BadText::Forbidden),
            () => Ok(Self(text)),
        }
    }
    /// As it is shown and kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// From the database, where only parsed names are.
    pub(crate) fn stored(text: String) -> Self {
        Self(text)
    }
    /// Folded for sorting and searching; in Rust, because the databases fold differently.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

impl Note {
    /// The most characters that a remark may have.
    pub const LIMIT: usize = 2000;

    /// Keeps line breaks, trims the ends.
    pub fn parse(text: &str) -> Result<Self, BadText> {
        let text = text.replace("\r\n", "\n").trim().to_owned();
        if text.chars().count() > Self::LIMIT {
            return Err(BadText::TooLong { limit: Self::LIMIT });
        }
        if text
            .chars()
            .any(|c| (c.is_control() && c != '\n' && c != '\t') || is_deceptive(c))
        {
            return Err(BadText::Forbidden);
        }
        Ok(Self(text))
    }
    /// A remark that goes into mails, which hold one link and that is the portal's own (P23): no web addresses.
    pub fn for_mail(text: &str) -> Result<Self, BadText> {
        let note = Self::parse(text)?;
        if note.0.split_whitespace().any(is_address) {
            return Err(BadText::Forbidden);
        }
        Ok(note)
    }
    /// The same, and it must say something.
    pub fn given(text: &str) -> Result<Self, BadText> {
        let note = Self::for_mail(text)?;
        match note.is_empty() {
            true => Err(BadText::Empty),
            false => Ok(note),
        }
    }
    /// As it is shown and kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    pub(crate) fn stored(text: String) -> Self {
        Self(text)
    }
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_clean_line() {
        assert_eq!(
            Name::parse("  Contoso   Ltd \n").unwrap().as_str(),
            "Contoso Ltd"
        );
        assert_eq!(Name::parse("  "), Err(BadText::Empty));
        assert_eq!(
            Name::parse(&"x".repeat(121)),
            Err(BadText::TooLong { limit: 120 })
        );
        for bad in [
            "<b>",
            "a\u{202E}b",
            "see https://evil.example",
            "www.evil.example",
            "evil.example/login now",
            "a\u{61C}b",
            "a\u{0}b",
        ] {
            assert_eq!(Name::parse(bad), Err(BadText::Forbidden), "{bad:?}");
        }
        assert!(Name::parse("北京云计算有限公司").is_ok());
        assert!(Name::parse("Bekaert S.A./N.V.").is_ok());
    }

    #[test]
    fn notes_keep_their_lines() {
        assert_eq!(Note::parse("a\r\nb").unwrap().as_str(), "a\nb");
        assert_eq!(Note::parse("a\u{7}"), Err(BadText::Forbidden));
        let address = "as on https://wiki.example/why";
        assert!(Note::parse(address).is_ok());
        assert_eq!(Note::for_mail(address), Err(BadText::Forbidden));
    }
}
