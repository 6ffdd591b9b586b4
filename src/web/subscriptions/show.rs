//! The page of a subscription.
use super::{
    seen,
    view::{Usage, View},
};
use crate::{
    domain::{
        access::{AssignLicences, Scope, SeePeople, SeeSubscriptions},
        add_on::AddOn,
        organisation::{Kind, Organisation},
        paths,
        person::Person,
        subscription::{State, Subscription},
        time::Timestamp,
    },
    store::{Db, activities, add_ons, licences},
    web::{
        app::App,
        at::At,
        caller::Caller,
        errors::Failure,
        list::{Around, Asked, Filters, Query},
        page::{Frame, Page},
        timeline::Event,
    },
};
use actix_web::{HttpResponse, http::StatusCode, web::Data};
use askama::Template;
use diesel::result::{Error, QueryResult};

#[derive(Template)]
#[template(path = "subscriptions/show.html")]
pub(in crate::web) struct Show {
    pub f: Frame,
    pub s: View,
    pub events: Vec<Event>,
    pub bound: Bound,
    pub list: String,
    /// The reader is the customer, or works on its behalf.
    pub buys: bool,
    /// Somebody else keeps the entry, and it can still change.
    pub others: bool,
    /// Who has licences; nothing for whom the customer's people are not there.
    pub holders: Option<Holders>,
}

/// What it is an add-on of, or its own add-ons.
pub(in crate::web) struct Bound {
    pub base: Option<Other>,
    pub add_ons: Vec<Other>,
    /// It rests with its base, which is resumed first.
    pub rests: bool,
    /// There are add-ons that it does not have yet.
    pub more: bool,
}

/// A subscription that belongs to it.
pub(in crate::web) struct Other {
    href: String,
    product: String,
    usage: Option<Usage>,
    state: &'static str,
}

impl Bound {
    /// Those of this subscription, in the list at this address.
    pub async fn of(app: &App, list: &str, of: &Subscription) -> Result<Self, Failure> {
        let id = of.id;
        let read = app.read(move |db| {
            let base = add_ons::base_of(db, id)?;
            Ok::<_, Error>((base, add_ons::of_base(db, id)?))
        });
        let (base, all) = read.await?;
        let other = |it: &Subscription| Other {
            href: format!("{list}/{}", it.id),
            product: it.product.to_string(),
            usage: Usage::of(it),
            state: it.standing(app.now()).as_str(),
        };
        let living = || all.iter().filter(|it| it.state != State::Cancelled);
        let has = |it: &AddOn| living().any(|there| there.product == it.product);
        Ok(Self {
            rests: base.as_ref().is_some_and(|it| it.state != State::Active),
            more: AddOn::of(of.service).any(|it| !has(it)),
            base: base.as_ref().map(other),
            add_ons: all.iter().map(other).collect(),
        })
    }
}

/// The people who have a licence of it are turned page by page, and not filtered.
struct Everybody;

impl Filters for Everybody {
    fn read(_: &mut Asked<'_>, _: &mut Db, _: &Organisation) -> QueryResult<Self> {
        Ok(Self)
    }
}

/// A page of the people who have a licence of it.
pub(in crate::web) struct Holders {
    pub status: StatusCode,
    rows: Vec<(Person, Timestamp)>,
    around: Around,
    people: String,
    /// The reader may assign it, and something of it can be assigned now.
    may_assign: bool,
}

/// Timeline, facts, and what can be done.
pub async fn show(
    caller: Caller<SeeSubscriptions>,
    app: Data<App>,
    at: At<Subscription>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let scope: &Scope = &by;
    let s = seen(&app, &f, scope, at.id()?).await?;
    let holders = holders(&app, scope, &s, &query).await?;
    let (own, id) = (scope.organisation.id, at.id()?.cast());
    let records = app
        .read(move |db| activities::of_object(db, own, id))
        .await?;
    let status = holders.as_ref().map_or(StatusCode::OK, |it| it.status);
    let list = paths::subscriptions(&scope.organisation.slug);
    Show {
        events: Event::all(&f, &records),
        bound: Bound::of(&app, &list, &s.subscription).await?,
        list,
        buys: scope.organisation.kind == Kind::Customer,
        others: s.subscription.owner() != own && s.subscription.state != State::Cancelled,
        holders,
        f,
        s,
    }
    .page_with(status)
}

/// A provider sees how many there are, and not who they are.
async fn holders(
    app: &App,
    scope: &Scope,
    s: &View,
    query: &Query,
) -> Result<Option<Holders>, Failure> {
    let own = scope.organisation.kind == Kind::Customer && scope.may::<SeePeople>();
    if !own {
        return Ok(None);
    }
    let home = paths::organisation(&scope.organisation.slug);
    let (of, may_assign) = (&scope.organisation, scope.may::<AssignLicences>());
    holders_below(app, (&home, of), s, query, may_assign).await
}

/// The same for whoever reads the people of this customer below this address.
pub(in crate::web) async fn holders_below(
    app: &App,
    (home, of): (&str, &Organisation),
    s: &View,
    query: &Query,
    may_assign: bool,
) -> Result<Option<Holders>, Failure> {
    if s.subscription.seats.is_none() {
        return Ok(None);
    }
    let (id, own, query) = (s.subscription.id, of.clone(), query.clone());
    let read = app.read(move |db| {
        let rows = |db: &mut Db, _: &Everybody, place| licences::of_subscription(db, id, place);
        query.page(db, &own, rows)
    });
    let (query, page) = read.await?;
    Ok(Some(Holders {
        status: query.status(),
        around: query.around(&s.row.href, &page),
        rows: page.rows,
        people: paths::people(home),
        may_assign: may_assign && s.subscription.assignable(app.now()).is_ok(),
    }))
}
