use crate::config::{Config, describe};
use std::io::Write;

/// Prints every setting.
pub fn run(config: &Config) -> anyhow::Result<()> {
    Ok(std::io::stdout().write_all(describe(config).as_bytes())?)
}
