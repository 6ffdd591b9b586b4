//! Absolute addresses, made of `public_url` alone (P19). Paths come from `domain::paths`.
use super::app::App;
pub use crate::domain::paths::*;
use crate::domain::token::{Nonce, Purpose};

impl App {
    /// The absolute address of a path that begins with `/`.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.public_url.as_str())
    }
    /// The address that a link of this purpose has now.
    pub fn link(&self, purpose: Purpose, nonce: &Nonce, generation: i32) -> String {
        self.url(&token_path(
            purpose,
            &self.keys.link.token(purpose, nonce, generation),
        ))
    }
}
