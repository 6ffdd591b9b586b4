//! The page of a customer.
use super::ties;
use crate::{
    actions::relationships::shown_alias,
    domain::{
        access::{
            AskForRights, Lent, ManageRelationships, ManageSubscriptions, Scope, SeeCustomers,
            SeeInvitations,
        },
        end_request::EndRequest,
        id::Id,
        organisation::{Kind, Organisation},
        paths,
        text::Name,
        time::Timestamp,
    },
    messages::Phrase,
    store::{
        Db, activities,
        activities::Record,
        delegations::{self, Kept},
        end_requests, lent,
        lists::subscriptions::{self, SubscriptionsFilter},
        organisations, partners, relationships,
    },
    web::{
        app::App,
        at::At,
        behalf::nothing_there,
        caller::Caller,
        delegations::view::{Other, View},
        ends::Ask,
        errors::Failure,
        form::Form,
        meanwhile::{showing, with_version},
        page::{Frame, Page},
        timeline::Event,
    },
};
use actix_web::{HttpResponse, http::StatusCode, web::Data};
use askama::Template;
use diesel::prelude::*;

#[derive(Template)]
#[template(path = "customers/show.html")]
struct Show {
    f: Frame,
    form: Form,
    list: String,
    path: String,
    name: String,
    /// The name in addresses, which forms and files ask for.
    short_name: String,
    alias: String,
    domain: String,
    domain_proven: bool,
    country: Phrase,
    /// Where the reader works on the customer's behalf.
    open: Option<String>,
    /// Rights hold, and why the reader can do nothing with them.
    nothing: Option<Phrase>,
    /// Where rights are asked for, for whoever may.
    ask: Option<String>,
    /// The reader's kind of organisation.
    kind: &'static str,
    ties: Vec<Tie>,
    /// The reader is a provider that may name the customer for itself, and remove the relationship.
    names: bool,
    /// What the customer asked of the provider.
    asks: Vec<Ask>,
    /// For a provider.
    sold: Option<Sold>,
    live: Vec<View>,
    /// Asked for, and not answered yet.
    waiting: Vec<View>,
    past: Vec<View>,
    events: Vec<Event>,
}

/// The subscriptions that the provider is partner of record of.
struct Sold {
    count: i64,
    list: String,
    /// Where one is entered, for whoever may.
    enter: Option<String>,
}

/// A relationship: of the reader as provider, or attributed to the reader as reseller.
struct Tie {
    /// The reseller, or the provider; empty if there is none.
    other: String,
    since: Timestamp,
    /// The page of the invitation that it came from, where the reader may open one.
    invitation: Option<String>,
    agreed: Option<(i32, Timestamp)>,
}

/// What is known of the customer.
struct Found {
    customer: Organisation,
    ties: Vec<ties::Tie>,
    delegations: Vec<Kept>,
    records: Vec<Record>,
    asked: Vec<EndRequest>,
    subscriptions: i64,
    /// It can give the reader rights.
    askable: bool,
    /// What is lent to the reader; nothing where no rights hold.
    lent: Option<Vec<Lent>>,
}

/// Facts, own rights, timeline.
pub async fn show(
    caller: Caller<SeeCustomers>,
    app: Data<App>,
    at: At<Organisation>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    page(&app, f, &by, at.id()?, None).await
}

