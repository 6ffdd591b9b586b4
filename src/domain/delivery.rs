//! When a mail that did not leave is tried again.
use super::time::Timestamp;

/// How often a mail is tried; with the delays between, that is most of a day.
pub const ATTEMPTS: i32 = 12;
/// The first delay, in seconds; it doubles each time.
const FIRST: i64 = 30;
/// The longest delay, in seconds.
const LONGEST: i64 = 6 * 60 * 60;

/// When to try again after `attempt` (from 1) failed for a reason that may pass; `None` after the last.
/// `chance` adds up to a quarter, so that mails that failed together do not come back together.
pub fn next_try(attempt: i32, now: Timestamp, chance: u16) -> Option<Timestamp> {
    if attempt >= ATTEMPTS {
        return None;
    }
    let doublings = u32::try_from(attempt - 1).unwrap_or(0).min(16);
    let delay = (FIRST << doublings).min(LONGEST);
    let jitter = delay * i64::from(chance) / (4 * i64::from(u16::MAX));
    Some(now.plus_seconds(delay + jitter))
}

#[cfg(test)]
mod tests {
    use super::{ATTEMPTS, next_try};
    use crate::domain::time::Timestamp;

    #[test]
    fn delays_double_up_to_six_hours_and_end() {
        let now = Timestamp::parse("2026-11-23").unwrap();
        let seconds = |attempt, chance| {
            let at = next_try(attempt, now, chance)?;
            Some((at.micros() - now.micros()) / 1_000_000)
        };
        assert_eq!(seconds(1, 0), Some(30));
        assert_eq!(seconds(2, 0), Some(60));
        assert_eq!(seconds(2, u16::MAX), Some(75));
        assert_eq!(seconds(11, 0), Some(6 * 60 * 60));
        assert_eq!(seconds(ATTEMPTS, 0), None);
    }
}
