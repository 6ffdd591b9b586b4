//! Does what was chosen to be done to many delegations, a row in each step.
use super::{Clock, steps::Steps};
use crate::{
    actions::delegations::bulk, domain::delegation::bulk::BulkChange, store::Database,
    store::bulk_changes,
};
use diesel::QueryResult;

const STEPS: Steps<BulkChange> = Steps {
    name: "bulk changes",
    running: bulk_changes::running,
    go_on: bulk::go_on,
};

/// Works until it is dropped.
pub async fn run(db: Database, clock: Clock) {
    STEPS.run(db, clock).await;
}

/// One row of everything that is under way; `false` if nothing is.
pub async fn step(db: &Database, clock: &Clock) -> QueryResult<bool> {
    STEPS.step(db, clock).await
}
