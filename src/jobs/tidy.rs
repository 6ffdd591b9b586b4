//! Deletes what has served its time, a little at once, so that nobody waits for it.
use super::{Clock, survive::survive};
use crate::store::{Database, tidy};
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(60 * 60);

/// Tidies now and every hour, until it is dropped.
pub async fn run(db: Database, clock: Clock) {
    loop {
        if let Some(Err(error)) = survive("tidying", once(&db, &clock)).await {
            tracing::warn!(%error, "tidying stopped; it goes on in an hour");
        }
        tokio::time::sleep(HOUR).await;
    }
}

/// Tidies everything once; says how many rows went.
pub async fn once(db: &Database, clock: &Clock) -> diesel::QueryResult<usize> {
    let now = clock();
    let mut all = 0;
    for rule in tidy::RULES {
        loop {
            let gone = db.write(move |db| rule.apply(db, now)).await?;
            all += gone;
            if gone < tidy::SOME {
                break;
            }
        }
    }
    Ok(all)
}
