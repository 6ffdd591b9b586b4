//! The customer gives what a partner asked for, or less of it.
use super::{
    GiveError,
    announce::Affair,
    hold,
    shown::{Asked, Shown},
    time,
};
use crate::actions::access_assignments::{
    carry_over as carry_over_access, narrow as narrow_access,
};
use crate::domain::{
    access::{By, Delegate, TakeBack},
    activity::Verb,
    answer::{Less, Misfit},
    delegation::{
        Delegation, Rights, State,
        amendment::{self, Amendment, Change},
        asked,
    },
    id::Id,
    message::Topic,
    organisation::Kind,
    review,
    service::Service,
    text::Name,
    time::Timestamp,
};
use crate::store::{
    Db,
    amendments::{self, Answer},
    delegation_requests, delegations, holds, partners, reminders, review_looks,
};
use diesel::result::QueryResult;

/// What the customer ticked.
#[derive(Debug)]
pub struct Approval {
    /// Of what was shown (P18).
    pub hash: String,
    pub less: Less,
    /// Take services from the provider that holds them now (S8).
    pub hand_over: bool,
}

/// What came of approving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approved {
    Now,
    /// And other providers lost services for it (S8).
    HandedOver,
    /// The same answer came before: nothing changed.
    Before,
}

/// Why nothing was given.
#[derive(Debug, thiserror::Error)]
pub enum ApproveError {
    #[error("there is no such delegation")]
    Unknown,
    #[error("nothing waits for an answer")]
    NotWaiting,
    #[error("it was answered otherwise before, or changed since")]
    AnsweredOtherwise,
    #[error("what is asked is not what was shown")]
    Changed,
    #[error("the partner works with no provider of the customer any more")]
    NotReachable,
    #[error("the partner is suspended")]
    Suspended,
    #[error("the customer is suspended, and would give something")]
    CustomerSuspended,
    #[error(transparent)]
    Misfit(#[from] Misfit),
    #[error("another provider holds rights for some of these services")]
    Held(Vec<(&'static Service, Name)>),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

impl From<GiveError> for ApproveError {
    fn from(error: GiveError) -> Self {
        match error {
            GiveError::Held { conflicts } => Self::Held(conflicts),
            GiveError::Store(cause) => cause.into(),
        }
    }
}

/// Gives it: the term of new rights starts now; changed rights are the same delegation, so that its history is one.
/// What only takes rights away needs no right to give any, which a suspended customer lacks (S10).
pub fn approve(
    db: &mut Db,
    by: &By<TakeBack>,
    id: Id<Delegation>,
    answer: &Approval,
    now: Timestamp,
) -> Result<Approved, ApproveError> {
    partners::lock(db, by.organisation.id)?;
    time::settle(db, by.organisation.id, now)?;
    let shown = Shown::lasting(db, by.organisation.id, id, now)?.ok_or(ApproveError::Unknown)?;
    if let Some(is_same) = came_before(db, &shown, answer)? {
        return match is_same {
            true => Ok(Approved::Before),
            false => Err(ApproveError::AnsweredOtherwise),
        };
    }
    let asked = shown.asked.as_ref().ok_or(ApproveError::NotWaiting)?;
    // Rights that are there may be narrowed whatever became of the two, and not widened or prolonged.
    let narrows = shown.narrows();
    if !narrows && !by.may::<Delegate>() {
        return Err(ApproveError::CustomerSuspended);
    }
    if !narrows && !shown.partner.is_in_good_standing() {
        return Err(ApproveError::Suspended);
    }
    if !narrows && !shown.reachable {
        return Err(ApproveError::NotReachable);
    }
    if answer.hash != shown.hash() {
        return Err(ApproveError::Changed);
    }
    let others_lost = match asked {
        Asked::Rights(rights) => give(db, by, &shown, &answer.less.of(rights)?, answer, now)?,
        Asked::Change(amendment) => change(db, by, &shown, amendment, answer, now)?,
    };
    Ok(match others_lost {
        true => Approved::HandedOver,
        false => Approved::Now,
    })
}

/// Whether the same question was answered with the same before; `None` if it was not answered.
fn came_before(db: &mut Db, shown: &Shown, answer: &Approval) -> QueryResult<Option<bool>> {
    let delegation = &shown.kept.delegation;
    if asked::is_about(&answer.hash, delegation.id) {
        let given = delegation.rights().map(Change::from);
        let given = given.filter(|_| delegation.state == State::Active);
        return Ok(given.map(|given| is_same(shown, answer, &given)));
    }
    let all = amendments::of_delegation(db, delegation.id)?;
    let mut all = all.into_iter().map(|kept| kept.amendment);
    let accepted = all.find(|amendment| {
        let accepted = amendment.state == amendment::State::Accepted;
        accepted && asked::is_about(&answer.hash, amendment.id)
    });
    Ok(accepted.map(|amendment| amendment.was_given(&answer.less)))
}

/// What was asked is not kept beside what was given; the hash tells whether they are the same.
fn is_same(shown: &Shown, answer: &Approval, given: &Change) -> bool {
    let as_asked = |auto_extend| {
        let asked = Change {
            auto_extend,
            ..given.clone()
        };
        shown.hash_of(&asked) == answer.hash
    };
    let all_or_said = !answer.less.is_all() || as_asked(true) || as_asked(false);
    all_or_said && answer.less.says(given)
}

/// Says whether other providers lost services to the partner.
fn give(
    db: &mut Db,
    by: &By<TakeBack>,
    shown: &Shown,
    rights: &Rights,
    answer: &Approval,
    now: Timestamp,
) -> Result<bool, ApproveError> {
    let given = Delegation {
        roles: rights.roles.clone(),
        services: rights.services.clone(),
        state: State::Active,
        auto_extend: rights.auto_extend,
        starts_at: now,
        ends_at: now.plus_days(rights.term.days().into()),
        ..shown.kept.delegation.clone()
    };
    if !delegation_requests::approve(db, &given, &by.name, now)? {
        return Err(ApproveError::NotWaiting);
    }
    let others_lost = shown.partner.kind == Kind::Provider
        && hold::take_all(db, by, &shown.partner, &given, answer.hand_over, now)?;
    reminders::take_open(db, given.id, given.ends_at, now)?;
    review_looks::add(db, given.customer, now.plus_days(review::DUE_DAYS))?;
    tell(db, by, shown, &given, ("request", now))?;
    if let Some(old) = shown.kept.renews {
        carry_over(db, by, shown, (old, &given), now)?;
    }
    Ok(others_lost)
}

/// Who used the old rights uses the new ones, as far as they go. The partner alone learns of it.
fn carry_over(
    db: &mut Db,
    by: &By<TakeBack>,
    shown: &Shown,
    (old, given): (Id<Delegation>, &Delegation),
    now: Timestamp,
) -> QueryResult<()> {
    let carried = carry_over_access(db, old, given)?;
    if !carried.is_empty() {
        let affair = affair(by, shown);
        affair.record_for_partner(db, Verb::AccessCarriedOver, &carried.join(", "), now)?;
    }
    Ok(())
}

/// Says whether other providers lost services to the partner.
fn change(
    db: &mut Db,
    by: &By<TakeBack>,
    shown: &Shown,
    amendment: &Amendment,
    answer: &Approval,
    now: Timestamp,
) -> Result<bool, ApproveError> {
    let old = &shown.kept.delegation;
    let change = amendment.given(old, &answer.less)?;
    let given = Delegation {
        roles: change.roles.clone(),
        services: change.services.clone(),
        ends_at: change.end(old, now),
        auto_extend: change.auto_extend,
        ..old.clone()
    };
    if !accept(db, by, amendment, now)? {
        return Err(ApproveError::NotWaiting);
    }
    if !delegations::replace(db, old, &given)? {
        return Err(ApproveError::Changed);
    }
    amendments::settle(db, amendment.id, old, &change, now)?;
    if shown.partner.kind == Kind::Provider {
        holds::give_up(db, old, &old.services.without(&given.services), now)?;
    }
    let others_lost = shown.partner.kind == Kind::Provider
        && hold::take_all(db, by, &shown.partner, &given, answer.hand_over, now)?;
    // Both sides are told the end now, also where it is the old one that counts again.
    if given.ends_at != old.ends_at || given.auto_extend != old.auto_extend {
        reminders::take_open(db, given.id, given.ends_at, now)?;
    }
    tell(db, by, shown, &given, ("amendment", now))?;
    let narrowed = narrow_access(db, &given)?;
    affair(by, shown).record_narrowed(db, &narrowed, now)?;
    Ok(others_lost)
}

fn accept(
    db: &mut Db,
    by: &By<TakeBack>,
    amendment: &Amendment,
    now: Timestamp,
) -> QueryResult<bool> {
    let accepted = Answer {
        state: amendment::State::Accepted,
        by: Some(&by.name),
        at: now,
        reason: "",
    };
    amendments::close(db, amendment.id, accepted)
}

/// Both sides, what holds from now on.
fn tell(
    db: &mut Db,
    by: &By<TakeBack>,
    shown: &Shown,
    given: &Delegation,
    (kind, now): (&str, Timestamp),
) -> QueryResult<()> {
    let affair = affair(by, shown);
    let verb = match kind {
        "amendment" => Verb::DelegationAmended,
        _ => Verb::DelegationApproved,
    };
    affair.record(db, verb, "", now)?;
    affair.mail(db, Topic::DelegationApproved, now, |mail| {
        mail.fact("kind", kind)
            .fact("roles", given.roles.joined())
            .fact("services", given.services.joined())
            .fact("until", given.end(now).minute())
            .fact("enabled", if given.auto_extend { "yes" } else { "no" })
    })
}

fn affair<'a>(by: &'a By<TakeBack>, shown: &'a Shown) -> Affair<'a> {
    Affair {
        by: Some(by),
        customer: &shown.customer,
        partner: &shown.partner,
        id: shown.kept.delegation.id,
        name: &shown.kept.name,
    }
}
