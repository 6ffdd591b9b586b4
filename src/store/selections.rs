//! What was done for several people at once, and what became of each.
use super::{
    Db,
    db::on_either,
    people::Row as PersonRow,
    schema::{people, selected_people as rows, selections as table, subscriptions},
};
use crate::domain::{
    id::Id,
    licence::{Act, Outcome},
    organisation::Organisation,
    person::Person,
    service::OneService,
    subscription::Subscription,
    text::Name,
    time::Timestamp,
};
use diesel::prelude::*;

/// Marks ids of selections.
#[derive(Debug)]
pub struct Selection;

/// What was done, with which subscription.
#[derive(Debug, Clone)]
pub struct Done {
    pub act: Act,
    pub subscription: Id<Subscription>,
    pub product: Name,
    pub service: OneService,
}

/// Keeps what became of each; `by`: for which organisation it was done.
pub fn add(
    db: &mut Db,
    (id, by): (Id<Selection>, Id<Organisation>),
    of: &Subscription,
    act: Act,
    outcomes: &[(Person, Outcome)],
    now: Timestamp,
) -> QueryResult<()> {
    let values = (
        table::id.eq(id),
        table::customer_id.eq(of.customer),
        table::subscription_id.eq(of.id),
        table::act.eq(act),
        table::by_organisation_id.eq(by),
        table::created_at.eq(now),
    );
    diesel::insert_into(table::table)
        .values(values)
        .execute(db)?;
    let value = |(person, outcome): &(Person, Outcome)| {
        (
            rows::selection_id.eq(id),
            rows::person_id.eq(person.id),
            rows::outcome.eq(*outcome),
        )
    };
    let values: Vec<_> = outcomes.iter().map(value).collect();
    on_either!(db, |c| diesel::insert_into(rows::table)
        .values(values)
        .execute(c))?;
    Ok(())
}

/// A selection of this customer's people, by this organisation.
pub fn by_id(
    db: &mut Db,
    (customer, by): (Id<Organisation>, Id<Organisation>),
    id: Id<Selection>,
) -> QueryResult<Option<Done>> {
    let found = table::table
        .inner_join(subscriptions::table.on(subscriptions::id.eq(table::subscription_id)))
        .filter(table::id.eq(id))
        .filter(table::customer_id.eq(customer))
        .filter(table::by_organisation_id.eq(by))
        .select((
            table::act,
            table::subscription_id,
            subscriptions::product,
            subscriptions::service,
        ))
        .first::<(Act, Id<Subscription>, Name, OneService)>(db)
        .optional()?;
    let done = |(act, subscription, product, service)| Done {
        act,
        subscription,
        product,
        service,
    };
    Ok(found.map(done))
}

/// What became of each who is still in the directory.
pub fn outcomes(db: &mut Db, id: Id<Selection>) -> QueryResult<Vec<(Person, Outcome)>> {
    let found = rows::table
        .inner_join(people::table.on(people::id.eq(rows::person_id)))
        .filter(rows::selection_id.eq(id))
        .order(rows::person_id.desc())
        .select((PersonRow::as_select(), rows::outcome))
        .load::<(PersonRow, Outcome)>(db)?;
    let outcome = |(row, outcome): (PersonRow, _)| (row.into(), outcome);
    Ok(found.into_iter().map(outcome).collect())
}
