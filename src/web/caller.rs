//! Callers: asking for one of these types first in a handler's signature is what makes a page private.
use super::{
    app::App,
    errors::Failure,
    page::{Frame, PersonId},
    route::CallerType,
    routes,
    session::{self, KeyHash},
};
use crate::{
    domain::{
        access::{By, Enter, Holders, Lacking, Right, Scope},
        organisation::{Kind, Slug},
        text::Name,
        time::Timestamp,
    },
    store::{self, Db, sessions::Session},
};
use actix_session::SessionExt;
use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, http::Method, web::Data};
use diesel::QueryResult;
use std::{future::Future, pin::Pin};

/// Who may come to a route; the tests' matrix of actors and routes is made from this.
#[derive(Debug, Clone, Copy)]
pub enum Who {
    Anybody,
    SignedIn {
        fresh: bool,
    },
    Member {
        right: &'static str,
        holders: fn(Kind) -> Holders,
        /// It holds while the organisation is suspended too.
        while_suspended: bool,
        fresh: bool,
    },
    /// In a customer's data: a member of the customer, or on its behalf one of a partner.
    Desk {
        right: &'static str,
        holders: fn(Kind) -> Holders,
        while_suspended: bool,
        /// The roles of the catalogue that open it on behalf.
        opened_by: &'static [&'static str],
        fresh: bool,
    },
}

/// How long after giving the password a step-up holds, in seconds (P8).
pub const FRESH_SECONDS: i64 = 600;

/// Anybody, signed in or not.
#[derive(Debug)]
pub struct Visitor {
    pub signed_in: Option<Session>,
    pub frame: Frame,
}

/// A person who is signed in, for no organisation in particular.
#[derive(Debug)]
pub struct SignedIn {
    pub session: Session,
    pub frame: Frame,
}

/// The same, having given the password not more than ten minutes ago.
#[derive(Debug)]
pub struct FreshPerson {
    pub session: Session,
    pub frame: Frame,
}

/// A member of the organisation in the address, holding the right `R` there.
#[derive(Debug)]
pub struct Caller<R: Right = Enter> {
    pub by: By<R>,
    pub session: Session,
    pub frame: Frame,
}

/// The same, having given the password not more than ten minutes ago.
#[derive(Debug)]
pub struct Fresh<R: Right> {
    pub by: By<R>,
    pub session: Session,
    pub frame: Frame,
}

/// For a file whose filters are wrong: its page says so.
impl<R: Right> From<Fresh<R>> for Caller<R> {
    fn from(Fresh { by, session, frame }: Fresh<R>) -> Self {
        Self { by, session, frame }
    }
}

impl CallerType for Visitor {
    const WHO: Who = Who::Anybody;
}
impl CallerType for SignedIn {
    const WHO: Who = Who::SignedIn { fresh: false };
}
impl CallerType for FreshPerson {
    const WHO: Who = Who::SignedIn { fresh: true };
}
impl<R: Right> CallerType for Caller<R> {
    const WHO: Who = Who::Member {
        right: R::NAME,
        holders: R::holders,
        while_suspended: R::WHILE_SUSPENDED,
        fresh: false,
    };
}
impl<R: Right> CallerType for Fresh<R> {
    const WHO: Who = Who::Member {
        right: R::NAME,
        holders: R::holders,
        while_suspended: R::WHILE_SUSPENDED,
        fresh: true,
    };
}

pub(super) type Extracting<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

impl FromRequest for Visitor {
    type Error = Failure;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let signed_in = match session::key_hash(&request.get_session()) {
                Some(key) => session_of(&request, key).await?,
                None => None,
            };
            let frame = Frame::new(&request, signed_in.as_ref(), None);
            Ok(Self { signed_in, frame })
        })
    }
}

impl FromRequest for SignedIn {
    type Error = Failure;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let visitor = Visitor::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let Visitor { signed_in, frame } = visitor.await?;
            let session = signed_in.ok_or_else(|| sign_in_first(&request))?;
            Ok(Self { session, frame })
        })
    }
}

impl FromRequest for FreshPerson {
    type Error = Failure;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let person = SignedIn::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let SignedIn { session, frame } = person.await?;
            require_fresh(&request, &session)?;
            Ok(Self { session, frame })
        })
    }
}

