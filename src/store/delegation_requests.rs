//! Requests for rights on their way to an answer. Each change is guarded by the request still waiting at `now`.
use super::{Db, db::on_either, delegations::End, schema::delegations};
use crate::domain::{
    delegation::{Delegation, State, lapsed_until},
    id::Id,
    organisation::{Kind, Organisation},
    text::Name,
    time::Timestamp,
};
use diesel::{dsl::sql, expression::SqlLiteral, prelude::*, sql_types::Bool};

/// What is known of a request besides the rights.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    pub name: &'a Name,
    pub asked_by: &'a Name,
    /// The earlier delegation that it asks for again.
    pub renews: Option<Id<Delegation>>,
}

/// Adds a request; `false` if the partner has a delegation of that name, whatever its case.
pub fn add(db: &mut Db, new: &Delegation, about: About<'_>) -> QueryResult<bool> {
    let name = about.name;
    let values = (
        delegations::id.eq(new.id),
        delegations::customer_id.eq(new.customer),
        delegations::partner_id.eq(new.partner),
        delegations::name.eq(name),
        delegations::name_key.eq(name.key()),
        delegations::roles.eq(&new.roles),
        delegations::services.eq(&new.services),
        delegations::state.eq(State::Requested),
        delegations::auto_extend.eq(new.auto_extend),
        delegations::starts_at.eq(new.starts_at),
        delegations::ends_at.eq(new.ends_at),
        delegations::granted_by.eq(""),
        delegations::requested_at.eq(new.starts_at),
        delegations::requested_by.eq(about.asked_by),
        delegations::renews_id.eq(about.renews),
    );
    let added = on_either!(db, |c| diesel::insert_into(delegations::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(added == 1)
}

/// The keys of those of these names that the partner has used.
pub fn names_taken(
    db: &mut Db,
    partner: Id<Organisation>,
    names: &[Name],
) -> QueryResult<Vec<String>> {
    delegations::table
        .filter(delegations::partner_id.eq(partner))
        .filter(delegations::name_key.eq_any(names.iter().map(Name::key)))
        .select(delegations::name_key)
        .load(db)
}

/// Makes the request the rights that the customer gives; `false` if it no longer waits.
pub fn approve(
    db: &mut Db,
    given: &Delegation,
    granted_by: &Name,
    now: Timestamp,
) -> QueryResult<bool> {
    diesel::update(waiting(given.id, now))
        .set((
            delegations::state.eq(State::Active),
            delegations::roles.eq(&given.roles),
            delegations::services.eq(&given.services),
            delegations::auto_extend.eq(given.auto_extend),
            delegations::starts_at.eq(given.starts_at),
            delegations::ends_at.eq(given.ends_at),
            delegations::granted_by.eq(granted_by),
        ))
        .execute(db)
        .map(|n| n == 1)
}

/// Ends the request; `false` if it no longer waits.
pub fn close(db: &mut Db, id: Id<Delegation>, end: End<'_>) -> QueryResult<bool> {
    diesel::update(waiting(id, end.at))
        .set((
            delegations::state.eq(State::Ended),
            delegations::end_reason.eq(end.reason),
            delegations::ended_by.eq(end.by),
            delegations::ended_at.eq(end.at),
        ))
        .execute(db)
        .map(|n| n == 1)
}

#[diesel::dsl::auto_type(no_type_alias)]
fn waiting(id: Id<Delegation>, now: Timestamp) -> _ {
    let requested: State = State::Requested;
    let lapsed: Timestamp = lapsed_until(now);
    delegations::table
        .filter(delegations::id.eq(id))
        .filter(delegations::state.eq(requested))
        .filter(delegations::starts_at.gt(lapsed))
}

/// Requests, whether they still wait or not. The word itself, not an argument, so that the partial indexes of what is
/// asked for are used.
pub(super) fn are_requested() -> SqlLiteral<Bool> {
    sql("delegations.state = 'requested'")
}

/// How many requests to this customer, or of this partner, wait for an answer.
pub fn count(db: &mut Db, own: &Organisation, now: Timestamp) -> QueryResult<i64> {
    let requested = delegations::table
        .filter(are_requested())
        .filter(delegations::starts_at.gt(lapsed_until(now)));
    match own.kind {
        Kind::Customer => requested
            .filter(delegations::customer_id.eq(own.id))
            .count()
            .get_result(db),
        Kind::Provider | Kind::Reseller => requested
            .filter(delegations::partner_id.eq(own.id))
            .count()
            .get_result(db),
    }
}
