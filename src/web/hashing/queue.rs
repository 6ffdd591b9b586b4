//! Work that waits for a thread: bounded, first come first served.
use super::Overloaded;
use argon2::Block;
use std::{
    collections::VecDeque,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// The most pieces of work that wait: about two seconds of them for one thread.
pub(super) const LIMIT: usize = 128;
/// Memory that nobody needed for so long is given back.
const KEEP_MEMORY: Duration = Duration::from_secs(5);

/// Computes with memory that the thread keeps from one piece to the next.
pub(super) type Work = Box<dyn FnOnce(&mut Vec<Block>) + Send>;

/// The work that waits.
#[derive(Default)]
pub(super) struct Queue {
    waiting: Mutex<Waiting>,
    changed: Condvar,
}

#[derive(Default)]
struct Waiting {
    work: VecDeque<Work>,
    closed: bool,
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts work at the end, unless too much waits already.
    pub fn push(&self, work: Work) -> Result<(), Overloaded> {
        let mut waiting = self.lock();
        if waiting.work.len() >= LIMIT {
            return Err(Overloaded);
        }
        waiting.work.push_back(work);
        self.changed.notify_one();
        Ok(())
    }

    /// Lets the threads end.
    pub fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    /// What a thread does: the memory is used again and again, and given back in quiet times.
    pub fn work(&self) {
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
