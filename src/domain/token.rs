//! Link tokens (P15): nothing secret at rest, nothing to guess, dead as soon as the generation rises.
use super::{time::Timestamp, words::words};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use diesel::{deserialize::FromSqlRow, expression::AsExpression};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt;
use subtle::ConstantTimeEq;

words! {
    /// What a link is for; a token of one purpose never works for another.
    pub enum Purpose {
        /// `/i/…`: an invitation of a customer.
        Invitation = "invitation",
        /// `/p/…`: an invitation of a reseller to a partnership.
        Partnership = "partnership",
        /// `/signup?…`: the first address of a new provider, made on the command line.
        Opening = "opening",
        /// `/verify/…`: proves a mailbox of a sign-up.
        Verification = "verification",
        /// `/verify/…`: proves the new mailbox of an account.
        AddressChange = "address-change",
        /// `/password/reset/…`: a new password.
        PasswordReset = "password-reset",
    }
}

/// The public half of a token, 16 random bytes: finds the row, opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Binary)]
pub struct Nonce(pub(crate) [u8; 16]);

impl Nonce {
    /// From 16 bytes of the system's randomness.
    pub const fn from_random(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

/// The key that links are made with, 32 bytes; derived from the installation's secret.
#[derive(Clone)]
pub struct LinkKey([u8; 32]);

impl LinkKey {
    /// From the 32 bytes that were derived.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
    fn tag(&self, purpose: Purpose, nonce: &Nonce, generation: i32) -> [u8; 16] {
        // HMAC takes keys of every length, so this cannot fail.
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).unwrap_or_else(|_| unreachable!());
        mac.update(purpose.as_str().as_bytes());
        mac.update(&[0]);
        mac.update(&nonce.0);
        mac.update(&generation.to_be_bytes());
        let mut tag = [0; 16];
        tag.copy_from_slice(&mac.finalize().into_bytes()[..16]);
        tag
    }
    /// The token for these facts: always the same, so that it can be shown again at any time.
    pub fn token(&self, purpose: Purpose, nonce: &Nonce, generation: i32) -> Token {
        Token {
            nonce: *nonce,
            tag: self.tag(purpose, nonce, generation),
        }
    }
    /// Whether `token` was made with this key for this purpose and generation; compares in constant time.
    pub fn made(&self, token: &Token, purpose: Purpose, generation: i32) -> bool {
        self.tag(purpose, &token.nonce, generation)
            .ct_eq(&token.tag)
            .into()
    }
}

/// The token in a link: 43 characters of base64url.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    nonce: Nonce,
    tag: [u8; 16],
}

impl Token {
    /// Reads exactly the form that links carry; a wrong shape never reaches the database.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 43 {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (nonce, tag) = bytes.split_at_checked(16)?;
        Some(Self {
            nonce: Nonce(nonce.try_into().ok()?),
            tag: tag.try_into().ok()?,
        })
    }
    /// The random part, which the database knows.
    pub const fn nonce(&self) -> &Nonce {
        &self.nonce
    }
    /// The text for a link. Never log it.
    pub fn reveal(&self) -> String {
        URL_SAFE_NO_PAD.encode([self.nonce.0, self.tag].concat())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Why a link that works once does nothing any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Spent {
    #[error("this link has expired")]
    Expired,
    #[error("this link was used already")]
    Used,
}

impl Spent {
    /// Used is told before expired: it is what the person remembers.
    pub(super) fn check(
        expires_at: Timestamp,
        used_at: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), Self> {
        match used_at {
            Some(_) => Err(Self::Used),
            None if now >= expires_at => Err(Self::Expired),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_bound_to_purpose_and_generation() {
        let key = LinkKey::new([7; 32]);
        let token = key.token(Purpose::Invitation, &Nonce([1; 16]), 1);
        let text = token.reveal();
        assert_eq!(text.len(), 43);
        let read = Token::parse(&text).unwrap();
        assert!(key.made(&read, Purpose::Invitation, 1));
        assert!(!key.made(&read, Purpose::Invitation, 2));
        assert!(!key.made(&read, Purpose::PasswordReset, 1));
        assert!(!LinkKey::new([8; 32]).made(&read, Purpose::Invitation, 1));
        assert_eq!(format!("{read:?}"), "Token(…)");
    }

    #[test]
    fn only_the_exact_shape_is_a_token() {
        for bad in [
            "",
            "abc",
            &"x".repeat(42),
            &"x".repeat(44),
            &"=".repeat(43),
            &"ü".repeat(21),
        ] {
            assert!(Token::parse(bad).is_none(), "{bad}");
        }
    }
}
