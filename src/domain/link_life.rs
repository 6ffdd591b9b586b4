//! How long the link of an invitation works.
use super::invitation::{ADDRESSED_DAYS, Kind, LONGEST_DAYS, REUSABLE_DAYS};

/// A life of 1–365 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkLife(i64);

impl LinkLife {
    /// `None` outside of the limits.
    pub const fn of_days(days: i64) -> Option<Self> {
        if 1 <= days && days <= LONGEST_DAYS {
            Some(Self(days))
        } else {
            None
        }
    }
    /// Plain decimal digits only.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim();
        (digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit()))
            .then(|| digits.parse().ok())
            .flatten()
            .and_then(Self::of_days)
    }
    /// What holds unless the provider says otherwise.
    pub const fn usual(kind: Kind) -> Self {
        match kind {
            Kind::Addressed => Self(ADDRESSED_DAYS),
            Kind::Reusable => Self(REUSABLE_DAYS),
        }
    }
    /// In days.
    pub const fn days(self) -> i64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_lives_1_to_365_days() {
        for (text, days) in [
            ("1", Some(1)),
            (" 365 ", Some(365)),
            ("0", None),
            ("366", None),
            ("-1", None),
            ("1e2", None),
            ("", None),
        ] {
            assert_eq!(LinkLife::parse(text).map(LinkLife::days), days, "{text}");
        }
        assert_eq!(LinkLife::usual(Kind::Addressed).days(), 14);
        assert_eq!(LinkLife::usual(Kind::Reusable).days(), 90);
    }
}
