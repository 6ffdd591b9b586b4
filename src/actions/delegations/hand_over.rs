//! A hand-over (S8): the provider that held services loses exactly those; all else stays as it was.
use super::announce::Affair;
use crate::domain::{
    access::Scope, activity::Verb, delegation::EndReason, message::Topic,
    organisation::Organisation, slugs::ServiceSet, time::Timestamp,
};
use crate::store::{
    Db,
    delegations::{self, End, Kept},
    holds,
};
use diesel::result::QueryResult;

/// Takes `services` out of every live delegation of `holder` at the customer that `by` acts for.
/// The mail and the record do not say who gets them: that is no matter of the one who had them. The record keeps which
/// services went, for the receipt of what they went for.
pub(super) fn hand_over(
    db: &mut Db,
    by: &Scope,
    holder: &Organisation,
    services: &ServiceSet,
    now: Timestamp,
) -> QueryResult<()> {
    let all = delegations::of_partner_at_customer(db, holder.id, by.organisation.id)?;
    // The oldest first, as work on behalf locks them: nobody waits in a circle.
    let all = all.into_iter().rev();
    for old in all.filter(|old| old.delegation.holds(now)) {
        let left = old.delegation.services.without(services);
        if left != old.delegation.services && take_from(db, by, &old, &left, now)? {
            holds::release_services(db, &old.delegation, services)?;
            announce(db, by, holder, &old, &left, now)?;
        }
    }
    Ok(())
}

fn take_from(
    db: &mut Db,
    by: &Scope,
    old: &Kept,
    left: &ServiceSet,
    now: Timestamp,
) -> QueryResult<bool> {
    if !left.is_empty() {
        return delegations::narrow_services(db, &old.delegation, left);
    }
    let end = End {
        reason: EndReason::Superseded,
        by: &by.name,
        at: now,
    };
    delegations::end(db, old.delegation.id, end)
}

fn announce(
    db: &mut Db,
    by: &Scope,
    holder: &Organisation,
    old: &Kept,
    left: &ServiceSet,
    now: Timestamp,
) -> QueryResult<()> {
    let affair = Affair {
        by: Some(by),
        customer: &by.organisation,
        partner: holder,
        id: old.delegation.id,
        name: &old.name,
    };
    let gone = old.delegation.services.without(left);
    if !left.is_empty() {
        affair.record(db, Verb::DelegationNarrowed, gone.joined(), now)?;
        return affair.mail_partner(db, Topic::DelegationNarrowed, now, |mail| {
            mail.fact("services", left.joined())
                .fact("taken", gone.joined())
        });
    }
    affair.record(db, Verb::DelegationSuperseded, gone.joined(), now)?;
    affair.mail_partner(db, Topic::DelegationEnded, now, |mail| {
        mail.fact("why", EndReason::Superseded.as_str())
            .fact("taken", gone.joined())
    })
}
