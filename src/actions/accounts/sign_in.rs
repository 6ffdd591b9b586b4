//! Signing in and out, and giving the password again (P7, P8). The password itself was checked before.
use crate::{
    actions::invitations::{link::Link, open},
    domain::{account::Account, id::Id, time::Timestamp},
    store::{
        Db, accounts,
        sessions::{self, Session},
    },
};

/// A password that was found right.
#[derive(Debug)]
pub struct Checked {
    pub account: Id<Account>,
    /// The hash that it was checked against.
    pub hash: String,
    /// The same password hashed with today's parameters, if those of `hash` are weaker (P1).
    pub better: Option<String>,
}

/// Why there is no session.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    #[error("the password was changed while it was checked")]
    Stale,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// The keys in the cookie, hashed: the new session's, and that of the session that it takes the place of.
#[derive(Debug, Clone, Copy)]
pub struct Keys {
    pub new: [u8; 32],
    pub old: Option<[u8; 32]>,
}

/// Opens a session under a new key; one that the browser had before ends. `link` is the invitation that led here.
pub fn sign_in(
    db: &mut Db,
    checked: &Checked,
    keys: Keys,
    device: &str,
    link: Option<Link<'_>>,
    now: Timestamp,
) -> Result<Id<Session>, SignInError> {
    let hash = checked.better.as_ref().unwrap_or(&checked.hash);
    if !accounts::replace_password(db, checked.account, &checked.hash, hash)? {
        return Err(SignInError::Stale);
    }
    if let Some(old) = keys.old {
        sessions::end_by_key(db, &old)?;
    }
    if let Some(link) = link {
        open::open(db, link, now)?;
    }
    Ok(sessions::open(db, checked.account, &keys.new, device, now)?)
}

/// Step-up: the same session, proven now, under the new one of these keys (hashed).
pub fn prove_again(
    db: &mut Db,
    by: &Session,
    checked: &Checked,
    (old, new): ([u8; 32], [u8; 32]),
    now: Timestamp,
) -> Result<(), SignInError> {
    let unchanged = accounts::replace_password(db, by.account.id, &checked.hash, &checked.hash)?;
    if unchanged && sessions::prove(db, by.id, (&old, &new), now)? {
        Ok(())
    } else {
        Err(SignInError::Stale)
    }
}
