//! What every page needs besides its own: person, organisation, language, navigation, flash. Supplied here, once.
use super::{
    access_log::RequestId,
    app::App,
    assets,
    behalf::Banner,
    errors::Failure,
    nav::{NavItem, nav},
    session::{Flash, take_flash},
};
use crate::{
    domain::{
        access::{Lent, Scope},
        account::Account,
        country::Country,
        id::Id,
        language::Language,
        organisation::{Organisation, Slug},
        text::Name,
        time::Timestamp,
    },
    messages::{self, Phrase, Text, t},
    store::sessions::Session,
};
use actix_session::SessionExt;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, http::StatusCode, web::Data};
use askama::Template;
use std::{borrow::Cow, fmt};

/// Whose request it is, for the access log.
#[derive(Debug, Clone, Copy)]
pub struct PersonId(pub Id<Account>);

/// Who is signed in, as the layout shows it.
#[derive(Debug, Clone)]
pub struct PersonView {
    pub name: String,
    pub email: String,
}

/// The organisation that the page belongs to.
#[derive(Debug, Clone)]
pub struct OrganisationView {
    pub name: String,
    pub slug: String,
    pub kind: &'static str,
    pub suspended: bool,
}

/// A message shown once, after a change.
#[derive(Debug, Clone)]
pub struct FlashView {
    pub kind: String,
    pub text: Phrase,
    /// As it came out of the cookie, for a page that only leads on.
    pub taken: Flash,
}

/// The frame of a page; every page struct has one as `f`.
#[derive(Debug, Clone)]
pub struct Frame {
    pub person: Option<PersonView>,
    pub organisation: Option<OrganisationView>,
    pub flash: Option<FlashView>,
    /// The person's other organisations: slug and name.
    pub others: Vec<(Slug, Name)>,
    /// Whose data it is, on pages of a partner in a customer's data.
    pub behalf: Option<Banner>,
    language: Language,
    theme: &'static str,
    path: String,
    request_id: String,
    nav: Vec<NavItem>,
    demo: bool,
    signs_in: bool,
}

impl Frame {
    /// For this request; takes the flash out of the session.
    pub fn new(request: &HttpRequest, session: Option<&Session>, scope: Option<&Scope>) -> Self {
        Self::beside(request, session, scope, Vec::new())
    }

    /// The same for a person who has other organisations too.
    pub fn beside(
        request: &HttpRequest,
        session: Option<&Session>,
        scope: Option<&Scope>,
        others: Vec<(Slug, Name)>,
    ) -> Self {
        let account = session.map(|session| &session.account);
        let language = account.map_or_else(Language::default, |account| account.language);
        let path = request.path().to_owned();
        let flash = take_flash(&request.get_session());
        let frame = Self {
            person: account.map(|a| PersonView {
                name: a.name.to_string(),
                email: a.email.to_string(),
            }),
            organisation: scope.map(organisation_view),
            others,
            behalf: None,
            flash: flash.map(|taken| FlashView {
                kind: taken.kind.clone(),
                text: taken.text().in_language(language),
                taken,
            }),
            language,
            theme: account.map_or("auto", |a| a.theme.as_str()),
            nav: scope.map(|scope| nav(scope, &path)).unwrap_or_default(),
            demo: request
                .app_data::<Data<App>>()
                .is_some_and(|app| app.mailbox.is_some()),
            signs_in: false,
            path,
            request_id: request
                .extensions()
                .get::<RequestId>()
                .map(|id| id.0.clone())
                .unwrap_or_default(),
        };
        request.extensions_mut().insert(frame.clone());
        frame
    }

    /// The same page in a customer's data.
    #[must_use]
    pub fn on_behalf(
        mut self,
        request: &HttpRequest,
        by: &Scope,
        customer: &Organisation,
        lent: &[Lent],
    ) -> Self {
        self.behalf = Some(Banner::new(by, customer, lent, &self.path));
        request.extensions_mut().insert(self.clone());
        self
    }

    /// The same page with the form of signing in on it.
    #[must_use]
    pub const fn signing_in(mut self) -> Self {
        self.signs_in = true;
        self
    }

