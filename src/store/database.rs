//! The database: reads go through a pool of read-only connections, writes through [`Database::write`] alone.
use super::{
    db::{Db, Manager, Mode, Url, overloaded, transaction},
    writer::Writer,
};
use anyhow::Context;
use diesel::r2d2;
use diesel::result::Error;
use std::time::Duration;
use tokio::sync::oneshot;

type Pool = r2d2::Pool<Manager>;

/// The open database; cheap to clone.
#[derive(Clone)]
pub struct Database {
    readers: Pool,
    writing: Writing,
}

#[derive(Clone)]
enum Writing {
    /// SQLite: one thread, commits in groups.
    Thread(Writer),
    /// PostgreSQL: any connection of a pool.
    Pool(Pool),
}

impl Database {
    /// Opens the database with `connections` for reading (and on PostgreSQL as many for writing).
    /// One connection is tried first, so that a wrong password is told at once.
    pub fn open(url: &Url, connections: u32) -> anyhow::Result<Self> {
        let first = url
            .connect(Mode::Write)
            .context("cannot open the database")?;
        let writing = match first {
            Db::Sqlite(_) => Writing::Thread(Writer::start(first)?),
            Db::Postgres(_) => Writing::Pool(pool(url, Mode::Write, connections)?),
        };
        Ok(Self {
            readers: pool(url, Mode::Read, connections)?,
            writing,
        })
    }

    /// Runs `work` on a read-only connection, off the event loop.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        answered(|errand| lend(&self.readers, errand), work).await
    }

    /// Runs `work` as one durable transaction: all of it or, on an error, nothing.
    pub async fn write<T, E>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        match &self.writing {
            Writing::Thread(writer) => writer.write(work).await,
            Writing::Pool(pool) => {
                let work = |db: &mut Db| transaction(db, work);
                answered(|errand| lend(pool, errand), work).await
            }
        }
    }
}

/// Work that sends its answer itself, so that what runs it is compiled once and not for each piece of work.
type Errand = Box<dyn FnOnce(Result<&mut Db, Error>) + Send>;

/// Runs `work` through `run`, and waits for what it says.
async fn answered<T, E>(
    run: impl FnOnce(Errand),
    work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let (sender, answer) = oneshot::channel();
    run(Box::new(move |db| {
        // Whoever asked may have gone away; the work is done all the same.
        drop(sender.send(db.map_err(E::from).and_then(work)));
    }));
    // A panic leaves no answer.
    answer.await.unwrap_or_else(|_| Err(overloaded().into()))
}

/// Runs the errand on a connection of the pool, off the event loop.
fn lend(pool: &Pool, errand: Errand) {
    let pool = pool.clone();
    tokio::task::spawn_blocking(move || match pool.get() {
        Ok(mut db) => errand(Ok(&mut db)),
        Err(_) => errand(Err(overloaded())),
    });
}

fn pool(url: &Url, mode: Mode, connections: u32) -> anyhow::Result<Pool> {
    r2d2::Pool::builder()
        .max_size(connections)
        .min_idle(Some(1))
        .connection_timeout(Duration::from_secs(2))
        // A ping before each use costs a seventh of PostgreSQL's speed; broken connections are dropped instead.
        .test_on_check_out(false)
        .build(Manager(url.clone(), mode))
        .context("cannot open the database")
}
