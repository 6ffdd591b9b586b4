//! The pages of partnerships: the link, the provider's side, the reseller's side.
pub mod ask;
pub mod ask_to_end;
pub mod end;
pub mod landing;
pub mod provider;
pub mod providers;
mod refusals;
pub mod reseller;
pub mod resellers;

use super::list::{Asked, Filters};
use crate::{
    domain::{organisation::Organisation, partnership::Standing},
    store::{Db, lists::partnerships::PartnershipsFilter},
};
use diesel::QueryResult;

/// The lists of both sides are filtered alike.
impl Filters for PartnershipsFilter {
    fn read(ask: &mut Asked<'_>, _: &mut Db, _: &Organisation) -> QueryResult<Self> {
        Ok(Self {
            text: ask.text("text"),
            state: ask.choice("state", Standing::parse),
        })
    }
}
