//! What was changed while a form was filled in.
use super::{errors::Failure, form::Form};
use crate::{
    domain::snapshot::{Change, ChangedMeanwhile, Snapshot},
    messages::Text,
};

/// The field of a form that holds the version of what its page showed.
const VERSION: &str = "version";
/// The sentence beside a field that both sides changed.
const CLASH: &str = "changed-now";

/// What a form is told that comes back because something was changed since its page was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// Each field of the form with what it says now, in words.
    fields: Vec<(Change, Text)>,
    /// Of what is so now.
    version: String,
}

/// The form of a page that shows this.
pub fn showing(present: &Snapshot) -> Form {
    let filled = present.pairs();
    let form = filled.fold(Form::new(), |form, (field, value)| {
        form.preset(field, value)
    });
    with_version(form, present)
}

/// The form with the version of what it is about, unless it brings that of its own page.
pub fn with_version(form: Form, present: &Snapshot) -> Form {
    match form.value(VERSION) {
        "" => form.preset(VERSION, present.version()),
        _ => form,
    }
}

/// The form comes back and names each field with what it is now; `words` says values that are no words yet.
pub fn refused(changed: &ChangedMeanwhile, words: impl Fn(&str, &str) -> Option<Text>) -> Failure {
    let fields = in_words(changed, words);
    let text = told("changed-meanwhile", &fields);
    let version = changed.version.clone();
    Failure::changed_meanwhile(text, Changes { fields, version })
}

/// The same of a form of buttons, or of other fields: there is nothing in it to look through.
pub fn pressed(changed: &ChangedMeanwhile, words: impl Fn(&str, &str) -> Option<Text>) -> Failure {
    let text = told("changed-meanwhile-pressed", &in_words(changed, words));
    let (fields, version) = (Vec::new(), changed.version.clone());
    Failure::changed_meanwhile(text, Changes { fields, version })
}

fn in_words(
    changed: &ChangedMeanwhile,
    words: impl Fn(&str, &str) -> Option<Text>,
) -> Vec<(Change, Text)> {
    let said = |change: &Change| {
        // Slugs have no blanks; what nobody has words for may.
        let said = words(change.field, &change.now.join(" "));
        (
            change.clone(),
            said.unwrap_or_else(|| as_it_is(&change.now)),
        )
    };
    changed.changes.iter().map(said).collect()
}

fn told(message: &'static str, fields: &[(Change, Text)]) -> Text {
    let all = fields.iter().map(|field| about("changed-to", field));
    Text::new(message).with_text("changes", Text::list(all.collect()))
}

/// What stands on lines of its own, and each of several values, is said in one.
fn as_it_is(values: &[String]) -> Text {
    let lines: Vec<_> = values.iter().flat_map(|value| value.lines()).collect();
    match lines.is_empty() {
        true => Text::new("changed-nothing"),
        false => Text::new("changed-value").with("value", lines.join(", ")),
    }
}

fn about(message: &'static str, (change, words): &(Change, Text)) -> Text {
    let name = format!("field-{}", change.field.replace('_', "-"));
    Text::new(message)
        .with_text("field", Text::new(name))
        .with_text("value", words.clone())
}

impl Changes {
    /// Of the fields that the form has, brings up to date what nobody touched. The form is then about what is so now. What
    /// both sides changed stays as it was typed; answers with what to say beside it.
    pub(super) fn bring_up_to_date(
        &self,
        pairs: &mut Vec<(String, String)>,
        asked: &[String],
    ) -> Vec<(String, Text)> {
        let mut clashes = Vec::new();
        for field in &self.fields {
            let (change, _) = field;
            let is_sent = |(name, _): &&(String, String)| name == change.field;
            let sent = pairs.iter().filter(is_sent);
            let sent: Vec<_> = sent.map(|(_, value)| value.as_str()).collect();
            match change.is_touched(&sent) {
                _ if !asked.iter().any(|name| name == change.field) => {}
                true => clashes.push((change.field.to_owned(), about(CLASH, field))),
                false => set(pairs, change.field, &change.now),
            }
        }
        set(pairs, VERSION, std::slice::from_ref(&self.version));
        clashes
    }

    /// The sentence above the form, which leaves out what is said beside a field: it stands there already.
    pub(super) fn above(&self, why: Text, clashes: &[(String, Text)]) -> Text {
        let is_beside = |field: &str| clashes.iter().any(|(name, _)| name == field);
        let rest = self.fields.iter();
        let rest = rest.filter(|(change, _)| !is_beside(change.field));
        let rest: Vec<_> = rest.cloned().collect();
        match rest.is_empty() {
            _ if clashes.is_empty() => why,
            true => Text::new("changed-meanwhile-marked"),
            false => told("changed-meanwhile", &rest),
        }
    }
}

/// In the place of what the field said.
fn set(pairs: &mut Vec<(String, String)>, field: &str, now: &[String]) {
    let is_it = |(name, _): &(String, String)| name == field;
    let at = pairs.iter().position(is_it).unwrap_or(pairs.len());
    pairs.retain(|pair| !is_it(pair));
    let now = now.iter().map(|value| (field.to_owned(), value.clone()));
    pairs.splice(at..at, now);
}

/// Whether both sides changed this field.
pub fn clashes(form: &Form, field: &str) -> bool {
    form.error(field).is_some_and(|why| why.id() == CLASH)
}
