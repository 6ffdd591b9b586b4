//! Pages with one text to fill in: why something is asked, or why it stays as it is.
use super::{ends::Ask, fields::Fields, form::Form, page::Frame};
use crate::{domain::text::Note, messages::Phrase};
use askama::Template;

/// What the text is: a reason, or an answer to one.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    Reason,
    Answer,
}

impl Kind {
    /// The name of the field.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Reason => "reason",
            Self::Answer => "answer",
        }
    }
    /// The text, and the version of what the page showed; empty where it has none.
    pub fn read(self, fields: &Fields) -> Result<(Note, String), Form> {
        let mut reader = fields.reader();
        let text = reader.one(self.field(), Note::given);
        let version = match self {
            Self::Answer => reader.text("version"),
            Self::Reason => String::new(),
        };
        reader.finish(text.map(|text| (text, version)))
    }
}

/// The page.
#[derive(Template)]
#[template(path = "components/reason.html")]
pub struct Reason {
    pub f: Frame,
    pub form: Form,
    pub kind: Kind,
    pub title: Phrase,
    /// The page that it is about, and what that is called; the form goes to `verb` below it.
    pub back: (String, String),
    pub verb: &'static str,
    pub facts: Vec<(Phrase, Phrase)>,
    /// What was asked, where this answers it.
    pub asks: Vec<Ask>,
    /// Who will read it.
    pub hint: Phrase,
    pub button: Phrase,
}

impl Reason {
    fn field(&self) -> &'static str {
        self.kind.field()
    }
}
