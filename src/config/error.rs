use super::{
    settings::{self, Row},
    source::Source,
};

/// Why the settings cannot be used, in one sentence that says what to do.
///
/// No variant can hold a secret: reasons are constant texts, and values are kept only of settings that hold none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The settings file is not there or not readable.
    #[error(
        "the settings file {path} cannot be read ({reason}); check the path given by --config or MULTICHANNEL_CONFIG"
    )]
    Unreadable { path: String, reason: String },
    /// The settings file is not TOML.
    #[error(
        "the settings file {path} is not valid TOML in line {line} ({reason}); correct that line"
    )]
    Malformed {
        path: String,
        line: usize,
        reason: String,
    },
    /// The settings file has a key that nobody reads.
    #[error(
        "the settings file {path} has the unknown key `{key}`; remove it or use one of: {known}"
    )]
    UnknownKey {
        path: String,
        key: String,
        known: String,
    },
    /// The environment has a variable of ours that nobody reads.
    #[error("the environment variable {name} is unknown; unset it or use one of: {known}")]
    UnknownVariable { name: String, known: String },
    /// A value cannot be used.
    #[error(
        "the setting `{key}`{given} from {from} cannot be used: it {reason}; set it to {expected}"
    )]
    Wrong {
        key: &'static str,
        /// Empty for settings that may hold a secret.
        given: String,
        from: Source,
        reason: &'static str,
        expected: &'static str,
    },
    /// A server needs this setting and it has no default.
    #[error(
        "the setting `{key}` is missing; set {variable} or `{key}` in the settings file to {expected}"
    )]
    Missing {
        key: &'static str,
        variable: &'static str,
        expected: &'static str,
    },
}

impl ConfigError {
    pub(super) fn missing(row: &Row) -> Self {
        Self::Missing {
            key: row.key,
            variable: row.variable,
            expected: row.expected,
        }
    }

    pub(super) fn wrong(row: &Row, text: &str, from: &Source, reason: &'static str) -> Self {
        let given = if row.secret {
            String::new()
        } else {
            format!(" = {text:?}")
        };
        Self::Wrong {
            key: row.key,
            given,
            from: from.clone(),
            reason,
            expected: row.expected,
        }
    }

    pub(super) fn wrong_kind(row: &Row, from: &Source) -> Self {
        let reason = "is neither a text nor a number nor a list of texts";
        Self::Wrong {
            key: row.key,
            given: String::new(),
            from: from.clone(),
            reason,
            expected: row.expected,
        }
    }

    pub(super) fn unknown_key(path: &str, key: &str) -> Self {
        let known = settings::ALL.map(|row| row.key).join(", ");
        Self::UnknownKey {
            path: path.to_owned(),
            key: key.to_owned(),
            known,
        }
    }

    pub(super) fn unknown_variable(name: String) -> Self {
        let known = settings::ALL.map(|row| row.variable).join(", ");
        Self::UnknownVariable {
            name,
            known: format!("{known}, {}", settings::CONFIG_VARIABLE),
        }
    }
}
