//! `multichannel check`: the settings, the schema, the integrity of the database.
use crate::{
    config::Config,
    store::{integrity, migrate},
};
use anyhow::ensure;

/// Prints a line for each thing looked at; fails at the first that is wrong.
pub fn run(config: &Config) -> anyhow::Result<()> {
    config.site()?;
    println!("settings: ok");
    let url = config.url();
    migrate::check(&url)?;
    println!("schema: ok");
    let faults = integrity::faults(&url)?;
    ensure!(
        faults.is_empty(),
        "the database is damaged, restore a copy:\n{}",
        faults.join("\n")
    );
    println!("database: ok");
    Ok(())
}
