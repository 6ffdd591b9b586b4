//! The relationships of a customer that the reader sees, each with who else is in it, and the agreement.
use crate::{
    domain::{id::Id, organisation::Organisation},
    store::{
        Db,
        agreements::{self, Acceptance},
        invitations, organisations,
        relationships::Kept,
    },
};
use diesel::QueryResult;

/// A relationship, the other partner in it, and what the customer agreed to.
pub type Tie = (Kept, Option<Organisation>, Option<Acceptance>);

/// Each of them; the invitation that it came from stays only where the reader still has a page of it.
pub fn of(
    db: &mut Db,
    own: &Organisation,
    customer: Id<Organisation>,
    all: Vec<Kept>,
) -> QueryResult<Vec<Tie>> {
    let mut ties = Vec::new();
    for mut tie in all {
        let other = other_side(&tie, own.id);
        let other = other.map(|id| organisations::by_id(db, id)).transpose()?;
        let mut agreed = None;
        if let Some(invitation) = tie.invitation {
            agreed = agreements::acceptance(db, invitation, customer)?;
            let seen = invitations::seen_by(db, own.id, invitation)?;
            tie.invitation = seen.map(|invitation| invitation.id);
        }
        ties.push((tie, other, agreed));
    }
    Ok(ties)
}

/// For the provider its reseller, for the reseller the provider.
fn other_side(tie: &Kept, own: Id<Organisation>) -> Option<Id<Organisation>> {
    match tie.provider == own {
        true => tie.reseller,
        false => Some(tie.provider),
    }
}
