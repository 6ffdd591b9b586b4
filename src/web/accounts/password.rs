//! Changing the own password.
use super::own_words;
use crate::{
    actions::accounts::password::{self, ChangeError},
    domain::password::Password,
    messages::Text,
    web::{
        app::App,
        caller::SignedIn,
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Frame, Page, see_other},
        session,
    },
};
use actix_session::Session as Cookie;
use actix_web::{HttpRequest, HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "accounts/password.html")]
struct ChangePassword {
    f: Frame,
    form: Form,
    email: String,
}

/// Asks for the present and the new password.
pub async fn form(person: SignedIn) -> Result<HttpResponse, Failure> {
    let email = person.session.account.email.to_string();
    let (f, form) = (person.frame, Form::new());
    ChangePassword { f, form, email }.page()
}

/// Changes it and ends the other sessions.
pub async fn submit(
    person: SignedIn,
    app: Data<App>,
    cookie: Cookie,
    fields: Fields,
    request: HttpRequest,
) -> Result<HttpResponse, Failure> {
    let SignedIn { session, frame: f } = person;
    let email = session.account.email.to_string();
    let words = own_words(&app, &session.account).await?;
    let about: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut reader = fields.reader();
    let present = reader.text("current_password");
    let new = reader.one("password", |text| Password::parse(text, &about));
    let new = match reader.finish(new) {
        Ok(new) => new,
        Err(form) => return ChangePassword { f, form, email }.again(),
    };
    let Some(checked) = app.check_own(&request, &session, &present).await? else {
        let form = Form::refused(&fields, "current_password", Text::new("password-wrong"));
        return ChangePassword { f, form, email }.again();
    };
    let (hash, now) = (app.hashing.hash(new).await?, app.now());
    app.write(move |db| password::change(db, &session, &checked.hash, &hash, now))
        .await?;
    session::flash(&cookie, "done", "password-change-done");
    Ok(see_other("/account"))
}

impl From<ChangeError> for Failure {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::Stale => Self::conflict(Text::new("sign-in-stale")),
            ChangeError::Store(error) => error.into(),
        }
    }
}
