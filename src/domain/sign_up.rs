//! Sign-ups: a person and an organisation that wait for the proof of the mailbox.
use super::{
    country::Country,
    email::{Domain, Email},
    id::Id,
    language::Language,
    organisation::{Kind, PublicMailbox, own_domain},
    text::Name,
    time::Timestamp,
    token::{Nonce, Purpose, Spent},
    words::words,
};

words! {
    /// The kind of link that brought somebody here; without one nobody signs up.
    pub enum Via { Invitation = "invitation", Partnership = "partnership", Opening = "opening" }
}

impl Via {
    /// The kind of organisation that such a link founds.
    pub const fn founds(self) -> Kind {
        match self {
            Self::Invitation => Kind::Customer,
            Self::Partnership => Kind::Reseller,
            Self::Opening => Kind::Provider,
        }
    }
    /// What the link's token is bound to.
    pub const fn purpose(self) -> Purpose {
        match self {
            Self::Invitation => Purpose::Invitation,
            Self::Partnership => Purpose::Partnership,
            Self::Opening => Purpose::Opening,
        }
    }
}

/// Marks the id of an invitation, a partnership or an opening; [`Via`] says which.
#[derive(Debug)]
pub struct Source;

/// How many days the mailbox can be proven.
pub const DAYS: i64 = 1;

/// The organisation that somebody wants to found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub name: Name,
    pub country: Country,
    pub domain: Option<Domain>,
}

/// A sign-up that waits; nothing else exists of it until the mailbox is proven.
#[derive(Debug, Clone)]
pub struct SignUp {
    pub id: Id<Self>,
    pub nonce: Nonce,
    pub via: Via,
    pub source: Id<Source>,
    /// Of the link that it began with; once that is renewed, nothing comes of the sign-up.
    pub source_generation: i32,
    pub organisation: Wish,
    /// The person.
    pub name: Name,
    pub email: Email,
    pub language: Language,
    /// When somebody signed up.
    pub asked_at: Timestamp,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

impl SignUp {
    /// These links are never renewed, so their tokens have one generation.
    pub const GENERATION: i32 = 1;

    /// Whether the mailbox can still be proven at `now`.
    pub fn is_open(&self, now: Timestamp) -> Result<(), Spent> {
        Spent::check(self.expires_at, self.used_at, now)
    }
}

/// The organisation's domain: the one typed, or else that of the mailbox unless anybody can have one there.
pub fn domain(typed: Option<Domain>, mailbox: &Email) -> Result<Option<Domain>, PublicMailbox> {
    match typed {
        Some(domain) => own_domain(domain).map(Some),
        None => Ok(own_domain(mailbox.domain()).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_typed_or_that_of_the_mailbox_and_never_a_public_one() {
        let typed = |text: &str| Some(Domain::parse(text).unwrap());
        let work = Email::parse("ana@contoso.example").unwrap();
        let home = Email::parse("ana@gmail.com").unwrap();
        assert_eq!(domain(None, &work), Ok(typed("contoso.example")));
        assert_eq!(domain(None, &home), Ok(None));
        assert_eq!(
            domain(typed("fabrikam.example"), &home),
            Ok(typed("fabrikam.example"))
        );
        assert_eq!(domain(typed("gmail.com"), &home), Err(PublicMailbox));
    }
}
