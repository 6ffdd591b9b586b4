//! What every request can reach.
use super::{errors::Failure, hashing::Hashing, keys::Keys, limits::Limits};
use crate::{
    config::{PublicUrl, TrustedProxies},
    domain::time::Timestamp,
    store::{Database, Db},
};
use diesel::result::Error;
use std::{path::PathBuf, sync::Arc};
use tokio::sync::Notify;

/// Tells the time; tests put their own in.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// What every request can reach.
#[derive(Clone)]
pub struct App {
    pub db: Database,
    pub clock: Clock,
    pub keys: Keys,
    /// Links are made of this alone, never of what a request says (P19).
    pub public_url: PublicUrl,
    pub trusted_proxies: TrustedProxies,
    pub hashing: Hashing,
    pub limits: Arc<Limits>,
    /// Wakes the job that delivers mail.
    pub post: Arc<Notify>,
    /// The folder of sent mails that `/demo/mailbox` shows; only in the demo.
    pub mailbox: Option<PathBuf>,
}

/// The real time.
pub fn system_clock() -> Clock {
    #[expect(
        clippy::disallowed_methods,
        reason = "one of the few places that ask the clock"
    )]
    Arc::new(|| Timestamp::from_micros(jiff::Timestamp::now().as_microsecond()))
}

impl App {
    /// The time of this request.
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// Reads, on a connection that cannot write.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
    ) -> Result<T, Failure>
    where
        T: Send + 'static,
        E: From<Error> + Into<Failure> + Send + 'static,
    {
        self.db.read(work).await.map_err(Into::into)
    }

    /// Runs one action as one durable transaction, then wakes the post for what it put into the outbox.
    pub async fn write<T, E>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
    ) -> Result<T, Failure>
    where
        T: Send + 'static,
        E: From<Error> + Into<Failure> + Send + 'static,
    {
        self.try_write(work).await.map_err(Into::into)
    }

    /// The same, for handlers that answer some of the action's errors with a page of their own.
    pub async fn try_write<T, E>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let done = self.db.write(work).await?;
        self.post.notify_one();
        Ok(done)
    }
}
