//! Reviews of delegated rights, seen by the customer that gave them.
mod changed;
pub mod file;
pub mod list;
pub mod next;
pub mod show;
pub mod step;
pub mod view;

use super::{app::App, errors::Failure};
use crate::{
    domain::{
        id::Id,
        organisation::Organisation,
        review::{Review, Step},
    },
    store::{Db, delegations::Kept, reviews},
};
use diesel::QueryResult;

/// A review with its steps, and the rights that each is about.
struct Found {
    review: Review,
    steps: Vec<(Step, Kept, Organisation)>,
}

/// The review of this address; one of others is not there.
async fn found(app: &App, customer: Id<Organisation>, id: Id<Review>) -> Result<Found, Failure> {
    let read = move |db: &mut Db| -> QueryResult<Option<Found>> {
        let Some(review) = reviews::by_id(db, id, customer)? else {
            return Ok(None);
        };
        let steps = reviews::steps_with_sides(db, id)?;
        Ok(Some(Found { review, steps }))
    };
    app.read(read).await?.ok_or_else(Failure::not_found)
}
