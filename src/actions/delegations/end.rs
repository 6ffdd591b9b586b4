//! Ending a delegation before its time, by either side. It acts at once; the relationship stays (S10).
use super::{
    announce::Affair,
    change::{ChangeError, Seen},
};
use crate::domain::{
    access::{By, ManageRelationships, Scope},
    activity::Verb,
    delegation::{Delegation, EndReason, Refusal, Standing},
    id::Id,
    message::Topic,
    organisation::Organisation,
    text::Note,
    time::Timestamp,
};
use crate::store::{
    Db, delegation_requests,
    delegations::{self, End},
    holds,
};
use diesel::result::QueryResult;

/// Ends it in the caller's name. Ended so already, it stays as it is and nobody is told twice.
pub(super) fn end(
    db: &mut Db,
    by: &Scope,
    id: Id<Delegation>,
    why: (EndReason, Verb),
    reason: &Note,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let mut seen = Seen::by(db, by, id)?;
    let (ending, verb) = why;
    let end = End {
        reason: ending,
        by: &by.name,
        at: now,
    };
    if !seen.kept.delegation.holds(now) || !delegations::end(db, id, end)? {
        seen.look_again(db)?;
        let left = &seen.kept.delegation;
        return match (left.end_reason, left.may_end(now)) {
            (Some(reason), _) if reason == ending => Ok(()),
            (_, Err(refusal)) => Err(refusal.into()),
            (_, Ok(())) => Err(Refusal::Ended.into()),
        };
    }
    holds::release(db, &seen.kept.delegation, now)?;
    let affair = seen.affair();
    affair.record(db, verb, reason.as_str(), now)?;
    affair.mail(db, Topic::DelegationEnded, now, |mail| {
        mail.fact("why", ending.as_str()).fact("reason", reason)
    })?;
    Ok(())
}

/// Ends whatever the provider holds at this customer, with the relationship of the two. The customer and the provider
/// are told of the whole by whoever removes it.
pub(crate) fn end_with_relationship(
    db: &mut Db,
    by: &By<ManageRelationships>,
    customer: &Organisation,
    now: Timestamp,
) -> QueryResult<()> {
    let end = End {
        reason: EndReason::RelationshipRemoved,
        by: &by.name,
        at: now,
    };
    let own = by.organisation.id;
    // The oldest first, as work on behalf locks them.
    let all = delegations::of_partner_at_customer(db, own, customer.id)?;
    for kept in all.into_iter().rev() {
        let ended = match kept.delegation.standing(now) {
            Standing::Ended => false,
            // One that was approved a moment ago is no request any more.
            Standing::Requested => {
                delegation_requests::close(db, kept.delegation.id, end)?
                    || delegations::end(db, kept.delegation.id, end)?
            }
            Standing::Active | Standing::Ending => delegations::end(db, kept.delegation.id, end)?,
        };
        if !ended {
            continue;
        }
        holds::release(db, &kept.delegation, now)?;
        let affair = Affair {
            by: Some(by),
            customer,
            partner: &by.organisation,
            id: kept.delegation.id,
            name: &kept.name,
        };
        affair.record(db, Verb::DelegationEnded, "", now)?;
    }
    Ok(())
}
