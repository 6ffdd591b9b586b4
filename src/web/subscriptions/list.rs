//! The list of subscriptions.
use super::view::Row;
use crate::{
    domain::{
        access::{ManageSubscriptions, Scope, SeeSubscriptions},
        organisation::{Kind, Slug},
        paths,
        service::Service,
        subscription::{Channel, Standing},
    },
    messages::Phrase,
    store::{
        Db,
        lists::subscriptions::{SubscriptionsFilter, subscriptions},
        organisations,
    },
    web::{
        app::App,
        caller::Caller,
        errors::Failure,
        list::{Around, Query},
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::QueryResult;

#[derive(Template)]
#[template(path = "subscriptions/list.html")]
struct List {
    f: Frame,
    query: Query,
    around: Around,
    rows: Vec<Row>,
    states: Vec<&'static str>,
    channels: Vec<(&'static str, Phrase)>,
    services: Vec<(&'static str, Phrase)>,
    terms: [(&'static str, Phrase); 1],
    path: String,
    /// Where one is entered, for whoever may.
    enter: Option<String>,
    /// The reader is the customer.
    buys: bool,
}

/// A page of the list.
pub async fn show(
    caller: Caller<SeeSubscriptions>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (own, asked, now) = (by.organisation.clone(), query.clone(), app.now());
    let page = app
        .read(move |db| {
            let filter = filter(db, &asked)?;
            subscriptions(db, &own, &filter, asked.place(), now)
        })
        .await?;
    let scope: &Scope = &by;
    let path = paths::subscriptions(&scope.organisation.slug);
    let rows = page.rows.iter();
    let buys = scope.organisation.kind == Kind::Customer;
    List {
        rows: rows.map(|row| Row::of(&f, scope, row, now)).collect(),
        around: query.around(&path, &page),
        states: Standing::ALL.iter().map(|s| s.as_str()).collect(),
        channels: channels(&f, Channel::ALL),
        services: services(&f),
        terms: [("soon", f.t("subscriptions-term-soon"))],
        enter: scope
            .may::<ManageSubscriptions>()
            .then(|| entering(scope, &path)),
        buys,
        f,
        query,
        path,
    }
    .page()
}

/// A provider chooses the customer first.
fn entering(scope: &Scope, path: &str) -> String {
    match scope.organisation.kind {
        Kind::Customer => format!("{path}/new"),
        Kind::Provider | Kind::Reseller => paths::customers(&scope.organisation.slug),
    }
}

/// Words for these channels.
pub(super) fn channels(f: &Frame, all: &[Channel]) -> Vec<(&'static str, Phrase)> {
    let words = |channel: &Channel| {
        let word = channel.as_str();
        (word, f.t("subscriptions-channel").with("channel", word))
    };
    all.iter().map(words).collect()
}

/// Words for all services.
pub(super) fn services(f: &Frame) -> Vec<(&'static str, Phrase)> {
    let words =
        |service: &'static Service| (service.slug, f.t(format!("service-{}", service.slug)));
    Service::all().iter().map(words).collect()
}

/// What the address asks for; organisations stand in it by their slug.
pub(super) fn filter(db: &mut Db, query: &Query) -> QueryResult<SubscriptionsFilter> {
    let mut named = |name| match query.get(name).and_then(Slug::parse) {
        Some(slug) => organisations::by_slug(db, &slug),
        None => Ok(None),
    };
    Ok(SubscriptionsFilter {
        customer: named("customer")?.map(|found| found.id),
        provider: named("provider")?.map(|found| found.id),
        text: query.get("text").map(str::to_owned),
        channel: query.get("channel").and_then(Channel::parse),
        service: query.get("service").and_then(Service::parse),
        standing: query.get("state").and_then(Standing::parse),
        soon: query.get("term") == Some("soon"),
    })
}
