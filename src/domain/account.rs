//! Accounts: how a person signs in. One account may be a member of several organisations.
use super::{email::Email, id::Id, language::Language, text::Name, words::words};

words! {
    /// How pages look for a person.
    pub enum Theme { Auto = "auto", Light = "light", Dark = "dark" }
}

/// A person's account; its mailbox is proven before there is a way to sign in.
#[derive(Debug, Clone)]
pub struct Account {
    pub id: Id<Self>,
    pub name: Name,
    pub email: Email,
    pub language: Language,
    pub theme: Theme,
}
