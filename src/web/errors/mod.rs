//! Requests that do not work out: one type, one page, the same denials everywhere.
mod page;

pub use page::render;

use super::{choices::role_word, fields::Shown, form::Form, meanwhile::Changes};
use crate::{
    domain::access::{Holders, Lacking},
    messages::Text,
    store::{members::Member, once_keys::MadeBefore},
};
use actix_web::{
    HttpResponse, HttpResponseBuilder, ResponseError,
    body::BoxBody,
    http::{StatusCode, header},
};
use std::fmt;

/// What to tell the visitor, and what to tell the log.
#[derive(Debug)]
pub struct Failure {
    status: StatusCode,
    telling: Telling,
    cause: Option<anyhow::Error>,
}

/// What a refusal tells that makes its form another one when that is sent once more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Told {
    /// Nothing of the kind: it is the same form again.
    #[default]
    Nothing,
    /// What was changed since its page was opened: it is then about what is so now.
    ChangedMeanwhile(Box<Changes>),
    /// What its one-time key made before: it then makes another thing.
    MadeBefore,
}

#[derive(Debug, Clone)]
enum Telling {
    Page {
        text: Text,
        next: Vec<(Text, String)>,
        told: Told,
    },
    Elsewhere(String),
    /// There one signs in.
    SignIn(String),
    /// There the password is asked for.
    Password(String),
}

/// Marks the answer to whoever is not signed in.
#[derive(Debug)]
pub struct SignInFirst;

/// Marks the answer to whoever gave the password too long ago.
#[derive(Debug)]
pub struct PasswordFirst;

impl Failure {
    /// A failure with a sentence without arguments.
    pub fn new(status: StatusCode, message: &'static str) -> Self {
        Self::telling(status, Text::new(message))
    }
    /// A failure with a sentence.
    pub fn telling(status: StatusCode, text: Text) -> Self {
        Self {
            status,
            telling: Telling::page(text),
            cause: None,
        }
    }
    /// Not there, or not for this caller: both look the same.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "error-not-found")
    }
    pub fn conflict(text: Text) -> Self {
        Self::telling(StatusCode::CONFLICT, text)
    }
    /// What the form is about was changed, and the sentence tells it.
    pub fn changed_meanwhile(text: Text, changes: Changes) -> Self {
        Self::conflict(text).having_told(Told::ChangedMeanwhile(Box::new(changes)))
    }
    /// The form's one-time key made what is there.
    fn made_before(there: &str) -> Self {
        let first = Text::new("error-made-before-show");
        Self::conflict(Text::new("error-made-before"))
            .having_told(Told::MadeBefore)
            .next(first, there)
    }
    pub fn gone(text: Text) -> Self {
        Self::telling(StatusCode::GONE, text)
    }
    /// Not with these roles, or not for these.
    pub fn forbidden(text: Text) -> Self {
        Self::telling(StatusCode::FORBIDDEN, text)
    }
    pub fn cross_site() -> Self {
        Self::new(StatusCode::FORBIDDEN, "error-cross-site")
    }
    /// The form came with something that no page of ours sends.
    pub fn unprocessable(text: Text) -> Self {
        Self::telling(StatusCode::UNPROCESSABLE_ENTITY, text)
    }
    pub fn too_many() -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, "error-too-many")
    }
    pub fn overloaded() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "error-unavailable")
    }
    pub fn internal(cause: impl Into<anyhow::Error>) -> Self {
        let mut failure = Self::new(StatusCode::INTERNAL_SERVER_ERROR, "error-internal");
        failure.cause = Some(cause.into());
        failure
    }
    /// Go there first (303).
    pub fn see_other(path: &str) -> Self {
        Self {
            status: StatusCode::SEE_OTHER,
            telling: Telling::Elsewhere(path.to_owned()),
            cause: None,
        }
    }
    /// There first, to sign in: what was sent is not done.
    pub fn sign_in_first(path: &str) -> Self {
        Self {
            telling: Telling::SignIn(path.to_owned()),
            ..Self::see_other(path)
        }
    }
    /// There first, with the password: what was sent is not done.
    pub fn password_first(path: &str) -> Self {
        Self {
            telling: Telling::Password(path.to_owned()),
            ..Self::see_other(path)
        }
    }
    /// This kind of organisation never does that: names the rule (S5 and its like).
    pub fn not_this_kind(right: &'static str) -> Self {
        let text = Text::new("error-not-this-kind").with("right", right);
        Self::telling(StatusCode::FORBIDDEN, text)
    }
    /// The own organisation is suspended: says what is left, and whom to ask.
    pub fn suspended() -> Self {
        Self::new(StatusCode::FORBIDDEN, "error-suspended")
    }
    /// Names the roles that would do, and who in the organisation has one.
    pub fn lacking(lacking: &Lacking, members: &[Member]) -> Self {
        if lacking.suspended {
            return Self::suspended();
        }
        let roles: Vec<Text> = match lacking.holders {
            Holders::Having(agents, admins) => {
                let agents = agents.iter().map(|role| role.as_str());
                let all = agents.chain(admins.iter().map(|role| role.as_str()));
                all.map(role_word).collect()
            }
            Holders::Nobody | Holders::Everybody => Vec::new(),
        };
        let holders = members
            .iter()
            .filter(|member| lacking.holders.include(member.roles));
        let names: Vec<_> = holders.map(|member| member.name.to_string()).collect();
        let text = match names.as_slice() {
            [] => Text::new("error-role-nobody"),
            _ => Text::new("error-role-too-low").with("holders", names.join(", ")),
        };
        Self::telling(
            StatusCode::FORBIDDEN,
            text.with_text("roles", Text::list(roles)),
        )
    }
    /// Adds a way on: words and address; the first is the main one.
    #[must_use]
    pub fn next(mut self, words: Text, href: impl Into<String>) -> Self {
        if let Telling::Page { next, .. } = &mut self.telling {
            next.push((words, href.into()));
        }
        self
    }
    fn having_told(mut self, what: Told) -> Self {
        if let Telling::Page { told, .. } = &mut self.telling {
            *told = what;
        }
        self
    }
}

