//! Pages of a person's own account, and the way in.
pub mod address;
mod checking;
mod device;
pub mod kept;
pub mod memberships;
pub mod password;
pub mod profile;
pub mod reauthenticate;
pub mod reset;
pub mod sent;
pub mod sessions;
pub mod sign_in;
pub mod sign_up;
mod steady;
mod typed_address;
pub mod verify;

use crate::{
    domain::{
        account::Account,
        language::Language,
        token::{Spent, Token},
    },
    messages::Text,
    store::members,
    web::{app::App, errors::Failure, form::Complaint},
};
use actix_web::http::StatusCode;

/// Reads the token in an address; a wrong shape is no address of ours.
fn token(text: &str) -> Result<Token, Failure> {
    Token::parse(text).ok_or_else(unknown_link)
}

/// No link of ours, or one whose time is long over.
fn unknown_link() -> Failure {
    Failure::new(StatusCode::NOT_FOUND, "link-unknown")
}

/// What others know of the owner of a password (P1): name, mailbox, and the names of all own organisations.
async fn own_words(app: &App, owner: &Account) -> Result<Vec<String>, Failure> {
    let id = owner.id;
    let scopes = app.read(move |db| members::scopes_of(db, id)).await?;
    let organisations = scopes.iter().map(|own| own.organisation.name.to_string());
    let own = [owner.name.to_string(), owner.email.to_string()];
    Ok(own.into_iter().chain(organisations).collect())
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
