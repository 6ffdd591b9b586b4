//! Licences, and the count of them that a subscription keeps. Whoever changes them holds the customer first
//! ([`super::organisations::hold`]), so that only the owner of the subscription can come between.
use super::{
    Db,
    db::{Any, on_either},
    page::{self, COUNTED, Page, Place, ROWS},
    people::Row as PersonRow,
    schema::{licences, people as p, subscriptions as s},
    search::finds,
    subscriptions::Row as SubscriptionRow,
};
use crate::domain::{
    day::Day,
    id::Id,
    organisation::Organisation,
    person::Person,
    service::OneService,
    slugs::ServiceSet,
    subscription::{State, Subscription},
    text::Name,
    time::Timestamp,
};
use diesel::prelude::*;

/// Counts so many seats more as assigned, if there are as many and everything is still as `old` says. Only the count
/// is written: it is nobody's word about the subscription itself (S7, S9), and the table keeps it within the seats.
pub fn take_seats(db: &mut Db, old: &Subscription, number: i32) -> QueryResult<bool> {
    let unchanged = s::table
        .find(old.id)
        .filter(s::customer_id.eq(old.customer))
        .filter(s::state.eq(State::Active))
        .filter(s::term_ends_on.eq(old.term_ends_on))
        .filter(s::auto_renew.eq(old.auto_renew))
        .filter(s::assigned.eq(old.assigned))
        .filter(s::seats.ge(old.assigned + number));
    diesel::update(unchanged)
        .set(s::assigned.eq(s::assigned + number))
        .execute(db)
        .map(|rows| rows == 1)
}

/// Counts so many seats less as assigned, whatever became of the subscription.
pub fn free_seats(
    db: &mut Db,
    (customer, subscription): (Id<Organisation>, Id<Subscription>),
    number: i32,
) -> QueryResult<bool> {
    let counted = s::table
        .find(subscription)
        .filter(s::customer_id.eq(customer))
        .filter(s::assigned.ge(number));
    diesel::update(counted)
        .set(s::assigned.eq(s::assigned - number))
        .execute(db)
        .map(|rows| rows == 1)
}

/// Gives each of these people a licence; says how many had none.
pub fn give(
    db: &mut Db,
    of: &Subscription,
    people: &[Id<Person>],
    now: Timestamp,
) -> QueryResult<usize> {
    let value = |person: &Id<Person>| {
        (
            licences::subscription_id.eq(of.id),
            licences::person_id.eq(*person),
            licences::customer_id.eq(of.customer),
            licences::assigned_at.eq(now),
        )
    };
    let values: Vec<_> = people.iter().map(value).collect();
    on_either!(db, |c| diesel::insert_into(licences::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))
}

/// Takes their licences away; says how many had one.
pub fn take(db: &mut Db, of: Id<Subscription>, people: &[Id<Person>]) -> QueryResult<usize> {
    let theirs = licences::table
        .filter(licences::subscription_id.eq(of))
        .filter(licences::person_id.eq_any(people.to_vec()));
    diesel::delete(theirs).execute(db)
}

/// Those of these people who have a licence of it.
pub fn holders(
    db: &mut Db,
    of: Id<Subscription>,
    people: &[Id<Person>],
) -> QueryResult<Vec<Id<Person>>> {
    licences::table
        .filter(licences::subscription_id.eq(of))
        .filter(licences::person_id.eq_any(people.to_vec()))
        .select(licences::person_id)
        .load(db)
}

/// A list to choose from is no longer than this.
pub const CHOICE: usize = 200;

/// Which subscriptions are offered to choose from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sought<'a> {
    /// Of these services alone.
    pub services: Option<&'a ServiceSet>,
    /// With this in the name of the product.
    pub product: Option<&'a str>,
    /// Those that this person has no licence of, and that can be assigned at that moment.
    pub to_assign: Option<(Id<Person>, Timestamp)>,
}

/// The newest of them.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    pub subscriptions: Vec<Subscription>,
    /// There are others, which are not listed.
    pub more: bool,
}

