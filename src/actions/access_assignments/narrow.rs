//! Roles that rights lose are lent to nobody any more. Should the rights get them back, the partner says anew to whom.
use crate::domain::delegation::Delegation;
use crate::store::{Db, access_assignments};
use diesel::result::QueryResult;

/// Takes from the groups that use the delegation what it no longer holds; the names of those that lost something. Whoever
/// changes rights holds them, and so does whoever lends them: nothing is lent in between, and nothing is given back.
pub fn narrow(db: &mut Db, left: &Delegation) -> QueryResult<Vec<String>> {
    access_assignments::forget_lost(db, left.id, &left.roles)
}
