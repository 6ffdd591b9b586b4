//! What comes before an answer: who asks what, and what the reader has to do first.
use super::{Followed, asks::Asks};
use crate::{
    actions::invitations::{shown::Shown, standpoint::Standpoint},
    domain::paths,
    web::{
        errors::Failure,
        page::{Frame, Page},
    },
};
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "consent/landing.html")]
struct Landing {
    f: Frame,
    asks: Asks,
    first: First,
    token: String,
    /// The reader may decline although it cannot accept.
    may_decline: bool,
}

/// What the reader has to do first.
enum First {
    SignIn,
    /// Sign up a customer; a member of the sender is shown the way to the invitation's own page.
    SignUp {
        own_page: Option<String>,
    },
    /// Ask one of these colleagues.
    AskColleagues {
        customer: String,
        able: Vec<String>,
    },
}

pub fn page(
    f: Frame,
    followed: &Followed,
    shown: &Shown,
    stands: Standpoint,
) -> Result<HttpResponse, Failure> {
    let email = followed.account.as_ref().map(|account| &account.email);
    let may_decline = |email| shown.invitation.may_decline(email, followed.now).is_ok();
    Landing {
        f,
        asks: Asks::of(shown, &[], followed.now),
        may_decline: email.is_some_and(may_decline),
        first: first(shown, stands),
        token: followed.token.reveal(),
    }
    .page()
}

fn first(shown: &Shown, stands: Standpoint) -> First {
    match stands {
        Standpoint::WithoutCustomer { sender } => First::SignUp {
            own_page: sender.map(|slug| paths::invitation(&slug, shown.invitation.id)),
        },
        Standpoint::RoleTooLow { customer, able } => First::AskColleagues {
            customer: customer.name.to_string(),
            able: able.iter().map(ToString::to_string).collect(),
        },
        _ => First::SignIn,
    }
}
