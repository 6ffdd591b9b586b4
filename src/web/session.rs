//! Session cookies: encrypted, they hold a random key, the flash and the mailbox that was typed last, nothing else. The
//! session is a row (P7).
use super::{app::App, keys::Keys, page::FlashView};
use crate::{messages::Text, store::ids};
use actix_session::{
    Session, SessionMiddleware,
    config::{CookieContentSecurity, SessionLifecycle},
    storage::CookieSessionStore,
};
use actix_web::cookie::SameSite;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

const KEY: &str = "key";
const FLASH: &str = "flash";

/// A message that the next page shows once.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Flash {
    /// `done`, `note` or `problem`.
    pub kind: String,
    /// The id of a message.
    pub message: String,
    /// What stands in the message, in the words of its reader.
    #[serde(default)]
    pub facts: Vec<(String, String)>,
}

impl Flash {
    /// What it says.
    pub fn text(&self) -> Text {
        let facts = self.facts.iter().cloned();
        let text = Text::new(self.message.clone());
        facts.fold(text, |text, (name, value)| text.with(name, value))
    }
}

/// The cookie middleware; `__Host-` cookies on https.
pub fn middleware(app: &App) -> SessionMiddleware<CookieSessionStore> {
    let secure = app.public_url.is_https();
    let name = if secure {
        "__Host-multichannel"
    } else {
        "multichannel"
    };
    SessionMiddleware::builder(CookieSessionStore::default(), app.keys.cookie.clone())
        .cookie_name(name.to_owned())
        .cookie_secure(secure)
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .cookie_path("/".to_owned())
        .cookie_content_security(CookieContentSecurity::Private)
        .session_lifecycle(SessionLifecycle::BrowserSession(Default::default()))
        .build()
}

/// SHA-256 of a session's key: what the database knows of it.
pub type KeyHash = [u8; 32];

/// The key of a session to be. It comes into the cookie after its row is written: if that fails, the browser keeps
/// the session that it has.
pub struct NewKey(String);

impl NewKey {
    pub fn random() -> Self {
        Self(URL_SAFE_NO_PAD.encode(ids::random::<32>()))
    }
    /// Of a session that goes on, and the hash of the one that it has; nothing without one. The same key is always
    /// followed by the same: of two windows that give the password at once, neither has the other's cookie open nothing.
    pub fn after(session: &Session, keys: &Keys) -> Option<(KeyHash, Self)> {
        let old = session.get::<String>(KEY).ok().flatten()?;
        let new = URL_SAFE_NO_PAD.encode(keys.session_after(&old));
        Some((hash(&old), Self(new)))
    }
    /// For the session's row.
    pub fn hash(&self) -> KeyHash {
        hash(&self.0)
    }
    /// Puts it into the cookie, which is a new one from now on.
    pub fn start(self, session: &Session) {
        session.renew();
        // Only values that cannot be JSON fail here; a string can.
        session.insert(KEY, self.0).ok();
    }
}

/// The hash of the key in the cookie, if there is one.
pub fn key_hash(session: &Session) -> Option<KeyHash> {
    session
        .get::<String>(KEY)
        .ok()
        .flatten()
        .map(|key| hash(&key))
}

fn hash(key: &str) -> KeyHash {
    Sha256::digest(key.as_bytes()).into()
}

/// Empties the cookie.
pub fn forget(session: &Session) {
    session.purge();
}

/// Has the next page say something once.
pub fn flash(session: &Session, kind: &str, message: &str) {
    flash_with(session, kind, message, []);
}

/// The same with a name or two: a cookie has room for no more.
pub fn flash_with(
    session: &Session,
    kind: &str,
    message: &str,
    facts: impl IntoIterator<Item = (&'static str, String)>,
) {
    let facts = facts.into_iter();
    let flash = Flash {
        kind: kind.to_owned(),
        message: message.to_owned(),
        facts: facts
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    };
    session.insert(FLASH, flash).ok();
}

/// Has the next page say what this one took out of the cookie, as it only leads on.
pub fn pass_on(session: &Session, taken: Option<&FlashView>) {
    if let Some(said) = taken {
        session.insert(FLASH, &said.taken).ok();
    }
}

/// Takes the flash out of the cookie.
pub fn take_flash(session: &Session) -> Option<Flash> {
    let flash: Flash = session.get(FLASH).ok().flatten()?;
    session.remove(FLASH);
    Some(flash)
}
