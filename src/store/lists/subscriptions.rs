//! The subscriptions of a customer, or those that a provider is partner of record of.
use crate::domain::{
    day::Day,
    id::Id,
    organisation::{Kind, Organisation},
    service::{OneService, Service},
    slugs::ServiceSet,
    subscription::{Channel, SOON_DAYS, Standing, State, Subscription},
    text::Name,
    time::Timestamp,
};
use crate::store::{
    Db,
    db::Any,
    page::{self, COUNTED, Page, Place, ROWS},
    prepared::Prepared,
    schema::{organisations as o, subscriptions as s},
    search::finds,
    subscriptions::Row,
};
use diesel::dsl::{IntoBoxed, sql};
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};

/// A row of the list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub subscription: Subscription,
    pub customer: Name,
    /// The partner of record.
    pub provider: Option<Name>,
}

/// What to look for; nothing set finds everything.
#[derive(Debug, Clone, Default)]
pub struct SubscriptionsFilter {
    /// In the product, for providers also in the name of the customer.
    pub text: Option<String>,
    pub channel: Option<Channel>,
    pub service: Option<&'static Service>,
    /// `Active` finds what is ending soon too.
    pub standing: Option<Standing>,
    /// The term ends or renews itself soon, or did so without anybody having entered the new one; and it is not cancelled.
    pub soon: bool,
    /// Of this customer.
    pub customer: Option<Id<Organisation>>,
    /// Of these services, where the reader reaches no others.
    pub reach: Option<ServiceSet>,
}

/// A page of it.
pub fn subscriptions(
    db: &mut Db,
    of: &Organisation,
    filter: &SubscriptionsFilter,
    place: Place<Subscription>,
    now: Timestamp,
) -> QueryResult<Page<Listed, Subscription>> {
    let query = found(of, filter, now).limit(ROWS + 1);
    let query = match place {
        Place::Start => query.order(s::id.desc()),
        Place::After(id) => query.filter(s::id.lt(id)).order(s::id.desc()),
        Place::Before(id) => query.filter(s::id.gt(id)).order(s::id),
    };
    let rows = rows(db, query)?;
    let count = count(db, of, filter, now)?;
    Ok(Page::from_fetched(rows, place, count, |row| {
        row.subscription.id
    }))
}

/// The next `most` rows after a place, for exports.
pub fn stretch(
    db: &mut Db,
    of: &Organisation,
    filter: &SubscriptionsFilter,
    after: Option<Id<Subscription>>,
    (most, now): (i64, Timestamp),
) -> QueryResult<Vec<Listed>> {
    let mut query = found(of, filter, now).order(s::id.desc()).limit(most);
    if let Some(after) = after {
        query = query.filter(s::id.lt(after));
    }
    rows(db, query)
}

/// How many there are, up to one more than lists count.
pub fn count(
    db: &mut Db,
    of: &Organisation,
    filter: &SubscriptionsFilter,
    now: Timestamp,
) -> QueryResult<i64> {
    let ids = found(of, filter, now).select(s::id).limit(COUNTED + 1);
    page::count(db, ids)
}

#[diesel::dsl::auto_type]
fn joined() -> _ {
    s::table.inner_join(o::table.on(o::id.eq(s::customer_id)))
}
type Query = IntoBoxed<'static, joined, Any>;

const PROVIDER: &str =
    "(SELECT p.name FROM organisations AS p WHERE p.id = subscriptions.provider_id)";

fn rows(db: &mut Db, query: Query) -> QueryResult<Vec<Listed>> {
    let columns = (Row::as_select(), o::name, sql::<Nullable<Text>>(PROVIDER));
    let rows = Prepared(query.select(columns)).load::<(Row, Name, Option<Name>)>(db)?;
    let listed = |(row, customer, provider): (Row, _, _)| Listed {
        subscription: row.into(),
        customer,
        provider,
    };
    Ok(rows.into_iter().map(listed).collect())
}

fn found(of: &Organisation, filter: &SubscriptionsFilter, now: Timestamp) -> Query {
    let query = joined().into_boxed();
    let mut query = match of.kind {
        Kind::Customer => query.filter(s::customer_id.eq(of.id)),
        Kind::Provider | Kind::Reseller => query.filter(s::provider_id.eq(of.id)),
    };
    if let Some(text) = &filter.text {
        let sold = finds(s::product, text);
        query = match of.kind {
            Kind::Customer => query.filter(sold),
            Kind::Provider | Kind::Reseller => {
                query.filter(sold.or(finds(o::name_key, &text.to_lowercase())))
            }
        };
    }
    if let Some(channel) = filter.channel {
        query = query.filter(s::channel.eq(channel));
    }
    if let Some(service) = filter.service {
        query = query.filter(s::service.eq(OneService(service)));
    }
    if let Some(reach) = &filter.reach {
        let services: Vec<OneService> = reach.iter().map(OneService).collect();
        query = query.filter(s::service.eq_any(services));
    }
    if let Some(customer) = filter.customer {
        query = query.filter(s::customer_id.eq(customer));
    }
    let today = Day::of(now);
    if filter.soon {
        let near = s::term_ends_on.between(today, today.plus(SOON_DAYS));
        let renewed = s::auto_renew.eq(true).and(s::term_ends_on.lt(today));
        query = query
            .filter(s::state.ne(State::Cancelled))
            .filter(near.or(renewed));
    }
    stands(query, filter.standing, today)
}

/// What it is worth now is a predicate, never what a job wrote down.
fn stands(query: Query, standing: Option<Standing>, today: Day) -> Query {
    let over = s::auto_renew.eq(false).and(s::term_ends_on.lt(today));
    let lives = s::auto_renew.eq(true).or(s::term_ends_on.ge(today));
    match standing {
        None => query,
        Some(Standing::Active) => query.filter(s::state.eq(State::Active)).filter(lives),
        Some(Standing::Ending) => query
            .filter(s::state.eq(State::Active))
            .filter(s::auto_renew.eq(false))
            .filter(s::term_ends_on.between(today, today.plus(SOON_DAYS))),
        Some(Standing::Suspended) => query.filter(s::state.eq(State::Suspended)).filter(lives),
        Some(Standing::Expired) => query.filter(s::state.ne(State::Cancelled)).filter(over),
        Some(Standing::Cancelled) => query.filter(s::state.eq(State::Cancelled)),
    }
}
