//! E-mail addresses and domains (P6).
use super::text::BadText;
use diesel::{deserialize::FromSqlRow, expression::AsExpression};
use std::fmt;

/// An e-mail address as it was typed, with its canonical form for comparing.
#[derive(Debug, Clone, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Email {
    typed: String,
    key: EmailKey,
}

/// The canonical form: ASCII letters folded, the domain in its IDNA form. Unique among accounts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct EmailKey(String);

/// A domain name in its IDNA form, such as `contoso.com`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Domain(String);

impl Email {
    /// At most 254 bytes; local part of unquoted ASCII atoms, as every mail system takes.
    pub fn parse(text: &str) -> Result<Self, BadText> {
        let typed = text.trim();
        if typed.is_empty() {
            return Err(BadText::Empty);
        }
        if typed.len() > 254 {
            return Err(BadText::TooLong { limit: 254 });
        }
        let (local, domain) = typed.rsplit_once('@').ok_or(BadText::Malformed)?;
        if !is_dot_atom(local) || local.len() > 64 {
            return Err(BadText::Malformed);
        }
        let domain = Domain::parse(domain)?;
        let key = EmailKey(format!("{}@{}", local.to_ascii_lowercase(), domain.0));
        Ok(Self {
            typed: typed.to_owned(),
            key,
        })
    }
    /// As it was typed.
    pub fn as_str(&self) -> &str {
        &self.typed
    }
    /// What is the same for every way to type it.
    pub const fn key(&self) -> &EmailKey {
        &self.key
    }
    /// The part after the `@`, canonical.
    pub fn domain(&self) -> Domain {
        Domain(
            self.key
                .0
                .rsplit_once('@')
                .map_or_else(String::new, |(_, d)| d.to_owned()),
        )
    }
    /// From the database, where only parsed addresses are.
    pub(crate) fn stored(typed: String) -> Self {
        Self::parse(&typed).unwrap_or_else(|_| Self {
            key: EmailKey(typed.clone()),
            typed,
        })
    }
}

fn is_dot_atom(local: &str) -> bool {
    let atom = |c: u8| c.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&c);
    local
        .split('.')
        .all(|part| !part.is_empty() && part.bytes().all(atom))
}

impl EmailKey {
    /// As in the column.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    pub(crate) fn stored(text: String) -> Self {
        Self(text)
    }
}

impl Domain {
    /// At least two labels; refuses addresses of machines and anything with a path or port.
    pub fn parse(text: &str) -> Result<Self, BadText> {
        let text = text.trim().trim_end_matches('.');
        if text.is_empty() {
            return Err(BadText::Empty);
        }
        let ascii = idna::domain_to_ascii_strict(text).map_err(|_| BadText::Malformed)?;
        let labels: Vec<_> = ascii.split('.').collect();
        let last_is_word = labels
            .last()
            .is_some_and(|l| l.bytes().any(|b| b.is_ascii_alphabetic()));
        if labels.len() < 2 || labels.contains(&"") || !last_is_word || ascii.len() > 253 {
            return Err(BadText::Malformed);
        }
        Ok(Self(ascii))
    }
    /// Its ASCII form, in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    pub(crate) fn stored(text: String) -> Self {
        Self(text)
    }
}

impl PartialEq for Email {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}
impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.typed)
    }
}
impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mailbox_has_one_key() {
        let a = Email::parse(" Ana@Contoso.COM ").unwrap();
        assert_eq!(a.as_str(), "Ana@Contoso.COM");
        assert_eq!(a.key().as_str(), "ana@contoso.com");
        assert_eq!(
            Email::parse("x@bücher.example").unwrap().key().as_str(),
            "x@xn--bcher-kva.example"
        );
        assert_eq!(a.domain().as_str(), "contoso.com");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for bad in [
            "ana",
            "ana@",
            "@x.example",
            "a b@x.example",
            "a@localhost",
            "a..b@x.example",
            "a@10.0.0.1",
            "a@x.example/y",
            "\u{212A}@x.example",
        ] {
            assert!(Email::parse(bad).is_err(), "{bad}");
        }
    }
}
