//! Renewed rights are used by whoever used the old ones.
use crate::domain::{delegation::Delegation, id::Id};
use crate::store::{Db, access_assignments, access_groups};
use diesel::result::QueryResult;

/// The groups that used `old` use `new` with the same roles, as far as it holds them; the names of those groups.
pub fn carry_over(db: &mut Db, old: Id<Delegation>, new: &Delegation) -> QueryResult<Vec<String>> {
    let mut carried = Vec::new();
    for used in access_assignments::of_delegation(db, old)? {
        let roles = used.carried(&new.roles);
        if !roles.is_empty() && access_groups::lock(db, used.group.id)? {
            access_assignments::set(db, (new.id, new.partner), used.group.id, &roles)?;
            carried.push(used.group.name.to_string());
        }
    }
    Ok(carried)
}
