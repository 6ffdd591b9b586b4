//! The pages of links that open nothing: each says why, and whom to ask.
use super::asks::Party;
use crate::{
    actions::invitations::{
        ask_link::{Remedy, asked_lately},
        shown::Shown,
    },
    domain::{invitation::Refusal, time::Timestamp},
    messages::Phrase,
    store::Db,
    web::{
        errors::Failure,
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, http::StatusCode};
use askama::Template;
use diesel::QueryResult;

/// How a link ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Expired,
    Revoked,
    Answered,
    UsedUp,
    /// The provider removed the relationship that it started.
    Removed,
    /// Its provider is suspended.
    Suspended,
    Unknown,
}

/// A link that opens nothing.
#[derive(Debug)]
pub struct Ended {
    end: End,
    /// What it opened once.
    shown: Option<Box<Shown>>,
    /// The address of the receipt of the reader's own acceptance.
    receipt: Option<String>,
    /// The reader's organisation has all that it offers: there is nothing to ask for.
    content: bool,
    /// The sender was told of late that another is needed.
    asked: bool,
}

#[derive(Template)]
#[template(path = "consent/ended.html")]
struct EndPage {
    f: Frame,
    end: &'static str,
    title: Phrase,
    text: Phrase,
    /// Whom to ask: the provider, and the reseller that passed the link on.
    senders: Vec<Party>,
    receipt: Option<String>,
    token: String,
    /// What can be asked for: a new link or a new invitation.
    remedy: Option<&'static str>,
    /// That was done of late.
    asked: bool,
}

impl End {
    /// Other refusals are no ends: somebody else may still answer.
    pub const fn of(why: Refusal) -> Option<Self> {
        match why {
            Refusal::Expired => Some(Self::Expired),
            Refusal::Revoked => Some(Self::Revoked),
            Refusal::Accepted | Refusal::Declined => Some(Self::Answered),
            Refusal::UsedUp => Some(Self::UsedUp),
            Refusal::RelationshipRemoved => Some(Self::Removed),
            _ => None,
        }
    }
    /// Stands in messages as `accepting-end-…`.
    const fn as_str(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::Answered => "answered",
            Self::UsedUp => "used-up",
            Self::Removed => "removed",
            Self::Suspended => "suspended",
            Self::Unknown => "unknown",
        }
    }
    const fn status(self) -> StatusCode {
        match self {
            Self::Expired | Self::Revoked | Self::UsedUp | Self::Removed | Self::Suspended => {
                StatusCode::GONE
            }
            Self::Answered => StatusCode::CONFLICT,
            Self::Unknown => StatusCode::NOT_FOUND,
        }
    }
}

impl Ended {
    pub fn new(end: End, shown: Box<Shown>, receipt: Option<String>) -> Self {
        Self {
            end,
            shown: Some(shown),
            receipt,
            content: false,
            asked: false,
        }
    }
    /// One whose customer accepted it and has everything still.
    pub fn content(shown: Box<Shown>, receipt: String) -> Self {
        Self {
            content: true,
            ..Self::new(End::Answered, shown, Some(receipt))
        }
    }
    /// No link of ours.
    pub const fn unknown() -> Self {
        Self {
            end: End::Unknown,
            shown: None,
            receipt: None,
            content: false,
            asked: false,
        }
    }
    /// A link that a newer one replaced: unknown now, but the sender is known.
    pub fn superseded(shown: Box<Shown>) -> Self {
        Self::new(End::Unknown, shown, None)
    }
    /// Knows whether its sender was told already.
    pub fn told(mut self, db: &mut Db, now: Timestamp) -> QueryResult<Self> {
        if let Some(shown) = &self.shown {
            self.asked = asked_lately(db, shown, now)?;
        }
        Ok(self)
    }
    /// What its senders can give instead, if there is anything to ask them for.
    fn remedy(&self) -> Option<Remedy> {
        let shown = self.shown.as_ref()?;
        Remedy::of(shown).filter(|_| !self.content)
    }
    pub fn page(self, f: Frame, token: &str) -> Result<HttpResponse, Failure> {
        let end = self.end.as_str();
        let remedy = self.remedy().map(Remedy::as_str);
        EndPage {
            title: f.t(format!("accepting-end-{end}")),
            text: f.t(format!("accepting-end-{end}-text")),
            f,
            end,
            senders: self.shown.map(|shown| senders(&shown)).unwrap_or_default(),
            receipt: self.receipt,
            token: token.to_owned(),
            remedy,
            asked: self.asked,
        }
        .page_with(self.end.status())
    }
}

/// The reseller first, if there is one: the customer knows it best.
fn senders(shown: &Shown) -> Vec<Party> {
    let reseller = shown.reseller.as_ref().filter(|_| shown.partnership_active);
    reseller
        .into_iter()
        .chain([&shown.provider])
        .map(Party::of)
        .collect()
}
