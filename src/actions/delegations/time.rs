//! What time does to delegations, written down and told: nobody acts. Rights never wait for it.
use super::announce::Affair;
use crate::domain::{
    activity::Verb,
    delegation::{EndReason, amendment::State, lapses_at},
    id::Id,
    message::Topic,
    organisation::Organisation,
    reminder::Window,
    time::Timestamp,
};
use crate::store::{
    Db,
    amendments::{self, Answer, Kept as Asked},
    delegations::{self, Kept},
    holds, organisations, reminders, terms,
};
use diesel::result::QueryResult;

/// Writes down all that time has ended at this customer, so that its services are free (S8) also where no job has run.
pub(crate) fn settle(db: &mut Db, customer: Id<Organisation>, now: Timestamp) -> QueryResult<()> {
    for ended in terms::ended_at(db, customer, now)? {
        expire(db, &ended, now)?;
    }
    holds::release_ended(db, customer, now)
}

/// Writes down that the term has ended, and tells both sides; `false` if somebody did before, or it goes on.
pub fn expire(db: &mut Db, ended: &Kept, now: Timestamp) -> QueryResult<bool> {
    if !terms::expire(db, &ended.delegation)? {
        return Ok(false);
    }
    holds::release(db, &ended.delegation, now)?;
    let sides = Sides::of(db, ended)?;
    let affair = sides.affair(ended);
    affair.record(db, Verb::DelegationExpired, "", now)?;
    affair.mail(db, Topic::DelegationEnded, now, |mail| {
        mail.fact("why", EndReason::Expired.as_str())
    })?;
    Ok(true)
}

/// Writes down the ends that auto-extend has passed, and tells both sides the one ahead.
pub fn extend(db: &mut Db, passed: &Kept, now: Timestamp) -> QueryResult<bool> {
    let until = passed.delegation.end(now);
    if !delegations::set_end(db, &passed.delegation, until, true)? {
        return Ok(false);
    }
    let sides = Sides::of(db, passed)?;
    let affair = sides.affair(passed);
    affair.record(db, Verb::DelegationExtended, "", now)?;
    affair.mail(db, Topic::DelegationExtended, now, |mail| {
        mail.fact("until", until.minute())
    })?;
    Ok(true)
}

/// Ends a request that nobody answered, and tells both sides.
pub fn lapse(db: &mut Db, request: &Kept, now: Timestamp) -> QueryResult<bool> {
    if !terms::lapse(db, &request.delegation)? {
        return Ok(false);
    }
    let sides = Sides::of(db, request)?;
    let affair = sides.affair(request);
    affair.record(db, Verb::DelegationLapsed, "", now)?;
    affair.mail(db, Topic::DelegationLapsed, now, |mail| {
        mail.fact("kind", "request")
    })?;
    Ok(true)
}

/// Ends a change that was asked for and that nobody answered, and tells both sides; the rights stay as they are.
pub fn lapse_amendment(
    db: &mut Db,
    (asked, rights): &(Asked, Kept),
    now: Timestamp,
) -> QueryResult<bool> {
    let answer = Answer {
        state: State::Lapsed,
        by: None,
        at: lapses_at(asked.amendment.asked_at),
        reason: "",
    };
    if !amendments::close(db, asked.amendment.id, answer)? {
        return Ok(false);
    }
    let sides = Sides::of(db, rights)?;
    let affair = sides.affair(rights);
    affair.record(db, Verb::AmendmentLapsed, "", now)?;
    affair.mail(db, Topic::DelegationLapsed, now, |mail| {
        mail.fact("kind", "amendment")
    })?;
    Ok(true)
}

/// Reminds both sides of the end, once for each window. Nothing changes by it, so the activity does not tell it.
pub fn remind(db: &mut Db, ending: &Kept, window: Window, now: Timestamp) -> QueryResult<bool> {
    let delegation = &ending.delegation;
    if !reminders::take(db, delegation.id, delegation.ends_at, window, now)? {
        return Ok(false);
    }
    let sides = Sides::of(db, ending)?;
    let until = delegation.ends_at;
    let affair = sides.affair(ending);
    affair.mail(db, Topic::DelegationEnding, now, |mail| {
        mail.fact("until", until.minute())
            .fact("days", now.days_until(until))
    })?;
    Ok(true)
}

struct Sides {
    customer: Organisation,
    partner: Organisation,
}

impl Sides {
    fn of(db: &mut Db, kept: &Kept) -> QueryResult<Self> {
        Ok(Self {
            customer: organisations::by_id(db, kept.delegation.customer)?,
            partner: organisations::by_id(db, kept.delegation.partner)?,
        })
    }

    fn affair<'a>(&'a self, kept: &'a Kept) -> Affair<'a> {
        Affair {
            by: None,
            customer: &self.customer,
            partner: &self.partner,
            id: kept.delegation.id,
            name: &kept.name,
        }
    }
}
