//! Writes down what time has ended or extended, and reminds of what it will end. Pages, rights and links are computed
//! from now and never wait for it: this only records, tells, and frees what nobody asked for meanwhile.
use super::{Clock, survive::survive};
use crate::{
    actions::{delegations, invitations, relationships, reviews},
    domain::{end_request::REMINDED_AFTER, reminder::WINDOWS, time::Timestamp},
    store::{
        Database, Db, amendments, end_requests, invitation_ends, reminders, review_looks, terms,
    },
};
use diesel::QueryResult;
use std::time::Duration;

const TICK: Duration = Duration::from_secs(60);

/// How much is found and written at once, so that nobody waits for it long.
const SOME: i64 = 50;

/// Looks now and every minute, until it is dropped.
pub async fn run(db: Database, clock: Clock) {
    loop {
        if let Some(Err(error)) = survive("terms", once(&db, &clock)).await {
            tracing::warn!(%error, "ends and reminders stopped; they go on in a minute");
        }
        tokio::time::sleep(TICK).await;
    }
}

/// Everything once; says how much was written down or reminded of.
pub async fn once(db: &Database, clock: &Clock) -> QueryResult<usize> {
    let now = clock();
    let mut all = each(db, now, terms::ended, delegations::expire).await?;
    all += each(db, now, terms::extended, delegations::extend).await?;
    all += each(db, now, terms::lapsed, delegations::lapse).await?;
    all += each(db, now, amendments::lapsed, delegations::lapse_amendment).await?;
    for window in WINDOWS {
        let due = move |db: &mut Db, now, some| reminders::due(db, window, now, some);
        let remind = move |db: &mut Db, found: &_, now| delegations::remind(db, found, window, now);
        all += each(db, now, due, remind).await?;
    }
    for days in REMINDED_AFTER {
        let due = move |db: &mut Db, now, some| end_requests::to_remind(db, days, now, some);
        let remind = move |db: &mut Db, asked: &_, now| relationships::remind(db, asked, days, now);
        all += each(db, now, due, remind).await?;
    }
    all += each(db, now, review_looks::due, reviews::remind).await?;
    all += sweep(db, now, invitation_ends::ended, |db, found, now| {
        invitations::expire(db, &found, now)
    })
    .await?;
    all += each(db, now, invitation_ends::to_remind, invitations::remind).await?;
    Ok(all)
}

/// A sweep that does `act` on each; it says whether it was the first to.
async fn each<T: Send + 'static>(
    db: &Database,
    now: Timestamp,
    find: impl Fn(&mut Db, Timestamp, i64) -> QueryResult<Vec<T>> + Copy + Send + 'static,
    act: impl Fn(&mut Db, &T, Timestamp) -> QueryResult<bool> + Copy + Send + 'static,
) -> QueryResult<usize> {
    let all = move |db: &mut Db, found: Vec<T>, now| {
        let mut done = 0;
        for one in &found {
            done += usize::from(act(db, one, now)?);
        }
        Ok(done)
    };
    sweep(db, now, find, all).await
}

/// Finds some and acts on them in one transaction, until there is no more to find or to do. What was found may have
/// changed meanwhile: `act` guards itself.
async fn sweep<T: Send + 'static>(
    db: &Database,
    now: Timestamp,
    find: impl Fn(&mut Db, Timestamp, i64) -> QueryResult<Vec<T>> + Copy + Send + 'static,
    act: impl Fn(&mut Db, Vec<T>, Timestamp) -> QueryResult<usize> + Copy + Send + 'static,
) -> QueryResult<usize> {
    let mut all = 0;
    loop {
        let found = db.read(move |db| find(db, now, SOME)).await?;
        let last = (found.len() as i64) < SOME;
        if found.is_empty() {
            return Ok(all);
        }
        let done = db.write(move |db| act(db, found, now)).await?;
        all += done;
        if last || done == 0 {
            return Ok(all);
        }
    }
}
