//! What a form showed of a thing that others change too, so that an old page undoes nothing of theirs (P17).
use super::agreement::hex;
use sha2::{Digest, Sha256};

/// A value as its form says it, under the name of its field.
pub type Value = (&'static str, String);

/// The values of a thing, in the order of its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot(Vec<Value>);

/// Somebody else changed these values since the page was shown: what they are now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("somebody else changed it meanwhile")]
pub struct ChangedMeanwhile(pub Vec<Value>);

impl Snapshot {
    /// In the order in which the form has them.
    pub fn of(values: impl IntoIterator<Item = Value>) -> Self {
        Self(values.into_iter().collect())
    }
    /// What the form carries: a piece for each value, so that afterwards it is known which of them changed.
    pub fn version(&self) -> String {
        let pieces: Vec<_> = self.0.iter().map(|(_, value)| piece(value)).collect();
        pieces.join("-")
    }
    /// Refuses a form whose page showed other values. One without a version is of no page, and sets what it says.
    pub fn is_of(&self, version: &str) -> Result<(), ChangedMeanwhile> {
        if version.is_empty() || version == self.version() {
            return Ok(());
        }
        let mut shown = version.split('-');
        let other = |(_, value): &&Value| shown.next() != Some(piece(value).as_str());
        let changed = self.0.iter().filter(other).cloned().collect();
        Err(ChangedMeanwhile(changed))
    }
}

fn piece(value: &str) -> String {
    hex(&Sha256::digest(value.as_bytes())[..10])
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
        let changed = vec![("role", String::new())];
        assert_eq!(now.is_of(&page), Err(ChangedMeanwhile(changed)));
        let both = called("Ana", "").is_of(&page);
        assert_eq!(both.map_err(|changed| changed.0.len()), Err(2));
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
}
