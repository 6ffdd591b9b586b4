use super::{
    Config, ConfigError, PublicUrl,
    settings::{self, Fallback, Row, Setting},
    source::{Resolved, Source},
};
use crate::mail::Address;
use std::{collections::BTreeMap, fmt::Display, num::NonZero, thread};

/// A settings file that was read.
#[derive(Debug, Clone, Copy)]
pub struct SettingsFile<'a> {
    /// Where it was read, for messages.
    pub path: &'a str,
    /// What it says.
    pub text: &'a str,
}

/// Puts the four sources together: defaults, the file, the environment, flags (pairs of a setting's key and its value).
///
/// Of the environment it reads `DATABASE_URL` and what starts with `MULTICHANNEL_`.
pub fn load(
    file: Option<SettingsFile<'_>>,
    environment: impl IntoIterator<Item = (String, String)>,
    flags: impl IntoIterator<Item = (&'static str, String)>,
) -> Result<Config, ConfigError> {
    let mut given = Given::default();
    if let Some(file) = file {
        given.take_file(file)?;
    }
    given.take_environment(environment)?;
    given.take_flags(flags);
    given.into_config()
}

/// The strongest text given for each key, and what became of it.
#[derive(Default)]
struct Given {
    texts: BTreeMap<&'static str, (String, Source)>,
    resolved: BTreeMap<&'static str, Resolved>,
}

impl Given {
    fn take_file(&mut self, file: SettingsFile<'_>) -> Result<(), ConfigError> {
        let table: toml::Table =
            toml::from_str(file.text).map_err(|error| malformed(file, &error))?;
        for (key, value) in table {
            let row = settings::ALL.iter().find(|row| row.key == key);
            let row = row.ok_or_else(|| ConfigError::unknown_key(file.path, &key))?;
            let source = Source::File(file.path.to_owned());
            let text = text_of(&value).ok_or_else(|| ConfigError::wrong_kind(row, &source))?;
            self.texts.insert(row.key, (text, source));
        }
        Ok(())
    }

    fn take_environment(
        &mut self,
        variables: impl IntoIterator<Item = (String, String)>,
    ) -> Result<(), ConfigError> {
        for (name, text) in variables {
            if let Some(row) = settings::ALL.iter().find(|row| row.variable == name) {
                self.texts
                    .insert(row.key, (text, Source::Environment(row.variable)));
            } else if name.starts_with(settings::PREFIX) && name != settings::CONFIG_VARIABLE {
                return Err(ConfigError::unknown_variable(name));
            }
        }
        Ok(())
    }

    fn take_flags(&mut self, flags: impl IntoIterator<Item = (&'static str, String)>) {
        for (key, text) in flags {
            let flag = settings::ALL
                .iter()
                .find(|row| row.key == key)
                .and_then(|row| row.flag);
            self.texts
                .insert(key, (text, Source::Flag(flag.unwrap_or(key))));
        }
    }

    fn into_config(mut self) -> Result<Config, ConfigError> {
        let listen = self.needed(&settings::LISTEN)?;
        let public_url =
            self.or_derived(&settings::PUBLIC_URL, || PublicUrl::of_loopback(listen))?;
        let mail_from =
            self.or_derived(&settings::MAIL_FROM, || public_url.as_ref().map(sender))?;
        Ok(Config {
            listen,
            public_url,
            secret: self.or_derived(&settings::SECRET, || None)?,
            database_url: self.needed(&settings::DATABASE_URL)?,
            mail: self.needed(&settings::MAIL)?,
            mail_from,
            second_factor: self.needed(&settings::SECOND_FACTOR)?,
            trusted_proxies: self.needed(&settings::TRUSTED_PROXIES)?,
            workers: self
                .or_derived(&settings::WORKERS, || Some(cores()))?
                .unwrap_or(1),
            log: self.needed(&settings::LOG)?,
            resolved: self.resolved,
        })
    }

    /// A setting that always has a value, because the table has a default for it.
    fn needed<T: Display>(&mut self, setting: &Setting<T>) -> Result<T, ConfigError> {
        self.or_derived(setting, || None)?
            .ok_or_else(|| ConfigError::missing(&setting.row))
    }

    fn or_derived<T: Display>(
        &mut self,
        setting: &Setting<T>,
        derive: impl FnOnce() -> Option<T>,
    ) -> Result<Option<T>, ConfigError> {
        let row = &setting.row;
        let (value, source) = match self.texts.remove(row.key).or_else(|| default_of(row)) {
            Some((text, source)) => {
                let value = (setting.parse)(&text)
                    .map_err(|reason| ConfigError::wrong(row, &text, &source, reason))?;
                (Some(value), source)
            }
            None => (derive(), Source::Default),
        };
        let shown = value.as_ref().map(T::to_string);
        self.resolved.insert(row.key, Resolved { shown, source });
        Ok(value)
    }
}

fn default_of(row: &Row) -> Option<(String, Source)> {
    match row.default {
        Fallback::Text(text) => Some((text.to_owned(), Source::Default)),
        Fallback::Derived(_) | Fallback::Absent => None,
    }
}

fn text_of(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Array(list) => {
            let texts: Option<Vec<&str>> = list.iter().map(toml::Value::as_str).collect();
            Some(texts?.join(","))
        }
        _ => None,
    }
}

/// Only the line's number and a constant reason: the line itself may hold a secret.
fn malformed(file: SettingsFile<'_>, error: &toml::de::Error) -> ConfigError {
    let until = error
        .span()
        .map_or(0, |span| span.start.min(file.text.len()));
    let line = file.text.as_bytes()[..until]
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
        + 1;
    ConfigError::Malformed {
        path: file.path.to_owned(),
        line,
        reason: error.message().to_owned(),
    }
}

fn sender(url: &PublicUrl) -> Address {
    Address {
        name: "Multichannel".to_owned(),
        email: format!("no-reply@{}", url.mail_domain()),
    }
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}
