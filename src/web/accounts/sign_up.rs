//! Signing up with the link of an invitation, a partnership or an opening.
use super::{
    language, token, typed_address,
    verify::{ask_their_admins, beginning},
};
use crate::{
    actions::accounts::{
        sign_up::{self, Newcomer, SignUpError},
        source::{Closed, Source},
    },
    domain::{
        email::{Domain, Email},
        organisation::Organisation,
        password::Password,
        paths,
        sign_up::{Wish, domain},
        text::Name,
        token::Token,
    },
    messages::{Phrase, Text},
    store::{organisations, sessions::Session},
    web::{
        app::App,
        caller::Visitor,
        choices::{self, Choices},
        errors::Failure,
        fields::Fields,
        form::{self, Form, Reader},
        onward::Onward,
        page::{Frame, Page, see_other},
    },
};
use actix_session::Session as Cookie;
use actix_web::{HttpRequest, HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "accounts/sign_up.html")]
struct SignUp {
    form: Form,
    path: String,
    /// Where somebody signs in and comes back.
    sign_in: String,
    via: &'static str,
    /// Who asks, and the countries that it serves; nobody for an opening.
    provider: Option<Organisation>,
    markets: String,
    countries: Choices,
    languages: Choices,
    f: Frame,
}

/// What a sign-up begins with.
struct Beginning {
    token: Token,
    source: Source,
    provider: Option<Organisation>,
}

