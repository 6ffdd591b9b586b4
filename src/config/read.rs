use super::{Config, ConfigError, load::SettingsFile, load::load, settings};
use std::{env, fs, io::ErrorKind, path::Path};

/// The settings file that is read when none is named; it may be absent.
pub const DEFAULT_FILE: &str = "multichannel.toml";

/// Reads the settings of this process: the file named by the flag or by `MULTICHANNEL_CONFIG`, the environment, flags.
pub fn read(
    file: Option<&Path>,
    flags: impl IntoIterator<Item = (&'static str, String)>,
) -> Result<Config, ConfigError> {
    let named = file
        .map(Path::to_owned)
        .or_else(|| env::var_os(settings::CONFIG_VARIABLE).map(Into::into));
    let path = named.as_deref().unwrap_or(Path::new(DEFAULT_FILE));
    let shown = path.display().to_string();
    let text = match fs::read_to_string(path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == ErrorKind::NotFound && named.is_none() => None,
        Err(error) => {
            return Err(ConfigError::Unreadable {
                path: shown,
                reason: error.to_string(),
            });
        }
    };
    let file = text
        .as_deref()
        .map(|text| SettingsFile { path: &shown, text });
    load(file, environment(), flags)
}

/// What is not UTF-8 keeps its place, marked, so that the setting's own check refuses it.
fn environment() -> impl Iterator<Item = (String, String)> {
    env::vars_os().map(|(name, text)| {
        (
            name.to_string_lossy().into_owned(),
            text.to_string_lossy().into_owned(),
        )
    })
}
