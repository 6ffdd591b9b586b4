//! One-time keys of forms that create something (P21).
use diesel::{deserialize::FromSqlRow, expression::AsExpression};

/// A key of 8–64 letters, digits, hyphens or underscores; the same key again creates nothing new.
#[derive(Debug, Clone, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Once(String);

impl Once {
    pub fn parse(text: &str) -> Option<Self> {
        let fits = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_';
        ((8..=64).contains(&text.len()) && text.bytes().all(fits)).then(|| Self(text.to_owned()))
    }
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