impl<R: Right> FromRequest for Caller<R> {
    type Error = Failure;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let key =
                session::key_hash(&request.get_session()).ok_or_else(|| sign_in_first(&request))?;
            let slug = request.match_info().get("org").and_then(Slug::parse);
            let slug = slug.ok_or_else(Failure::not_found)?;
            let app = app(&request)?;
            let now = app.now();
            let found = app.read(move |db| seat(db, &key, &slug, now)).await?;
            let (session, scope, others) = found.ok_or_else(|| sign_in_first(&request))?;
            touch(&app, &session);
            request
                .extensions_mut()
                .insert(PersonId(session.account.id));
            let frame = Frame::beside(&request, Some(&session), scope.as_ref(), others);
            let scope = scope.ok_or_else(Failure::not_found)?;
            match scope.clone().by::<R>() {
                Ok(by) => Ok(Self { by, session, frame }),
                Err(lacking) => Err(refusal(&app, &request, &scope, lacking).await),
            }
        })
    }
}

impl<R: Right> FromRequest for Fresh<R> {
    type Error = Failure;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let caller = Caller::<R>::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let Caller { by, session, frame } = caller.await?;
            require_fresh(&request, &session)?;
            Ok(Self { by, session, frame })
        })
    }
}

/// Session, person and roles in the organisation, and the person's other organisations.
type Seat = (Session, Option<Scope>, Vec<(Slug, Name)>);

fn seat(db: &mut Db, key: &KeyHash, slug: &Slug, now: Timestamp) -> QueryResult<Option<Seat>> {
    let Some((session, scope)) = store::sessions::scope(db, key, slug, now)? else {
        return Ok(None);
    };
    let others = match &scope {
        Some(here) => store::homes::others(db, here.account, here.organisation.id)?,
        None => Vec::new(),
    };
    Ok(Some((session, scope, others)))
}

fn app(request: &HttpRequest) -> Result<Data<App>, Failure> {
    let app = request.app_data::<Data<App>>().cloned();
    app.ok_or_else(|| Failure::internal(anyhow::anyhow!("the application is not configured")))
}

async fn session_of(request: &HttpRequest, key: KeyHash) -> Result<Option<Session>, Failure> {
    let app = app(request)?;
    let now = app.now();
    let session = app
        .read(move |db| store::sessions::by_key(db, &key, now))
        .await?;
    if let Some(session) = &session {
        touch(&app, session);
        request
            .extensions_mut()
            .insert(PersonId(session.account.id));
    }
    Ok(session)
}

/// Notes that the session is in use: at most once a minute, and nobody waits for it.
fn touch(app: &Data<App>, session: &Session) {
    let now = app.now();
    if session.seen_at.plus_seconds(60) <= now {
        let (app, id) = (app.clone(), session.id);
        actix_web::rt::spawn(async move {
            if let Err(cause) = app
                .db
                .write(move |db| store::sessions::touch(db, id, now))
                .await
            {
                tracing::warn!(%cause, "a session could not be touched");
            }
        });
    }
}

fn sign_in_first(request: &HttpRequest) -> Failure {
    Failure::see_other(&format!(
        "/signin?next={}",
        routes::encoded_page_of(request)
    ))
}

pub(super) fn require_fresh(request: &HttpRequest, session: &Session) -> Result<(), Failure> {
    let app = app(request)?;
    if session.proven_at.plus_seconds(FRESH_SECONDS) > app.now() {
        return Ok(());
    }
    Err(Failure::see_other(&format!(
        "/reauthenticate?next={}",
        routes::encoded_page_of(request)
    )))
}

/// A page that this kind of organisation does not have is not there; a form for it names the rule.
async fn refusal(app: &App, request: &HttpRequest, scope: &Scope, lacking: Lacking) -> Failure {
    if lacking.holders == Holders::Nobody {
        return match *request.method() {
            Method::GET | Method::HEAD => Failure::not_found(),
            _ => Failure::not_this_kind(lacking.right),
        };
    }
    let organisation = scope.organisation.id;
    match app
        .read(move |db| store::members::of_organisation(db, organisation))
        .await
    {
        Ok(members) => Failure::lacking(&lacking, &members),
        Err(failure) => failure,
    }
}
