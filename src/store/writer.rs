//! SQLite's one writer: a thread that takes what waits, runs each piece in a savepoint, commits all at once.
//! One durable commit for many writes is what makes `synchronous = FULL` affordable.
use super::db::{Db, overloaded, transaction};
use diesel::result::{DatabaseErrorKind, Error};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tokio::sync::{mpsc, oneshot};

/// The most writes that wait; more are refused, so that a flood cannot fill the memory.
const QUEUE: usize = 4096;
/// The most writes of one commit, so that the first of them is answered soon.
const GROUP: usize = 256;

/// Runs in the group's transaction; then learns whether the group was committed, and answers.
type Piece = Box<dyn FnOnce(&mut Db) -> Answer + Send>;
type Answer = Box<dyn FnOnce(Option<&Error>) + Send>;

/// Hands pieces of work to the thread; cheap to clone. The thread ends when the last one is dropped.
#[derive(Clone)]
pub(super) struct Writer(mpsc::Sender<Piece>);

impl Writer {
    /// Starts the thread, which has this connection for itself.
    pub fn start(db: Db) -> std::io::Result<Self> {
        let (sender, queue) = mpsc::channel(QUEUE);
        std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || run(db, queue))?;
        Ok(Self(sender))
    }

    /// Hands the work over and waits for the commit; refuses at once when too much waits.
    pub async fn write<T, E>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (sender, answer) = oneshot::channel();
        let piece: Piece = Box::new(move |db| {
            let result = in_savepoint(db, work);
            Box::new(move |failed| {
                let result = failed.map_or(result, |cause| Err(not_committed(cause).into()));
                // Whoever asked may have gone away; the work is done all the same.
                drop(sender.send(result));
            })
        });
        self.0.try_send(piece).map_err(|_| overloaded())?;
        answer.await.unwrap_or_else(|_| Err(overloaded().into()))
    }
}

fn run(mut db: Db, mut queue: mpsc::Receiver<Piece>) {
    let mut group = Vec::new();
    while let Some(first) = queue.blocking_recv() {
        group.push(first);
        while group.len() < GROUP
            && let Ok(next) = queue.try_recv()
        {
            group.push(next);
        }
        commit(&mut db, &mut group);
    }
}

fn commit(db: &mut Db, group: &mut Vec<Piece>) {
    let mut answers = Vec::with_capacity(group.len());
    let committed = transaction::<_, Error>(db, |db| {
        answers.extend(group.drain(..).map(|piece| piece(db)));
        Ok(())
    });
    group.clear();
    for answer in answers {
        answer(committed.as_ref().err());
    }
}

/// A piece that fails or panics leaves the others of its group alone.
#[expect(clippy::disallowed_methods, reason = "nested, so a savepoint")]
fn in_savepoint<T, E: From<Error>>(
    db: &mut Db,
    work: impl FnOnce(&mut Db) -> Result<T, E>,
) -> Result<T, E> {
    let careful = |db: &mut Db| {
        catch_unwind(AssertUnwindSafe(|| work(db))).unwrap_or_else(|_| Err(panicked().into()))
    };
    diesel::Connection::transaction(db, careful)
}

fn panicked() -> Error {
    Error::DatabaseError(
        DatabaseErrorKind::Unknown,
        Box::new("a piece of work panicked".to_owned()),
    )
}

fn not_committed(cause: &Error) -> Error {
    Error::DatabaseError(
        DatabaseErrorKind::UnableToSendCommand,
        Box::new(cause.to_string()),
    )
}
