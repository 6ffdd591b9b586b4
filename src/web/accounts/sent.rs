//! "Look into your mailbox": where forms lead that answer by mail, the same whoever asked.
use super::typed_address::{self, TypedAddress};
use crate::{
    domain::paths,
    web::{
        caller::Visitor,
        errors::Failure,
        page::{Frame, Page},
    },
};
use actix_session::Session as Cookie;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "accounts/sent.html")]
struct Sent {
    f: Frame,
    /// The message that says what to look for.
    about: &'static str,
    /// The address as it was typed into this browser; "none" where it is not known any more.
    email: String,
    /// The form, to type it again; empty where it is not known any more.
    form: String,
    /// Who asked has an account to sign in with.
    signs_in: bool,
}

/// After a sign-up.
pub async fn of_sign_up(visitor: Visitor, cookie: Cookie) -> Result<HttpResponse, Failure> {
    let typed = typed_address::kept(&cookie).filter(|typed| typed.form.starts_with("/signup"));
    sent(visitor.frame, "mailbox-sign-up", typed, false)
}

/// After asking for a new password.
pub async fn of_password(visitor: Visitor, cookie: Cookie) -> Result<HttpResponse, Failure> {
    let typed = typed_address::kept(&cookie);
    let typed = typed.filter(|typed| typed.form == paths::FORGOTTEN_PASSWORD);
    sent(visitor.frame, "mailbox-password", typed, true)
}

fn sent(
    f: Frame,
    about: &'static str,
    typed: Option<TypedAddress>,
    signs_in: bool,
) -> Result<HttpResponse, Failure> {
    let (email, form) = match typed {
        Some(typed) => (typed.email, typed.form),
        None => ("none".to_owned(), String::new()),
    };
    Sent {
        f,
        about,
        email,
        form,
        signs_in,
    }
    .page()
}
