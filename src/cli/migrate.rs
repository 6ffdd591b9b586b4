//! `multichannel migrate`: brings the database to this version's schema.
use crate::{config::Config, store::migrate};

/// Runs what is pending, and says how much that was.
pub fn run(config: &Config) -> anyhow::Result<()> {
    match migrate::migrate(&config.url())? {
        0 => println!("The database is up to date."),
        1 => println!("The database is up to date now: 1 migration ran."),
        ran => println!("The database is up to date now: {ran} migrations ran."),
    }
    Ok(())
}
