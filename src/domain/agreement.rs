//! The terms that a customer agrees to: the provider's, versioned, in each language.
use super::{id::Id, language::Language};
use sha2::{Digest, Sha256};

/// One version of a provider's agreement in one language.
#[derive(Debug, Clone)]
pub struct Agreement {
    pub id: Id<Self>,
    /// 1, 2, 3 …: one count for each provider.
    pub version: i32,
    pub language: Language,
    pub text: String,
}

/// The text that a new provider starts with; `{provider}` stands for its name.
pub const DEFAULT_TEXT: &str = include_str!("data/agreement.en.txt");

impl Agreement {
    /// SHA-256 of the text in hex: what an acceptance keeps of it.
    pub fn fingerprint(&self) -> String {
        hex(&Sha256::digest(self.text.as_bytes()))
    }
}

/// Bytes as lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
