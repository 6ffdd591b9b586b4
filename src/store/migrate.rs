//! Migrations: embedded, for both databases, under a lock (`diesel_migrations` takes none).
use super::db::{Db, Mode, Url};
use crate::private;
use anyhow::{Context, ensure};
use diesel::connection::SimpleConnection;
use diesel::migration::Migration;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::{fs::File, path::Path};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Any constant number will do: it names the lock among those of this database.
const POSTGRES_LOCK: &str = "SET statement_timeout = 0; SELECT pg_advisory_lock(5307221908)";

/// Brings the database to this program's schema; makes a SQLite file that is not there yet.
/// Processes that start together wait for each other: one migrates. Returns how many migrations ran.
pub fn migrate(url: &Url) -> anyhow::Result<usize> {
    let _lock = file_lock(url)?;
    let mut db = url
        .connect(Mode::Write)
        .context("cannot open the database")?;
    if let Db::Postgres(_) = db {
        db.batch_execute(POSTGRES_LOCK)?;
    }
    let ran = match db {
        Db::Postgres(_) => db.run_pending_migrations(POSTGRES).map(|ran| ran.len()),
        Db::Sqlite(_) => db.run_pending_migrations(SQLITE).map(|ran| ran.len()),
    };
    ran.map_err(anyhow::Error::from_boxed)
        .context("cannot migrate the database")
}

const OLDER: &str = "the database is older than this program: run `multichannel migrate`";

/// Refuses a database that is not there, for whoever must not make one.
pub fn require(url: &Url) -> anyhow::Result<()> {
    ensure!(
        is_there(url),
        "there is no database yet: run `multichannel migrate`, or check DATABASE_URL"
    );
    Ok(())
}

/// Refuses a database that is not there, older or newer than this program.
pub fn check(url: &Url) -> anyhow::Result<()> {
    require(url)?;
    // Diesel makes sure of its own table even to read it, which PostgreSQL refuses to readers.
    let mut db = url
        .connect(Mode::Write)
        .context("cannot open the database")?;
    let source = match db {
        Db::Postgres(_) => POSTGRES,
        Db::Sqlite(_) => SQLITE,
    };
    let known = names(&source)?;
    ensure!(is_migrated(&mut db), OLDER);
    let applied = db.applied_migrations().map_err(anyhow::Error::from_boxed)?;
    let mut applied: Vec<_> = applied
        .into_iter()
        .map(|version| version.to_string())
        .collect();
    applied.sort();
    ensure!(applied.len() >= known.len(), OLDER);
    ensure!(
        applied == known,
        "the database was made by a newer program: start that one"
    );
    Ok(())
}

/// Connecting would make the file of a SQLite database; looking must not.
fn is_there(url: &Url) -> bool {
    match url {
        Url::Sqlite(path) => Path::new(path).exists(),
        Url::Postgres(_) => true,
    }
}

/// Whether any migration ever ran; looking must not make the table.
fn is_migrated(db: &mut Db) -> bool {
    db.batch_execute("SELECT version FROM __diesel_schema_migrations LIMIT 1")
        .is_ok()
}

/// The versions of the embedded migrations, in order.
fn names(source: &EmbeddedMigrations) -> anyhow::Result<Vec<String>> {
    let migrations: Vec<Box<dyn Migration<diesel::sqlite::Sqlite>>> =
        diesel::migration::MigrationSource::migrations(source)
            .map_err(anyhow::Error::from_boxed)?;
    let mut names: Vec<_> = migrations
        .iter()
        .map(|m| m.name().version().to_string())
        .collect();
    names.sort();
    Ok(names)
}

/// SQLite has no lock that spans migrations; a file beside the database is one. Held until dropped.
fn file_lock(url: &Url) -> anyhow::Result<Option<File>> {
    let Url::Sqlite(path) = url else {
        return Ok(None);
    };
    if let Some(folder) = Path::new(path)
        .parent()
        .filter(|f| !f.as_os_str().is_empty())
    {
        private::folder(folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    let lock = private::file(Path::new(&format!("{path}.lock")))
        .with_context(|| format!("cannot write beside {path}"))?;
    lock.lock()
        .context("cannot lock the database for migrating")?;
    // SQLite gives the files beside it the same permissions.
    private::file(Path::new(path)).with_context(|| format!("cannot write {path}"))?;
    Ok(Some(lock))
}
