//! The table of settings, one row each: names, default, meaning, and the function that understands it.
use super::{
    cidr::TrustedProxies, database_url::DatabaseUrl, mail_setting::MailSetting, parse,
    parse::SecondFactor, public_url::PublicUrl, secret::Secret,
};
use crate::mail::Address;
use std::net::SocketAddr;

/// Names the settings file; the only variable of ours that is not a setting.
pub const CONFIG_VARIABLE: &str = "MULTICHANNEL_CONFIG";
/// Every other environment variable that starts like this must be a setting.
pub const PREFIX: &str = "MULTICHANNEL_";

/// What people need to know of a setting.
#[derive(Debug)]
pub struct Row {
    /// Its key in the settings file.
    pub key: &'static str,
    /// Its environment variable.
    pub variable: &'static str,
    /// Its flag, without the dashes.
    pub flag: Option<&'static str>,
    /// What holds when nobody sets it.
    pub default: Fallback,
    /// What it is for.
    pub about: &'static str,
    /// What a value must look like; follows "set it to".
    pub expected: &'static str,
    /// True when a value may hold a secret, so that no message may repeat it.
    pub secret: bool,
}

/// What holds when nobody sets it.
#[derive(Debug)]
pub enum Fallback {
    /// This text, read like any other value.
    Text(&'static str),
    /// Worked out from other settings or the machine, as this says.
    Derived(&'static str),
    /// Nothing.
    Absent,
}

/// A row of the table and the function that understands its values.
///
/// A parser answers with a constant reason: so it cannot repeat what it was given.
#[derive(Debug)]
pub struct Setting<T> {
    /// What people need to know of it.
    pub row: Row,
    pub(super) parse: fn(&str) -> Result<T, &'static str>,
}

/// All rows, in the order in which they are printed.
pub static ALL: [&Row; 10] = [
    &LISTEN.row,
    &PUBLIC_URL.row,
    &SECRET.row,
    &DATABASE_URL.row,
    &MAIL.row,
    &MAIL_FROM.row,
    &SECOND_FACTOR.row,
    &TRUSTED_PROXIES.row,
    &WORKERS.row,
    &LOG.row,
];

/// `listen`
pub static LISTEN: Setting<SocketAddr> = Setting {
    row: Row {
        key: "listen",
        variable: "MULTICHANNEL_LISTEN",
        flag: Some("listen"),
        default: Fallback::Text("127.0.0.1:8080"),
        about: "The address and port that the server listens on.",
        expected: "an address and a port, such as 127.0.0.1:8080 or [::1]:8080",
        secret: false,
    },
    parse: parse::listen,
};

/// `public_url`
pub static PUBLIC_URL: Setting<PublicUrl> = Setting {
    row: Row {
        key: "public_url",
        variable: "MULTICHANNEL_PUBLIC_URL",
        flag: Some("public-url"),
        default: Fallback::Derived(
            "http://<listen> while that is a loopback address with a fixed port",
        ),
        about: "The address under which browsers reach the portal; every link in a page or a mail starts with it.",
        expected: "http:// or https:// and a host without path or query, such as https://portal.example.com",
        secret: false,
    },
    parse: PublicUrl::parse,
};

/// `secret`
pub static SECRET: Setting<Secret> = Setting {
    row: Row {
        key: "secret",
        variable: "MULTICHANNEL_SECRET",
        flag: None,
        default: Fallback::Absent,
        about: "Signs links and session cookies; all nodes share it, and changing it ends both. `serve` needs it.",
        expected: "64 or more random hexadecimal digits, such as `openssl rand -hex 32` prints",
        secret: true,
    },
    parse: Secret::parse,
};

/// `database_url`
pub static DATABASE_URL: Setting<DatabaseUrl> = Setting {
    row: Row {
        key: "database_url",
        variable: "DATABASE_URL",
        flag: Some("database-url"),
        default: Fallback::Text("sqlite://data/multichannel.db"),
        about: "The database: a SQLite file for one node, PostgreSQL for several.",
        expected: "sqlite:// and a path (sqlite:///absolute or sqlite://relative), or postgres://user:password@host/database",
        secret: true,
    },
    parse: DatabaseUrl::parse,
};

/// `mail`
pub static MAIL: Setting<MailSetting> = Setting {
    row: Row {
        key: "mail",
        variable: "MULTICHANNEL_MAIL",
        flag: None,
        default: Fallback::Text("log:"),
        about: "Where mail goes: a mail server, a folder with one .eml file a mail, or only a line in the log.",
        expected: "smtp://user:password@host:port?tls=required|starttls|none (special characters percent-encoded), \
                   file:///folder or log:",
        secret: true,
    },
    parse: MailSetting::parse,
};

/// `mail_from`
pub static MAIL_FROM: Setting<Address> = Setting {
    row: Row {
        key: "mail_from",
        variable: "MULTICHANNEL_MAIL_FROM",
        flag: None,
        default: Fallback::Derived("Multichannel <no-reply@host of public_url>"),
        about: "Whom mail comes from.",
        expected: "a name and an address, such as Multichannel <no-reply@portal.example.com>",
        secret: false,
    },
    parse: parse::mail_from,
};

/// `second_factor`
pub static SECOND_FACTOR: Setting<SecondFactor> = Setting {
    row: Row {
        key: "second_factor",
        variable: "MULTICHANNEL_SECOND_FACTOR",
        flag: None,
        default: Fallback::Text("optional"),
        about: "Whether privileged members of partners must show a second factor. This version has no second factor \
                yet: only `optional` can be set until it arrives.",
        expected: "optional",
        secret: false,
    },
    parse: SecondFactor::parse,
};

/// `trusted_proxies`
pub static TRUSTED_PROXIES: Setting<TrustedProxies> = Setting {
    row: Row {
        key: "trusted_proxies",
        variable: "MULTICHANNEL_TRUSTED_PROXIES",
        flag: None,
        default: Fallback::Text(""),
        about: "The proxies in front of the server; only they are believed about the client's address.",
        expected: "addresses or networks separated by commas, such as 127.0.0.1, 10.0.0.0/8, fd00::/8",
        secret: false,
    },
    parse: TrustedProxies::parse,
};

/// `workers`
pub static WORKERS: Setting<usize> = Setting {
    row: Row {
        key: "workers",
        variable: "MULTICHANNEL_WORKERS",
        flag: None,
        default: Fallback::Derived("one for each processor core"),
        about: "Threads that answer requests.",
        expected: "a number from 1 to 1024",
        secret: false,
    },
    parse: parse::workers,
};

/// `log`
pub static LOG: Setting<String> = Setting {
    row: Row {
        key: "log",
        variable: "MULTICHANNEL_LOG",
        flag: None,
        default: Fallback::Text("info"),
        about: "What is logged: error, warn, info, debug or trace, for all or for single modules.",
        expected: "a filter such as info or warn,multichannel=debug",
        secret: false,
    },
    parse: parse::log,
};
