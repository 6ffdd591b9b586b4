//! Organisations: providers, resellers and customers.
use super::{
    country::Country, email::Domain, id::Id, language::Language, public_mailbox::is_public_mailbox,
    text::Name, words::words,
};
use diesel::{deserialize::FromSqlRow, expression::AsExpression};
use std::fmt;

words! {
    /// What an organisation is in the portal; never changes.
    pub enum Kind { Provider = "provider", Reseller = "reseller", Customer = "customer" }
}
words! {
    /// Suspended by the operator: keeps its data, takes part in nothing new.
    pub enum State { Active = "active", Suspended = "suspended" }
}

/// An organisation as the rules see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    pub id: Id<Self>,
    pub kind: Kind,
    pub slug: Slug,
    pub name: Name,
    pub country: Country,
    pub domain: Option<Domain>,
    /// The domain is that of a proven mailbox; otherwise it is only claimed.
    pub domain_proven: bool,
    pub state: State,
    pub language: Language,
    /// How its partners and customers reach it for help, in its own words.
    pub support_contact: Option<Name>,
    /// The countries that a provider may serve.
    pub markets: Markets,
}

impl Organisation {
    /// May take part in something new.
    pub fn is_in_good_standing(&self) -> bool {
        self.state == State::Active
    }
    /// A provider serves this country (its own by default).
    pub fn serves(&self, country: Country) -> bool {
        self.markets.0.contains(&country)
    }
}

/// The countries that a provider may serve, sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default, AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Markets(Vec<Country>, String);

impl Markets {
    /// Each country once.
    pub fn new(countries: impl IntoIterator<Item = Country>) -> Self {
        let mut all: Vec<_> = countries.into_iter().collect();
        all.sort();
        all.dedup();
        let joined = all
            .iter()
            .map(Country::as_str)
            .collect::<Vec<_>>()
            .join(" ");
        Self(all, joined)
    }
    /// Sorted by their codes.
    pub fn countries(&self) -> &[Country] {
        &self.0
    }
    /// As in the column: codes with spaces between.
    pub fn joined(&self) -> &str {
        &self.1
    }
    pub(crate) fn stored(text: &str) -> Self {
        Self::new(text.split(' ').filter_map(Country::parse))
    }
}

/// The name of an organisation in addresses: lower-case ASCII letters, digits, hyphens; unique, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Slug(String);

impl Slug {
    /// The `attempt`th slug (0, 1, …) to try for a name, for the case that earlier ones are taken.
    pub fn from_name(name: &Name, attempt: u32) -> Self {
        let mut slug = String::new();
        for c in name.as_str().to_lowercase().chars() {
            match fold(c) {
                Some(c) => slug.push(c),
                None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
                None => {}
            }
        }
        slug.truncate(48);
        let slug = slug.trim_matches('-');
        let base = if slug.is_empty() {
            "organisation"
        } else {
            slug
        };
        match attempt {
            0 => Self(base.to_owned()),
            n => Self(format!("{base}-{}", n + 1)),
        }
    }
    /// From an address; `None` for what no slug looks like.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
        (!text.is_empty() && text.len() <= 64 && text.bytes().all(fits))
            .then(|| Self(text.to_owned()))
    }
    /// As it stands in addresses and in the column.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    pub(crate) fn stored(text: String) -> Self {
        Self(text)
    }
}

/// ASCII letters and digits stay, common Latin accents are dropped, all else is a gap.
const fn fold(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | '0'..='9' => c,
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        _ => return None,
    })
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a domain cannot be an organisation's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicMailbox;

/// A company cannot own the domain of a public mailbox service.
pub fn own_domain(domain: Domain) -> Result<Domain, PublicMailbox> {
    if is_public_mailbox(domain.as_str()) {
        Err(PublicMailbox)
    } else {
        Ok(domain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_come_from_names() {
        let slug = |name: &str, n| Slug::from_name(&Name::parse(name).unwrap(), n).to_string();
        assert_eq!(slug("Contoso Ltd.", 0), "contoso-ltd");
        assert_eq!(slug("Padaria São João", 1), "padaria-sao-joao-2");
        assert_eq!(slug("北京云", 0), "organisation");
        assert_eq!(Slug::parse("Contoso"), None);
    }
}
