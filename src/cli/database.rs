//! The database for one piece of work of a command, beside a server that may be running.
use crate::{
    config::Config,
    store::{Database, Db, migrate},
};
use diesel::result::Error;

/// Runs `work` as one transaction.
pub fn write<T, E>(
    config: &Config,
    work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
) -> anyhow::Result<T>
where
    T: Send + 'static,
    E: From<Error> + std::error::Error + Send + Sync + 'static,
{
    let database = open(config)?;
    Ok(runtime()?.block_on(database.write(work))?)
}

/// Runs `work` on a connection that cannot write.
pub fn read<T, E>(
    config: &Config,
    work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
) -> anyhow::Result<T>
where
    T: Send + 'static,
    E: From<Error> + std::error::Error + Send + Sync + 'static,
{
    let database = open(config)?;
    Ok(runtime()?.block_on(database.read(work))?)
}

/// The database; the first provider may be what a new one begins with.
fn open(config: &Config) -> anyhow::Result<Database> {
    let url = config.url();
    migrate::migrate(&url)?;
    migrate::check(&url)?;
    Database::open(&url, 1)
}

fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
}
