//! Subscriptions. Every change names who makes it: the table takes it from nobody but the owner of the entry (S9).
use super::{
    Db,
    db::{Any, lock},
    organisations,
    schema::subscriptions,
};
use crate::domain::{
    day::Day,
    id::Id,
    organisation::Organisation,
    seats::Seats,
    service::OneService,
    subscription::{Channel, State, Subscription},
    text::Name,
    time::Timestamp,
};
use diesel::prelude::*;

/// The columns that make a [`Subscription`].
#[derive(Queryable, Selectable)]
#[diesel(table_name = subscriptions, check_for_backend(Any))]
pub(super) struct Row {
    id: Id<Subscription>,
    customer_id: Id<Organisation>,
    service: OneService,
    product: Name,
    channel: Channel,
    provider_id: Option<Id<Organisation>>,
    seats: Option<Seats>,
    assigned: i32,
    term_ends_on: Day,
    auto_renew: bool,
    state: State,
}

impl From<Row> for Subscription {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            customer: row.customer_id,
            service: row.service.0,
            product: row.product,
            channel: row.channel,
            provider: row.provider_id,
            seats: row.seats,
            assigned: row.assigned,
            term_ends_on: row.term_ends_on,
            auto_renew: row.auto_renew,
            state: row.state,
        }
    }
}

/// Adds it, as entered by `by`.
pub fn add(
    db: &mut Db,
    new: &Subscription,
    by: Id<Organisation>,
    now: Timestamp,
) -> QueryResult<()> {
    let values = (
        subscriptions::id.eq(new.id),
        subscriptions::customer_id.eq(new.customer),
        subscriptions::service.eq(OneService(new.service)),
        subscriptions::product.eq(&new.product),
        subscriptions::channel.eq(new.channel),
        subscriptions::provider_id.eq(new.provider),
        subscriptions::seats.eq(new.seats),
        subscriptions::assigned.eq(new.assigned),
        subscriptions::term_ends_on.eq(new.term_ends_on),
        subscriptions::auto_renew.eq(new.auto_renew),
        subscriptions::state.eq(new.state),
        subscriptions::created_at.eq(now),
        subscriptions::changed_by.eq(by),
    );
    diesel::insert_into(subscriptions::table)
        .values(values)
        .execute(db)
        .map(|_| ())
}

/// A subscription with its customer and its partner of record.
#[derive(Debug, Clone)]
pub struct Kept {
    pub subscription: Subscription,
    pub customer: Organisation,
    pub provider: Option<Organisation>,
}

impl Kept {
    /// Who keeps the entry (S9).
    pub fn owner(&self) -> &Organisation {
        let owner = self.subscription.owner();
        let provider = self.provider.as_ref().filter(|p| p.id == owner);
        provider.unwrap_or(&self.customer)
    }
}

/// The subscription, if `party` is its customer or its partner of record.
pub fn by_id(
    db: &mut Db,
    id: Id<Subscription>,
    party: Id<Organisation>,
) -> QueryResult<Option<Subscription>> {
    let own = subscriptions::customer_id
        .nullable()
        .eq(party)
        .or(subscriptions::provider_id.eq(party));
    let query = subscriptions::table.find(id).filter(own);
    let row = query.select(Row::as_select()).first(db).optional()?;
    Ok(row.map(Subscription::from))
}

/// What the organisation keeps of these customers and is not cancelled (S9): its own, or what it sold to them.
pub fn kept_by(
    db: &mut Db,
    owner: Id<Organisation>,
    customers: &[Id<Organisation>],
) -> QueryResult<Vec<Subscription>> {
    let rows = subscriptions::table
        .filter(subscriptions::customer_id.eq_any(customers.to_vec()))
        .filter(subscriptions::changed_by.eq(owner))
        .filter(subscriptions::state.ne(State::Cancelled))
        .select(Row::as_select())
        .load::<Row>(db)?;
    Ok(rows.into_iter().map(Subscription::from).collect())
}

/// Whether the organisation keeps this one (S9), cancelled or not.
pub fn is_kept_by(db: &mut Db, id: Id<Subscription>, owner: Id<Organisation>) -> QueryResult<bool> {
    let kept = subscriptions::table
        .find(id)
        .filter(subscriptions::changed_by.eq(owner))
        .select(subscriptions::id);
    let found = kept.first::<Id<Subscription>>(db).optional()?;
    Ok(found.is_some())
}

