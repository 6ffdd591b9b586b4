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
    let others = all.iter().filter_map(|tie| other_side(tie, own.id));
    let others = organisations::by_ids(db, others.collect())?;
    let from: Vec<_> = all.iter().filter_map(|tie| tie.invitation).collect();
    let agreed = agreements::acceptances_among(db, from.clone(), customer)?;
    let seen = invitations::seen_among(db, own.id, from)?;
    let tie = |tie: Kept| {
        let other = other_side(&tie, own.id);
        let other = others.iter().find(|known| Some(known.id) == other);
        let mut agreed = agreed.iter();
        let agreed = agreed.find(|agreed| Some(agreed.invitation) == tie.invitation);
        let invitation = tie.invitation.filter(|id| seen.contains(id));
        let tie = Kept { invitation, ..tie };
        (tie, other.cloned(), agreed.cloned())
    };
    Ok(all.into_iter().map(tie).collect())
}

/// For the provider its reseller, for the reseller the provider.
fn other_side(tie: &Kept, own: Id<Organisation>) -> Option<Id<Organisation>> {
    match tie.provider == own {
        true => tie.reseller,
        false => Some(tie.provider),
    }
}
