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
        delegation::{
            Delegation,
            consent::{Accepted, Consents},
        },
        id::Id,
        organisation::Organisation,
        review::{Decision, Review, Step},
    },
    store::{Db, amendments, delegations::Kept, reviews},
};
use diesel::QueryResult;

/// A step, the rights that it is about, and the partner that has them.
type Whole = (Step, Kept, Organisation);

/// A review with its steps.
struct Found {
    review: Review,
    steps: Vec<Whole>,
    /// The changes of all these rights that the customer accepted.
    accepted: Vec<Accepted>,
}

impl Found {
    /// By whose consent the rights are what the step shows: what was decided on, until then what they are now.
    fn consents(&self, (step, kept, _): &Whole) -> Consents {
        let Some((decision, made)) = &step.decision else {
            return Consents::among(&kept.delegation, &kept.granted_by, &self.accepted);
        };
        let then = self.accepted.iter();
        let then: Vec<_> = then
            .filter(|it| it.consent.at <= made.at)
            .cloned()
            .collect();
        let rights = &kept.delegation;
        // What had ended before anybody decided is as it was.
        let until = step.until.filter(|_| *decision != Decision::Ended);
        let (ends_at, auto_extend) = until.unwrap_or((rights.ends_at, rights.auto_extend));
        let decided_on = Delegation {
            roles: step.roles.clone(),
            services: step.services.clone(),
            ends_at,
            auto_extend,
            ..rights.clone()
        };
        Consents::among(&decided_on, &kept.granted_by, &then)
    }
}

/// The review of this address; one of others is not there.
async fn found(app: &App, customer: Id<Organisation>, id: Id<Review>) -> Result<Found, Failure> {
    let read = move |db: &mut Db| -> QueryResult<Option<Found>> {
        let Some(review) = reviews::by_id(db, id, customer)? else {
            return Ok(None);
        };
        let steps = reviews::steps_with_sides(db, id)?;
        let rights = steps.iter().map(|(step, ..)| step.delegation).collect();
        Ok(Some(Found {
            review,
            steps,
            accepted: amendments::accepted_among(db, rights)?,
        }))
    };
    app.read(read).await?.ok_or_else(Failure::not_found)
}
