//! The settings: one table of what can be set ([`settings`]), read from four places, strictly.
//!
//! From the weakest to the strongest: the default, the file `multichannel.toml`, the environment, flags.
//! What is not known or not understood stops the program with a sentence that says what to do.
mod cidr;
mod database_url;
mod error;
mod load;
mod mail_setting;
mod parse;
mod print;
mod public_url;
mod read;
mod secret;
pub mod settings;
mod source;
#[cfg(test)]
mod tests;

pub use cidr::{Cidr, TrustedProxies};
pub use database_url::DatabaseUrl;
pub use error::ConfigError;
pub use load::{SettingsFile, load};
pub use mail_setting::{MailSetting, SmtpServer, SmtpTls};
pub use parse::SecondFactor;
pub use print::describe;
pub use public_url::PublicUrl;
pub use read::read;
pub use secret::Secret;
pub use source::{Resolved, Source};

use crate::{mail::Address, store::Url};
use secrecy::ExposeSecret;
use std::{collections::BTreeMap, net::SocketAddr};

/// Every setting, understood and checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// The address that links are made of; see [`Config::site`].
    pub public_url: Option<PublicUrl>,
    /// What session cookies and links are signed with; see [`Config::site`].
    pub secret: Option<Secret>,
    /// Which database, and where.
    pub database_url: DatabaseUrl,
    /// Where mail goes.
    pub mail: MailSetting,
    /// Whom mail comes from; absent only while `public_url` is.
    pub mail_from: Option<Address>,
    /// Whether a second factor must be shown at sign-in.
    pub second_factor: SecondFactor,
    /// The proxies whose word about the client's address is believed.
    pub trusted_proxies: TrustedProxies,
    /// Threads that answer requests.
    pub workers: usize,
    /// What is logged, in the words of `tracing`'s filters.
    pub log: String,
    /// For each key, the value as it may be shown and where it came from.
    resolved: BTreeMap<&'static str, Resolved>,
}

/// What a server needs that no default can give it.
#[derive(Debug, Clone)]
pub struct Site {
    /// The address that links are made of.
    pub public_url: PublicUrl,
    /// What session cookies and links are signed with.
    pub secret: Secret,
    /// Whom mail comes from.
    pub mail_from: Address,
}

impl Config {
    /// What a server needs, or which setting is still missing.
    pub fn site(&self) -> Result<Site, ConfigError> {
        let missing = |setting: &settings::Row| ConfigError::missing(setting);
        Ok(Site {
            public_url: self
                .public_url
                .clone()
                .ok_or_else(|| missing(&settings::PUBLIC_URL.row))?,
            secret: self
                .secret
                .clone()
                .ok_or_else(|| missing(&settings::SECRET.row))?,
            mail_from: self
                .mail_from
                .clone()
                .ok_or_else(|| missing(&settings::MAIL_FROM.row))?,
        })
    }

    /// The database as the store opens it.
    pub fn url(&self) -> Url {
        match &self.database_url {
            DatabaseUrl::Sqlite(path) => Url::Sqlite(path.display().to_string()),
            DatabaseUrl::Postgres(url) => Url::Postgres(url.expose_secret().to_owned()),
        }
    }

    /// The value of a setting as it may be shown, and where it came from.
    pub fn resolved(&self, key: &str) -> Option<&Resolved> {
        self.resolved.get(key)
    }
}
