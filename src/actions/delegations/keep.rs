//! A provider asks customers to end rights that a former reseller of it still holds, and a customer keeps them.
use super::{
    announce::Affair,
    change::{ChangeError, Seen, ShownError},
};
use crate::domain::{
    access::{By, ManagePartnerships, TakeBack},
    activity::Verb,
    delegation::{Delegation, Refusal},
    end_request::{EndRequest, Kept, Subject, shown},
    id::Id,
    message::Topic,
    partnership::{Partnership, State},
    text::Note,
    time::Timestamp,
};
use crate::store::{
    Db, delegations, end_requests, ids, organisations,
    orphans::{self, Among, Pair},
    partnerships,
};
use diesel::result::QueryResult;

/// Why nothing was asked.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    #[error("there is no such partnership, or these rights do not belong to it")]
    Unknown,
    #[error("the partnership has not ended")]
    NotEnded,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// The most rights that one form asks about.
pub const MOST: usize = 100;

/// Asks the customers to end these rights; says how many were asked now. Who was asked before is not told twice.
pub fn ask_to_end(
    db: &mut Db,
    by: &By<ManagePartnerships>,
    partnership: Id<Partnership>,
    (asked, reason): (&[Id<Delegation>], &Note),
    now: Timestamp,
) -> Result<usize, AskError> {
    let found = partnerships::by_id(db, by.organisation.id, partnership)?;
    let partnership = found.ok_or(AskError::Unknown)?;
    if partnership.state != State::Ended {
        return Err(AskError::NotEnded);
    }
    let pair = Pair::of(&partnership).ok_or(AskError::Unknown)?;
    let mut asked = asked.to_vec();
    asked.sort();
    asked.dedup();
    let orphans = orphans::rights_among(db, pair, Among::These(&asked), (now, MOST as i64 + 1))?;
    if orphans.len() != asked.len() {
        return Err(AskError::Unknown);
    }
    let mut fresh = 0;
    for id in asked {
        fresh += usize::from(ask(db, by, (pair, id), reason, now)?);
    }
    Ok(fresh)
}

fn ask(
    db: &mut Db,
    by: &By<ManagePartnerships>,
    (pair, id): (Pair, Id<Delegation>),
    reason: &Note,
    now: Timestamp,
) -> Result<bool, AskError> {
    let found = delegations::with_sides(db, id, pair.reseller)?;
    let (kept, customer, partner) = found.ok_or(AskError::Unknown)?;
    let request = EndRequest {
        id: ids::fresh(now),
        asking: pair.provider,
        asked: customer.id,
        subject: Subject::Delegation(id),
        reason: reason.clone(),
        asked_by: by.name.to_string(),
        asked_at: now,
        kept: None,
    };
    if !end_requests::add(db, &request)? {
        return Ok(false);
    }
    let affair = Affair {
        by: Some(by),
        customer: &customer,
        partner: &partner,
        id,
        name: &kept.name,
    };
    // The reseller is no party to it: the provider asks the customer.
    let sides = [customer.id, pair.provider];
    affair.record_between(db, sides, (Verb::DelegationEndAsked, reason.as_str()), now)?;
    affair.mail_customer(db, Topic::DelegationEndAsked, now, |mail| {
        mail.fact("provider", &by.organisation.name)
            .fact("reason", reason)
    })?;
    Ok(true)
}

/// The customer answers that the rights stay; whoever asked is told, and why. A page of another `version` did not show all
/// that is asked now; an empty one is of no page.
pub fn keep(
    db: &mut Db,
    by: &By<TakeBack>,
    id: Id<Delegation>,
    (why, version): (&Note, &str),
    now: Timestamp,
) -> Result<(), ShownError> {
    let seen = Seen::by(db, by, id)?;
    let own = by.organisation.id;
    let kept = Kept {
        why: why.clone(),
        by: by.name.to_string(),
        at: now,
    };
    let asked = end_requests::of_delegations(db, own, &[id])?;
    let present = shown(&asked);
    let mut open = asked;
    open.retain(|request| request.kept.is_none());
    if open.is_empty() {
        return nothing_asked();
    }
    present.is_of(version)?;
    let mut answered = false;
    for request in open {
        if end_requests::keep(db, request.id, own, &kept)? {
            answered = true;
            tell_kept(db, &seen.affair(), &request, why, now)?;
        }
    }
    match answered {
        true => Ok(()),
        false => nothing_asked(),
    }
}

fn nothing_asked() -> Result<(), ShownError> {
    Err(ChangeError::from(Refusal::NothingAsked).into())
}

/// The customer and whoever asked: the partner is no party to it.
fn tell_kept(
    db: &mut Db,
    affair: &Affair<'_>,
    request: &EndRequest,
    why: &Note,
    now: Timestamp,
) -> QueryResult<()> {
    let sides = [affair.customer.id, request.asking];
    affair.record_between(db, sides, (Verb::DelegationEndDeclined, why.as_str()), now)?;
    let asking = organisations::by_id(db, request.asking)?;
    affair.mail_onlooker(db, &asking, Topic::DelegationEndDeclined, now, |mail| {
        mail.fact("provider", &asking.name).fact("reason", why)
    })
}
