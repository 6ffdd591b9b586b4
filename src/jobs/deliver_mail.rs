//! Sends what is in the outbox (P27): one letter at a time, each leased and written down in a transaction, so that a
//! crash leaves at most one letter of which nobody knows whether it left. It is sent again, under the same id.
use super::{Clock, survive::survive};
use crate::{
    domain::{delivery, id::Id, time::Timestamp},
    mail::{Letterhead, Reason, SendError, Transport},
    store::{
        Database, Db, ids,
        outbox::{self, Due, Mail, Verdict, Waiting},
    },
};
use diesel::result::{Error, QueryResult};
use std::{
    collections::VecDeque,
    mem,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{sync::Notify, time::timeout};

/// How often the outbox is looked at when nobody says that there is something in it.
const TICK: Duration = Duration::from_secs(1);
/// How long a letter under way may still take when the program stops (P29).
const PATIENCE: Duration = Duration::from_secs(2);
/// How often somebody who sends asks whether the program stops.
const LOOK: Duration = Duration::from_millis(50);
/// How long a letter is its deliverer's own, in seconds: longer than sending can take.
const LEASE_SECONDS: i64 = 120;

/// Delivers the outbox of one database.
pub struct Deliverer {
    db: Database,
    clock: Clock,
    letterhead: Letterhead,
    transport: Transport,
    /// What was due at the last look at the outbox, the longest due first.
    waiting: VecDeque<Waiting>,
    /// What became of the last letter, until the database has it.
    report: Option<Report>,
}

/// What became of a letter.
#[derive(Debug, Clone, Copy)]
struct Report {
    id: Id<Mail>,
    attempt: i32,
    at: Timestamp,
    outcome: Outcome,
}

/// How sending ended.
#[derive(Debug, Clone, Copy)]
enum Outcome {
    Left,
    Failed(SendError),
    /// The program stops, and the mail server is too slow for that: nobody knows whether it left.
    Interrupted,
}

/// Takes over what a program held that stopped without giving it back. Only where this is the only one: another
/// deliverer's letters would leave twice.
pub async fn take_over(db: &Database, now: Timestamp) -> QueryResult<()> {
    let left = db.write::<_, Error>(move |db| outbox::give_all_back(db, now));
    let left = left.await?;
    if left > 0 {
        tracing::info!(left, "mails that were under way are sent again");
    }
    Ok(())
}

impl Deliverer {
    pub fn new(db: Database, clock: Clock, letterhead: Letterhead, transport: Transport) -> Self {
        Self {
            db,
            clock,
            letterhead,
            transport,
            waiting: VecDeque::new(),
            report: None,
        }
    }

    /// Delivers whenever `post` wakes it, and every second, until `stopping`.
    pub async fn run(mut self, post: Arc<Notify>, stopping: Arc<AtomicBool>) {
        while !stopping.load(Ordering::Relaxed) {
            match survive("mail", self.deliver(&stopping)).await {
                Some(Ok(())) => {}
                Some(Err(error)) => {
                    tracing::warn!(%error, "the outbox cannot be reached");
                    tokio::time::sleep(TICK).await;
                }
                None => tokio::time::sleep(TICK).await,
            }
            // Whichever comes first; what was missed is found at the next tick.
            let _ = timeout(TICK, post.notified()).await;
        }
    }

    /// Delivers all that is due now, until `stopping`.
    pub async fn deliver(&mut self, stopping: &AtomicBool) -> QueryResult<()> {
        loop {
            self.look(stopping).await?;
            if self.waiting.is_empty() && self.report.is_none() {
                return Ok(());
            }
            let Some(due) = self.next().await? else {
                continue;
            };
            let outcome = tokio::select! {
                sent = self.send(&due) => sent.map_or_else(Outcome::Failed, |()| Outcome::Left),
                () = out_of_patience(stopping) => Outcome::Interrupted,
            };
            self.report = Some(Report {
                id: due.id,
                attempt: due.attempt,
                at: (self.clock)(),
                outcome,
            });
        }
    }

    /// Sees what is due, once what the last look found is done; nothing more when the program stops.
    async fn look(&mut self, stopping: &AtomicBool) -> QueryResult<()> {
        let now = (self.clock)();
        if stopping.load(Ordering::Relaxed) {
            self.waiting.clear();
        } else if self.waiting.is_empty() {
            let due = self.db.read(move |db| outbox::due(db, now)).await?;
            self.waiting = due.into();
        }
        Ok(())
    }

    /// Writes down what became of the last letter, and takes the next that nobody else has. Each in its own transaction:
    /// whoever takes several letters back waits for one of them, and must not hold the other meanwhile.
    async fn next(&mut self) -> QueryResult<Option<Due>> {
        if let Some(report) = self.report {
            let write = move |db: &mut Db| report.write(db);
            self.db.write::<_, Error>(write).await?;
            self.report = None;
        }
        let mut waiting = mem::take(&mut self.waiting);
        let until = (self.clock)().plus_seconds(LEASE_SECONDS);
        let work = move |db: &mut Db| {
            while let Some(next) = waiting.pop_front() {
                if let Some(due) = outbox::lease(db, &next, until)? {
                    return Ok((Some(due), waiting));
                }
            }
            Ok((None, waiting))
        };
        let (leased, waiting) = self.db.write::<_, Error>(work).await?;
        self.waiting = waiting;
        Ok(leased)
    }

    async fn send(&self, due: &Due) -> Result<(), SendError> {
        let id = due.id.to_string();
        let letter = self
            .letterhead
            .compose(&id, due.created_at, &due.to, &due.message);
        match letter {
            Ok(letter) => self.transport.send(&letter).await,
            Err(error) => {
                tracing::error!(%error, %id, "a letter cannot be written");
                Err(SendError::Permanent(Reason::Unusable))
            }
        }
    }
}

/// Ends when a letter under way has to be left because the program stops.
async fn out_of_patience(stopping: &AtomicBool) {
    while !stopping.load(Ordering::Relaxed) {
        tokio::time::sleep(LOOK).await;
    }
    tokio::time::sleep(PATIENCE).await;
}

impl Report {
    fn write(&self, db: &mut Db) -> QueryResult<()> {
        let (reason, again) = match self.outcome {
            Outcome::Left => return outbox::sent(db, self.id, self.at),
            Outcome::Interrupted => return outbox::give_back(db, self.id, self.at),
            Outcome::Failed(SendError::Permanent(reason)) => (reason, None),
            Outcome::Failed(SendError::Temporary(reason)) => {
                let chance = u16::from_be_bytes(ids::random());
                (reason, delivery::next_try(self.attempt, self.at, chance))
            }
        };
        tracing::warn!(id = %self.id, attempt = self.attempt, %reason, last = again.is_none(), "a mail did not leave");
        let verdict = again.map_or(Verdict::Dead, Verdict::RetryAt);
        outbox::failed(db, self.id, &reason.to_string(), verdict)
    }
}