    /// The words of a message.
    pub fn t(&self, id: impl MessageId) -> Phrase {
        t(self.language, id.id())
    }
    /// A text that was made elsewhere, in the language of the page.
    pub fn say(&self, text: &Text) -> Phrase {
        text.clone().in_language(self.language)
    }
    /// A moment as `<time>`: absolute, with its zone; the script adds how long ago.
    pub fn when(&self, at: &Timestamp) -> When {
        When(*at)
    }
    /// A country's name.
    pub fn country(&self, country: &Country) -> Phrase {
        self.t(format!("country-{country}"))
    }
    /// What a field is called, where a sentence about it does not say so; `days.{offer}` is called as `days`.
    pub fn field(&self, name: &str) -> Option<Phrase> {
        let id = format!("field-{}", name.split('.').next()?.replace('_', "-"));
        messages::has(&id).then(|| self.t(id))
    }
    pub const fn language(&self) -> Language {
        self.language
    }
    /// The language of the words on the page, which is English where the person's has none yet.
    pub fn lang(&self) -> &'static str {
        let written = Some(self.language).filter(|language| messages::is_written(*language));
        written.unwrap_or_default().as_str()
    }
    pub const fn theme(&self) -> &'static str {
        self.theme
    }
    pub fn path(&self) -> &str {
        &self.path
    }
    /// The page itself asks to sign in, whatever its address.
    pub const fn signs_in(&self) -> bool {
        self.signs_in
    }
    pub fn request_id(&self) -> &str {
        &self.request_id
    }
    pub fn css(&self) -> &'static str {
        assets::href("app.css")
    }
    pub fn js(&self) -> &'static str {
        assets::href("app.js")
    }
    pub fn asset(&self, name: &str) -> &'static str {
        assets::href(name)
    }
    /// The demo's mailbox can be read.
    pub const fn demo(&self) -> bool {
        self.demo
    }
    /// The page belongs to a partner, not to a customer.
    pub fn is_partners(&self) -> bool {
        let kind = self.organisation.as_ref().map(|own| own.kind);
        matches!(kind, Some("provider" | "reseller"))
    }
    pub fn nav(&self) -> &[NavItem] {
        &self.nav
    }
}

fn organisation_view(scope: &Scope) -> OrganisationView {
    let organisation = &scope.organisation;
    OrganisationView {
        name: organisation.name.to_string(),
        slug: organisation.slug.to_string(),
        kind: organisation.kind.as_str(),
        suspended: !organisation.is_in_good_standing(),
    }
}

/// What templates name messages by: in loops askama lends what it iterates over.
pub trait MessageId {
    fn id(self) -> Cow<'static, str>;
}
impl MessageId for &'static str {
    fn id(self) -> Cow<'static, str> {
        Cow::Borrowed(self)
    }
}
impl MessageId for &&'static str {
    fn id(self) -> Cow<'static, str> {
        Cow::Borrowed(self)
    }
}
impl MessageId for String {
    fn id(self) -> Cow<'static, str> {
        Cow::Owned(self)
    }
}
impl MessageId for &String {
    fn id(self) -> Cow<'static, str> {
        Cow::Owned(self.clone())
    }
}

/// A moment in a page.
#[derive(Debug, Clone, Copy)]
pub struct When(Timestamp);

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(at) = self;
        write!(
            f,
            "<time datetime=\"{}\" data-relative>{}</time>",
            at.rfc3339(),
            at.minute()
        )
    }
}
// Only digits, letters and punctuation of dates.
impl askama::filters::HtmlSafe for When {}

/// Rendering of pages.
pub trait Page: Template + Sized {
    /// The page with status 200.
    fn page(self) -> Result<HttpResponse, Failure> {
        self.page_with(StatusCode::OK)
    }
    /// The page with another status, as 422 for a form that comes back.
    fn page_with(self, status: StatusCode) -> Result<HttpResponse, Failure> {
        let html = self.render().map_err(Failure::internal)?;
        Ok(HttpResponse::build(status)
            .content_type("text/html; charset=utf-8")
            .body(html))
    }
    /// The form again, with what is wrong.
    fn again(self) -> Result<HttpResponse, Failure> {
        self.page_with(StatusCode::UNPROCESSABLE_ENTITY)
    }
}
impl<T: Template> Page for T {}

/// 303 to a path: what every change answers.
pub fn see_other(path: impl AsRef<str>) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header(("location", path.as_ref()))
        .finish()
}
