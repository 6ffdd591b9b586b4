//! Ending a delegation before its time, by either side. It acts at once; the relationship stays (S10).
use super::change::{ChangeError, Seen};
use crate::domain::{
    access::Scope,
    activity::Verb,
    delegation::{Delegation, EndReason, Refusal},
    id::Id,
    message::Topic,
    text::Note,
    time::Timestamp,
};
use crate::store::{
    Db,
    delegations::{self, End},
    holds,
};

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
        return match seen.kept.delegation.end_reason {
            Some(reason) if reason == ending => Ok(()),
            _ => Err(Refusal::Ended.into()),
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
