//! `multichannel provider`: the operator opens the portal for a new provider.
use super::database;
use crate::{
    actions::openings,
    config::Config,
    domain::{country::Country, email::Email, opening::Opening, paths, text::Name, token::Purpose},
    web::{app, keys::Keys},
};
use anyhow::{Context, anyhow};

/// What is done with providers.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Create a provider and print the address at which its first administrator signs up, once
    Create {
        /// The provider's name
        #[arg(long)]
        name: String,
        /// Its country, as two letters (ISO 3166)
        #[arg(long)]
        country: String,
        /// The mail address of its first administrator
        #[arg(long, value_name = "EMAIL")]
        admin_email: String,
    },
}

/// Prints one line, the sign-up address; works while the server runs.
pub fn run(config: &Config, command: Command) -> anyhow::Result<()> {
    let Command::Create {
        name,
        country,
        admin_email,
    } = command;
    let name =
        Name::parse(&name).map_err(|_| anyhow!("--name must be 1 to 120 plain characters"))?;
    let country = Country::parse(&country)
        .context("--country must be a country's code of two letters, such as DE")?;
    let email = Email::parse(&admin_email)
        .map_err(|_| anyhow!("--admin-email must be a mail address, such as ana@example.com"))?;
    let site = config.site()?;
    let now = app::system_clock()();
    let opening = database::write(config, move |db| {
        openings::open(db, name, country, email, now)
    })?;
    let keys = Keys::derive(site.secret.expose());
    let token = keys
        .link
        .token(Purpose::Opening, &opening.nonce, Opening::GENERATION);
    println!("{}{}", site.public_url.as_str(), paths::sign_up(&token));
    Ok(())
}
