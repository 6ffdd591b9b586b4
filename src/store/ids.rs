//! New ids. Chance comes in here, so that the domain stays pure.
use crate::domain::{id::Id, time::Timestamp, token::Nonce};
use std::sync::atomic::{AtomicU32, Ordering};

static MADE: AtomicU32 = AtomicU32::new(0);

/// A new id that sorts after all earlier ones of this process, also within one millisecond.
pub fn fresh<T>(now: Timestamp) -> Id<T> {
    let count = MADE.fetch_add(1, Ordering::Relaxed);
    let mut tail: [u8; 10] = random();
    // A UUIDv7 keeps 12 bits of the first two bytes and 62 of the rest: room for a count of 26 bits.
    tail[..2].copy_from_slice(&(((count >> 14) & 0xFFF) as u16).to_be_bytes());
    tail[2] = ((count >> 8) & 0x3F) as u8;
    tail[3] = (count & 0xFF) as u8;
    Id::new(now, tail)
}

/// A new nonce for a link.
pub fn nonce() -> Nonce {
    Nonce::from_random(random())
}

/// Bytes of the system's randomness.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Without randomness from the system nothing safe can be made: stop rather than go on.
    getrandom::fill(&mut bytes).unwrap_or_else(|e| panic!("the system gives no randomness: {e}"));
    bytes
}
