//! The button that proves a mailbox.
use super::{token, unknown_link};
use crate::{
    actions::accounts::{
        proof::Proof,
        source::{Closed, Source},
        verify::{self, Verified, VerifyError},
    },
    domain::{paths, sign_up::Via, text::Name},
    messages::Text,
    web::{
        app::App,
        caller::Visitor,
        errors::Failure,
        fields::Fields,
        onward::Onward,
        page::{Frame, Page, see_other},
        session,
    },
};
use actix_session::Session as Cookie;
use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use askama::Template;

#[derive(Template)]
#[template(path = "accounts/verify.html")]
struct Verify {
    f: Frame,
    path: String,
    email: String,
    /// The organisation that a sign-up founds.
    organisation: Option<Name>,
}

/// Shows the button; looking changes nothing (P16).
pub async fn form(
    visitor: Visitor,
    app: Data<App>,
    link: Path<String>,
) -> Result<HttpResponse, Failure> {
    let (token, key, now) = (token(&link)?, app.keys.link.clone(), app.now());
    let found = app
        .read(move |db| Proof::by_token(db, &key, &token))
        .await?;
    let proof = found.ok_or_else(unknown_link)?;
    proof
        .is_open(now)
        .map_err(|spent| sign_in_next(spent.into()))?;
    let (email, organisation) = match proof {
        Proof::SignUp(waiting, _) => (waiting.email, Some(waiting.organisation.name)),
        Proof::Address(proof) => (proof.email, None),
    };
    let (path, email) = (format!("/verify/{link}"), email.to_string());
    let f = visitor.frame;
    Verify {
        f,
        path,
        email,
        organisation,
    }
    .page()
}

/// Proves the mailbox; then the person signs in and goes on where the sign-up began.
pub async fn submit(
    _: Visitor,
    app: Data<App>,
    cookie: Cookie,
    link: Path<String>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let (token, key, now) = (token(&link)?, app.keys.link.clone(), app.now());
    fields.reader().finish(Some(()))?;
    let verified = app
        .write(move |db| verify::verify(db, &key, &token, now))
        .await?;
    let (said, next) = match verified {
        Verified::Founded(organisation, source) => {
            let home = paths::organisation(&organisation.slug);
            ("verify-done", beginning(&app, &source).unwrap_or(home))
        }
        Verified::HasAccount(source) => {
            let next = source.and_then(|source| beginning(&app, &source));
            ("verify-has-account", next.unwrap_or_else(|| "/".to_owned()))
        }
        Verified::AddressChanged => ("verify-address", paths::ACCOUNT.to_owned()),
    };
    session::flash(&cookie, "done", said);
    Ok(see_other(Onward::to(&next).after("/signin")))
}

/// The page of the link that the sign-up began with; an opening has served its time.
pub(super) fn beginning(app: &App, source: &Source) -> Option<String> {
    let token = source.token(&app.keys.link);
    match source.via() {
        Via::Opening => None,
        via => Some(paths::token_path(via.purpose(), &token)),
    }
}

fn sign_in_next(failure: Failure) -> Failure {
    failure.next(Text::new("frame-sign-in"), "/signin")
}

impl From<VerifyError> for Failure {
    fn from(error: VerifyError) -> Self {
        match error {
            VerifyError::Unknown => unknown_link(),
            VerifyError::Spent(spent) => sign_in_next(spent.into()),
            VerifyError::Closed(closed) => closed.into(),
            VerifyError::AskTheirAdmins(name) => ask_their_admins(&name),
            VerifyError::AddressTaken => Self::conflict(Text::new("verify-address-taken")),
            VerifyError::Store(error) => error.into(),
        }
    }
}

impl From<Closed> for Failure {
    fn from(closed: Closed) -> Self {
        match closed {
            Closed::Opening(spent) => sign_in_next(spent.into()),
            Closed::Suspended => Self::gone(Text::new("sign-up-suspended")),
            Closed::Invitation(_) | Closed::Partnership(_) | Closed::Renewed => {
                Self::gone(Text::new("sign-up-closed"))
            }
        }
    }
}

/// One customer for each proven domain: says whom to ask.
pub(super) fn ask_their_admins(organisation: &Name) -> Failure {
    let text = Text::new("sign-up-ask-their-admins").with("organisation", organisation);
    sign_in_next(Failure::conflict(text))
}
