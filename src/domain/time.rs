//! Moments and spans of time.
use diesel::{deserialize::FromSqlRow, expression::AsExpression};
use jiff::tz::Offset;

/// A moment: microseconds since 1970 in UTC, which is what both databases keep exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::BigInt)]
pub struct Timestamp(i64);

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400 * SECOND;

impl Timestamp {
    /// From microseconds since 1970 UTC.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }
    /// Microseconds since 1970 UTC.
    pub const fn micros(self) -> i64 {
        self.0
    }
    /// The same, borrowed: what the column keeps.
    pub(crate) const fn micros_ref(&self) -> &i64 {
        &self.0
    }
    /// Reads RFC 3339, or a date alone as its first moment in UTC.
    pub fn parse(text: &str) -> Option<Self> {
        let full = match text.len() {
            10 => format!("{text}T00:00:00Z"),
            _ => text.to_owned(),
        };
        let at: jiff::Timestamp = full.parse().ok()?;
        Some(Self(at.as_microsecond()))
    }
    /// `days` of 24 hours later (or earlier, if negative).
    pub const fn plus_days(self, days: i64) -> Self {
        Self(self.0 + days * DAY)
    }
    /// `seconds` later (or earlier, if negative).
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * SECOND)
    }
    /// Whole days of 24 hours from `self` until `later`, rounded up; never negative.
    pub const fn days_until(self, later: Self) -> i64 {
        let left = later.0 - self.0;
        if left <= 0 { 0 } else { (left + DAY - 1) / DAY }
    }
    fn jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }
    /// RFC 3339 to the second, as in `datetime` attributes and CSV files.
    pub fn rfc3339(self) -> String {
        format!("{:.0}", self.jiff())
    }
    /// The day in UTC, `2026-11-23`.
    pub fn date(self) -> String {
        Offset::UTC.to_datetime(self.jiff()).date().to_string()
    }
    /// Day and minute in UTC, with the zone named: `2026-11-23 14:05 UTC`.
    pub fn minute(self) -> String {
        let at = Offset::UTC.to_datetime(self.jiff());
        format!("{} {:02}:{:02} UTC", at.date(), at.hour(), at.minute())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_round_up_and_never_go_below_zero() {
        let now = Timestamp::parse("2026-01-01").unwrap();
        assert_eq!(now.days_until(now.plus_days(3)), 3);
        assert_eq!(now.days_until(now.plus_days(3).plus_seconds(1)), 4);
        assert_eq!(now.days_until(now.plus_days(-1)), 0);
    }

    #[test]
    fn a_moment_reads_back_as_written() {
        let at = Timestamp::parse("2026-11-23T14:05:09Z").unwrap();
        assert_eq!(at.rfc3339(), "2026-11-23T14:05:09Z");
        assert_eq!(at.minute(), "2026-11-23 14:05 UTC");
        assert_eq!(at.date(), "2026-11-23");
        let nearly = Timestamp(at.micros() + 999_999);
        assert_eq!(nearly.rfc3339(), "2026-11-23T14:05:09Z");
        assert_eq!(Timestamp::parse("yesterday"), None);
    }
}
