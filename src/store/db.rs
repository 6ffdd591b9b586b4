//! The connection: which databases there are and how to open one. Nothing outside this folder knows that there are two.
#![expect(
    clippy::disallowed_methods,
    reason = "the one place that knows which database it opens, and where savepoints are set"
)]
use super::sqlite;
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel::r2d2::{self, R2D2Connection};
use diesel::result::{DatabaseErrorKind, Error};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// A connection inside the transaction of one action, or a reading one.
#[derive(diesel::MultiConnection)]
pub enum Db {
    Postgres(PgConnection),
    Sqlite(SqliteConnection),
}
/// Both backends as one, for rows that are read from either.
pub use MultiBackend as Any;

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Url {
    Postgres(String),
    /// The path of the file.
    Sqlite(String),
}

/// The address of the database cannot be understood.
#[derive(Debug, thiserror::Error)]
#[error("DATABASE_URL must begin with sqlite:// (and a path) or postgres://")]
pub struct BadUrl;

impl std::str::FromStr for Url {
    type Err = BadUrl;
    /// Never guesses: an address without a known scheme is an error, not a new file.
    fn from_str(text: &str) -> Result<Self, BadUrl> {
        match text.split_once("://") {
            Some(("postgres" | "postgresql", _)) => Ok(Self::Postgres(text.to_owned())),
            Some(("sqlite", path)) if !path.is_empty() => Ok(Self::Sqlite(path.to_owned())),
            _ => Err(BadUrl),
        }
    }
}

/// What a connection may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// GET handlers: the database itself refuses to write.
    Read,
    Write,
    /// Reads however long it takes: for looking through the whole database.
    Inspect,
}

/// `synchronous = FULL`: with NORMAL a power cut loses acknowledged commits (P25). What is committed is copied into the
/// database after 4,000 pages, not 1,000: many changes touch the same pages, and those are copied once.
const SQLITE: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
    PRAGMA wal_autocheckpoint = 4000; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;";
/// Few pages serve most lists; what is written touches pages of everybody.
const SQLITE_READ: &str = "PRAGMA query_only = ON; PRAGMA cache_size = -8000;";
/// Its connections have no limit of time in that mode; see [`sqlite`].
const SQLITE_INSPECT: &str = "";
/// A statement that takes longer than 2 s is stopped (P24).
const POSTGRES: &str = "SET statement_timeout = '2s'; SET idle_in_transaction_session_timeout = '10s'; SET TIME ZONE 'UTC';";
const POSTGRES_READ: &str = "SET default_transaction_read_only = on;";
const POSTGRES_INSPECT: &str = "SET statement_timeout = 0;";

impl Url {
    /// Opens a connection with everything set that it needs.
    pub fn connect(&self, mode: Mode) -> ConnectionResult<Db> {
        let (mut db, settings) = match self {
            Self::Postgres(url) => (
                Db::Postgres(PgConnection::establish(url)?),
                [POSTGRES, POSTGRES_READ, POSTGRES_INSPECT],
            ),
            Self::Sqlite(path) => (
                Db::Sqlite(sqlite::open(mode != Mode::Inspect, || {
                    SqliteConnection::establish(path)
                })?),
                [SQLITE, SQLITE_READ, SQLITE_INSPECT],
            ),
        };
        let wanted = match mode {
            Mode::Write => 1,
            Mode::Read => 2,
            Mode::Inspect => 3,
        };
        db.batch_execute(&settings[..wanted].concat())
            .map_err(ConnectionError::CouldntSetupConfiguration)?;
        Ok(db)
    }
}

/// Opens connections for a pool.
#[derive(Debug)]
pub(super) struct Manager(pub Url, pub Mode);

impl r2d2::ManageConnection for Manager {
    type Connection = Db;
    type Error = r2d2::Error;
    fn connect(&self) -> Result<Db, r2d2::Error> {
        Ok(self.0.connect(self.1)?)
    }
    fn is_valid(&self, db: &mut Db) -> Result<(), r2d2::Error> {
        db.ping().map_err(r2d2::Error::QueryError)
    }
    fn has_broken(&self, db: &mut Db) -> bool {
        db.is_broken()
    }
}

impl Db {
    /// PostgreSQL plans by what it counted in the tables, and counts some time after much was written: this is at once.
    /// SQLite plans by its indexes alone.
    pub fn count_for_plans(&mut self) -> QueryResult<()> {
        match self {
            Self::Postgres(c) => c.batch_execute("ANALYZE"),
            Self::Sqlite(_) => Ok(()),
        }
    }

