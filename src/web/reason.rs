//! Pages with one text to fill in: why something is asked, or why it stays as it is.
use super::{fields::Fields, form::Form, page::Frame};
use crate::{
    domain::{end_request::EndRequest, text::Note},
    messages::Phrase,
};
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
    pub fn read(self, fields: &Fields) -> Result<Note, Form> {
        let mut reader = fields.reader();
        let text = reader.one(self.field(), Note::given);
        reader.finish(text)
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
    pub request: Option<EndRequest>,
    /// Who will read it.
    pub hint: Phrase,
    pub button: Phrase,
}

impl Reason {
    fn field(&self) -> &'static str {
        self.kind.field()
    }
}