impl Telling {
    const fn page(text: Text) -> Self {
        Self::Page {
            text,
            next: Vec::new(),
            told: Told::Nothing,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)
    }
}

impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        self.status
    }
    fn error_response(&self) -> HttpResponse<BoxBody> {
        if let Some(cause) = &self.cause {
            tracing::error!(cause = format!("{cause:#}"), "request failed");
        }
        let mut response = HttpResponse::build(self.status);
        if matches!(
            self.status,
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS
        ) {
            response.insert_header((header::RETRY_AFTER, "5"));
        }
        match &self.telling {
            Telling::Elsewhere(path) => to(&mut response, path),
            Telling::SignIn(path) => marked(to(&mut response, path), SignInFirst),
            Telling::Password(path) => marked(to(&mut response, path), PasswordFirst),
            telling @ Telling::Page { .. } => marked(response.finish(), telling.clone()),
        }
    }
}

fn marked<M: 'static>(mut response: HttpResponse, mark: M) -> HttpResponse {
    response.extensions_mut().insert(mark);
    response
}

fn to(response: &mut HttpResponseBuilder, path: &str) -> HttpResponse {
    response.insert_header((header::LOCATION, path)).finish()
}

/// What a form is told that cannot be done as it is; nothing for other answers, and where its page has no fields.
pub fn refusal(response: &HttpResponse) -> Option<Shown> {
    let extensions = response.extensions();
    let Telling::Page { text, next, told } = extensions.get::<Telling>()? else {
        return None;
    };
    let refused = matches!(response.status().as_u16(), 409 | 422 | 429);
    let is_refused = refused && !Form::is_general(text);
    is_refused.then(|| Shown {
        why: Some(text.clone()),
        next: next.clone(),
        told: told.clone(),
        once: None,
    })
}

/// Whether it is the page of a failure, and no page of its own.
pub fn is_page_of_one(response: &HttpResponse) -> bool {
    response.extensions().get::<Telling>().is_some()
}

impl From<diesel::result::Error> for Failure {
    /// The database cannot be asked now: 503, to be tried again; or a one-time key made something before.
    fn from(cause: diesel::result::Error) -> Self {
        if let Some(MadeBefore { location }) = MadeBefore::within(&cause) {
            return Self::made_before(location);
        }
        let mut failure = Self::overloaded();
        failure.cause = Some(cause.into());
        failure
    }
}
