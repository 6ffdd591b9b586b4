//! Step-up: the password again, then the page that asked for it (P8). Nothing is done in between.
use crate::{
    actions::accounts::sign_in,
    messages::Text,
    web::{
        app::App,
        caller::SignedIn,
        errors::Failure,
        fields::Fields,
        form::Form,
        onward::Onward,
        page::{Frame, Page, see_other},
        session::NewKey,
    },
};
use actix_session::Session as Cookie;
use actix_web::{HttpRequest, HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "accounts/reauthenticate.html")]
struct Reauthenticate {
    f: Frame,
    form: Form,
    next: Onward,
    email: String,
}

/// Asks for the password.
pub async fn form(person: SignedIn, next: Onward) -> Result<HttpResponse, Failure> {
    let email = person.session.account.email.to_string();
    let (f, form) = (person.frame, Form::new());
    Reauthenticate {
        f,
        form,
        next,
        email,
    }
    .page()
}

/// Takes it: the same session goes on under a new key.
pub async fn submit(
    person: SignedIn,
    app: Data<App>,
    cookie: Cookie,
    fields: Fields,
    request: HttpRequest,
) -> Result<HttpResponse, Failure> {
    let SignedIn { session, frame: f } = person;
    let email = session.account.email.to_string();
    let mut reader = fields.reader();
    let password = reader.text("password");
    let next = Onward::to(&reader.text("next"));
    if let Err(form) = reader.finish(Some(())) {
        return Reauthenticate {
            f,
            form,
            next,
            email,
        }
        .again();
    }
    let Some(checked) = app.check_own(&request, &session, &password).await? else {
        let form = Form::refused(&fields, "password", Text::new("password-wrong"));
        return Reauthenticate {
            f,
            form,
            next,
            email,
        }
        .again();
    };
    let (key, now) = (NewKey::random(), app.now());
    let hash = key.hash();
    app.write(move |db| sign_in::prove_again(db, &session, &checked, &hash, now))
        .await?;
    key.start(&cookie);
    Ok(see_other(next.path()))
}