    /// Tries something that may break a constraint, and leaves the transaction usable if it does:
    /// after a failed statement PostgreSQL refuses the rest, so this sets a savepoint.
    /// A panic undoes the savepoint too, and goes on: left open, it would swallow the commit of the whole group.
    pub fn attempt<T>(&mut self, work: impl FnOnce(&mut Self) -> QueryResult<T>) -> QueryResult<T> {
        let mut panic = None;
        let done = self.transaction(|db| {
            catch_unwind(AssertUnwindSafe(|| work(db))).unwrap_or_else(|cause| {
                panic = Some(cause);
                Err(Error::RollbackTransaction)
            })
        });
        panic.map_or(done, |cause| resume_unwind(cause))
    }
}

/// What a query fails with when no connection can be had in time; pages answer 503.
pub(super) fn overloaded() -> Error {
    let why = "the database has more work than it can take".to_owned();
    Error::DatabaseError(DatabaseErrorKind::UnableToSendCommand, Box::new(why))
}

/// Commits what `work` did if it ends well, and only then.
pub(super) fn transaction<T, E: From<Error>>(
    db: &mut Db,
    work: impl FnOnce(&mut Db) -> Result<T, E>,
) -> Result<T, E> {
    type Transactions = <Db as diesel::Connection>::TransactionManager;
    match db {
        Db::Postgres(c) => AnsiTransactionManager::begin_transaction(c)?,
        // A deferred transaction that turns to writing fails at once, whatever the busy timeout.
        Db::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE")?,
    }
    let result = work(db);
    match &result {
        Ok(_) => Transactions::commit_transaction(db)?,
        Err(_) => Transactions::rollback_transaction(db)?,
    }
    result
}

/// Runs one statement that the shared backend cannot express (upserts, batches) on whichever backend this is.
macro_rules! on_either {
    ($db:expr, |$connection:ident| $statement:expr) => {
        match $db {
            $crate::store::Db::Postgres($connection) => $statement,
            $crate::store::Db::Sqlite($connection) => $statement,
        }
    };
}
pub(crate) use on_either;

/// Has whoever would change these rows wait until the transaction ends, so that what is read after it stays true until
/// the commit. SQLite has one writer, which does one thing after the other: there is nobody to wait for.
macro_rules! lock {
    ($db:expr, |$connection:ident| $statement:expr) => {
        $crate::store::db::locked!($db, |$connection| $statement).map(|_| ())
    };
}
pub(crate) use lock;

/// The same, with what the statement read; nothing where there is nobody to wait for.
macro_rules! locked {
    ($db:expr, |$connection:ident| $statement:expr) => {
        match &mut *$db {
            $crate::store::Db::Postgres($connection) => $statement.map(Some),
            $crate::store::Db::Sqlite(_) => Ok(None),
        }
    };
}
pub(crate) use locked;

/// How many rows one statement adds: the statement for each number of them stays prepared.
pub(super) const TOGETHER: usize = 32;

/// Runs a statement that adds rows: on PostgreSQL with many at once, since each is a way there and back; SQLite is quicker
/// with one row each, in one statement that stays prepared.
macro_rules! on_many {
    ($db:expr, $rows:expr, |$some:ident, $connection:ident| $statement:expr) => {
        match $db {
            $crate::store::Db::Postgres($connection) => {
                for $some in $rows.chunks($crate::store::db::TOGETHER) {
                    $statement;
                }
            }
            $crate::store::Db::Sqlite($connection) => {
                for $some in $rows.iter() {
                    $statement;
                }
            }
        }
    };
}
pub(crate) use on_many;

/// Adds rows the same way, where nothing is asked of them. PostgreSQL is asked for their ids: only where rows come back
/// does diesel ask whether the statement may stay prepared.
macro_rules! add_many {
    ($db:expr, $rows:expr, |$some:ident| $insert:expr, $id:expr) => {
        match $db {
            $crate::store::Db::Postgres(c) => {
                for $some in $rows.chunks($crate::store::db::TOGETHER) {
                    let insert = $crate::store::prepared::Prepared($insert.returning($id));
                    insert.load::<$crate::domain::id::Id<()>>(c)?;
                }
            }
            $crate::store::Db::Sqlite(c) => {
                for $some in $rows.iter() {
                    $crate::store::prepared::Prepared($insert).execute(c)?;
                }
            }
        }
    };
}
pub(crate) use add_many;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_never_guessed() {
        assert_eq!(
            "sqlite:///tmp/x.db".parse::<Url>().unwrap(),
            Url::Sqlite("/tmp/x.db".into())
        );
        assert!(matches!(
            "postgres://h/db".parse::<Url>().unwrap(),
            Url::Postgres(_)
        ));
        for bad in [
            "",
            "x.db",
            "mysql://h/db",
            "sqlite://",
            "sqlite:x.db",
            "postgre://h",
        ] {
            assert!(bad.parse::<Url>().is_err(), "{bad}");
        }
    }
}
