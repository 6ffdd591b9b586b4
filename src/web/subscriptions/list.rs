//! The list of subscriptions.
use super::view::Row;
use crate::{
    domain::{
        access::{ManageSubscriptions, Scope, SeeSubscriptions},
        organisation::{Kind, Organisation},
        paths,
        service::Service,
        slugs::ServiceSet,
        subscription::{Channel, Standing, Subscription},
        time::Timestamp,
    },
    messages::Phrase,
    store::{
        Db,
        lists::{
            named,
            subscriptions::{Listed, SubscriptionsFilter, subscriptions},
        },
        page::Page as Rows,
    },
    web::{
        app::App,
        caller::Caller,
        choices,
        customers::list::ENTERING,
        errors::Failure,
        list::{Around, Asked, ERRAND, Filters, Query},
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::QueryResult;

#[derive(Template)]
#[template(path = "subscriptions/list.html")]
pub(in crate::web) struct List {
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

/// Of terms only the near end is asked for.
const SOON: &str = "soon";

/// A page of the list.
pub async fn show(
    caller: Caller<SeeSubscriptions>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (own, now) = (by.organisation.clone(), app.now());
    let (query, page) = app
        .read(move |db| {
            let rows = |db: &mut Db, filter: &_, place| subscriptions(db, &own, filter, place, now);
            query.page(db, &own, rows)
        })
        .await?;
    let status = query.status();
    let scope: &Scope = &by;
    let path = paths::subscriptions(&scope.organisation.slug);
    let enters = scope.may::<ManageSubscriptions>();
    List {
        enter: enters.then(|| entering(scope, &path)),
        buys: scope.organisation.kind == Kind::Customer,
        ..List::new(f, query, &page, (path.clone(), None), now)
    }
    .page_with(status)
}

impl List {
    /// The list at this address as its customer reads it, or who reaches these services alone; nothing can be entered.
    pub(in crate::web) fn new(
        f: Frame,
        query: Query,
        page: &Rows<Listed, Subscription>,
        (path, reach): (String, Option<&ServiceSet>),
        now: Timestamp,
    ) -> Self {
        let rows = page.rows.iter();
        Self {
            rows: rows.map(|row| Row::of(&f, &path, row, now)).collect(),
            around: query.around(&path, page),
            states: Standing::ALL.iter().map(|s| s.as_str()).collect(),
            channels: channels(&f, Channel::ALL),
            services: services(&f, reach),
            terms: [(SOON, f.t("subscriptions-term-soon"))],
            enter: None,
            buys: true,
            f,
            query,
            path,
        }
    }
}

/// A provider chooses the customer first, in a list that knows why.
fn entering(scope: &Scope, path: &str) -> String {
    match scope.organisation.kind {
        Kind::Customer => format!("{path}/new"),
        Kind::Provider | Kind::Reseller => {
            let customers = paths::customers(&scope.organisation.slug);
            format!("{customers}?{ERRAND}={ENTERING}")
        }
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

/// Words for all services, or for these alone.
pub(in crate::web) fn services(
    f: &Frame,
    reach: Option<&ServiceSet>,
) -> Vec<(&'static str, Phrase)> {
    let is_reached = |service: &&Service| reach.is_none_or(|reach| reach.has(service.slug));
    choices::services(f, Service::all().iter().filter(is_reached))
}

impl Filters for SubscriptionsFilter {
    fn read(ask: &mut Asked<'_>, db: &mut Db, own: &Organisation) -> QueryResult<Self> {
        let soon = |word: &str| (word == SOON).then_some(());
        Ok(Self {
            text: ask.text("text"),
            channel: ask.choice("channel", Channel::parse),
            service: ask.choice("service", Service::parse),
            standing: ask.choice("state", Standing::parse),
            soon: ask.choice("term", soon).is_some(),
            customer: match own.kind {
                Kind::Provider => {
                    ask.known("customer", |slug| named::customer(db, own.id, slug))?
                }
                Kind::Customer | Kind::Reseller => None,
            },
            reach: None,
        })
    }
}
