//! Callers: asking for one of these types first in a handler's signature is what makes a page private.
use super::{
    app::App,
    errors::Failure,
    page::Frame,
    route::CallerType,
    routes,
    seat::{Seated, app, seated, session_of, sign_in_first},
    session,
};
use crate::{
    domain::{
        access::{By, Enter, Holders, Lacking, Right, Scope},
        organisation::Kind,
    },
    store::{self, sessions::Session},
};
use actix_session::SessionExt;
use actix_web::{FromRequest, HttpRequest, dev::Payload, http::Method};
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

impl Who {
    /// Whether the password must have been given not more than ten minutes ago.
    pub const fn is_fresh(&self) -> bool {
        match self {
            Self::Anybody => false,
            Self::SignedIn { fresh } | Self::Member { fresh, .. } | Self::Desk { fresh, .. } => {
                *fresh
            }
        }
    }
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
            let Seated {
                app,
                session,
                frame,
                scope,
            } = seated(&request).await?;
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

pub(super) fn require_fresh(request: &HttpRequest, session: &Session) -> Result<(), Failure> {
    let app = app(request)?;
    if session.proven_at.plus_seconds(FRESH_SECONDS) > app.now() {
        return Ok(());
    }
    Err(Failure::password_first(&format!(
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