/// Asks for the organisation, and a newcomer for person and password too.
pub async fn form(
    visitor: Visitor,
    app: Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Failure> {
    let beginning = Beginning::of(&request, &app).await?;
    let form = beginning.preset(&visitor.frame);
    beginning.page(visitor.frame, form).page()
}

/// Takes it: whoever is signed in founds the organisation at once, others are mailed a link.
pub async fn submit(
    visitor: Visitor,
    app: Data<App>,
    cookie: Cookie,
    request: HttpRequest,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let beginning = Beginning::of(&request, &app).await?;
    let Visitor { signed_in, frame } = visitor;
    let done = match signed_in {
        Some(session) => found(&app, &beginning, session, &fields).await,
        None => {
            app.limits.mail(app.client(&request))?;
            sign_up(&app, &beginning, &cookie, &fields).await
        }
    };
    match done {
        Ok(next) => Ok(see_other(next)),
        Err(Refused::Form(form)) => beginning.page(frame, *form).again(),
        Err(Refused::Failure(failure)) => Err(failure),
    }
}

/// Why a form did not do what it should: it comes back, or there is nothing to go on with.
enum Refused {
    Form(Box<Form>),
    Failure(Failure),
}

impl From<Form> for Refused {
    fn from(form: Form) -> Self {
        Self::Form(Box::new(form))
    }
}
impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// The mailbox of somebody who is signed in is proven.
async fn found(
    app: &App,
    from: &Beginning,
    by: Session,
    fields: &Fields,
) -> Result<String, Refused> {
    let mut reader = fields.reader();
    let wish = from.wish(&mut reader, Some(&by.account.email));
    let wish = reader.finish(wish)?;
    let (key, token, now) = (app.keys.link.clone(), from.token.clone(), app.now());
    let founded = app
        .write(move |db| sign_up::found(db, &by, &key, &token, &wish, now))
        .await?;
    let home = paths::organisation(&founded.slug);
    Ok(beginning(app, &from.source).unwrap_or(home))
}

async fn sign_up(
    app: &App,
    from: &Beginning,
    cookie: &Cookie,
    fields: &Fields,
) -> Result<String, Refused> {
    let mut reader = fields.reader();
    let read = from.newcomer(&mut reader);
    let (new, password) = reader.finish(read)?;
    let hash = app.hashing.hash(password).await.map_err(Failure::from)?;
    let (key, token, now) = (app.keys.link.clone(), from.token.clone(), app.now());
    let email = new.email.clone();
    let taken = app
        .db
        .write(move |db| sign_up::sign_up(db, &key, &token, &new, &hash, now))
        .await;
    match taken {
        Ok(()) => {
            app.post.notify_one();
            typed_address::keep(cookie, &email, &paths::sign_up(&from.token));
            Ok("/signup/sent".to_owned())
        }
        Err(SignUpError::OtherMailbox) => {
            let why = Text::new("sign-up-other-mailbox");
            Err(Form::refused(fields, "email", why).into())
        }
        Err(error) => Err(Failure::from(error).into()),
    }
}

impl Beginning {
    fn newcomer(&self, reader: &mut Reader<'_>) -> Option<(Newcomer, Password)> {
        let name = reader.one("name", Name::parse);
        let email = reader.one("email", form::mailbox);
        let organisation = self.wish(reader, email.as_ref());
        let texts = [
            organisation.as_ref().map(|wish| wish.name.as_str()),
            name.as_ref().map(Name::as_str),
            email.as_ref().map(Email::as_str),
        ];
        let about: Vec<&str> = texts.into_iter().flatten().collect();
        let password = reader.one("password", |text| Password::parse(text, &about));
        let language = reader.optional("language", language).unwrap_or_default();
        let new = Newcomer {
            organisation: organisation?,
            name: name?,
            email: email?,
            language,
        };
        Some((new, password?))
    }

    /// The organisation that is wished for by somebody with this mailbox. Its country never changes, so one in which the
    /// provider serves nobody is told before there is anything.
    fn wish(&self, reader: &mut Reader<'_>, mailbox: Option<&Email>) -> Option<Wish> {
        let name = reader.one("organisation_name", Name::parse);
        let country = reader.one("country", form::country);
        if let (Some(country), Some(provider)) = (country, &self.provider)
            && !provider.serves(country)
        {
            let why = Text::new("sign-up-other-market").with("provider", &provider.name);
            reader.wrong("country", why);
        }
        let typed = reader.optional("domain", Domain::parse);
        let domain = match domain(typed, mailbox?) {
            Ok(domain) => domain,
            Err(_) => {
                reader.wrong("domain", Text::new("sign-up-public-domain"));
                None
            }
        };
        Some(Wish {
            name: name?,
            country: country?,
            domain,
        })
    }

    /// From `?invitation=`; a link that is answered, revoked or expired leads to its own page, which tells the rest.
    async fn of(request: &HttpRequest, app: &App) -> Result<Self, Failure> {
        let query = Fields::parse(request.query_string().as_bytes())?;
        let token = token(query.peek("invitation").unwrap_or_default())?;
        let (key, wanted, now) = (app.keys.link.clone(), token.clone(), app.now());
        let found = app
            .read(move |db| {
                let source = Source::by_token(db, &key, &wanted)?;
                let provider = match source.as_ref().and_then(Source::provider) {
                    Some(id) => Some(organisations::by_id(db, id)?),
                    None => None,
                };
                Ok::<_, diesel::result::Error>(source.map(|source| (source, provider)))
            })
            .await?;
        let (source, provider) = found.ok_or_else(Failure::not_found)?;
        let backed = provider
            .as_ref()
            .is_none_or(Organisation::is_in_good_standing);
        match source.is_open(now) {
            Ok(()) if backed => Ok(Self {
                token,
                source,
                provider,
            }),
            Err(closed @ Closed::Opening(_)) => Err(closed.into()),
            Ok(()) | Err(_) => {
                let purpose = source.via().purpose();
                Err(Failure::see_other(&paths::token_path(purpose, &token)))
            }
        }
    }

    /// What the link knows already.
    fn preset(&self, f: &Frame) -> Form {
        let form = Form::new().preset("language", f.lang());
        match &self.source {
            Source::Invitation(invitation) => match &invitation.addressee {
                Some(to) => form
                    .preset("organisation_name", &to.name)
                    .preset("email", &to.email),
                None => form,
            },
            Source::Partnership(asked) => form
                .preset("organisation_name", &asked.asked_name)
                .preset("email", &asked.asked_email),
            Source::Opening(opening) => form
                .preset("organisation_name", &opening.name)
                .preset("country", opening.country)
                .preset("email", &opening.email),
        }
    }

    fn page(&self, f: Frame, form: Form) -> SignUp {
        let path = paths::sign_up(&self.token);
        let markets = self.provider.iter().flat_map(|p| p.markets.countries());
        let markets: Vec<Phrase> = markets.map(|c| f.say(&choices::country(*c))).collect();
        SignUp {
            sign_in: Onward::to(&path).after("/signin"),
            path,
            via: self.source.via().as_str(),
            provider: self.provider.clone(),
            markets: markets
                .iter()
                .map(Phrase::to_string)
                .collect::<Vec<_>>()
                .join(", "),
            countries: choices::countries_where(&f, |country| {
                let provider = self.provider.as_ref();
                provider.is_none_or(|provider| provider.serves(country))
            }),
            languages: choices::languages(f.language(), &form.values("language")),
            form,
            f,
        }
    }
}

impl From<SignUpError> for Failure {
    fn from(error: SignUpError) -> Self {
        match error {
            SignUpError::Unknown | SignUpError::OtherMailbox => Self::not_found(),
            SignUpError::Closed(closed) => closed.into(),
            SignUpError::AskTheirAdmins(name) => ask_their_admins(&name),
            SignUpError::Store(error) => error.into(),
        }
    }
}