/// How many the customer has, wherever it bought them; cancelled ones are over.
pub fn number_of(db: &mut Db, customer: Id<Organisation>) -> QueryResult<i64> {
    subscriptions::table
        .filter(subscriptions::customer_id.eq(customer))
        .filter(subscriptions::state.ne(State::Cancelled))
        .count()
        .get_result(db)
}

/// The same with the organisations on both sides.
pub fn with_sides(
    db: &mut Db,
    id: Id<Subscription>,
    party: Id<Organisation>,
) -> QueryResult<Option<Kept>> {
    let Some(subscription) = by_id(db, id, party)? else {
        return Ok(None);
    };
    let customer = organisations::by_id(db, subscription.customer)?;
    let provider = match subscription.provider {
        Some(provider) => Some(organisations::by_id(db, provider)?),
        None => None,
    };
    Ok(Some(Kept {
        subscription,
        customer,
        provider,
    }))
}

/// Those of a customer that go on with this partner of record: they keep the two together.
pub fn going_on(
    db: &mut Db,
    provider: Id<Organisation>,
    customer: Id<Organisation>,
    now: Timestamp,
) -> QueryResult<Vec<Subscription>> {
    let lives = subscriptions::auto_renew
        .eq(true)
        .or(subscriptions::term_ends_on.ge(Day::of(now)));
    let rows = subscriptions::table
        .filter(subscriptions::customer_id.eq(customer))
        .filter(subscriptions::provider_id.eq(provider))
        .filter(subscriptions::state.eq(State::Active))
        .filter(lives)
        .order(subscriptions::id)
        .select(Row::as_select())
        .load::<Row>(db)?;
    Ok(rows.into_iter().map(Subscription::from).collect())
}

/// Has other changes of it, and of its add-ons, wait until this transaction ends.
pub fn lock(db: &mut Db, id: Id<Subscription>) -> QueryResult<()> {
    let row = subscriptions::table.find(id).select(subscriptions::id);
    lock!(db, |c| row.for_no_key_update().execute(c))
}

/// Sets the seats, if the owner asks and nothing changed since `old`; licences that people have are kept by the table.
pub fn set_seats(
    db: &mut Db,
    old: &Subscription,
    by: Id<Organisation>,
    seats: Seats,
) -> QueryResult<bool> {
    let unchanged = subscriptions::table
        .find(old.id)
        .filter(subscriptions::changed_by.eq(by))
        .filter(subscriptions::state.ne(State::Cancelled))
        .filter(subscriptions::seats.eq(old.seats))
        .filter(subscriptions::assigned.nullable().le(seats.number()));
    diesel::update(unchanged)
        .set((
            subscriptions::seats.eq(seats),
            subscriptions::changed_by.eq(by),
        ))
        .execute(db)
        .map(|n| n == 1)
}

/// Sets term and renewal, if the owner asks and both are still as in `old`.
pub fn set_renewal(
    db: &mut Db,
    old: &Subscription,
    by: Id<Organisation>,
    (term_ends_on, auto_renew): (Day, bool),
) -> QueryResult<bool> {
    let unchanged = subscriptions::table
        .find(old.id)
        .filter(subscriptions::changed_by.eq(by))
        .filter(subscriptions::state.ne(State::Cancelled))
        .filter(subscriptions::term_ends_on.eq(old.term_ends_on))
        .filter(subscriptions::auto_renew.eq(old.auto_renew));
    diesel::update(unchanged)
        .set((
            subscriptions::term_ends_on.eq(term_ends_on),
            subscriptions::auto_renew.eq(auto_renew),
            subscriptions::changed_by.eq(by),
        ))
        .execute(db)
        .map(|n| n == 1)
}

/// Sets the state, if the owner asks and it is still as in `old`.
pub fn set_state(
    db: &mut Db,
    old: &Subscription,
    by: Id<Organisation>,
    state: State,
) -> QueryResult<bool> {
    let unchanged = subscriptions::table
        .find(old.id)
        .filter(subscriptions::changed_by.eq(by))
        .filter(subscriptions::state.eq(old.state));
    diesel::update(unchanged)
        .set((
            subscriptions::state.eq(state),
            subscriptions::changed_by.eq(by),
        ))
        .execute(db)
        .map(|n| n == 1)
}
