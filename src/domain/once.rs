//! One-time keys of forms that create something (P21).
use sha2::{Digest, Sha256};

/// A key of 8–64 letters, digits, hyphens or underscores, and a digest of where its form goes to and of all else that it
/// says: the same key and the same words again create nothing new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once {
    key: String,
    said: [u8; 32],
}

impl Once {
    /// From a form that says nothing else yet; `None` for what no form of ours holds.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_';
        let (key, said) = (text.to_owned(), [0; 32]);
        ((8..=64).contains(&text.len()) && text.bytes().all(fits)).then_some(Self { key, said })
    }
    /// The key of a form that says this too; in another order it is another form.
    #[must_use]
    pub fn saying(self, part: &[u8]) -> Self {
        let said = Sha256::new().chain_update(self.said).chain_update(part);
        Self {
            said: said.finalize().into(),
            ..self
        }
    }
    /// The key itself.
    pub fn key(&self) -> &str {
        &self.key
    }
    /// The digest of what the form says.
    pub fn said(&self) -> &[u8] {
        &self.said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_tells_forms_apart() {
        let form = |parts: &[&str]| {
            let key = Once::parse("0123-4567").unwrap();
            parts
                .iter()
                .fold(key, |key, part| key.saying(part.as_bytes()))
        };
        assert_eq!(form(&["name", "Ana"]), form(&["name", "Ana"]));
        for other in [
            &["name", "Ben"][..],
            &["nam", "eAna"],
            &["nameAna"],
            &["Ana", "name"],
            &[],
        ] {
            assert_ne!(form(&["name", "Ana"]), form(other), "{other:?}");
        }
    }
}
