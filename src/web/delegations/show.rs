//! The page of a delegation.
use super::{seen, view::View};
use crate::{
    domain::{
        access::{Scope, SeeDelegations},
        delegation::Delegation,
        organisation::Kind,
        paths,
    },
    messages::Phrase,
    store::activities,
    web::{
        app::App,
        at::At,
        caller::Caller,
        errors::Failure,
        page::{Frame, Page},
        timeline::Event,
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "delegations/show.html")]
struct Show {
    f: Frame,
    d: View,
    events: Vec<Event>,
    list: String,
    /// The reader is the customer.
    gives: bool,
}

/// Timeline, facts, and what can be done.
pub async fn show(
    caller: Caller<SeeDelegations>,
    app: Data<App>,
    at: At<Delegation>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let scope: &Scope = &by;
    let d = seen(&app, &f, scope, at.id()?).await?;
    let (own, id) = (scope.organisation.id, at.id()?.cast());
    let records = app
        .read(move |db| activities::of_object(db, own, id))
        .await?;
    Show {
        events: Event::all(&f, &records),
        list: paths::delegations(&scope.organisation.slug),
        gives: scope.organisation.kind == Kind::Customer,
        f,
        d,
    }
    .page()
}

impl Show {
    fn partner_or_customer(&self) -> Phrase {
        match self.gives {
            true => self.f.t("delegations-column-partner"),
            false => self.f.t("delegations-column-customer"),
        }
    }
    fn extension(&self) -> Phrase {
        match self.d.auto_extend {
            true => self.f.t("delegation-extends"),
            false => self.f.t("delegation-extends-not"),
        }
    }
}
