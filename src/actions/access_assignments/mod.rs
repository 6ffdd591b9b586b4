//! Access assignments: a partner says which of its groups uses which roles of a delegation.
mod assign;
mod carry_over;
mod narrow;
mod remove;

pub use assign::{assign, shown};
pub use carry_over::carry_over;
pub use narrow::narrow;
pub use remove::remove;

use crate::domain::{
    access::Scope,
    access_group::AccessGroup,
    activity::{Noun, Verb},
    delegation::Delegation,
    id::Id,
    snapshot::ChangedMeanwhile,
    time::Timestamp,
};
use crate::store::{
    Db, access_groups,
    activities::{self, Actor, Deed},
    amendments,
    delegations::{self, Kept},
};
use diesel::result::QueryResult;

/// Why an assignment was not made, changed or removed.
#[derive(Debug, thiserror::Error)]
pub enum AssignError {
    #[error("the organisation has no such delegation, or the group is not assigned to it")]
    Unknown,
    #[error("the organisation has no such group")]
    NoSuchGroup,
    #[error("at least one role is needed")]
    NoRole,
    #[error("the delegation does not hold these roles")]
    NotHeld,
    #[error("the delegation does not hold any more, or not yet")]
    NotActive,
    #[error(transparent)]
    ChangedMeanwhile(#[from] ChangedMeanwhile),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// The partner's own delegation and its own group, both as they are until the transaction ends. The delegation is held
/// first, as by whoever changes it: a role that it is losing at this moment is lent to nobody.
fn both(
    db: &mut Db,
    by: &Scope,
    delegation: Id<Delegation>,
    group: Id<AccessGroup>,
) -> Result<(Kept, AccessGroup), AssignError> {
    let own = by.organisation.id;
    amendments::lock_rights(db, delegation)?;
    let kept = delegations::by_id(db, delegation, own)?.ok_or(AssignError::Unknown)?;
    let group = access_groups::by_id(db, own, group)?.ok_or(AssignError::NoSuchGroup)?;
    if !access_groups::lock(db, group.id)? {
        return Err(AssignError::NoSuchGroup);
    }
    Ok((kept, group))
}

/// For the partner alone: how it shares the work is none of the customer's business.
fn record(
    db: &mut Db,
    by: &Scope,
    verb: Verb,
    (kept, group): (&Kept, &AccessGroup),
    now: Timestamp,
) -> QueryResult<()> {
    let name = format!("{} ({})", kept.name, group.name);
    let deed = Deed {
        verb,
        noun: Noun::Delegation,
        object: kept.delegation.id.cast(),
        object_name: &name,
        reason: "",
    };
    activities::add(db, &[by.organisation.id], &Actor::from(by), deed, now)
}
