//! `multichannel organisation`: what the operator sees and stops.
use super::database;
use crate::{
    actions::organisations::suspend::{self, SuspendError, Suspended},
    config::Config,
    domain::organisation::{Organisation, Slug},
    store::organisations,
    web::app,
};

/// What is done with organisations.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// List all organisations
    List,
    /// Suspend an organisation: its members can no longer act for it
    Suspend {
        /// The organisation's short name, as in its addresses
        organisation: String,
    },
}

/// Lists or suspends.
pub fn run(config: &Config, command: Command) -> anyhow::Result<()> {
    match command {
        Command::List => {
            for organisation in database::read(config, organisations::all)? {
                println!("{}", line(&organisation));
            }
            Ok(())
        }
        Command::Suspend { organisation } => stop(config, &organisation),
    }
}

/// Short name, kind, state, country and name, with tabs between.
fn line(organisation: &Organisation) -> String {
    let Organisation {
        slug,
        kind,
        state,
        country,
        name,
        ..
    } = organisation;
    let (kind, state) = (kind.as_str(), state.as_str());
    format!("{slug}\t{kind}\t{state}\t{country}\t{name}")
}

fn stop(config: &Config, organisation: &str) -> anyhow::Result<()> {
    let slug = Slug::parse(organisation).ok_or(SuspendError::Unknown)?;
    let now = app::system_clock()();
    let wanted = slug.clone();
    match database::write(config, move |db| suspend::suspend(db, &wanted, now))? {
        Suspended::Now => println!("{slug} is suspended"),
        Suspended::Already => println!("{slug} was suspended before"),
    }
    Ok(())
}
