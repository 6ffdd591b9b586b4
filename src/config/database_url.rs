use secrecy::{ExposeSecret, SecretString};
use std::{fmt, path::PathBuf};

/// Which database, and where.
#[derive(Debug, Clone)]
pub enum DatabaseUrl {
    /// A file of the embedded database.
    Sqlite(PathBuf),
    /// The address of a PostgreSQL server, as libpq reads it; it may hold a password.
    Postgres(SecretString),
}

impl DatabaseUrl {
    /// Reads `sqlite://path`, `postgres://…` or `postgresql://…`; never guesses.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        match text.split_once("://") {
            Some(("sqlite", path)) if path.is_empty() || path.ends_with('/') => {
                Err("names no file")
            }
            // A file of that name would be made, where SQLite's own addresses mean something else by it.
            Some(("sqlite", path)) if path.contains(['?', '#']) || path.starts_with(':') => {
                Err("holds more than the path of a file")
            }
            Some(("sqlite", path)) => Ok(Self::Sqlite(path.into())),
            Some(("postgres" | "postgresql", "")) => Err("names no server and no database"),
            Some(("postgres" | "postgresql", _)) => Ok(Self::Postgres(text.into())),
            _ => Err("starts with none of sqlite://, postgres:// and postgresql://"),
        }
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(out, "sqlite://{}", path.display()),
            Self::Postgres(url) => out.write_str(&without_password(url.expose_secret())),
        }
    }
}

/// Hides the password, and the whole query because libpq takes passwords there too.
fn without_password(url: &str) -> String {
    let (url, query) = url
        .split_once('?')
        .map_or((url, ""), |(url, _)| (url, "?(set)"));
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    match rest.rsplit_once('@') {
        Some((user, place)) if user.contains(':') => {
            let name = user.split(':').next().unwrap_or_default();
            format!("{scheme}://{name}:(set)@{place}{query}")
        }
        _ => format!("{url}{query}"),
    }
}

#[cfg(test)]
mod tests {
    use super::DatabaseUrl;

    #[test]
    fn an_address_is_shown_without_its_password() {
        for (text, shown) in [
            (
                "sqlite://data/multichannel.db",
                "sqlite://data/multichannel.db",
            ),
            ("sqlite:///var/lib/m.db", "sqlite:///var/lib/m.db"),
            ("postgres:///portal", "postgres:///portal"),
            ("postgres://me@host/portal", "postgres://me@host/portal"),
            (
                "postgres://me:p@ss@host:5432/portal",
                "postgres://me:(set)@host:5432/portal",
            ),
            (
                "postgresql://h/portal?user=me&password=word",
                "postgresql://h/portal?(set)",
            ),
        ] {
            assert_eq!(DatabaseUrl::parse(text).expect(text).to_string(), shown);
        }
    }

    #[test]
    fn what_is_not_plainly_one_of_the_two_is_refused() {
        for text in [
            "",
            "data.db",
            "mysql://h/d",
            "SQLITE://d",
            "sqlite:d.db",
            "sqlite://",
            "sqlite://data/",
            "sqlite://:memory:",
            "sqlite://d.db?mode=ro",
            "postgres:h",
            "postgres://",
        ] {
            assert!(DatabaseUrl::parse(text).is_err(), "{text}");
        }
    }
}
