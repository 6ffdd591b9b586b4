//! What a partner asked for comes to nothing: the customer declines it, or the partner takes it back.
use super::{
    change::{ChangeError, Seen, ShownError},
    shown::shown_change,
};
use crate::domain::{
    access::{By, ResignDelegations, Scope, TakeBack},
    activity::Verb,
    delegation::{
        Delegation, EndReason, Refusal,
        amendment::{self, Amendment},
    },
    id::Id,
    message::Topic,
    text::Note,
    time::Timestamp,
};
use crate::store::{
    Db,
    amendments::{self, Answer},
    delegation_requests,
    delegations::End,
};
use diesel::result::QueryResult;

/// Declines the request, or the change that the partner asked for; the rights that it has stay. Twice is once. A page of
/// another `version` showed something else, which came to nothing meanwhile; an empty one is of no page.
pub fn decline(
    db: &mut Db,
    by: &By<TakeBack>,
    id: Id<Delegation>,
    (reason, version): (&Note, &str),
    now: Timestamp,
) -> Result<(), ShownError> {
    let seen = Seen::by(db, by, id)?;
    let amendment = newest(db, id)?;
    let is_request = amendment.is_none() && seen.kept.requested.is_some();
    if is_request && !seen.kept.delegation.holds(now) {
        let how = How {
            reason: EndReason::Declined,
            verb: Verb::DelegationDeclined,
            topic: Topic::DelegationDeclined,
        };
        return Ok(close_request(db, by, seen, &how, reason, now)?);
    }
    let how = HowChange {
        state: amendment::State::Declined,
        verb: Verb::AmendmentDeclined,
        topic: Topic::DelegationDeclined,
    };
    close_amendment(db, by, &seen, amendment, &how, (reason, version), now)
}

/// The partner takes back a request that nobody has answered.
pub(super) fn withdraw_request(
    db: &mut Db,
    by: &By<ResignDelegations>,
    seen: Seen<'_>,
    reason: &Note,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let how = How {
        reason: EndReason::ResignedByPartner,
        verb: Verb::DelegationWithdrawn,
        topic: Topic::DelegationWithdrawn,
    };
    close_request(db, by, seen, &how, reason, now)
}

/// The partner takes back the change that it asked for, as far as the page of this `version` showed it; the rights stay as
/// they are. Twice is once.
pub fn withdraw_amendment(
    db: &mut Db,
    by: &By<ResignDelegations>,
    id: Id<Delegation>,
    version: &str,
    now: Timestamp,
) -> Result<(), ShownError> {
    let seen = Seen::by(db, by, id)?;
    let amendment = newest(db, id)?;
    let how = HowChange {
        state: amendment::State::Withdrawn,
        verb: Verb::AmendmentWithdrawn,
        topic: Topic::DelegationWithdrawn,
    };
    let said = (&Note::default(), version);
    close_amendment(db, by, &seen, amendment, &how, said, now)
}

struct How {
    reason: EndReason,
    verb: Verb,
    topic: Topic,
}

struct HowChange {
    state: amendment::State,
    verb: Verb,
    topic: Topic,
}

fn newest(db: &mut Db, id: Id<Delegation>) -> QueryResult<Option<Amendment>> {
    let all = amendments::of_delegation(db, id)?;
    Ok(all.into_iter().next().map(|kept| kept.amendment))
}

fn close_request(
    db: &mut Db,
    by: &Scope,
    mut seen: Seen<'_>,
    how: &How,
    reason: &Note,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let end = End {
        reason: how.reason,
        by: &by.name,
        at: now,
    };
    if !delegation_requests::close(db, seen.kept.delegation.id, end)? {
        seen.look_again(db)?;
        return match seen.kept.delegation.end_reason == Some(how.reason) {
            true => Ok(()),
            false => Err(Refusal::NotWaiting.into()),
        };
    }
    let affair = seen.affair();
    affair.record(db, how.verb, reason.as_str(), now)?;
    affair.mail(db, how.topic, now, |mail| {
        mail.fact("kind", "request").fact("reason", reason)
    })?;
    Ok(())
}

fn close_amendment(
    db: &mut Db,
    by: &Scope,
    seen: &Seen<'_>,
    amendment: Option<Amendment>,
    how: &HowChange,
    (reason, version): (&Note, &str),
    now: Timestamp,
) -> Result<(), ShownError> {
    let Some(amendment) = amendment else {
        return not_waiting();
    };
    let shown = shown_change(&amendment.change).is_of(version);
    if amendment.state == how.state && shown.is_ok() {
        return Ok(());
    }
    if !amendment.waits(&seen.kept.delegation, now) {
        return not_waiting();
    }
    shown?;
    let answer = Answer {
        state: how.state,
        by: Some(&by.name),
        at: now,
        reason: reason.as_str(),
    };
    if !amendments::close(db, amendment.id, answer)? {
        return not_waiting();
    }
    let affair = seen.affair();
    affair.record(db, how.verb, reason.as_str(), now)?;
    affair.mail(db, how.topic, now, |mail| {
        mail.fact("kind", "amendment").fact("reason", reason)
    })?;
    Ok(())
}

fn not_waiting() -> Result<(), ShownError> {
    Err(ChangeError::from(Refusal::NotWaiting).into())
}
