//! What each refusal says, and with which status.
use crate::{
    actions::partnerships::{ask::AskError, end::EndError, open::LinkError, renew::RenewError},
    domain::{organisation::Organisation, partnership::Refusal},
    messages::Text,
    web::errors::Failure,
};
use actix_web::http::StatusCode;

impl From<LinkError> for Failure {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::Unknown => unknown_link(),
            LinkError::Refused(refusal, provider) => closed(refusal, &provider),
            LinkError::Store(cause) => cause.into(),
        }
    }
}

/// No link of ours, whatever it looks like.
pub(super) fn unknown_link() -> Failure {
    Failure::new(StatusCode::NOT_FOUND, "partnership-link-unknown")
}

/// Each way in which a link ends has its own words, which name the provider to ask.
fn closed(refusal: Refusal, provider: &Organisation) -> Failure {
    let contact = provider.support_contact.as_ref();
    let text = text(refusal).with("provider", &provider.name).with(
        "contact",
        contact.map_or("none", |contact| contact.as_str()),
    );
    Failure::telling(status(refusal), text)
}

fn text(refusal: Refusal) -> Text {
    match refusal {
        Refusal::Expired => Text::new("partnership-link-expired"),
        Refusal::Used => Text::new("partnership-link-used"),
        Refusal::Replaced => Text::new("partnership-link-replaced"),
        Refusal::Ended => Text::new("partnership-link-ended"),
        Refusal::NotAReseller => Text::new("partnership-not-a-reseller"),
        Refusal::Suspended => Text::new("partnership-suspended"),
        Refusal::OtherMarket { country } => {
            let country = Text::new(format!("country-{country}"));
            Text::new("partnership-other-market").with_text("country", country)
        }
    }
}

const fn status(refusal: Refusal) -> StatusCode {
    match refusal {
        Refusal::Expired | Refusal::Replaced | Refusal::Ended => StatusCode::GONE,
        Refusal::NotAReseller => StatusCode::FORBIDDEN,
        Refusal::Used | Refusal::Suspended | Refusal::OtherMarket { .. } => StatusCode::CONFLICT,
    }
}

/// The provider itself is told without being told whom to ask.
fn own(refusal: Refusal) -> Failure {
    Failure::conflict(match refusal {
        Refusal::Used => Text::new("partnership-active-already"),
        Refusal::Ended => Text::new("partnership-ended-already"),
        _ => Text::new("partnership-own-suspended"),
    })
}

impl From<AskError> for Failure {
    fn from(error: AskError) -> Self {
        match error {
            AskError::Refused(refusal) => own(refusal),
            AskError::Store(cause) => cause.into(),
        }
    }
}

impl From<RenewError> for Failure {
    fn from(error: RenewError) -> Self {
        match error {
            RenewError::Unknown => Self::not_found(),
            RenewError::Changed => Self::conflict(Text::new("partnership-changed")),
            RenewError::Refused(refusal) => own(refusal),
            RenewError::Store(cause) => cause.into(),
        }
    }
}

impl From<EndError> for Failure {
    fn from(error: EndError) -> Self {
        match error {
            EndError::Unknown => Self::not_found(),
            EndError::Changed => Self::conflict(Text::new("partnership-changed")),
            EndError::Refused(refusal) => own(refusal),
            EndError::Store(cause) => cause.into(),
        }
    }
}
