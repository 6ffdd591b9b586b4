//! Work that goes on step by step beside the requests: so it can be cancelled, and what a stopped program left is gone on
//! with by the next.
use super::{Clock, survive::survive};
use crate::{
    domain::{id::Id, time::Timestamp},
    store::{Database, Db},
};
use diesel::QueryResult;
use std::time::Duration;

/// How often it is looked for work.
const TICK: Duration = Duration::from_secs(1);

/// A kind of work.
pub struct Steps<T> {
    pub name: &'static str,
    /// What is under way.
    pub running: fn(&mut Db) -> QueryResult<Vec<Id<T>>>,
    /// One step of it; `false` if there is nothing more to do.
    pub go_on: fn(&mut Db, Id<T>, Timestamp) -> QueryResult<bool>,
}

impl<T: Send + 'static> Steps<T> {
    /// Works until it is dropped.
    pub async fn run(&self, db: Database, clock: Clock) {
        loop {
            match survive(self.name, self.step(&db, &clock)).await {
                Some(Ok(true)) => {}
                Some(Ok(false)) | None => tokio::time::sleep(TICK).await,
                Some(Err(error)) => {
                    tracing::warn!(%error, work = self.name, "the work stopped; it goes on soon");
                    tokio::time::sleep(TICK).await;
                }
            }
        }
    }

    /// One step of everything that is under way; `false` if nothing is.
    pub async fn step(&self, db: &Database, clock: &Clock) -> QueryResult<bool> {
        let running = db.read(self.running).await?;
        let mut any = !running.is_empty();
        let go_on = self.go_on;
        for id in running {
            let now = clock();
            if let Err(error) = db.write(move |db| go_on(db, id, now)).await {
                // The others go on; this one is tried again.
                tracing::warn!(%error, work = self.name, %id, "it cannot go on now");
                any = false;
            }
        }
        Ok(any)
    }
}
