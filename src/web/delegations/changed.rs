//! What rights, or what is asked of them, became since a page was opened.
use crate::{
    messages::Text,
    web::{choices::listed, ends},
};

/// A value of it in words.
pub fn now(field: &str, value: &str) -> Option<Text> {
    match field {
        "role" | "service" => {
            let slugs: Vec<_> = value.split_whitespace().collect();
            (!slugs.is_empty()).then(|| listed(field, slugs))
        }
        "auto_extend" => Some(Text::new(match value {
            "yes" => "changed-yes",
            _ => "changed-no",
        })),
        _ => ends::now(field, value),
    }
}
