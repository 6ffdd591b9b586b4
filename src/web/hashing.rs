//! Password hashing (P1, P2): argon2id on a few threads of its own, so that a flood of sign-ins leaves
//! other pages alone. Work that would wait too long is refused, never piled up.
use crate::{domain::password::Password, store::ids};
use argon2::{
    Algorithm, Argon2, Block, Params, PasswordHash, Version,
    password_hash::phc::{Output, ParamsString, Salt},
};
use secrecy::{ExposeSecret, SecretString};
use std::{
    collections::VecDeque,
    num::NonZero,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};
use subtle::ConstantTimeEq;
use tokio::sync::oneshot;

/// The most pieces of work that wait: about two seconds of them for one thread.
const QUEUE: usize = 128;
/// Memory that nobody needed for so long is given back.
const KEEP_MEMORY: Duration = Duration::from_secs(5);
/// Hashes from elsewhere that ask for more memory than this (in KiB) are not computed.
const MOST_MEMORY: u32 = 64 * 1024;
const HASH_BYTES: usize = 32;

/// 19 MiB, two passes, one lane: the first choice of OWASP's password storage guide.
fn params() -> Params {
    // Constants inside the limits of the algorithm, so this cannot fail.
    Params::new(19_456, 2, 1, Some(HASH_BYTES)).unwrap_or_default()
}

/// There is more to hash than can be done in time; pages answer 503.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many passwords are waiting to be checked")]
pub struct Overloaded;

/// What a password proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    pub ok: bool,
    /// The stored hash was made with weaker parameters than today's.
    pub needs_rehash: bool,
}

/// The threads that hash; cheap to clone, they end when the last clone is dropped.
#[derive(Clone)]
pub struct Hashing(Arc<Threads>);

struct Threads(Arc<Queue>);

#[derive(Default)]
struct Queue {
    waiting: Mutex<Waiting>,
    changed: Condvar,
}

#[derive(Default)]
struct Waiting {
    work: VecDeque<Work>,
    closed: bool,
}

type Work = Box<dyn FnOnce(&mut Vec<Block>) + Send>;

impl Hashing {
    /// Half the cores hash, at least one; the others are for pages.
    pub fn start() -> std::io::Result<Self> {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let queue = Arc::<Queue>::default();
        for _ in 0..(cores / 2).max(1) {
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
        self.0.lock().closed = true;
        self.0.changed.notify_all();
    }
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(&self, work: Work) -> Result<(), Overloaded> {
        let mut waiting = self.lock();
        if waiting.work.len() >= QUEUE {
            return Err(Overloaded);
        }
        waiting.work.push_back(work);
        self.changed.notify_one();
        Ok(())
    }

    /// What a thread does: the memory is used again and again, and given back in quiet times.
    fn work(&self) {
        let mut memory = Vec::new();
        let mut waiting = self.lock();
        while !waiting.closed {
            if let Some(work) = waiting.work.pop_front() {
                drop(waiting);
                work(&mut memory);
                waiting = self.lock();
            } else if memory.capacity() == 0 {
                waiting = self
                    .changed
                    .wait(waiting)
                    .unwrap_or_else(PoisonError::into_inner);
            } else {
                let (woken, pause) = self
                    .changed
                    .wait_timeout(waiting, KEEP_MEMORY)
                    .unwrap_or_else(PoisonError::into_inner);
                waiting = woken;
                if pause.timed_out() {
                    memory = Vec::new();
                }
            }
        }
    }
}

impl Verified {
    const WRONG: Self = Self {
        ok: false,
        needs_rehash: false,
    };
}

fn fresh_hash(password: &[u8], memory: &mut Vec<Block>) -> Option<String> {
    let salt = ids::random::<16>();
    let mut out = [0; HASH_BYTES];
    compute(params(), password, &salt, &mut out, memory)?;
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params()).ok()?,
        salt: Some(Salt::new(&salt).ok()?),
        hash: Some(Output::new(&out).ok()?),
    };
    Some(hash.to_string())
}

fn check(password: &[u8], hash: &str, memory: &mut Vec<Block>) -> Verified {
    let verify = |memory| {
        let stored = PasswordHash::new(hash).ok()?;
        let with = Params::try_from(&stored).ok()?;
        let expected = stored.hash?;
        let mut out = vec![0; expected.len()];
        let weaker = (with.m_cost(), with.t_cost()) < (params().m_cost(), params().t_cost());
        compute(with, password, stored.salt?.as_ref(), &mut out, memory)?;
        let ok = out.ct_eq(expected.as_bytes()).into();
        Some(Verified {
            ok,
            needs_rehash: ok && weaker,
        })
    };
    verify(memory).unwrap_or(Verified::WRONG)
}

fn compute(
    with: Params,
    password: &[u8],
    salt: &[u8],
    out: &mut [u8],
    memory: &mut Vec<Block>,
) -> Option<()> {
    if with.m_cost() > MOST_MEMORY {
        return None;
    }
    let blocks = with.block_count();
    if memory.len() < blocks {
        memory.resize(blocks, Block::new());
    }
    Argon2::new(Algorithm::Argon2id, Version::V0x13, with)
        .hash_password_into_with_memory(password, salt, out, &mut memory[..blocks])
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

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
    async fn a_hash_of_weaker_parameters_is_told() {
        let mut out = [0; HASH_BYTES];
        let weak = Params::new(8_192, 1, 1, Some(HASH_BYTES)).unwrap();
        let salt = [7; 16];
        compute(
            weak.clone(),
            WORDS.as_bytes(),
            &salt,
            &mut out,
            &mut Vec::new(),
        )
        .unwrap();
        let hash = PasswordHash {
            algorithm: Algorithm::Argon2id.ident(),
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(&weak).unwrap(),
            salt: Some(Salt::new(&salt).unwrap()),
            hash: Some(Output::new(&out).unwrap()),
        };
        let hashing = Hashing::start().unwrap();
        let verified = hashing.verify(WORDS.into(), Some(hash.to_string())).await;
        assert_eq!(
            verified,
            Ok(Verified {
                ok: true,
                needs_rehash: true
            })
        );
    }

    #[actix_web::test]
    async fn what_would_wait_too_long_is_refused() {
        let hashing = Hashing::start().unwrap();
        let (block, wait) = std::sync::mpsc::channel::<()>();
        let wait = Arc::new(Mutex::new(wait));
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        // Each thread takes one piece at most before the queue is full.
        for _ in 0..QUEUE + (cores / 2).max(1) {
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
