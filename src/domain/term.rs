//! How long delegated rights last.

/// A term of 1–730 days, never permanent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term(i32);

impl Term {
    /// The longest term, in days.
    pub const LONGEST: i32 = 730;

    /// `None` outside of the limits.
    pub const fn of_days(days: i32) -> Option<Self> {
        if 1 <= days && days <= Self::LONGEST {
            Some(Self(days))
        } else {
            None
        }
    }
    /// Plain decimal digits only.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim();
        (!digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit()))
            .then(|| digits.parse().ok())
            .flatten()
            .and_then(Self::of_days)
    }
    /// In days.
    pub const fn days(self) -> i32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_1_to_730_days() {
        for (text, days) in [
            ("1", Some(1)),
            ("730", Some(730)),
            ("0", None),
            ("731", None),
            ("-1", None),
            ("P1Y", None),
            ("+5", None),
            ("", None),
        ] {
            assert_eq!(Term::parse(text).map(Term::days), days, "{text}");
        }
    }
}
