//! Signing in and out.
use super::{
    device,
    kept::{self, Kept},
    typed_address,
};
use crate::{
    actions::{
        accounts::sign_in::{self, Keys, SignInError},
        invitations::link::Link,
    },
    messages::Text,
    store::sessions,
    web::{
        app::App,
        caller::Visitor,
        errors::Failure,
        fields::Fields,
        form::Form,
        onward::Onward,
        page::{Frame, Page, see_other},
        routes,
        session::{self, NewKey},
    },
};
use actix_session::Session as Cookie;
use actix_web::{FromRequest, HttpRequest, HttpResponse, http::StatusCode, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignIn {
    f: Frame,
    form: Form,
    next: Onward,
    /// A form that was sent after its session had ended.
    kept: Option<Kept>,
}

impl SignIn {
    const fn new(f: Frame, form: Form, next: Onward, kept: Option<Kept>) -> Self {
        Self {
            f: f.signing_in(),
            form,
            next,
            kept,
        }
    }
}

/// The form; whoever is signed in goes on at once, and is told there what was to be said here.
pub async fn form(visitor: Visitor, cookie: Cookie, next: Onward) -> Result<HttpResponse, Failure> {
    if visitor.signed_in.is_some() {
        session::pass_on(&cookie, visitor.frame.flash.as_ref());
        return Ok(see_other(next.path()));
    }
    let form = match typed_address::kept(&cookie) {
        Some(typed) => Form::new().preset("email", typed.email),
        None => Form::new(),
    };
    SignIn::new(visitor.frame, form, next, None).page()
}

/// Asks to sign in before a form whose session has ended; what it says stays in the page.
pub async fn ask_first(request: &HttpRequest, kept: Kept) -> Result<HttpResponse, Failure> {
    let mut f = Visitor::extract(request).await?.frame;
    // What the form's own page would have said.
    f.flash = None;
    let next = Onward::to(routes::page_of(request));
    SignIn::new(f, Form::new(), next, Some(kept)).page_with(StatusCode::FORBIDDEN)
}

/// Signs in, or shows the form again: the same words after the same time whether there is such an account (P2).
pub async fn submit(
    visitor: Visitor,
    app: Data<App>,
    cookie: Cookie,
    fields: Fields,
    request: HttpRequest,
) -> Result<HttpResponse, Failure> {
    let mut reader = fields.reader();
    let (email, password) = (reader.text("email"), reader.text("password"));
    let next = Onward::to(&reader.text("next"));
    let kept = Kept::beside(&request);
    if let Err(form) = reader.finish(Some(())) {
        return SignIn::new(visitor.frame, form, next, kept).again();
    }
    let Some(checked) = app.check(&request, &email, &password).await? else {
        let form = Form::refused(&fields, "", Text::new("sign-in-wrong"));
        return SignIn::new(visitor.frame, form, next, kept).again();
    };
    let key = NewKey::random();
    let keys = Keys {
        new: key.hash(),
        old: session::key_hash(&cookie),
    };
    let (device, now, link_key) = (device::name(&request), app.now(), app.keys.link.clone());
    let invitation = next.invitation();
    app.write(move |db| {
        let link = invitation.as_ref().map(|token| Link {
            key: &link_key,
            token,
        });
        sign_in::sign_in(db, &checked, keys, &device, link, now)
    })
    .await?;
    key.start(&cookie);
    typed_address::forget(&cookie);
    match kept {
        Some(kept) => kept::offer(&request, keys.new, kept, next).await,
        None => Ok(see_other(next.path())),
    }
}

/// Ends the session here and in the database.
pub async fn sign_out(
    visitor: Visitor,
    app: Data<App>,
    cookie: Cookie,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    fields.reader().finish(Some(()))?;
    if let Some(session) = visitor.signed_in {
        app.write(move |db| sessions::end(db, session.account.id, session.id))
            .await?;
    }
    session::forget(&cookie);
    Ok(see_other("/"))
}

impl From<SignInError> for Failure {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::Stale => Self::conflict(Text::new("sign-in-stale")),
            SignInError::Store(error) => error.into(),
        }
    }
}
