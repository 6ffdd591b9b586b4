//! `multichannel demo`: a small made-up world on an embedded database, served on this machine only.
mod asked_rights;
mod cast;
mod days;
mod deals;
mod desks;
mod endings;
mod letters;
mod looks;
mod requests;
mod sales;
mod staff;
mod story;
mod world;

use super::serve::{self, Place, SERVING};
use crate::{
    config::{self, Config, PublicUrl},
    domain::{agreement::hex, password::Password},
    log, private,
    store::{Database, Url, ids, migrate},
    web::{app, hashing::Hashing, keys::Keys},
};
use anyhow::{Context, ensure};
use std::{
    ffi::OsStr,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// The password of everybody in the demo.
const PASSWORD: &str = "a quiet harbour in the evening";

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Throw the demo's data away and start anew
    #[arg(long)]
    pub reset: bool,
}

/// Makes the world if it is not there yet, serves it, and prints how to get in.
pub fn run(given: &Config, arguments: &Arguments) -> anyhow::Result<()> {
    ensure!(
        given.listen.ip().is_loopback(),
        "the demo's passwords are known to everybody: it listens on loopback only, such as 127.0.0.1:8080"
    );
    ensure!(
        given.public_url.as_ref().is_none_or(PublicUrl::is_loopback),
        "the demo's passwords are known to everybody: leave --public-url out, or name this machine, such as http://127.0.0.1:8080"
    );
    let folder = PathBuf::from("data/demo");
    let database = format!("{}/multichannel.db", folder.display());
    // Before anything is thrown away: a demo that runs keeps what it serves.
    let place = Place::take(&Url::Sqlite(database.clone()), given.listen)?;
    if arguments.reset {
        clear(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    let mailbox = folder.join("mail");
    private::folder(&mailbox)
        .with_context(|| format!("cannot make the folder {}", mailbox.display()))?;
    let mailbox = mailbox.canonicalize()?;
    let secret = secret(&folder)?;
    let config = settings(given, &database, secret, &mailbox)?;
    log::init("warn")?;
    make_world(&config)?;
    serve::serve(&config, place, Some(mailbox), welcome)
}

/// Empties the folder; what is locked stays: under a new file of its name another server would find its place free.
fn clear(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if path.extension() == Some(OsStr::new(SERVING)) {
            continue;
        }
        match entry.file_type()?.is_dir() {
            true => fs::remove_dir_all(path)?,
            false => fs::remove_file(path)?,
        }
    }
    Ok(())
}

/// The demo's own settings; only where to listen is taken from the caller.
fn settings(
    given: &Config,
    database: &str,
    secret: String,
    mailbox: &Path,
) -> anyhow::Result<Config> {
    let public_url = given.public_url.as_ref().map(|url| url.as_str().to_owned());
    let environment = [
        ("DATABASE_URL", format!("sqlite://{database}")),
        ("MULTICHANNEL_SECRET", secret),
        ("MULTICHANNEL_MAIL", format!("file://{}", mailbox.display())),
        ("MULTICHANNEL_LISTEN", given.listen.to_string()),
        (
            "MULTICHANNEL_PUBLIC_URL",
            public_url.unwrap_or_else(|| format!("http://{}", given.listen)),
        ),
    ];
    let environment = environment.map(|(name, value)| (name.to_owned(), value));
    Ok(config::load(None, environment, [])?)
}

/// Kept beside the data, so that links and sessions live through a second start.
fn secret(folder: &Path) -> anyhow::Result<String> {
    let file = folder.join("secret");
    if let Ok(kept) = fs::read_to_string(&file) {
        return Ok(kept);
    }
    let secret = hex(&ids::random::<32>());
    private::new_file(&file)
        .and_then(|mut file| file.write_all(secret.as_bytes()))
        .with_context(|| format!("cannot write {}", file.display()))?;
    Ok(secret)
}

/// One transaction: a world that is half there cannot be.
fn make_world(config: &Config) -> anyhow::Result<()> {
    let url = config.url();
    migrate::migrate(&url)?;
    let keys = Keys::derive(config.site()?.secret.expose());
    let now = (app::system_clock())();
    actix_web::rt::System::new().block_on(async {
        let db = Database::open(&url, 1)?;
        if db.read(world::is_there).await? {
            return Ok(());
        }
        let password = Password::parse(PASSWORD, &[])
            .map_err(|_| anyhow::anyhow!("the demo's password is too weak"))?;
        let hash = Hashing::start()?.hash(password).await?;
        let mut told = db
            .write(move |db| story::tell(db, &keys.link, &hash, now))
            .await;
        told = told.map_err(|error| error.context("cannot make the demo's world"));
        told
    })
}

fn welcome(address: &str) {
    println!("Multichannel's demo is ready at {address}\n");
    println!("Sign in at {address}/signin with the password: {PASSWORD}\n");
    for person in cast::PEOPLE {
        println!("  {:<36} {:<16} {}", person.email, person.name, person.part);
    }
    println!("\nEvery mail that was sent: {address}/demo/mailbox");
    println!("Stop with Ctrl+C; the data stays in data/demo. `demo --reset` starts anew.");
}
