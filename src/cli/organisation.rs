//! `multichannel organisation`: what the operator sees and stops.
use super::database;
use crate::{
    actions::organisations::suspend::{Standing, StandingError, resume, suspend},
    config::Config,
    domain::{
        organisation::{Organisation, Slug},
        time::Timestamp,
    },
    store::{Db, migrate, organisations},
    web::app,
};

/// What is done with organisations.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// List all organisations
    List,
    /// Suspend an organisation: its members can only read, leave, and take rights back
    ///
    /// Its links open nothing, nobody signs up by them, and no invitation is handed to it. Rights that it holds at
    /// customers rest: they stay as agreed, end at their term, and nobody can use them until it resumes.
    Suspend {
        /// The organisation's short name, as in its addresses
        organisation: String,
    },
    /// Let a suspended organisation act again
    Resume {
        /// The organisation's short name, as in its addresses
        organisation: String,
    },
}

/// Lists, suspends or resumes.
pub fn run(config: &Config, command: Command) -> anyhow::Result<()> {
    migrate::require(&config.url())?;
    match command {
        Command::List => {
            for organisation in database::read(config, organisations::all)? {
                println!("{}", line(&organisation));
            }
            Ok(())
        }
        Command::Suspend { organisation } => {
            let words = ["is suspended", "was suspended before"];
            turn(config, &organisation, suspend, words)
        }
        Command::Resume { organisation } => {
            let words = ["can act again", "is not suspended"];
            turn(config, &organisation, resume, words)
        }
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

type Turn = fn(&mut Db, &Slug, Timestamp) -> Result<Standing, StandingError>;

fn turn(
    config: &Config,
    organisation: &str,
    to: Turn,
    [now_it, it_was]: [&str; 2],
) -> anyhow::Result<()> {
    let slug = Slug::parse(organisation).ok_or(StandingError::Unknown)?;
    let now = app::system_clock()();
    let wanted = slug.clone();
    match database::write(config, move |db| to(db, &wanted, now))? {
        Standing::Changed => println!("{slug} {now_it}"),
        Standing::Same => println!("{slug} {it_was}"),
    }
    Ok(())
}
