//! What goes on beside the requests. No right and no page depends on a job having run.
pub mod change_delegations;
pub mod deliver_mail;
pub mod import_invitations;
mod steps;
mod survive;
pub mod terms;
pub mod tidy;

use crate::{
    domain::time::Timestamp,
    mail::{Letterhead, Transport},
    store::Database,
};
use deliver_mail::Deliverer;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{sync::Notify, task::JoinHandle, time::timeout};

/// Tells the time.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// How long the deliverer may take to end: its own patience with a mail server, and a database that is slow.
const PATIENCE: Duration = Duration::from_secs(4);

/// The running jobs.
pub struct Jobs {
    stopping: Arc<AtomicBool>,
    post: Arc<Notify>,
    delivering: JoinHandle<()>,
    keeping_terms: JoinHandle<()>,
    tidying: JoinHandle<()>,
    importing: JoinHandle<()>,
    changing: JoinHandle<()>,
}

impl Jobs {
    /// Starts them on the running tokio runtime; `post` wakes the deliverer.
    pub fn start(
        db: Database,
        clock: Clock,
        letterhead: Letterhead,
        transport: Transport,
        post: Arc<Notify>,
    ) -> Self {
        let stopping = Arc::new(AtomicBool::new(false));
        let deliverer = Deliverer::new(db.clone(), clock.clone(), letterhead, transport);
        let delivering = tokio::spawn(deliverer.run(post.clone(), stopping.clone()));
        let keeping_terms = tokio::spawn(terms::run(db.clone(), clock.clone()));
        let importing = tokio::spawn(import_invitations::run(db.clone(), clock.clone()));
        let changing = tokio::spawn(change_delegations::run(db.clone(), clock.clone()));
        let tidying = tokio::spawn(tidy::run(db, clock));
        Self {
            stopping,
            post,
            delivering,
            keeping_terms,
            tidying,
            importing,
            changing,
        }
    }

    /// Lets the letter under way leave or gives it back, and stops. What still waits is sent after the next start.
    pub async fn stop(mut self) {
        self.keeping_terms.abort();
        self.tidying.abort();
        self.importing.abort();
        self.changing.abort();
        self.stopping.store(true, Ordering::Relaxed);
        self.post.notify_one();
        if timeout(PATIENCE, &mut self.delivering).await.is_err() {
            tracing::warn!("a mail could not be given back and waits for the end of its lease");
            self.delivering.abort();
        }
    }
}
