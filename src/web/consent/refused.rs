//! A living link that this person or customer cannot answer, and why.
use super::asks::Asks;
use crate::{
    actions::invitations::shown::Shown,
    domain::{invitation::Refusal, time::Timestamp},
    messages::{Phrase, Text},
    web::{
        errors::Failure,
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, http::StatusCode};
use askama::Template;

#[derive(Template)]
#[template(path = "consent/refused.html")]
struct RefusedPage {
    f: Frame,
    asks: Asks,
    title: Phrase,
    text: Phrase,
}

pub fn page(
    f: Frame,
    shown: &Shown,
    why: Refusal,
    now: Timestamp,
) -> Result<HttpResponse, Failure> {
    let (status, id) = sentence(why);
    let text = Text::new(format!("accepting-refused-{id}")).with("provider", &shown.provider.name);
    let text = match why {
        Refusal::OtherMarket { country } => {
            text.with_text("country", Text::new(format!("country-{country}")))
        }
        _ => text,
    };
    RefusedPage {
        asks: Asks::of(shown, &[], now),
        title: f.t("accepting-refused-title"),
        text: f.say(&text),
        f,
    }
    .page_with(status)
}

/// The end of the id of a refusal's message.
pub const fn id_of(why: Refusal) -> &'static str {
    sentence(why).1
}

const fn sentence(why: Refusal) -> (StatusCode, &'static str) {
    match why {
        Refusal::OtherMailbox => (StatusCode::FORBIDDEN, "other-mailbox"),
        Refusal::OwnOrganisation => (StatusCode::FORBIDDEN, "own-organisation"),
        Refusal::OtherMarket { .. } => (StatusCode::FORBIDDEN, "other-market"),
        Refusal::Reusable => (StatusCode::CONFLICT, "reusable"),
        Refusal::PartnershipEnded => (StatusCode::CONFLICT, "partnership-ended"),
        _ => (StatusCode::CONFLICT, "suspended"),
    }
}