/// The page; with a form that came back, if there is one.
pub(super) async fn page(
    app: &App,
    f: Frame,
    scope: &Scope,
    id: Id<Organisation>,
    form: Option<Form>,
) -> Result<HttpResponse, Failure> {
    let (by, now) = (scope.clone(), app.now());
    let found = app.read(move |db| find(db, &by, id, now)).await?;
    let found = found.ok_or_else(Failure::not_found)?;
    let status = match form {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    view(f, scope, found, form, now).page_with(status)
}

fn view(f: Frame, scope: &Scope, found: Found, form: Option<Form>, now: Timestamp) -> Show {
    let (customer, slug) = (&found.customer, &scope.organisation.slug);
    let alias = alias(scope, &found.ties);
    let form = filled(form, alias);
    let alias = alias.map_or_else(String::new, ToString::to_string);
    let other = Other::of(customer);
    let lends = found.lent.as_deref();
    let nothing = lends.and_then(|lent| nothing_there(scope, customer, lent));
    let view = |kept| View::new(&f, scope, kept, other, now);
    let (live, rest): (Vec<_>, Vec<_>) = found.delegations.iter().map(view).partition(|d| d.live);
    let (waiting, past) = rest.into_iter().partition(|d| d.waits);
    let asks = found.askable && scope.may::<AskForRights>();
    Show {
        form,
        list: paths::customers(slug),
        path: paths::customer(slug, customer.id),
        name: customer.name.to_string(),
        short_name: customer.slug.to_string(),
        alias,
        domain: domain(customer),
        domain_proven: customer.domain_proven,
        country: f.t(format!("country-{}", customer.country)),
        open: (lends.is_some() && nothing.is_none())
            .then(|| paths::on_behalf(slug, &customer.slug)),
        nothing: nothing.map(|why| f.say(&why)),
        ask: asks.then(|| paths::request_delegation(slug, customer.id)),
        kind: scope.organisation.kind.as_str(),
        ties: found.ties.iter().map(|tie| Tie::of(scope, tie)).collect(),
        names: !found.ties.is_empty() && scope.may::<ManageRelationships>(),
        sold: Sold::of(scope, &found),
        asks: Ask::all(found.asked, true),
        live,
        waiting,
        past,
        events: Event::all(&f, &found.records),
        f,
    }
}

/// Empty where it has none.
fn domain(customer: &Organisation) -> String {
    let domain = customer.domain.as_ref();
    domain.map(ToString::to_string).unwrap_or_default()
}

/// What the reader calls the customer, if it is a provider.
fn alias<'t>(scope: &Scope, ties: &'t [ties::Tie]) -> Option<&'t Name> {
    let alias = ties.iter().find_map(|(kept, ..)| kept.alias.as_ref());
    alias.filter(|_| scope.organisation.kind == Kind::Provider)
}

/// The form of the alias: as it came back, or as it is.
fn filled(form: Option<Form>, alias: Option<&Name>) -> Form {
    let present = shown_alias(alias);
    match form {
        Some(form) => with_version(form, &present),
        None => showing(&present),
    }
}

impl Sold {
    fn of(scope: &Scope, found: &Found) -> Option<Self> {
        let (own, customer) = (&scope.organisation.slug, &found.customer.slug);
        let path = paths::subscriptions(own);
        let enters = !found.ties.is_empty() && scope.may::<ManageSubscriptions>();
        (scope.organisation.kind == Kind::Provider).then(|| Self {
            count: found.subscriptions,
            list: format!("{path}?customer={customer}"),
            enter: enters.then(|| format!("{path}/new?customer={customer}")),
        })
    }
}

impl Tie {
    fn of(scope: &Scope, (kept, other, agreed): &ties::Tie) -> Self {
        let slug = &scope.organisation.slug;
        Self {
            other: other
                .as_ref()
                .map(|o| o.name.to_string())
                .unwrap_or_default(),
            since: kept.since,
            invitation: kept
                .invitation
                .filter(|_| scope.may::<SeeInvitations>())
                .map(|id| paths::invitation(slug, id)),
            agreed: agreed.as_ref().map(|a| (a.version, a.at)),
        }
    }
}

/// `None` for whoever is no customer of the reader, and gave it no rights that hold.
fn find(
    db: &mut Db,
    by: &Scope,
    customer: Id<Organisation>,
    now: Timestamp,
) -> QueryResult<Option<Found>> {
    let own = &by.organisation;
    let kept = relationships::seen_by(db, own.id, customer)?;
    let delegations = delegations::of_partner_at_customer(db, own.id, customer)?;
    if kept.is_empty() && !delegations.iter().any(|kept| kept.delegation.holds(now)) {
        return Ok(None);
    }
    let mut asked = Vec::new();
    for tie in kept.iter().filter(|tie| tie.provider == own.id) {
        asked = end_requests::of_relationship(db, tie.id)?;
    }
    let mut objects: Vec<_> = delegations
        .iter()
        .map(|kept| kept.delegation.id.cast())
        .collect();
    objects.extend(kept.iter().map(|tie| tie.id.cast()));
    let ties = ties::of(db, own, customer, kept)?;
    let customer = organisations::by_id(db, customer)?;
    let lent = lent::at_customer(db, by, &customer.slug, now)?;
    Ok(Some(Found {
        subscriptions: sold(db, own, customer.id, now)?,
        askable: customer.is_in_good_standing()
            && partners::reachable(db, customer.id, own.id)?.is_some(),
        lent: lent.map(|at| at.lent),
        customer,
        ties,
        asked,
        delegations,
        records: activities::of_objects(db, own.id, &objects)?,
    }))
}

/// How many of the customer's subscriptions the reader is partner of record of.
fn sold(
    db: &mut Db,
    own: &Organisation,
    customer: Id<Organisation>,
    now: Timestamp,
) -> QueryResult<i64> {
    let of_customer = SubscriptionsFilter {
        customer: Some(customer),
        ..Default::default()
    };
    subscriptions::count(db, own, &of_customer, now)
}
