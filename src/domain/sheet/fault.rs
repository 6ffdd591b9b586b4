//! What is wrong with a cell.
use super::Column;
use crate::domain::{text::BadText, words::words};

words! {
    /// What a cell breaks. Each has its sentence in the message files (`imports-fault-…`).
    pub enum Rule {
        Empty = "empty",
        TooLong = "too-long",
        Forbidden = "forbidden",
        Malformed = "malformed",
        /// The row has more cells than the file has columns.
        Surplus = "surplus",
        UnknownLanguage = "unknown-language",
        NotAPartner = "not-a-partner",
        /// The rights are asked for partners that have no part in this row.
        NobodyGetsRights = "nobody-gets-rights",
        UnknownService = "unknown-service",
        UnknownChannel = "unknown-channel",
        NotYourCustomer = "not-your-customer",
        NotYourProvider = "not-your-provider",
        CspIsTheProviders = "csp-is-the-providers",
        OnlyCsp = "only-csp",
        DirectHasNone = "direct-has-none",
        SeatsMissing = "seats-missing",
        SeatsWrong = "seats-wrong",
        PaidByUse = "paid-by-use",
        NoDay = "no-day",
        TermOver = "term-over",
        TermTooLong = "term-too-long",
        YesOrNo = "yes-or-no",
    }
}

impl From<BadText> for Rule {
    fn from(why: BadText) -> Self {
        match why {
            BadText::Empty => Self::Empty,
            BadText::TooLong { .. } => Self::TooLong,
            BadText::Forbidden => Self::Forbidden,
            BadText::Malformed => Self::Malformed,
        }
    }
}

/// A cell and the rule that it breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault<C> {
    pub column: C,
    pub rule: Rule,
}

impl<C: Column> Fault<C> {
    /// This rule, broken in this column.
    pub const fn new(column: C, rule: Rule) -> Self {
        Self { column, rule }
    }
    /// Several in one line, as they are kept.
    pub fn joined(faults: &[Self]) -> String {
        let word = |fault: &Self| format!("{}:{}", fault.column.as_str(), fault.rule.as_str());
        faults.iter().map(word).collect::<Vec<_>>().join(" ")
    }
    /// From such a line; what a later program wrote is left out.
    pub fn parse_all(line: &str) -> Vec<Self> {
        let parse = |word: &str| {
            let (column, rule) = word.split_once(':')?;
            Some(Self::new(C::parse(column)?, Rule::parse(rule)?))
        };
        line.split(' ').filter_map(parse).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::invitation_import::Column;

    #[test]
    fn faults_are_kept_in_one_line() {
        let faults = [
            Fault::new(Column::CustomerEmail, Rule::Malformed),
            Fault::new(Column::Note, Rule::TooLong),
        ];
        let line = Fault::joined(&faults);
        assert_eq!(line, "customer_email:malformed note:too-long");
        assert_eq!(Fault::parse_all(&line), faults);
        assert_eq!(Fault::<Column>::parse_all(""), []);
    }
}
