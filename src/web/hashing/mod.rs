//! Password hashing (P1, P2): argon2id on a few threads of its own, so that a flood of sign-ins leaves
//! other pages alone. Work that would wait too long is refused, never piled up.
mod argon;
mod queue;

use super::errors::Failure;
use crate::domain::password::Password;
pub use argon::Verified;
use argon::{check, fresh_hash};
use argon2::Block;
use queue::Queue;
use secrecy::{ExposeSecret, SecretString};
use std::{num::NonZero, sync::Arc, thread};
use tokio::sync::oneshot;

/// There is more to hash than can be done in time; pages answer 503.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many passwords are waiting to be checked")]
pub struct Overloaded;

impl From<Overloaded> for Failure {
    fn from(_: Overloaded) -> Self {
        Self::overloaded()
    }
}

/// The threads that hash; cheap to clone, they end when the last clone is dropped.
#[derive(Clone)]
pub struct Hashing(Arc<Threads>);

struct Threads(Arc<Queue>);

impl Hashing {
    /// Half the cores hash, at least one; the others are for pages.
    pub fn start() -> std::io::Result<Self> {
        let queue = Arc::<Queue>::default();
        for _ in 0..threads() {
            let queue = queue.clone();
            thread::Builder::new()
                .name("hashing".into())
                .spawn(move || queue.work())?;
        }
        Ok(Self(Arc::new(Threads(queue))))
    }

    /// The hash to keep, in PHC form.
    pub async fn hash(&self, password: Password) -> Result<String, Overloaded> {
        self.run(move |memory| fresh_hash(password.expose().as_bytes(), memory))
            .await?
            .ok_or(Overloaded)
    }

    /// Whether the password is that of the hash. Takes as long where there is no hash (P2).
    pub async fn verify(
        &self,
        password: SecretString,
        hash: Option<String>,
    ) -> Result<Verified, Overloaded> {
        self.run(move |memory| {
            let password = password.expose_secret().as_bytes();
            match hash {
                Some(hash) => check(password, &hash, memory),
                None => {
                    fresh_hash(password, memory);
                    Verified::WRONG
                }
            }
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Vec<Block>) -> T + Send + 'static,
    ) -> Result<T, Overloaded> {
        let (sender, answer) = oneshot::channel();
        self.0.0.push(Box::new(move |memory| {
            // Whoever asked may have gone away while this waited: then there is nothing to do.
            if !sender.is_closed() {
                sender.send(work(memory)).ok();
            }
        }))?;
        answer.await.map_err(|_| Overloaded)
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        self.0.close();
    }
}

fn threads() -> usize {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    (cores / 2).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    const WORDS: &str = "violin kettle harbour";

    fn password() -> Password {
        Password::parse(WORDS, &[]).unwrap()
    }

    #[actix_web::test]
    async fn a_password_proves_itself_and_nothing_else() {
        let hashing = Hashing::start().unwrap();
        let hash = hashing.hash(password()).await.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert_ne!(hash, hashing.hash(password()).await.unwrap());
        for (text, hash, ok) in [
            (WORDS, Some(hash.clone()), true),
            ("violin kettle harbor", Some(hash), false),
            (WORDS, None, false),
            (WORDS, Some("nonsense".to_owned()), false),
        ] {
            let verified = hashing.verify(text.into(), hash).await.unwrap();
            assert_eq!((verified.ok, verified.needs_rehash), (ok, false), "{text}");
        }
    }

    #[actix_web::test]
    async fn what_would_wait_too_long_is_refused() {
        let hashing = Hashing::start().unwrap();
        let (block, wait) = std::sync::mpsc::channel::<()>();
        let wait = Arc::new(Mutex::new(wait));
        // Each thread takes one piece at most before the queue is full.
        for _ in 0..queue::LIMIT + threads() {
            let wait = wait.clone();
            let work = Box::new(move |_: &mut Vec<Block>| {
                wait.lock().unwrap().recv().ok();
            });
            while hashing.0.0.push(work.clone()).is_err() {
                thread::yield_now();
            }
        }
        assert_eq!(hashing.hash(password()).await, Err(Overloaded));
        drop(block);
    }
}
