//! One row of the work, in the name of whoever began it.
use crate::actions::delegations::{
    ChangeError, ShownError, Switch, Switched,
    ask::{RequestError, renew},
    resign, revoke,
    shown::shown_rights,
    switch_extension,
};
use crate::domain::{
    access::{AskForRights, ResignDelegations, Scope, SwitchExtension, TakeBack},
    delegation::{
        Delegation, Refusal,
        bulk::{BulkChange, Deed, State, Why},
        found::still_given,
    },
    id::Id,
    time::Timestamp,
};
use crate::store::{
    Db,
    bulk_changes::{self, Bulk, Fate, ToDo},
    delegations, members, organisations, partners,
};
use diesel::result::{Error, QueryResult};

/// Does the next row; `false` if there is nothing more to do.
pub fn go_on(db: &mut Db, id: Id<BulkChange>, now: Timestamp) -> QueryResult<bool> {
    let Some(bulk) = bulk_changes::lock_running(db, id)? else {
        return Ok(false);
    };
    let Some(row) = bulk_changes::next(db, id)? else {
        bulk_changes::end(db, id, State::Done, now)?;
        return Ok(false);
    };
    let own = organisations::by_id(db, bulk.organisation)?;
    // Rights act at once: whoever began it must still be allowed to.
    let fate = match members::scope(db, bulk.account, &own.slug)? {
        Some(scope) => one(db, scope, (&bulk, &row), now)?,
        None => Fate::Refused(Why::NoRight),
    };
    if !bulk_changes::settle(db, id, row.line, fate)? {
        // Cannot be while the work is held; nothing of this row may stay.
        return Err(Error::RollbackTransaction);
    }
    Ok(true)
}

fn one(
    db: &mut Db,
    scope: Scope,
    (bulk, row): (&Bulk, &ToDo),
    now: Timestamp,
) -> QueryResult<Fate> {
    let id = row.delegation;
    let Some(kept) = delegations::by_id(db, id, bulk.organisation)? else {
        return Ok(Fate::Refused(Why::Ended));
    };
    if let Some(why) = bulk.deed.hindered(&kept.delegation, now) {
        return Ok(Fate::Refused(why));
    }
    if !is_as_shown(bulk, row, &kept.delegation) {
        return Ok(Fate::Refused(Why::Changed));
    }
    match bulk.deed {
        Deed::Revoke => match scope.by::<TakeBack>() {
            Ok(by) => changed(revoke(db, &by, id, &bulk.reason, now)),
            Err(_) => Ok(Fate::Refused(Why::NoRight)),
        },
        Deed::Resign => match scope.by::<ResignDelegations>() {
            Ok(by) => changed(resign(db, &by, id, &bulk.reason, now)),
            Err(_) => Ok(Fate::Refused(Why::NoRight)),
        },
        Deed::Extend => switched(db, scope, &kept.delegation, Switch::On, now),
        Deed::StopExtending => switched(db, scope, &kept.delegation, Switch::Off, now),
        Deed::Renew => renewed(db, scope, (bulk, row), &kept.delegation, now),
    }
}

/// Whether it gives what was shown when the work was begun, unless that does not count.
fn is_as_shown(bulk: &Bulk, row: &ToDo, it: &Delegation) -> bool {
    row.shown.is_empty() || still_given(it, &row.shown, bulk.created_at)
}

fn switched(
    db: &mut Db,
    scope: Scope,
    seen: &Delegation,
    switch: Switch,
    now: Timestamp,
) -> QueryResult<Fate> {
    let Ok(by) = scope.by::<SwitchExtension>() else {
        return Ok(Fate::Refused(Why::NoRight));
    };
    // What was looked at just now, without holding it, is what is switched.
    let version = shown_rights(seen, now).version();
    match switch_extension(db, &by, seen.id, (switch, &version), now) {
        Ok(Switched::Before) => Ok(Fate::Refused(Why::AlreadySo)),
        Ok(Switched::Now) => changed(Ok(())),
        Err(ShownError::Change(error)) => changed(Err(error)),
        Err(ShownError::ChangedMeanwhile(_)) => Ok(Fate::Refused(Why::Changed)),
        Err(ShownError::Store(error)) => Err(error),
    }
}

fn renewed(
    db: &mut Db,
    scope: Scope,
    (bulk, row): (&Bulk, &ToDo),
    seen: &Delegation,
    now: Timestamp,
) -> QueryResult<Fate> {
    let by = match scope.by::<AskForRights>() {
        Ok(by) => by,
        Err(lacking) if lacking.suspended => return Ok(Fate::Refused(Why::Suspended)),
        Err(_) => return Ok(Fate::Refused(Why::NoRight)),
    };
    // Other works may be about the same, on other nodes too: whoever asks this customer waits, so that what is looked
    // for here is still not there when it is asked for. Of all rows that of the work alone is held before, and nobody
    // who holds the customer waits for one of those.
    partners::lock(db, seen.customer)?;
    let all = delegations::of_partner_at_customer(db, seen.partner, seen.customer)?;
    let mut held = all.iter().map(|kept| &kept.delegation);
    // A change of it that was accepted while this waited is seen here.
    let old = match held.find(|held| held.id == seen.id) {
        Some(old) if is_as_shown(bulk, row, old) => old,
        _ => return Ok(Fate::Refused(Why::Changed)),
    };
    let needless = |there: &Delegation| there.makes_needless(old, now);
    if all.iter().any(|kept| needless(&kept.delegation)) {
        return Ok(Fate::Refused(Why::AlreadySo));
    }
    match renew(db, &by, old, now) {
        Ok(made) => Ok(Fate::Done(Some(made))),
        Err(RequestError::Unknown | RequestError::NotReachable) => {
            Ok(Fate::Refused(Why::NotReachable))
        }
        Err(RequestError::Suspended) => Ok(Fate::Refused(Why::Suspended)),
        // Somebody took the name this very moment: the row is tried again.
        Err(RequestError::NameTaken) => Err(Error::RollbackTransaction),
        Err(RequestError::Store(error)) => Err(error),
    }
}

fn changed(done: Result<(), ChangeError>) -> QueryResult<Fate> {
    Ok(match done {
        Ok(()) => Fate::Done(None),
        Err(ChangeError::Suspended | ChangeError::PartnerSuspended) => {
            Fate::Refused(Why::Suspended)
        }
        Err(ChangeError::PartnerNotReachable) => Fate::Refused(Why::PartnerNotReachable),
        Err(ChangeError::Refused(Refusal::Rights(_))) => Fate::Refused(Why::FullAdmin),
        Err(ChangeError::Refused(Refusal::OnlyCustomerExtends)) => Fate::Refused(Why::NoRight),
        Err(ChangeError::Unknown | ChangeError::Refused(_)) => Fate::Refused(Why::Ended),
        Err(ChangeError::Store(error)) => return Err(error),
    })
}
