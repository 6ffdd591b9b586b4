//! When it is told that rights or links end soon.
use super::time::Timestamp;

/// The last days before the end of a delegation, in which both sides are reminded of it once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// How many days before the end it opens.
    pub days: i32,
    /// How many days before the end a smaller one takes its place.
    smaller: i32,
}

/// The smallest first.
pub const WINDOWS: [Window; 3] = [
    Window {
        days: 1,
        smaller: 0,
    },
    Window {
        days: 7,
        smaller: 1,
    },
    Window {
        days: 30,
        smaller: 7,
    },
];

/// How many days before its end the customer is reminded of a link that was mailed.
pub const LINK_DAYS: i64 = 3;

impl Window {
    /// The ends whose smallest open window is this one at `now`: later than the first moment, up to the second.
    pub fn ends(self, now: Timestamp) -> (Timestamp, Timestamp) {
        let after = now.plus_days(self.smaller.into());
        (after, now.plus_days(self.days.into()))
    }
    /// All windows that are open at `now` before this end, whichever is the smallest.
    pub fn open(end: Timestamp, now: Timestamp) -> impl Iterator<Item = Self> {
        let is_open = move |window: &Self| end <= now.plus_days(window.days.into());
        WINDOWS.into_iter().filter(is_open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_has_one_smallest_window() {
        let now = Timestamp::parse("2026-11-23").unwrap();
        let smallest = |end: Timestamp| {
            let fits = |window: &Window| {
                let (after, until) = window.ends(now);
                after < end && end <= until
            };
            let fitting: Vec<_> = WINDOWS.into_iter().filter(fits).collect();
            assert!(fitting.len() <= 1);
            fitting.first().map(|window| window.days)
        };
        for (seconds, days) in [
            (0, None),
            (1, Some(1)),
            (86_400, Some(1)),
            (86_401, Some(7)),
            (7 * 86_400, Some(7)),
            (7 * 86_400 + 1, Some(30)),
            (30 * 86_400, Some(30)),
            (30 * 86_400 + 1, None),
        ] {
            assert_eq!(smallest(now.plus_seconds(seconds)), days, "{seconds}");
        }
        let open = Window::open(now.plus_days(5), now).map(|window| window.days);
        assert_eq!(open.collect::<Vec<_>>(), [7, 30]);
    }
}
