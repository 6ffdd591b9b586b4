//! A new password for one that was forgotten, and the first of a new member (P5).
use super::{own_words, steady::steadily, token, typed_address, unknown_link};
use crate::{
    actions::{
        accounts::password::{self, ResetError},
        members::join,
    },
    domain::{account::Account, password::Password, paths, text::Name, token::Token},
    messages::Text,
    web::{
        app::App,
        caller::Visitor,
        errors::Failure,
        fields::Fields,
        form::{self, Form},
        page::{Frame, Page, see_other},
        session,
    },
};
use actix_session::Session as Cookie;
use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Path},
};
use askama::Template;

#[derive(Template)]
#[template(path = "accounts/forgotten.html")]
struct Forgotten {
    f: Frame,
    form: Form,
}

/// Asks for the mailbox.
pub async fn forgotten(visitor: Visitor) -> Result<HttpResponse, Failure> {
    let (f, form) = (visitor.frame, Form::new());
    Forgotten { f, form }.page()
}

/// Mails a link if there is such an account; nobody learns whether (P2).
pub async fn ask(
    visitor: Visitor,
    app: Data<App>,
    cookie: Cookie,
    fields: Fields,
    request: HttpRequest,
) -> Result<HttpResponse, Failure> {
    let mut reader = fields.reader();
    let email = reader.one("email", form::mailbox);
    let email = match reader.finish(email) {
        Ok(email) => email,
        Err(form) => {
            let f = visitor.frame;
            return Forgotten { f, form }.again();
        }
    };
    app.limits.mail(app.client(&request))?;
    typed_address::keep(&cookie, &email, paths::FORGOTTEN_PASSWORD);
    let (now, wanted) = (app.now(), app.limits.mail_to(email.key()));
    let asked = app.write(move |db| match wanted {
        true => password::ask_reset(db, &email, now),
        false => Ok(()),
    });
    steadily(asked).await?;
    Ok(see_other("/password/sent"))
}

#[derive(Template)]
#[template(path = "accounts/reset.html")]
struct Reset {
    f: Frame,
    form: Form,
    path: String,
    email: String,
    /// The organisation that the person joins by it.
    joins: Option<String>,
}

/// Asks for the new password.
pub async fn form(
    visitor: Visitor,
    app: Data<App>,
    link: Path<String>,
) -> Result<HttpResponse, Failure> {
    let opened = opened(&app, token(&link)?).await?;
    reset_page(visitor.frame, Form::new(), &link, &opened).page()
}

/// Sets it; signing in comes after (no sign-in by a mailed link).
pub async fn submit(
    visitor: Visitor,
    app: Data<App>,
    cookie: Cookie,
    link: Path<String>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let link_token = token(&link)?;
    let opened = opened(&app, link_token.clone()).await?;
    let mut words = own_words(&app, &opened.0).await?;
    words.extend(opened.1.as_ref().map(Name::to_string));
    let about: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut reader = fields.reader();
    let new = reader.one("password", |text| Password::parse(text, &about));
    let new = match reader.finish(new) {
        Ok(new) => new,
        Err(form) => return reset_page(visitor.frame, form, &link, &opened).again(),
    };
    let hash = app.hashing.hash(new).await?;
    let (key, now) = (app.keys.link.clone(), app.now());
    app.write(move |db| password::reset(db, &key, &link_token, &hash, now))
        .await?;
    typed_address::keep(&cookie, &opened.0.email, "");
    session::flash(&cookie, "done", "password-reset-done");
    Ok(see_other("/signin"))
}

fn reset_page(f: Frame, form: Form, link: &str, (account, joins): &Opened) -> Reset {
    let (path, email) = (format!("/password/reset/{link}"), account.email.to_string());
    Reset {
        f,
        form,
        path,
        email,
        joins: joins.as_ref().map(Name::to_string),
    }
}

/// Whose password the link sets, and the organisation that the person joins by it.
type Opened = (Account, Option<Name>);

async fn opened(app: &App, token: Token) -> Result<Opened, Failure> {
    let (key, now) = (app.keys.link.clone(), app.now());
    app.read(move |db| {
        let (proof, account) = password::account_of_link(db, &key, &token, now)?;
        let asked = match proof.joins {
            Some(id) => join::asked(db, &account, id)?,
            None => None,
        };
        let joins = asked.map(|(_, organisation)| organisation.name);
        Ok::<_, ResetError>((account, joins))
    })
    .await
}

impl From<ResetError> for Failure {
    fn from(error: ResetError) -> Self {
        match error {
            ResetError::Unknown => {
                unknown_link().next(Text::new("password-ask-again"), "/password/forgot")
            }
            ResetError::Spent(spent) => {
                Self::from(spent).next(Text::new("password-ask-again"), "/password/forgot")
            }
            ResetError::Store(error) => error.into(),
        }
    }
}
