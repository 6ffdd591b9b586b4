use std::fmt;

/// Where the value of a setting came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Nobody set it.
    Default,
    /// The settings file at this path.
    File(String),
    /// The environment variable of this name.
    Environment(&'static str),
    /// The flag of this name.
    Flag(&'static str),
}

impl fmt::Display for Source {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Default => write!(out, "the default"),
            Source::File(path) => write!(out, "the file {path}"),
            Source::Environment(name) => write!(out, "the environment variable {name}"),
            Source::Flag(name) => write!(out, "the flag --{name}"),
        }
    }
}

/// A setting's value as it may be shown (secrets are hidden), and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The value; `None` when there is none.
    pub shown: Option<String>,
    /// Where it came from.
    pub source: Source,
}
