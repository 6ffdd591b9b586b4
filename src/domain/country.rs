//! Countries and territories by their ISO 3166-1 alpha-2 codes.

use diesel::{deserialize::FromSqlRow, expression::AsExpression};
use std::fmt;
use std::sync::LazyLock;

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let lines = include_str!("data/countries.txt").lines();
    lines
        .filter_map(|line| line.as_bytes().try_into().ok().map(Country))
        .collect()
});

/// An assigned country code in upper case; pages take the name from the messages.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Country([u8; 2]);

impl Country {
    /// Reads a code in any case; `None` for a code that is not assigned.
    pub fn parse(text: &str) -> Option<Country> {
        let code: [u8; 2] = text.as_bytes().try_into().ok()?;
        let country = Country(code.map(|letter| letter.to_ascii_uppercase()));
        COUNTRIES.binary_search(&country).ok().map(|_| country)
    }

    /// The code, two upper-case letters.
    pub fn as_str(&self) -> &str {
        // Only codes from the bundled ASCII list get this far.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Every country, by code.
    pub fn all() -> &'static [Country] {
        &COUNTRIES
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_in_any_case_and_kept_in_upper_case() {
        for text in ["de", "De", "DE"] {
            assert_eq!(Country::parse(text).unwrap().as_str(), "DE");
        }
        for text in ["", "D", "DEU", "XX", "ZZ", "ß", "D ", "UK"] {
            assert_eq!(Country::parse(text), None, "{text}");
        }
    }

    #[test]
    fn all_assigned_codes_are_known_sorted_and_have_an_english_name() {
        assert_eq!(Country::all().len(), 249);
        assert!(Country::all().is_sorted_by(|a, b| a < b));
        let names = include_str!("../../templates/messages/en/countries.ftl");
        for country in Country::all() {
            assert!(
                names.contains(&format!("\ncountry-{country} = ")),
                "{country}"
            );
        }
    }
}
