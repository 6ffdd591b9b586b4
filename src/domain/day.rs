//! Days of the calendar, in UTC.
use super::time::Timestamp;
use diesel::{deserialize::FromSqlRow, expression::AsExpression};
use jiff::civil::Date;
use std::fmt;

/// A day: counted from 1970-01-01, which both databases keep and compare alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Integer)]
pub struct Day(i32);

const MICROS: i64 = 86_400_000_000;

impl Day {
    /// The day of a moment.
    pub fn of(at: Timestamp) -> Self {
        Self(i32::try_from(at.micros().div_euclid(MICROS)).unwrap_or(i32::MAX))
    }
    /// Reads `2026-11-23`, the one form that a day has.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let date: Date = plain.then(|| text.parse().ok()).flatten()?;
        let start = date.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
        Some(Self::of(Timestamp::from_micros(
            start.timestamp().as_microsecond(),
        )))
    }
    /// `days` later, or earlier if negative.
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
    /// The first moment of the day.
    pub const fn starts(self) -> Timestamp {
        Timestamp::from_micros(self.0 as i64 * MICROS)
    }
    /// Days from `self` until `later`; negative if that is earlier.
    pub const fn until(self, later: Self) -> i32 {
        later.0.saturating_sub(self.0)
    }
    pub(crate) const fn number(&self) -> &i32 {
        &self.0
    }
    pub(crate) const fn stored(number: i32) -> Self {
        Self(number)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.starts().date())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_back_as_written() {
        for text in ["1970-01-01", "2026-02-28", "2028-02-29", "1969-12-31"] {
            assert_eq!(Day::parse(text).unwrap().to_string(), text);
        }
        for wrong in [
            "",
            "2026-02-30",
            "2026-2-3",
            "23.11.2026",
            "20261123",
            "+026-11-23",
        ] {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_lasts_until_its_last_moment() {
        let day = Day::parse("2026-03-02").unwrap();
        let end = day.plus(1).starts();
        assert_eq!(Day::of(end.plus_seconds(-1)), day);
        assert_eq!(Day::of(end), day.plus(1));
        assert_eq!(day.until(day.plus(30)), 30);
    }
}
