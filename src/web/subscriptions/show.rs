//! The page of a subscription.
use super::{seen, view::View};
use crate::{
    domain::{
        access::{Scope, SeeSubscriptions},
        organisation::Kind,
        paths,
        subscription::{State, Subscription},
    },
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
#[template(path = "subscriptions/show.html")]
struct Show {
    f: Frame,
    s: View,
    events: Vec<Event>,
    list: String,
    /// The reader is the customer.
    buys: bool,
    /// Somebody else keeps the entry, and it can still change.
    others: bool,
}

/// Timeline, facts, and what can be done.
pub async fn show(
    caller: Caller<SeeSubscriptions>,
    app: Data<App>,
    at: At<Subscription>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let scope: &Scope = &by;
    let s = seen(&app, &f, scope, at.id()?).await?;
    let (own, id) = (scope.organisation.id, at.id()?.cast());
    let records = app
        .read(move |db| activities::of_object(db, own, id))
        .await?;
    Show {
        events: Event::all(&f, &records),
        list: paths::subscriptions(&scope.organisation.slug),
        buys: scope.organisation.kind == Kind::Customer,
        others: s.subscription.owner() != own && s.subscription.state != State::Cancelled,
        f,
        s,
    }
    .page()
}
