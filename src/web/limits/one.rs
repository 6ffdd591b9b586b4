//! One limit: how often its keys may do something. What was done counts (P3, P17). One too many is done and then undone, which
//! costs as much: whoever was refused of late may try as often again, and is then refused before anything is done.
use crate::web::errors::Failure;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// How long the tries of whoever was refused are counted.
const LATELY: Duration = Duration::from_secs(60);

/// A limit, with who was refused.
pub struct Limit {
    done: DefaultKeyedRateLimiter<String>,
    /// Of those alone who were refused of late.
    tries: DefaultKeyedRateLimiter<String>,
    refused: Mutex<HashMap<String, Instant>>,
}

impl Limit {
    /// For what is done, and for as many tries again.
    pub fn new(quota: Quota) -> Self {
        Self {
            done: RateLimiter::keyed(quota),
            tries: RateLimiter::keyed(quota),
            refused: Mutex::default(),
        }
    }
    /// Asked before anything is done.
    pub fn may_try(&self, key: String) -> Result<(), Failure> {
        let is_late = |at: &Instant| at.elapsed() < LATELY;
        let was_refused = self.refused().get(&key).is_some_and(is_late);
        if was_refused && self.tries.check_key(&key).is_err() {
            return Err(self.refuse(key));
        }
        Ok(())
    }
    /// Counts what was done.
    pub fn count(&self, key: String) -> Result<(), Failure> {
        match self.done.check_key(&key) {
            Ok(()) => Ok(()),
            Err(_) => Err(self.refuse(key)),
        }
    }
    /// Forgets keys that have not been used for a while.
    pub fn tidy(&self) {
        self.done.retain_recent();
        self.tries.retain_recent();
        self.refused().retain(|_, at| at.elapsed() < LATELY);
    }
    /// Whoever goes on trying is known for as long again.
    fn refuse(&self, key: String) -> Failure {
        self.refused().insert(key, Instant::now());
        Failure::too_many()
    }
    fn refused(&self) -> MutexGuard<'_, HashMap<String, Instant>> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
