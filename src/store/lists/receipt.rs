//! What a receipt lists: the rights that came of an acceptance.
use crate::domain::{id::Id, invitation::Invitation, organisation::Organisation, text::Name};
use crate::store::{
    Db,
    delegations::{Kept, Row},
    schema::{delegations as d, organisations as o},
};
use diesel::prelude::*;

/// All that the customer ever gave on the offers of this invitation, the newest first, with the name of the partner that
/// has it.
pub fn given(
    db: &mut Db,
    invitation: Id<Invitation>,
    customer: Id<Organisation>,
) -> QueryResult<Vec<(Name, Kept)>> {
    let rows = d::table
        .inner_join(o::table.on(o::id.eq(d::partner_id)))
        .filter(d::customer_id.eq(customer))
        .filter(d::invitation_id.eq(invitation))
        .order(d::id.desc())
        .select((o::name, Row::as_select()))
        .load::<(Name, Row)>(db)?;
    let rows = rows.into_iter();
    Ok(rows.map(|(partner, kept)| (partner, kept.into())).collect())
}
