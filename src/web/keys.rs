//! The keys of the installation, derived from its one secret.
use crate::domain::token::LinkKey;
use actix_web::cookie::Key;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha512;

/// What links and cookies are made with.
#[derive(Clone)]
pub struct Keys {
    pub link: LinkKey,
    pub cookie: Key,
    /// Makes the key of a session out of the one before it.
    session: [u8; 64],
}

impl Keys {
    /// From the secret of the settings (32 bytes or more).
    pub fn derive(secret: &[u8]) -> Self {
        let mut link = [0; 32];
        link.copy_from_slice(&part(secret, b"links")[..32]);
        Self {
            link: LinkKey::new(link),
            cookie: Key::from(&part(secret, b"cookies")),
            session: part(secret, b"sessions"),
        }
    }

    /// The key that a session goes on with after this one. Nobody makes it who has not the secret.
    pub(super) fn session_after(&self, key: &str) -> [u8; 64] {
        part(&self.session, key.as_bytes())
    }
}

fn part(secret: &[u8], purpose: &[u8]) -> [u8; 64] {
    // HMAC takes keys of every length, so this cannot fail.
    let mut mac = Hmac::<Sha512>::new_from_slice(secret).unwrap_or_else(|_| unreachable!());
    mac.update(purpose);
    mac.finalize().into_bytes().into()
}
