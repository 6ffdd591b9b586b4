//! A letter for an invitation that ended while it was written: neither sent nor saved, but not lost.
use super::page::second;
use crate::{
    domain::{access::Scope, invitation::Refusal, paths},
    messages::Phrase,
    store::lists::invitation::InvitationView,
    web::{
        errors::Failure,
        form::Form,
        invitations::failures::{refused, why_not},
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, ResponseError};
use askama::Template;

/// What was typed, to be copied.
#[derive(Template)]
#[template(path = "invitations/unsent.html")]
pub(super) struct Unsent {
    f: Frame,
    form: Form,
    path: String,
    /// Whom it was for; nobody for a reusable link.
    customer: Option<String>,
    /// The name of the second language, where there is one.
    second: Option<Phrase>,
    why: Option<Phrase>,
}

impl Unsent {
    pub fn new(f: Frame, by: &Scope, view: &InvitationView, form: Form) -> Self {
        let addressee = view.invitation.addressee.as_ref();
        Self {
            path: paths::invitation(&by.organisation.slug, view.invitation.id),
            customer: addressee.map(|addressee| addressee.name.to_string()),
            second: second(&f, view),
            why: None,
            f,
            form,
        }
    }

    /// With the reason why nothing can be done.
    pub fn saying(self, refusal: Refusal) -> Self {
        Self {
            why: Some(self.f.say(&why_not(refusal))),
            ..self
        }
    }

    /// The same, where that reason alone is the answer.
    pub fn because(self, refusal: Refusal) -> Result<HttpResponse, Failure> {
        let status = refused(refusal).status_code();
        self.saying(refusal).page_with(status)
    }
}
