//! Which access groups use a delegation, seen by its partner.
pub mod list;
pub mod panel;
pub mod remove;
mod renewal;

use crate::{
    actions::access_assignments::AssignError,
    domain::{
        access::Scope, access_group::AccessGroup, delegation::Delegation, id::Id, slugs::RoleSet,
    },
    messages::Text,
    store::{
        access_assignments::{self, Assigned},
        delegations::{self, Kept},
    },
    web::{app::App, choices::listed, errors::Failure, meanwhile, page::Frame},
};
use panel::Line;

impl From<AssignError> for Failure {
    fn from(error: AssignError) -> Self {
        match error {
            AssignError::Unknown | AssignError::NoSuchGroup => Self::not_found(),
            AssignError::NoRole => Self::unprocessable(Text::new("assignments-no-role")),
            AssignError::NotHeld => Self::unprocessable(Text::new("assignments-not-held")),
            AssignError::NotActive => Self::conflict(Text::new("assignments-not-active")),
            AssignError::ChangedMeanwhile(changed) => meanwhile::refused(&changed, now),
            AssignError::Store(cause) => cause.into(),
        }
    }
}

/// The field that is to blame and why; or what is no fault of a field.
fn blame(error: AssignError) -> Result<(&'static str, Text), Failure> {
    match error {
        AssignError::NoSuchGroup => Ok(("group", Text::new("assignments-no-such-group"))),
        AssignError::NoRole => Ok(("role", Text::new("assignments-no-role"))),
        AssignError::NotHeld => Ok(("role", Text::new("assignments-not-held"))),
        AssignError::Unknown
        | AssignError::NotActive
        | AssignError::ChangedMeanwhile(_)
        | AssignError::Store(_) => Err(error.into()),
    }
}

/// The roles that a group uses now.
fn now(_: &str, roles: &str) -> Option<Text> {
    let roles: Vec<_> = roles.split_whitespace().collect();
    (!roles.is_empty()).then(|| listed("role", roles))
}

/// The partner's own delegation with the groups that use it.
struct Found {
    kept: Kept,
    assigned: Vec<Assigned>,
}

/// A delegation of others does not exist.
async fn found(app: &App, by: &Scope, id: Id<Delegation>) -> Result<Found, Failure> {
    let own = by.organisation.id;
    let found = app
        .read(move |db| {
            let kept = delegations::by_id(db, id, own)?;
            Ok::<_, diesel::result::Error>((kept, access_assignments::of_delegation(db, id)?))
        })
        .await?;
    let (kept, assigned) = found;
    let kept = kept.ok_or_else(Failure::not_found)?;
    Ok(Found { kept, assigned })
}

impl Found {
    /// None, where the group uses nothing.
    fn roles_of(&self, group: Id<AccessGroup>) -> RoleSet {
        let one = self.assigned.iter().find(|one| one.group.id == group);
        one.map_or_else(|| RoleSet::new([]), |one| one.roles.clone())
    }
    fn lines(&self, f: &Frame, by: &Scope) -> Vec<Line> {
        let held = &self.kept.delegation.roles;
        let all = self.assigned.iter();
        all.map(|one| Line::new(f, by, (self.kept.delegation.id, held), one))
            .collect()
    }
}
