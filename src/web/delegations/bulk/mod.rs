//! The same done to many delegations: chosen in the list, checked, done row by row.
pub mod check;
mod choice;
pub mod show;

pub use choice::FILTERS;

use crate::{
    actions::delegations::bulk::BeginError,
    domain::delegation::bulk::Why,
    messages::{Phrase, Text},
    web::{errors::Failure, page::Frame},
};

impl From<BeginError> for Failure {
    fn from(error: BeginError) -> Self {
        match error {
            BeginError::Unknown => Self::not_found(),
            BeginError::NotThisKind => Self::unprocessable(Text::new("bulk-deed-unknown")),
            BeginError::Changed => Self::conflict(Text::new("bulk-changed")),
            BeginError::RightsChanged(names) => {
                let known = if names.is_empty() { "no" } else { "yes" };
                let text = Text::new("bulk-rights-changed").with("known", known);
                Self::conflict(text.with("names", names.join(", ")))
            }
            BeginError::Nothing => Self::unprocessable(Text::new("bulk-nothing")),
            BeginError::Store(cause) => cause.into(),
        }
    }
}

/// Why a row comes to nothing, and what to do instead.
fn why_words(f: &Frame, why: Why) -> Phrase {
    let reader = match f.is_partners() {
        true => "partner",
        false => "customer",
    };
    let words = f.t("bulk-why").with("why", why.as_str());
    words.with("reader", reader)
}
