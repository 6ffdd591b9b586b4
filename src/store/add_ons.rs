//! Which subscription is an add-on of which.
use super::{
    Db,
    schema::{add_ons, subscriptions as s},
    subscriptions::Row,
};
use crate::domain::{id::Id, subscription::Subscription};
use diesel::prelude::*;

/// Makes it one of this base, if the tables find that the two fit.
pub fn add(db: &mut Db, new: &Subscription, base: Id<Subscription>) -> QueryResult<()> {
    let values = (
        add_ons::subscription_id.eq(new.id),
        add_ons::base_id.eq(base),
        add_ons::customer_id.eq(new.customer),
    );
    diesel::insert_into(add_ons::table)
        .values(values)
        .execute(db)
        .map(|_| ())
}

/// What this subscription is an add-on of; nothing if it stands alone.
pub fn base_of(db: &mut Db, id: Id<Subscription>) -> QueryResult<Option<Subscription>> {
    let found = add_ons::table
        .inner_join(s::table.on(s::id.eq(add_ons::base_id)))
        .filter(add_ons::subscription_id.eq(id))
        .select(Row::as_select())
        .first::<Row>(db)
        .optional()?;
    Ok(found.map(Subscription::from))
}

/// The add-ons of this subscription, cancelled ones too, the oldest first.
pub fn of_base(db: &mut Db, id: Id<Subscription>) -> QueryResult<Vec<Subscription>> {
    let rows = add_ons::table
        .inner_join(s::table.on(s::id.eq(add_ons::subscription_id)))
        .filter(add_ons::base_id.eq(id))
        .order(s::id)
        .select(Row::as_select())
        .load::<Row>(db)?;
    Ok(rows.into_iter().map(Subscription::from).collect())
}
