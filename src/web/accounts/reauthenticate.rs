//! Step-up: the password again, then the page that asked for it (P8). Nothing is done in between; a form that was
//! sent stands in the page of the question, and comes back from there.
use crate::{
    actions::accounts::sign_in::{self, SignInError},
    domain::{organisation::Slug, paths},
    messages::Text,
    store::sessions::Session,
    web::{
        again::without_secrets,
        app::App,
        caller::SignedIn,
        errors::Failure,
        fields::{self, Fields},
        form::Form,
        onward::Onward,
        page::{Frame, Page, see_other},
        routes, seat,
        session::NewKey,
    },
};
use actix_session::{Session as Cookie, SessionExt};
use actix_web::{
    FromRequest, HttpRequest, HttpResponse, ResponseError,
    http::{StatusCode, header::RETRY_AFTER},
    web::{Bytes, Data},
};
use askama::Template;
use percent_encoding::percent_decode;

/// The most bytes of a form in which another form is encoded once more.
pub const BYTES: usize = 4 * fields::BYTES;
/// The field with a form that was not done yet; the first, so that no form of ours is taken for it.
pub(super) const TYPED: &str = "typed_form";

/// The most bytes of a form that begins like this.
pub fn most(body: &[u8]) -> usize {
    match holds_another(body) {
        true => BYTES,
        false => fields::BYTES,
    }
}

/// Whether another form is encoded in this one.
pub(super) fn holds_another(body: &[u8]) -> bool {
    let name = body.split(|byte| *byte == b'=').next();
    name.is_some_and(|name| percent_decode(name).eq(TYPED.bytes()))
}

#[derive(Template)]
#[template(path = "accounts/reauthenticate.html")]
struct Reauthenticate {
    f: Frame,
    form: Form,
    next: Onward,
    /// The form that waits, and where it goes to.
    typed: Option<String>,
    action: String,
    /// Where nothing asks for the password.
    cancel: String,
    email: String,
}

impl Reauthenticate {
    fn new(person: SignedIn, next: Onward, form: Form) -> Self {
        Self {
            email: person.session.account.email.to_string(),
            f: person.frame,
            form,
            cancel: home(next.path()),
            next,
            typed: None,
            action: "/reauthenticate".to_owned(),
        }
    }
    /// Something was filled in that is sent again from here.
    fn keeps_something(&self) -> bool {
        self.typed.as_ref().is_some_and(|typed| !typed.is_empty())
    }
    /// With a form that waits for the password.
    fn before(self, request: &HttpRequest, typed: String) -> Self {
        Self {
            typed: Some(typed),
            cancel: way_back(request),
            action: request.uri().to_string(),
            ..self
        }
    }
}

/// The dashboard of the organisation that the page belongs to, else the front page.
fn home(page: &str) -> String {
    let slug = page
        .strip_prefix("/o/")
        .and_then(|tail| tail.split(['/', '?']).next());
    let slug = slug.and_then(Slug::parse);
    slug.map_or_else(|| "/".to_owned(), |slug| paths::organisation(&slug))
}

/// The page that the form stood on, where it does not ask for the password itself.
fn way_back(request: &HttpRequest) -> String {
    let page = routes::page_of(request);
    match routes::is_page_for_the_password(page) {
        true => home(page),
        false => page.to_owned(),
    }
}

/// Asks for the password.
pub async fn form(person: SignedIn, next: Onward) -> Result<HttpResponse, Failure> {
    Reauthenticate::new(person, next, Form::new()).page()
}

/// Takes it.
pub async fn submit(
    person: SignedIn,
    app: Data<App>,
    cookie: Cookie,
    fields: Fields,
    request: HttpRequest,
) -> Result<HttpResponse, Failure> {
    let mut reader = fields.reader();
    let password = reader.text("password");
    let next = Onward::to(&reader.text("next"));
    if let Err(form) = reader.finish(Some(())) {
        return Reauthenticate::new(person, next, form).again();
    }
    match prove(&app, &request, &cookie, &person.session, &password).await? {
        true => Ok(see_other(next.path())),
        false => Reauthenticate::new(person, next, wrong(&fields)).again(),
    }
}

