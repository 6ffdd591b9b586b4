//! All words that people read, from the message files in `templates/messages`, in every language.
//!
//! [`Text`] is what to say, in no language yet: errors and forms keep it. [`Phrase`] is a text in a language: templates
//! print it, and it is looked up only then.
mod catalogue;
mod number;
mod text;
mod value;

pub use catalogue::{has, is_written};
pub use text::{Phrase, Text, t};
pub use value::Value;
