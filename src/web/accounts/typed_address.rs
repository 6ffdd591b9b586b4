//! The mailbox that somebody typed or confirmed last in this browser: the pages that follow say it again. It stands in the
//! encrypted cookie, so that nobody else's is ever shown, and goes when somebody signs in.
use crate::domain::email::Email;
use actix_session::Session;
use serde::{Deserialize, Serialize};

const TYPED_ADDRESS: &str = "typed";

/// A mailbox, and the address of the form that a mail was asked for with; empty for none.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TypedAddress {
    pub email: String,
    pub form: String,
}

/// Keeps it for the pages that follow.
pub fn keep(session: &Session, email: &Email, form: &str) {
    let typed = TypedAddress {
        email: email.to_string(),
        form: form.to_owned(),
    };
    // Only values that cannot be JSON fail here; strings can.
    session.insert(TYPED_ADDRESS, typed).ok();
}

/// What was kept last.
pub fn kept(session: &Session) -> Option<TypedAddress> {
    session.get(TYPED_ADDRESS).ok().flatten()
}

/// Somebody signed in.
pub fn forget(session: &Session) {
    session.remove(TYPED_ADDRESS);
}