fn wrong(fields: &Fields) -> Form {
    Form::refused(fields, "password", Text::new("password-wrong"))
}

/// Whether the password is right: then the same session goes on under a new key.
async fn prove(
    app: &App,
    request: &HttpRequest,
    cookie: &Cookie,
    session: &Session,
    password: &str,
) -> Result<bool, Failure> {
    let Some(checked) = app.check_own(request, session, password).await? else {
        return Ok(false);
    };
    let (old, key) = NewKey::after(cookie, &app.keys).ok_or(SignInError::Stale)?;
    let (keys, now, session) = ((old, key.hash()), app.now(), session.clone());
    app.write(move |db| sign_in::prove_again(db, &session, &checked, keys, now))
        .await?;
    key.start(cookie);
    Ok(true)
}

/// Asks for the password before a form that was sent; what it says stays in the page.
pub async fn ask_first(request: &HttpRequest, body: &[u8]) -> Result<HttpResponse, Failure> {
    let typed = without_secrets(&Fields::parse(body)?);
    let person = SignedIn::extract(request).await?;
    let page = Reauthenticate::new(person, Onward::to("/"), Form::new());
    page.before(request, typed).page_with(StatusCode::FORBIDDEN)
}

/// The question again, where passwords were tried too often: with the status of the refusal, and when to try again.
fn later(page: Reauthenticate, refused: &HttpResponse) -> Result<HttpResponse, Failure> {
    let mut page = page.page_with(refused.status())?;
    if let Some(later) = refused.headers().get(RETRY_AFTER) {
        page.headers_mut().insert(RETRY_AFTER, later.clone());
    }
    Ok(page)
}

/// A password, and the form that waited for it; bare, a form that waited for its person to sign in.
pub struct Proof(Fields);

impl Proof {
    pub fn within(body: &[u8]) -> Option<Self> {
        // Most forms are not this one, and their handlers read them anyway.
        let fields = holds_another(body).then(|| Fields::parse(body).ok())??;
        let first = fields.pairs().first()?;
        (first.0 == TYPED).then_some(Self(fields))
    }
    /// Whether nothing is with it, no password either.
    pub fn is_bare(&self) -> bool {
        self.0.pairs().len() == 1
    }
    pub fn typed(&self) -> Bytes {
        let typed = self.0.peek(TYPED).unwrap_or_default();
        Bytes::copy_from_slice(typed.as_bytes())
    }
    /// Nothing if the password is right or none was asked for, else the question again.
    pub async fn check(&self, request: &HttpRequest) -> Result<Option<HttpResponse>, Failure> {
        if self.is_bare() {
            return Ok(None);
        }
        let person = SignedIn::extract(request).await?;
        let (app, cookie) = (seat::app(request)?, request.get_session());
        let mut reader = self.0.reader();
        let (typed, password) = (reader.text(TYPED), reader.text("password"));
        if let Err(form) = reader.finish(Some(())) {
            let page = Reauthenticate::new(person, Onward::to("/"), form);
            return page.before(request, typed).again().map(Some);
        }
        let proven = prove(&app, request, &cookie, &person.session, &password);
        let often = match proven.await {
            Ok(true) => return Ok(None),
            Ok(false) => None,
            Err(failure) if failure.status_code() == StatusCode::TOO_MANY_REQUESTS => {
                Some(failure.error_response())
            }
            Err(failure) => return Err(failure),
        };
        let form = match &often {
            Some(_) => Form::refused(&self.0, "password", Text::new("error-too-many")),
            None => wrong(&self.0),
        };
        let page = Reauthenticate::new(person, Onward::to("/"), form).before(request, typed);
        match often {
            Some(refused) => later(page, &refused),
            None => page.again(),
        }
        .map(Some)
    }
}
