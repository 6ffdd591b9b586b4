//! Pages of a person's own account, and the way in.
pub mod address;
mod checking;
mod device;
pub mod password;
pub mod profile;
pub mod reauthenticate;
pub mod reset;
pub mod sent;
pub mod sessions;
pub mod sign_in;
pub mod sign_up;
mod steady;
pub mod verify;

use crate::{
    domain::{
        language::Language,
        token::{Spent, Token},
    },
    messages::Text,
    web::{errors::Failure, form::Complaint},
};

/// Reads the token in an address; a wrong shape is no address of ours.
fn token(text: &str) -> Result<Token, Failure> {
    Token::parse(text).ok_or_else(Failure::not_found)
}

/// Reads a language's tag.
pub(super) fn language(text: &str) -> Result<Language, impl Complaint> {
    Language::parse(text).ok_or("form-malformed")
}

impl From<Spent> for Failure {
    fn from(spent: Spent) -> Self {
        Self::gone(Text::new(match spent {
            Spent::Expired => "link-expired",
            Spent::Used => "link-used",
        }))
    }
}
