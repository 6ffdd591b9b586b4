//! Forms: typed when they are right, shown again as they were filled when they are not.
mod complaint;
mod order;

pub use complaint::{Complaint, country, mailbox};

use super::{
    errors::{Failure, Told},
    fields::Fields,
};
use crate::{domain::once::Once, messages::Text};

/// A form as a page shows it: its values and what is wrong with them. Secrets are never shown again by the templates.
#[derive(Debug, Clone, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    errors: Vec<(String, Text)>,
    ways_on: Vec<(Text, String)>,
}

impl Form {
    /// An empty form.
    pub fn new() -> Self {
        Self::default()
    }
    /// With a value filled in.
    #[must_use]
    pub fn preset(mut self, name: &str, value: impl ToString) -> Self {
        self.values.push((name.to_owned(), value.to_string()));
        self
    }
    /// As it was sent, with something wrong that only the action could know.
    pub fn refused(fields: &Fields, field: &str, why: Text) -> Self {
        Self::wrong(fields, vec![(field.to_owned(), why)])
    }
    /// As it was sent.
    pub fn sent(fields: &Fields) -> Self {
        Self::wrong(fields, Vec::new())
    }
    /// As it was sent, with all that is wrong.
    pub(super) fn wrong(fields: &Fields, errors: Vec<(String, Text)>) -> Self {
        Self::asked(fields, &[], errors)
    }
    /// The same of a form whose fields were asked for in this order.
    fn asked(fields: &Fields, asked: &[String], mut errors: Vec<(String, Text)>) -> Self {
        let shown = fields.shown().cloned().unwrap_or_default();
        let (mut values, mut why) = (fields.pairs().to_vec(), shown.why);
        if let Told::ChangedMeanwhile(changes) = &shown.told {
            let clashes = changes.bring_up_to_date(&mut values, asked);
            why = why.map(|why| changes.above(why, &clashes));
            errors.extend(clashes);
        }
        let general = why.map(|why| (String::new(), why));
        let errors = order::in_order(fields, asked, errors);
        Self {
            values,
            errors: general.into_iter().chain(errors).collect(),
            ways_on: shown.next,
        }
    }
    /// The same with another sentence beside this field, where only its page knows the exact rule.
    #[must_use]
    pub fn saying(mut self, field: &str, exact: &Text) -> Self {
        let wrong = self.errors.iter_mut();
        let own = wrong.filter(|(name, why)| name == field && !Self::is_general(why));
        own.for_each(|(_, why)| *why = exact.clone());
        self
    }
    pub fn value(&self, name: &str) -> &str {
        self.values
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, value)| value)
    }
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.values
            .iter()
            .filter(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
            .collect()
    }
    /// Whether this choice is ticked.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(n, v)| n == name && v == value)
    }
    pub fn error(&self, name: &str) -> Option<&Text> {
        self.errors
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, why)| why)
    }
    pub fn errors(&self) -> &[(String, Text)] {
        &self.errors
    }
    /// Words and addresses beside a sentence about the whole form.
    pub fn ways_on(&self) -> &[(Text, String)] {
        &self.ways_on
    }
    /// Whether the sentence is about any field, so that it needs the field's name beside it.
    pub fn is_general(why: &Text) -> bool {
        why.id().starts_with("form-")
    }
}

/// A form that is a button only cannot be shown again.
impl From<Form> for Failure {
    fn from(form: Form) -> Self {
        match form.errors.into_iter().next() {
            Some((_, why)) => Self::unprocessable(why),
            None => Self::unprocessable(Text::new("form-malformed")),
        }
    }
}

/// Reads fields into types; whatever is left over, repeated or wrong becomes an error of the form.
#[derive(Debug)]
pub struct Reader<'f> {
    fields: &'f Fields,
    known: Vec<String>,
    errors: Vec<(String, Text)>,
}

impl<'f> Reader<'f> {
    pub(super) fn new(fields: &'f Fields) -> Self {
        Self {
            fields,
            known: Vec::new(),
            errors: Vec::new(),
        }
    }

    fn all(&mut self, name: &str) -> Vec<&'f str> {
        self.known.push(name.to_owned());
        let fields: &'f Fields = self.fields;
        fields
            .pairs()
            .iter()
            .filter(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
            .collect()
    }

