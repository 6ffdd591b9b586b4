//! What somebody else changed while a form was filled in.
use super::{errors::Failure, form::Form};
use crate::{
    domain::snapshot::{ChangedMeanwhile, Snapshot, Value},
    messages::Text,
};

/// The form with the version of what it is about, unless it brings that of its own page. What was refused for another
/// version comes back without one: sent once more, it is about what the page says now.
pub fn with_version(form: Form, present: &Snapshot) -> Form {
    match form.value("version") {
        "" => form.preset("version", present.version()),
        _ => form,
    }
}

/// The form comes back and names each field with what it is now; `words` says values that are no words yet.
pub fn refused(
    ChangedMeanwhile(values): &ChangedMeanwhile,
    words: impl Fn(&str, &str) -> Option<Text>,
) -> Failure {
    let change = |(field, value): &Value| {
        let name = Text::new(format!("field-{}", field.replace('_', "-")));
        let now = match words(field, value) {
            Some(words) => Text::new("changed-to").with_text("value", words),
            None if value.is_empty() => Text::new("changed-to-nothing"),
            None => Text::new("changed-to").with("value", value),
        };
        now.with_text("field", name)
    };
    let changes = values.iter().map(change).collect();
    let text = Text::new("changed-meanwhile").with_text("changes", Text::list(changes));
    Failure::changed_meanwhile(text)
}
