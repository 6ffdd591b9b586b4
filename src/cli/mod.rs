//! The command line: what can be typed, and which function answers. One file a command.
mod check;
mod config;
mod database;
mod demo;
mod migrate;
mod organisation;
mod provider;
mod seed;
mod serve;

use crate::config::{Config, ConfigError};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// A self-hosted portal for multi-channel partner relationships.
///
/// Settings come from multichannel.toml, the environment and flags, the later ones stronger;
/// `multichannel config` lists them all.
#[derive(Debug, Parser)]
#[command(name = "multichannel", version, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    settings: SettingFlags,
    #[command(subcommand)]
    command: Command,
}

/// The flags that every command takes.
#[derive(Debug, Args)]
pub struct SettingFlags {
    /// The settings file [default: multichannel.toml, if there is one]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The database: sqlite://path or postgres://user:password@host/database
    #[arg(long, global = true, value_name = "URL")]
    database_url: Option<String>,
    /// The address and port to listen on, such as 127.0.0.1:8080
    #[arg(long, global = true, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
    /// The address under which browsers reach the portal, such as https://portal.example.com
    #[arg(long, global = true, value_name = "URL")]
    public_url: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the portal until it is told to stop
    Serve,
    /// Bring the database to this version's schema
    Migrate,
    /// Check the settings, the database and its integrity
    Check,
    /// Serve a small made-up world from ./data/demo, on this machine only
    Demo(demo::Arguments),
    /// Indirect providers
    #[command(subcommand)]
    Provider(provider::Command),
    /// Organisations of every kind
    #[command(subcommand)]
    Organisation(organisation::Command),
    /// Fill the database with made data for load tests
    Seed(seed::Arguments),
    /// Print every setting, its value (secrets hidden), where that comes from, and its default
    Config,
}

impl Cli {
    /// Does what was asked.
    pub fn run(self) -> anyhow::Result<()> {
        let own_database = self.settings.database_url.is_some();
        if own_database && matches!(self.command, Command::Demo(_)) {
            anyhow::bail!(
                "the demo keeps its own database in ./data/demo: leave out --database-url, or fill yours with `seed`"
            );
        }
        let config = self.settings.read()?;
        match self.command {
            Command::Serve => serve::run(&config),
            Command::Migrate => migrate::run(&config),
            Command::Check => check::run(&config),
            Command::Demo(arguments) => demo::run(&config, &arguments),
            Command::Provider(command) => provider::run(&config, command),
            Command::Organisation(command) => organisation::run(&config, command),
            Command::Seed(wanted) => seed::run(&config, &wanted),
            Command::Config => config::run(&config),
        }
    }
}

impl SettingFlags {
    fn read(self) -> Result<Config, ConfigError> {
        let flags = [
            ("database_url", self.database_url),
            ("listen", self.listen),
            ("public_url", self.public_url),
        ];
        let given = flags
            .into_iter()
            .filter_map(|(key, text)| Some((key, text?)));
        crate::config::read(self.config.as_deref(), given)
    }
}