    pub(super) fn single(&mut self, name: &str) -> Option<&'f str> {
        let all = self.all(name);
        if all.len() > 1 {
            self.wrong(name, Text::new("form-repeated"));
        }
        all.first().copied()
    }

    /// A field that must be there once.
    pub fn one<T, E: Complaint>(
        &mut self,
        name: &str,
        parse: impl FnOnce(&'f str) -> Result<T, E>,
    ) -> Option<T> {
        let value = self.single(name).unwrap_or_default();
        self.take(name, parse(value))
    }

    /// A field that may be missing or empty.
    pub fn optional<T, E: Complaint>(
        &mut self,
        name: &str,
        parse: impl FnOnce(&'f str) -> Result<T, E>,
    ) -> Option<T> {
        let value = self.single(name).filter(|value| !value.trim().is_empty())?;
        self.take(name, parse(value))
    }

    /// A field that may be repeated; empty ones are left out.
    pub fn many<T, E: Complaint>(
        &mut self,
        name: &str,
        mut parse: impl FnMut(&'f str) -> Result<T, E>,
    ) -> Vec<T> {
        let values = self.all(name).into_iter().filter(|value| !value.is_empty());
        let mut read = Vec::new();
        for value in values {
            read.extend(self.take(name, parse(value)));
        }
        read
    }

    /// A checkbox: `yes` or missing.
    pub fn tick(&mut self, name: &str) -> bool {
        match self.single(name) {
            None | Some("") => false,
            Some("yes") => true,
            Some(_) => {
                self.wrong(name, Text::new("form-malformed"));
                false
            }
        }
    }

    /// The one-time key, of a form that goes to the same address and says all that this one says (P21).
    pub fn once(&mut self) -> Option<Once> {
        let key = self.optional("once", |key| Once::parse(key).ok_or("form-malformed"))?;
        let all = self.fields.pairs().iter();
        let said = all.filter(|(name, _)| name != "once");
        let key = key.saying(self.fields.path().as_bytes());
        Some(said.fold(key, |key, (name, value)| {
            key.saying(name.as_bytes()).saying(value.as_bytes())
        }))
    }

    /// A text as it is, for what is checked later.
    pub fn text(&mut self, name: &str) -> String {
        self.single(name).unwrap_or_default().to_owned()
    }

    /// The field of a file stands here on the page: a text of that name is none.
    pub fn file(&mut self, name: &str) {
        if !self.all(name).is_empty() {
            self.wrong(name, Text::new("form-unknown-field").with("field", name));
        }
    }

    /// Whether something was wrong with a field.
    pub fn is_wrong(&self, name: &str) -> bool {
        self.errors.iter().any(|(field, _)| field == name)
    }

    /// Says what is wrong with a field.
    pub fn wrong(&mut self, name: &str, why: Text) {
        self.errors.push((name.to_owned(), why));
    }

    fn take<T, E: Complaint>(&mut self, name: &str, result: Result<T, E>) -> Option<T> {
        result.map_err(|why| self.wrong(name, why.text())).ok()
    }

    /// The value if every field was known and right, else the form to show again.
    pub fn finish<T>(mut self, value: Option<T>) -> Result<T, Form> {
        let unknown: Vec<_> = self.unknown().map(str::to_owned).collect();
        for name in unknown {
            let short: String = name.chars().take(40).collect();
            self.wrong(&name, Text::new("form-unknown-field").with("field", short));
        }
        match value {
            Some(value) if self.errors.is_empty() && self.fields.shown().is_none() => Ok(value),
            _ => Err(Form::asked(self.fields, &self.known, self.errors)),
        }
    }

    /// The names that were not asked for.
    pub(super) fn unknown(&self) -> impl Iterator<Item = &str> {
        let names = self.fields.pairs().iter().map(|(name, _)| name);
        let unknown = names.filter(|name| !self.known.contains(name));
        unknown.map(String::as_str)
    }

    /// What is wrong so far.
    pub(super) fn into_errors(self) -> Vec<(String, Text)> {
        self.errors
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Name;

    fn read(body: &str) -> Result<(Name, bool), Form> {
        let fields = Fields::parse(body.as_bytes()).unwrap();
        let mut reader = fields.reader();
        let name = reader.one("name", Name::parse);
        let agreed = reader.tick("agreed");
        reader.finish(name.map(|name| (name, agreed)))
    }

    #[test]
    fn only_known_fields_once_each_are_taken() {
        assert_eq!(read("name=Ana+B&agreed=yes").unwrap().0.as_str(), "Ana B");
        for wrong in [
            "",
            "name=",
            "name=a&name=b",
            "name=a&role=x",
            "name=a&agreed=no",
            "name=%3Cb%3E",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        assert_eq!(read("name=&agreed=yes").unwrap_err().value("agreed"), "yes");
    }

    #[test]
    fn what_is_no_form_is_refused() {
        for wrong in ["a[b]=1", "a=%ff", "a=%00", &"a=1&".repeat(201)] {
            assert!(Fields::parse(wrong.as_bytes()).is_err(), "{wrong}");
        }
    }
}
