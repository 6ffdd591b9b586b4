//! "Look into your mailbox": where forms lead that answer by mail, the same whoever asked.
use crate::web::{
    caller::Visitor,
    errors::Failure,
    page::{Frame, Page},
};
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "accounts/sent.html")]
struct Sent {
    f: Frame,
    /// The message that says what to look for.
    about: &'static str,
}

/// After a sign-up.
pub async fn of_sign_up(visitor: Visitor) -> Result<HttpResponse, Failure> {
    let (f, about) = (visitor.frame, "mailbox-sign-up");
    Sent { f, about }.page()
}

/// After asking for a new password.
pub async fn of_password(visitor: Visitor) -> Result<HttpResponse, Failure> {
    let (f, about) = (visitor.frame, "mailbox-password");
    Sent { f, about }.page()
}
