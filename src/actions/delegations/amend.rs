//! A partner asks for other rights than it has; the old ones stay until the customer accepts.
use super::{
    ask::{RequestError, askable},
    change::{ChangeError, Seen},
    shown::shown_rights,
    time,
};
use crate::domain::{
    access::{AskForRights, By},
    activity::Verb,
    answer::Misfit,
    delegation::{
        Delegation,
        amendment::{Amendment, Change, State},
        lapses_at,
    },
    id::Id,
    message::Topic,
    snapshot::ChangedMeanwhile,
    term::Term,
    time::Timestamp,
};
use crate::store::{Db, amendments, ids};
use diesel::result::QueryResult;

/// What came of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amended {
    Now,
    /// The same change was asked for before and waits still; nobody was told twice.
    Before,
}

/// Why no change was asked for.
#[derive(Debug, thiserror::Error)]
pub enum AmendError {
    #[error(transparent)]
    Change(#[from] ChangeError),
    #[error(transparent)]
    Misfit(#[from] Misfit),
    #[error(transparent)]
    ChangedMeanwhile(#[from] ChangedMeanwhile),
    #[error(transparent)]
    NotAskable(#[from] RequestError),
    #[error("a change is asked for already")]
    AlreadyOpen,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Asks for the change. Of a delegation one is open at a time; the same once more adds nothing. A page that showed the
/// rights in another `version` would take back what they got meanwhile, or ask for it anew; an empty one is of no page.
pub fn amend(
    db: &mut Db,
    by: &By<AskForRights>,
    id: Id<Delegation>,
    (change, version): (&Change, &str),
    now: Timestamp,
) -> Result<Amended, AmendError> {
    let seen = Seen::locked(db, by, id)?;
    let old = &seen.kept.delegation;
    old.may_end(now).map_err(ChangeError::from)?;
    askable(db, by.organisation.id, old.customer, now)?;
    shown_rights(old, now).is_of(version)?;
    let change = change.clone().of(old)?;
    let amendment = Amendment {
        id: ids::fresh(now),
        delegation: id,
        state: State::Open,
        old_roles: old.roles.clone(),
        old_services: old.services.clone(),
        change,
        asked_at: now,
    };
    free(db, &seen, now)?;
    if !amendments::add(db, &amendment, &by.name)? {
        return match is_same(db, &amendment)? {
            true => Ok(Amended::Before),
            false => Err(AmendError::AlreadyOpen),
        };
    }
    tell(db, &seen, &amendment.change, now)?;
    Ok(Amended::Now)
}

fn tell(db: &mut Db, seen: &Seen<'_>, asked: &Change, now: Timestamp) -> QueryResult<()> {
    let affair = seen.affair();
    affair.record(db, Verb::AmendmentAsked, "", now)?;
    let lapses = lapses_at(now);
    affair.mail_customer(db, Topic::DelegationRequested, now, |mail| {
        mail.fact("kind", "amendment")
            .fact("roles", asked.roles.joined())
            .fact("services", asked.services.joined())
            .fact("days", asked.term.map_or(0, Term::days))
            .fact("enabled", if asked.auto_extend { "yes" } else { "no" })
            .fact("until", lapses.minute())
    })
}

/// One that lapsed without anybody having written it down stands in nobody's way.
fn free(db: &mut Db, seen: &Seen<'_>, now: Timestamp) -> QueryResult<()> {
    for kept in amendments::of_delegation(db, seen.kept.delegation.id)? {
        if kept.amendment.state == State::Open && lapses_at(kept.amendment.asked_at) <= now {
            time::lapse_amendment(db, &(kept, seen.kept.clone()), now)?;
        }
    }
    Ok(())
}

fn is_same(db: &mut Db, new: &Amendment) -> QueryResult<bool> {
    let all = amendments::of_delegation(db, new.delegation)?;
    let mut open = all
        .iter()
        .filter(|kept| kept.amendment.state == State::Open);
    Ok(open.any(|kept| kept.amendment.change == new.change))
}
