//! The button that proves a mailbox, and the one that says that somebody else asked for it.
use super::{token, typed_address, unknown_link};
use crate::{
    actions::accounts::{
        proof::Proof,
        source::{Closed, Source},
        verify::{self, Verified, VerifyError, WithdrawError, Withdrawn},
    },
    domain::{
        email::Email,
        paths,
        sign_up::Via,
        text::Name,
        time::Timestamp,
        token::{LinkKey, Token},
    },
    messages::Text,
    store::{Db, accounts},
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
    asked: Asked,
}

/// What is being confirmed; whoever asked for it need not be who reads this.
struct Asked {
    email: Email,
    /// Of the person, as that one typed it.
    name: Name,
    /// The organisation that a sign-up founds, and when somebody signed up.
    founds: Option<(Name, Timestamp)>,
}

/// Shows the button; looking changes nothing (P16).
pub async fn form(
    visitor: Visitor,
    app: Data<App>,
    link: Path<String>,
) -> Result<HttpResponse, Failure> {
    let (token, key, now) = (token(&link)?, app.keys.link.clone(), app.now());
    let asked = app.db.read(move |db| asked(db, &key, &token, now)).await;
    let asked = asked.map_err(|error| refused(error, &visitor))?;
    let (f, path) = (visitor.frame, format!("/verify/{link}"));
    Verify { f, path, asked }.page()
}

fn asked(db: &mut Db, key: &LinkKey, token: &Token, now: Timestamp) -> Result<Asked, VerifyError> {
    let proof = verify::proof_of(db, key, token)?;
    proof.is_open(now)?;
    Ok(match proof {
        Proof::SignUp(waiting, _) => Asked {
            founds: Some((waiting.organisation.name.clone(), waiting.asked_at)),
            name: waiting.name,
            email: waiting.email,
        },
        Proof::Address(proof) => Asked {
            name: accounts::by_id(db, proof.account)?.0.name,
            email: proof.email,
            founds: None,
        },
    })
}

/// What is answered to the question whether it was oneself; a form that says nothing confirms.
enum Answer {
    Yes,
    No,
}

fn answer(text: &str) -> Result<Answer, &'static str> {
    match text {
        "yes" => Ok(Answer::Yes),
        "no" => Ok(Answer::No),
        _ => Err("form-malformed"),
    }
}

/// Proves the mailbox, or has nothing come of what was asked for.
pub async fn submit(
    visitor: Visitor,
    app: Data<App>,
    cookie: Cookie,
    link: Path<String>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let token = token(&link)?;
    let mut reader = fields.reader();
    let answer = reader.optional("answer", answer);
    match reader.finish(Some(answer))? {
        Some(Answer::No) => withdraw(&visitor, &app, &cookie, token).await,
        Some(Answer::Yes) | None => confirm(&visitor, &app, &cookie, token).await,
    }
}

/// Then nothing is left of it, and whoever is not signed in has nothing more to do here.
async fn withdraw(
    visitor: &Visitor,
    app: &App,
    cookie: &Cookie,
    token: Token,
) -> Result<HttpResponse, Failure> {
    let key = app.keys.link.clone();
    let withdrawn = app.write(move |db| verify::withdraw(db, &key, &token));
    let (kind, said) = match withdrawn.await? {
        Withdrawn::Now => ("done", "verify-withdrawn"),
        Withdrawn::NothingWaits => ("note", "verify-nothing-waits"),
    };
    session::flash(cookie, kind, said);
    Ok(see_other(match visitor.signed_in {
        Some(_) => paths::ACCOUNT,
        None => "/",
    }))
}

/// Then the person signs in and goes on where the sign-up began.
async fn confirm(
    visitor: &Visitor,
    app: &App,
    cookie: &Cookie,
    token: Token,
) -> Result<HttpResponse, Failure> {
    let (key, now) = (app.keys.link.clone(), app.now());
    let verified = app
        .try_write(move |db| {
            let proven = verify::proof_of(db, &key, &token).map(mailbox).ok();
            verify::verify(db, &key, &token, now).map(|verified| (verified, proven))
        })
        .await;
    let (verified, proven) = verified.map_err(|error| refused(error, visitor))?;
    if visitor.signed_in.is_none()
        && let Some(email) = proven
    {
        typed_address::keep(cookie, &email, "");
    }
    let (said, next) = match verified {
        Verified::Founded(organisation, source) => {
            let home = paths::organisation(&organisation.slug);
            ("verify-done", beginning(app, &source).unwrap_or(home))
        }
        Verified::HasAccount(source) => {
            let next = source.and_then(|source| beginning(app, &source));
            ("verify-has-account", next.unwrap_or_else(|| "/".to_owned()))
        }
        Verified::AddressChanged => ("verify-address", paths::ACCOUNT.to_owned()),
    };
    session::flash(cookie, "done", said);
    Ok(see_other(Onward::to(&next).after("/signin")))
}

fn mailbox(proof: Proof) -> Email {
    match proof {
        Proof::SignUp(waiting, _) => waiting.email,
        Proof::Address(proof) => proof.email,
    }
}

/// The page of the link that the sign-up began with; an opening has served its time.
pub(super) fn beginning(app: &App, source: &Source) -> Option<String> {
    let token = source.token(&app.keys.link);
    match source.via() {
        Via::Opening => None,
        via => Some(paths::token_path(via.purpose(), &token)),
    }
}

/// The way on is the one of whoever looks: who is signed in has nothing to sign in for, and who pressed nothing here need
/// not be in want of a new password.
fn refused(error: VerifyError, visitor: &Visitor) -> Failure {
    let home = match visitor.signed_in {
        Some(_) => "error-to-overview",
        None => "error-to-start",
    };
    match error {
        VerifyError::Spent(spent) if visitor.signed_in.is_some() => {
            Failure::from(spent).next(Text::new(home), "/")
        }
        VerifyError::NothingWaits => {
            let gone = Failure::gone(Text::new("verify-nothing-waits"));
            new_password(gone.next(Text::new(home), "/"))
        }
        error => error.into(),
    }
}

/// Nothing is left behind the link; a new password keeps out whoever knows the old one.
fn new_password(failure: Failure) -> Failure {
    let words = Text::new("verify-new-password");
    failure.next(words, paths::FORGOTTEN_PASSWORD)
}

fn sign_in_next(failure: Failure) -> Failure {
    failure.next(Text::new("frame-sign-in"), "/signin")
}

impl From<VerifyError> for Failure {
    fn from(error: VerifyError) -> Self {
        match error {
            VerifyError::Unknown => unknown_link(),
            VerifyError::NothingWaits => {
                new_password(Self::gone(Text::new("verify-nothing-waits")))
            }
            VerifyError::Spent(spent) => sign_in_next(spent.into()),
            VerifyError::Closed(closed) => closed.into(),
            VerifyError::AskTheirAdmins(name) => ask_their_admins(&name),
            VerifyError::AddressTaken => Self::conflict(Text::new("verify-address-taken")),
            VerifyError::Store(error) => error.into(),
        }
    }
}

impl From<WithdrawError> for Failure {
    fn from(error: WithdrawError) -> Self {
        match error {
            WithdrawError::Unknown => unknown_link(),
            WithdrawError::TooLate => new_password(Self::gone(Text::new("verify-too-late"))),
            WithdrawError::Store(error) => error.into(),
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
