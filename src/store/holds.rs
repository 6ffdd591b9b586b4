//! S8: for each service of a customer at most one provider holds delegated rights. The primary key keeps it.
//!
//! A hold names one delegation of the provider; when that ends, another live one of the same provider inherits it.
use super::{
    Db,
    db::on_many,
    delegations,
    holding::hold,
    organisations,
    prepared::Prepared,
    schema::{self, holds},
};
use crate::domain::{
    delegation::{Delegation, State},
    id::Id,
    organisation::Organisation,
    service::Service,
    slugs::ServiceSet,
    text::Name,
    time::Timestamp,
};
use diesel::prelude::*;

/// Takes those of these services for the delegation that nobody holds; says which were free.
pub fn take(
    db: &mut Db,
    customer: Id<Organisation>,
    services: &[&Service],
    delegation: Id<Delegation>,
) -> QueryResult<Vec<String>> {
    let row = |service: &&Service| {
        (
            holds::customer_id.eq(customer),
            holds::service.eq(service.slug),
            holds::delegation_id.eq(delegation),
        )
    };
    let rows: Vec<_> = services.iter().map(row).collect();
    let mut taken = Vec::new();
    on_many!(db, rows, |some, c| {
        let insert = diesel::insert_into(holds::table)
            .values(some)
            .on_conflict_do_nothing()
            .returning(holds::service);
        taken.extend(Prepared(insert).load::<String>(c)?);
    });
    Ok(taken)
}

/// The delegation that holds the service at the customer, and whose it is.
pub fn holder(
    db: &mut Db,
    customer: Id<Organisation>,
    service: &Service,
) -> QueryResult<Option<(Id<Delegation>, Organisation)>> {
    let query = holds::table
        .inner_join(schema::delegations::table.on(schema::delegations::id.eq(holds::delegation_id)))
        .inner_join(
            schema::organisations::table
                .on(schema::organisations::id.eq(schema::delegations::partner_id)),
        )
        .filter(holds::customer_id.eq(customer))
        .filter(holds::service.eq(service.slug))
        .select((holds::delegation_id, organisations::Row::as_select()));
    let found = query
        .first::<(Id<Delegation>, organisations::Row)>(db)
        .optional()?;
    Ok(found.map(|(id, row)| (id, row.into())))
}

/// Who holds which services of the customer: rights that time ended are written down later, but hold nothing any more.
pub fn living(
    db: &mut Db,
    customer: Id<Organisation>,
    now: Timestamp,
) -> QueryResult<Vec<(String, Id<Organisation>, Name)>> {
    use schema::{delegations as d, organisations as o};
    let living = holds::table
        .inner_join(d::table.on(d::id.eq(holds::delegation_id)))
        .inner_join(o::table.on(o::id.eq(d::partner_id)))
        .filter(holds::customer_id.eq(customer))
        .filter(hold(now))
        .select((holds::service, o::id, o::name));
    Prepared(living).rows(db)
}

/// Moves the hold of one service to another delegation of the same provider, if `from` has it still.
pub fn pass(
    db: &mut Db,
    customer: Id<Organisation>,
    service: &str,
    from: Id<Delegation>,
    to: Id<Delegation>,
) -> QueryResult<bool> {
    let held = holds::table
        .find((customer, service))
        .filter(holds::delegation_id.eq(from));
    diesel::update(held)
        .set(holds::delegation_id.eq(to))
        .execute(db)
        .map(|n| n == 1)
}

/// Gives back what an ended delegation holds: to another live one of the same provider, else to nobody.
pub fn release(db: &mut Db, ended: &Delegation, now: Timestamp) -> QueryResult<()> {
    let held = held_by(db, ended.id)?;
    pass_on(db, ended, held, now)
}

/// The same for some services, which the delegation no longer covers.
pub fn give_up(
    db: &mut Db,
    delegation: &Delegation,
    services: &ServiceSet,
    now: Timestamp,
) -> QueryResult<()> {
    let mut held = held_by(db, delegation.id)?;
    held.retain(|service| services.has(service));
    pass_on(db, delegation, held, now)
}

fn held_by(db: &mut Db, delegation: Id<Delegation>) -> QueryResult<Vec<String>> {
    holds::table
        .filter(holds::delegation_id.eq(delegation))
        .select(holds::service)
        .order(holds::service)
        .load(db)
}

fn pass_on(db: &mut Db, from: &Delegation, held: Vec<String>, now: Timestamp) -> QueryResult<()> {
    if held.is_empty() {
        return Ok(());
    }
    let others = delegations::of_partner_at_customer(db, from.partner, from.customer)?;
    let live = |d: &&Delegation| d.id != from.id && d.holds(now);
    for service in held {
        let covers = |d: &&Delegation| d.services.has(&service);
        let mut heirs = others.iter().map(|kept| &kept.delegation).filter(live);
        match heirs.find(covers) {
            Some(heir) => {
                pass(db, from.customer, &service, from.id, heir.id)?;
            }
            None => drop_one(db, from.customer, &service, from.id)?,
        }
    }
    Ok(())
}

/// Gives back these services of the delegation, to nobody.
pub fn release_services(
    db: &mut Db,
    delegation: &Delegation,
    services: &ServiceSet,
) -> QueryResult<()> {
    for service in services.iter() {
        drop_one(db, delegation.customer, service.slug, delegation.id)?;
    }
    Ok(())
}

fn drop_one(
    db: &mut Db,
    customer: Id<Organisation>,
    service: &str,
    of: Id<Delegation>,
) -> QueryResult<()> {
    let held = holds::table
        .find((customer, service))
        .filter(holds::delegation_id.eq(of));
    diesel::delete(held).execute(db).map(|_| ())
}

/// Gives back whatever ended delegations still hold at the customer.
pub fn release_ended(db: &mut Db, customer: Id<Organisation>, now: Timestamp) -> QueryResult<()> {
    // Which ended is seen here: a customer holds few, and a query that names the state is planned anew each time, which
    // takes PostgreSQL ten times as long as the answer.
    let all = holds::table
        .inner_join(schema::delegations::table.on(schema::delegations::id.eq(holds::delegation_id)))
        .filter(holds::customer_id.eq(customer))
        .order(holds::delegation_id)
        .select((holds::delegation_id, schema::delegations::state));
    let mut stale = Prepared(all).rows::<(Id<Delegation>, State)>(db)?;
    stale.retain(|(_, state)| *state == State::Ended);
    stale.dedup();
    for (id, _) in stale {
        if let Some(kept) = delegations::by_id(db, id, customer)? {
            release(db, &kept.delegation, now)?;
        }
    }
    Ok(())
}
