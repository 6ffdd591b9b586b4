//! How many people a subscription is for.
use diesel::{deserialize::FromSqlRow, expression::AsExpression};
use std::fmt;

/// 1–1,000,000 seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Integer)]
pub struct Seats(i32);

impl Seats {
    /// The most seats of one subscription.
    pub const MOST: i32 = 1_000_000;

    /// `None` outside of the limits.
    pub const fn of(number: i32) -> Option<Self> {
        if 1 <= number && number <= Self::MOST {
            Some(Self(number))
        } else {
            None
        }
    }
    /// Plain decimal digits only.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim();
        let plain = (1..=7).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        plain
            .then(|| digits.parse().ok())
            .flatten()
            .and_then(Self::of)
    }
    /// How many there are.
    pub const fn number(self) -> i32 {
        self.0
    }
    pub(crate) const fn number_ref(&self) -> &i32 {
        &self.0
    }
}

impl fmt::Display for Seats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_whole_numbers_from_one_on() {
        for (text, seats) in [
            ("1", Some(1)),
            (" 25 ", Some(25)),
            ("1000000", Some(1_000_000)),
            ("1000001", None),
            ("0", None),
            ("-1", None),
            ("2.5", None),
            ("+5", None),
            ("", None),
        ] {
            assert_eq!(Seats::parse(text).map(Seats::number), seats, "{text}");
        }
    }
}
