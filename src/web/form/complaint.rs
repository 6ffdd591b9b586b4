//! What is wrong with a field, as its form says it.
use crate::{
    domain::{country::Country, email::Email, password::WeakPassword, text::BadText},
    messages::Text,
};

/// What a value's parser says when it does not take it.
pub trait Complaint {
    /// The sentence beside the field: names the rule and the next step.
    fn text(self) -> Text;
}

/// An e-mail address, with a sentence that shows what one looks like.
pub fn mailbox(text: &str) -> Result<Email, Text> {
    Email::parse(text).map_err(|why| match why {
        BadText::Malformed => Text::new("form-mailbox"),
        other => other.text(),
    })
}

/// A country of the list; nothing chosen is said so.
pub fn country(text: &str) -> Result<Country, &'static str> {
    Country::parse(text).ok_or("form-country")
}

impl Complaint for BadText {
    fn text(self) -> Text {
        match self {
            Self::Empty => Text::new("form-empty"),
            Self::TooLong { limit } => Text::new("form-too-long").with("limit", limit),
            Self::Forbidden => Text::new("form-forbidden-characters"),
            Self::Malformed => Text::new("form-malformed"),
        }
    }
}
impl Complaint for WeakPassword {
    fn text(self) -> Text {
        Text::new(self.message_id())
    }
}
impl Complaint for Text {
    fn text(self) -> Text {
        self
    }
}
/// A message id without arguments.
impl Complaint for &'static str {
    fn text(self) -> Text {
        Text::new(self)
    }
}
