//! What a form showed of a thing that others change too, so that an old page undoes nothing of theirs (P17).
use super::agreement::hex;
use sha2::{Digest, Sha256};
use std::iter;

/// A field of a form, and what it says: one value, all that is ticked, or nothing.
type Value = (&'static str, Vec<String>);

/// The values of a thing, in the order of its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot(Vec<Value>);

/// A field that says something else now than it did on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub field: &'static str,
    pub now: Vec<String>,
    /// The piece of what the page showed.
    was: String,
}

/// These values were changed since the page was shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("it was changed meanwhile")]
pub struct ChangedMeanwhile {
    pub changes: Vec<Change>,
    /// Of a page that shows what is so now.
    pub version: String,
}

impl Snapshot {
    /// In the order in which the form has them.
    pub fn of(values: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let values = values.into_iter();
        Self(values.map(|(field, value)| (field, vec![value])).collect())
    }
    /// With another field below: however many values it has, as that of ticks, or none.
    #[must_use]
    pub fn with<T: ToString>(
        mut self,
        field: &'static str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let values = values.into_iter().map(|value| value.to_string());
        self.0.push((field, values.collect()));
        self
    }
    /// As a form is filled in with it.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = self.0.iter();
        all.flat_map(|(field, values)| values.iter().map(move |value| (*field, value.as_str())))
    }
    /// What the form carries: a piece for each field, so that afterwards it is known which of them changed.
    pub fn version(&self) -> String {
        let pieces: Vec<_> = self.0.iter().map(|(_, values)| piece(values)).collect();
        pieces.join("-")
    }
    /// Refuses a form whose page showed other values. One without a version is of no page, and sets what it says.
    pub fn is_of(&self, version: &str) -> Result<(), ChangedMeanwhile> {
        let present = self.version();
        if version.is_empty() || version == present {
            return Ok(());
        }
        let shown = version.split('-').chain(iter::repeat(""));
        let change = |((field, now), was): (&Value, &str)| {
            (piece(now) != was).then(|| Change {
                field,
                now: now.clone(),
                was: was.to_owned(),
            })
        };
        Err(ChangedMeanwhile {
            changes: self.0.iter().zip(shown).filter_map(change).collect(),
            version: present,
        })
    }
}

impl Change {
    /// Whether the form says something of its own: neither what its page showed nor what is so now.
    pub fn is_touched(&self, sent: &[&str]) -> bool {
        let sent = piece(sent);
        sent != self.was && sent != piece(&self.now)
    }
}

/// In whatever order, and with the line ends of the reader's machine; an empty value is none.
fn piece<T: AsRef<str>>(values: &[T]) -> String {
    let values = values
        .iter()
        .map(|value| value.as_ref().replace("\r\n", "\n"));
    let mut said: Vec<_> = values.filter(|value| !value.is_empty()).collect();
    said.sort();
    hex(&Sha256::digest(said.join("\0").as_bytes())[..10])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(name: &str, role: &str) -> Snapshot {
        Snapshot::of([("name", name.to_owned()), ("role", role.to_owned())])
    }

    #[test]
    fn a_version_tells_which_values_changed() {
        let (page, now) = (called("Tom", "admin").version(), called("Tom", ""));
        assert_eq!(called("Tom", "admin").is_of(&page), Ok(()));
        let changed = now.is_of(&page).unwrap_err();
        assert_eq!(changed.version, now.version());
        let fields: Vec<_> = changed.changes.iter().map(|one| one.field).collect();
        assert_eq!(fields, ["role"]);
        let both = called("Ana", "").is_of(&page);
        assert_eq!(both.map_err(|changed| changed.changes.len()), Err(2));
    }

    #[test]
    fn what_no_page_showed_is_another_version_and_none_is_no_page() {
        let now = called("Tom", "");
        assert_eq!(now.is_of(""), Ok(()));
        for wrong in ["x", "-", &format!("{}-", now.version())] {
            assert!(now.is_of(wrong).is_err(), "{wrong}");
        }
        assert_ne!(called("a", "b").version(), called("b", "a").version());
    }

    #[test]
    fn what_a_form_says_as_its_page_did_or_as_it_is_now_is_not_its_own() {
        let ticked = |all: &[&str]| Snapshot::of([]).with("member", all.iter().copied());
        let page = ticked(&["a", "b"]).version();
        let changed = ticked(&["c\nd"]).is_of(&page).unwrap_err();
        for (sent, own) in [
            (vec!["b", "a"], false),
            (vec!["c\r\nd"], false),
            (vec!["a"], true),
            (vec![], true),
        ] {
            assert_eq!(changed.changes[0].is_touched(&sent), own, "{sent:?}");
        }
        let nothing = ticked(&[]).version();
        let changed = ticked(&["a"]).is_of(&nothing).unwrap_err();
        assert!(!changed.changes[0].is_touched(&[""]));
    }
}
