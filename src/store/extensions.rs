//! Rights that extend themselves because the customer switched that on: who did it, and when. Their activity tells it, for
//! good and whatever was switched since; extensions that were given with the rights or with a change stand with those.
use super::{
    Db,
    holding::hold,
    schema::{activities as a, delegations as d, review_steps as steps},
};
use crate::domain::{
    activity::Verb,
    delegation::{
        Delegation,
        consent::{Accepted, Consent},
    },
    id::Id,
    organisation::Organisation,
    review::{Decision, Review},
    text::Name,
    time::Timestamp,
};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// Nothing else lets rights extend themselves that did not.
const SWITCHED_ON: [Verb; 2] = [
    Verb::DelegationExtensionStarted,
    Verb::DelegationExtendedWithoutFullAdmin,
];

/// Each time that it was switched on for these delegations, the oldest first.
pub fn switched_on(db: &mut Db, delegations: &[Id<Delegation>]) -> QueryResult<Vec<Accepted>> {
    // Both sides have a record of each: the customer's is read.
    let own = a::object_id
        .eq(d::id)
        .and(a::organisation_id.eq(d::customer_id));
    let rows = a::table
        .inner_join(d::table.on(own))
        .filter(d::id.eq_any(delegations))
        .filter(a::verb.eq_any(SWITCHED_ON))
        .order(a::id)
        .select((d::id, a::at, a::actor))
        .load::<(Id<Delegation>, Timestamp, Name)>(db)?;
    let switched = |(id, at, by)| Accepted::extension(id, Consent { by, at });
    Ok(rows.into_iter().map(switched).collect())
}

/// A delegation; when the review decided on it, how, and whether it extended itself then.
type Looked = (
    Id<Delegation>,
    Option<Timestamp>,
    Option<Decision>,
    Option<bool>,
);

/// The same after the review began, of rights that held then and extend themselves at `now`; each with the time when the
/// review decided on the rights, if it did. What it kept extending itself is no more for being switched off and on.
pub fn switched_on_after(
    db: &mut Db,
    customer: Id<Organisation>,
    (review, begun): (Id<Review>, Timestamp),
    now: Timestamp,
) -> QueryResult<Vec<(Accepted, Option<Timestamp>)>> {
    let looked = steps::review_id
        .eq(review)
        .and(steps::delegation_id.eq(d::id));
    let rows = d::table
        .left_join(steps::table.on(looked))
        .filter(d::customer_id.eq(customer))
        .filter(d::starts_at.le(begun))
        .filter(d::auto_extend.eq(true))
        .filter(hold(now))
        .select((
            d::id,
            steps::decided_at.nullable(),
            steps::decision.nullable(),
            steps::extends.nullable(),
        ))
        .load::<Looked>(db)?;
    let looked: BTreeMap<_, _> = rows
        .into_iter()
        .filter(|(_, _, decision, extends)| {
            (*decision, *extends) != (Some(Decision::Keep), Some(true))
        })
        .map(|(id, at, ..)| (id, at))
        .collect();
    let ids: Vec<_> = looked.keys().copied().collect();
    let switched = switched_on(db, &ids)?.into_iter();
    let after = switched.filter(|change| change.consent.at > begun);
    Ok(after
        .map(|change| {
            let at = looked.get(&change.delegation).copied().flatten();
            (change, at)
        })
        .collect())
}
