//! `/i/{token}`: what an invitation asks of a customer, and the customer's answer.
pub mod accept;
pub mod answer;
pub mod ask;
pub mod asks;
pub mod decline;
mod ended;
mod landing;
mod page;
mod present;
mod refused;
mod since;
pub mod texts;

use super::{
    app::App,
    caller::{FRESH_SECONDS, Visitor},
    errors::Failure,
    list::Query,
    page::{Frame, Page},
};
use crate::{
    actions::invitations::{
        had::Before,
        link::Link,
        shown::{self, Blank, Shown},
        standpoint::{Able, Standpoint, standpoint},
    },
    domain::{
        account::Account,
        invitation::Refusal,
        language::Language,
        organisation::Slug,
        paths,
        time::Timestamp,
        token::{LinkKey, Token},
    },
    store::Db,
};
use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use diesel::QueryResult;
use ended::{End, Ended};
use present::Present;

/// A link that somebody followed: whose eyes see it, and when.
#[derive(Clone)]
struct Followed {
    key: LinkKey,
    token: Token,
    account: Option<Account>,
    /// For which of the person's customers.
    customer: Option<Slug>,
    language: Language,
    now: Timestamp,
}

/// What is behind a link for whoever followed it.
enum Behind {
    Ended(Ended),
    /// It lives, but not for this person and customer.
    Refused(Box<Shown>, Refusal),
    /// Something comes before an answer: signing in, signing up, another role.
    Landing(Box<Shown>, Standpoint),
    Consent(Box<Shown>, Box<Able>, Present),
}

impl Followed {
    /// `None` for what has not the shape of a token.
    fn new(app: &App, token: &str, f: &Frame, account: Option<Account>) -> Option<Self> {
        Some(Self {
            key: app.keys.link.clone(),
            token: Token::parse(token)?,
            account,
            customer: None,
            language: f.language(),
            now: app.now(),
        })
    }
    fn link(&self) -> Link<'_> {
        Link {
            key: &self.key,
            token: &self.token,
        }
    }
    /// What is behind it; changes nothing (P16).
    fn look(&self, db: &mut Db) -> QueryResult<Behind> {
        Ok(match self.found(db)? {
            Behind::Ended(ended) => Behind::Ended(ended.told(db, self.now)?),
            lives => lives,
        })
    }
    fn found(&self, db: &mut Db) -> QueryResult<Behind> {
        let shown = match shown::of_link(db, self.link(), self.language) {
            Ok(shown) => shown,
            Err(Blank::Unknown) => return Ok(Behind::Ended(Ended::unknown())),
            Err(Blank::Superseded(shown)) => return Ok(Behind::Ended(Ended::superseded(shown))),
            Err(Blank::Store(error)) => return Err(error),
        };
        let (account, customer) = (self.account.as_ref(), self.customer.as_ref());
        let stands = standpoint(db, &shown, account, customer, self.now)?;
        Behind::of(db, Box::new(shown), stands, self.now)
    }
}

impl Behind {
    fn of(db: &mut Db, shown: Box<Shown>, stands: Standpoint, now: Timestamp) -> QueryResult<Self> {
        Ok(match stands {
            Standpoint::Able(able) => {
                let present = Present::of(db, &shown, able.customer.id, now)?;
                Self::Consent(shown, able, present)
            }
            Standpoint::Content { customer, before } => {
                let receipt = paths::receipt(&customer.slug, before.id);
                Self::Ended(Ended::content(shown, receipt))
            }
            Standpoint::Refused {
                customer,
                why,
                before,
            } => {
                let receipt = before.map(|before| paths::receipt(&customer.slug, before.id));
                Self::closed(shown, why, receipt)
            }
            stands => match open(&shown, now) {
                Ok(()) => Self::Landing(shown, stands),
                Err(why) => Self::closed(shown, why, None),
            },
        })
    }
    fn closed(shown: Box<Shown>, why: Refusal, receipt: Option<String>) -> Self {
        let suspended = !shown.provider.is_in_good_standing() && why == Refusal::Suspended;
        match End::of(why).or(suspended.then_some(End::Suspended)) {
            Some(end) => Self::Ended(Ended::new(end, shown, receipt)),
            None => Self::Refused(shown, why),
        }
    }
}

/// Whether it can be answered by somebody who never did.
fn open(shown: &Shown, now: Timestamp) -> Result<(), Refusal> {
    shown.is_open(Before::Nothing, now)?;
    shown.is_backed()
}

/// The page of a link, for everybody.
pub async fn show(
    visitor: Visitor,
    token: Path<String>,
    query: Query,
    app: Data<App>,
) -> Result<HttpResponse, Failure> {
    let Visitor { signed_in, frame } = visitor;
    let account = signed_in.as_ref().map(|session| session.account.clone());
    let Some(mut followed) = Followed::new(&app, &token, &frame, account) else {
        return Ended::unknown().page(frame, &token);
    };
    followed.customer = query.get("customer").and_then(Slug::parse);
    let looking = followed.clone();
    let behind = app.read(move |db| looking.look(db)).await?;
    let proven = signed_in.map(|session| session.proven_at);
    let fresh = proven.is_some_and(|at| at.plus_seconds(FRESH_SECONDS) > followed.now);
    behind.draw(frame, &followed, fresh)
}

impl Behind {
    /// Draws it; who has not given the password lately is told that the form will ask for it.
    fn draw(self, f: Frame, followed: &Followed, fresh: bool) -> Result<HttpResponse, Failure> {
        let token = followed.token.reveal();
        match self {
            Self::Ended(ended) => ended.page(f, &token),
            Self::Refused(shown, why) => refused::page(f, &shown, why, followed.now),
            Self::Landing(shown, stands) => landing::page(f, followed, &shown, stands),
            Self::Consent(shown, able, present) => {
                let form = page::preset(&shown, &present, &f, followed.now);
                let mut consent = page::Consent::new(f, followed, &shown, &able, present, form);
                consent.stale = !fresh;
                consent.page()
            }
        }
    }
}