/// What licences of this customer can be of: everything with seats that is not cancelled, the newest first.
pub fn choice(db: &mut Db, customer: Id<Organisation>, sought: Sought<'_>) -> QueryResult<Choice> {
    let mut query = s::table
        .filter(s::customer_id.eq(customer))
        .filter(s::seats.is_not_null())
        .filter(s::state.ne(State::Cancelled))
        .order(s::id.desc())
        .limit(CHOICE as i64 + 1)
        .select(SubscriptionRow::as_select())
        .into_boxed::<Any>();
    if let Some(services) = sought.services {
        query = query.filter(s::service.eq_any(in_column(services)));
    }
    if let Some(product) = sought.product {
        query = query.filter(finds(s::product, product));
    }
    if let Some((person, now)) = sought.to_assign {
        let lives = s::auto_renew.eq(true).or(s::term_ends_on.ge(Day::of(now)));
        let held = licences::table
            .filter(licences::person_id.eq(person))
            .select(licences::subscription_id);
        query = query
            .filter(s::state.eq(State::Active))
            .filter(lives)
            .filter(s::id.ne_all(held));
    }
    let rows = query.load::<SubscriptionRow>(db)?;
    Ok(Choice {
        more: rows.len() > CHOICE,
        subscriptions: rows.into_iter().take(CHOICE).map(Into::into).collect(),
    })
}

/// A subscription that a person has a licence of.
#[derive(Debug, Clone)]
pub struct Held {
    pub subscription: Subscription,
    pub since: Timestamp,
}

/// What this person has, in the order of the subscriptions' ids; `services`: of these alone.
pub fn of_person(
    db: &mut Db,
    person: &Person,
    services: Option<&ServiceSet>,
) -> QueryResult<Vec<Held>> {
    let mut query = licences::table
        .inner_join(s::table.on(s::id.eq(licences::subscription_id)))
        .filter(licences::person_id.eq(person.id))
        .order(s::id)
        .select((SubscriptionRow::as_select(), licences::assigned_at))
        .into_boxed::<Any>();
    if let Some(services) = services {
        query = query.filter(s::service.eq_any(in_column(services)));
    }
    let rows = query.load::<(SubscriptionRow, Timestamp)>(db)?;
    let held = |(row, since): (SubscriptionRow, _)| Held {
        subscription: row.into(),
        since,
    };
    Ok(rows.into_iter().map(held).collect())
}

/// What each of these people has, by the name of the product; `services`: of these alone.
pub fn of_people(
    db: &mut Db,
    people: &[Id<Person>],
    services: Option<&ServiceSet>,
) -> QueryResult<Vec<(Id<Person>, Name)>> {
    let mut query = licences::table
        .inner_join(s::table.on(s::id.eq(licences::subscription_id)))
        .filter(licences::person_id.eq_any(people.to_vec()))
        .order((licences::person_id, s::id))
        .select((licences::person_id, s::product))
        .into_boxed::<Any>();
    if let Some(services) = services {
        query = query.filter(s::service.eq_any(in_column(services)));
    }
    query.load(db)
}

/// A page of the people who have a licence of it, with the moment since when.
pub fn of_subscription(
    db: &mut Db,
    of: Id<Subscription>,
    place: Place<Person>,
) -> QueryResult<Page<(Person, Timestamp), Person>> {
    let query = licences::table
        .inner_join(p::table.on(p::id.eq(licences::person_id)))
        .filter(licences::subscription_id.eq(of))
        .select((PersonRow::as_select(), licences::assigned_at))
        .limit(ROWS + 1)
        .into_boxed::<Any>();
    let query = match place {
        Place::Start => query.order(licences::person_id.desc()),
        Place::After(id) => query
            .filter(licences::person_id.lt(id))
            .order(licences::person_id.desc()),
        Place::Before(id) => query
            .filter(licences::person_id.gt(id))
            .order(licences::person_id),
    };
    let rows = query.load::<(PersonRow, Timestamp)>(db)?;
    let rows = rows.into_iter().map(|(row, at)| (row.into(), at)).collect();
    let all = licences::table.filter(licences::subscription_id.eq(of));
    let count = page::count(db, all.select(licences::person_id).limit(COUNTED + 1))?;
    let id = |(person, _): &(Person, _)| person.id;
    Ok(Page::from_fetched(rows, place, count, id))
}

/// The services as the column of subscriptions has them.
pub(super) fn in_column(services: &ServiceSet) -> Vec<OneService> {
    services.iter().map(OneService).collect()
}
