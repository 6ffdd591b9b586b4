//! Writing: pieces of work that share a commit do not share their misfortunes, and what was acknowledged is kept.
use crate::{harness::on_each_database, rows};
use diesel::{RunQueryDsl, result::Error, sql_query};
use multichannel::{
    store::{Database, Db, Url, migrate},
    web::errors::Failure,
};
use std::{fs, path::Path, sync::mpsc, time::Duration};

/// Adds a row to a table that needs no other.
fn add(db: &mut Db, id: usize) -> Result<(), Error> {
    let sql = |hex: String| {
        format!(
            "INSERT INTO openings (id, nonce, name, country, email, created_at, expires_at) \
             VALUES ({hex}, {hex}, 'N', 'DE', 'a@b.example', 1, 2)"
        )
    };
    let id = format!("{id:032x}");
    match db {
        Db::Sqlite(c) => sql_query(sql(format!("x'{id}'"))).execute(c)?,
        Db::Postgres(c) => sql_query(sql(format!("'\\x{id}'::bytea"))).execute(c)?,
    };
    Ok(())
}

async fn count(database: &Database) -> usize {
    let sql = "SELECT 'x' AS line FROM openings";
    let all = database.read(move |db| Ok::<_, Error>(rows::lines(db, sql, sql)));
    all.await.unwrap().len()
}

/// Holds the writer (or one connection) until the sender is dropped; comes back when it holds.
async fn hold(database: &Database) -> mpsc::Sender<()> {
    let (release, held) = mpsc::channel::<()>();
    let (begun, beginning) = tokio::sync::oneshot::channel();
    let database = database.clone();
    actix_web::rt::spawn(async move {
        let work = move |_: &mut Db| {
            begun.send(()).unwrap();
            held.recv().ok();
            Ok::<_, Error>(())
        };
        database.write(work).await.unwrap();
    });
    beginning.await.unwrap();
    release
}

#[actix_web::test]
async fn a_piece_that_fails_or_panics_leaves_the_others_of_its_group_alone() {
    on_each_database(async |portal| {
        let release = hold(&portal.app.db).await;
        let mut pieces = Vec::new();
        for n in 1..=40_usize {
            let database = portal.app.db.clone();
            let work = move |db: &mut Db| {
                add(db, n)?;
                match n % 5 {
                    1 => Err(Error::NotFound),
                    2 => panic!("planted in piece {n}"),
                    3 => db.attempt(|db| add(db, 1000 + n)),
                    4 => {
                        db.attempt(|_| -> Result<(), Error> { panic!("planted deep in piece {n}") })
                    }
                    _ => Ok(()),
                }
            };
            pieces.push(actix_web::rt::spawn(
                async move { database.write(work).await },
            ));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        drop(release);
        for (n, piece) in (1..=40_usize).zip(pieces) {
            let well = piece.await.unwrap().is_ok();
            assert_eq!(well, matches!(n % 5, 0 | 3), "piece {n}");
        }
        assert_eq!(count(&portal.app.db).await, 8 + 2 * 8);
        // And the next one is a transaction of its own again.
        portal.app.db.write(|db| add(db, 5000)).await.unwrap();
        assert_eq!(count(&portal.app.db).await, 25);
    })
    .await;
}

#[actix_web::test]
async fn a_statement_that_breaks_a_constraint_inside_an_attempt_spoils_nothing() {
    on_each_database(async |portal| {
        let work = |db: &mut Db| {
            add(db, 1)?;
            assert!(db.attempt(|db| add(db, 1)).is_err());
            add(db, 2)
        };
        portal.app.db.write(work).await.unwrap();
        assert_eq!(count(&portal.app.db).await, 2);
    })
    .await;
}

#[actix_web::test]
async fn a_full_queue_is_refused_at_once_and_answers_503() {
    let folder = tempfile::tempdir().unwrap();
    let url = Url::Sqlite(folder.path().join("portal.db").display().to_string());
    migrate::migrate(&url).unwrap();
    let database = Database::open(&url, 1).unwrap();
    let release = hold(&database).await;
    let mut pieces = Vec::new();
    for n in 0..5000_usize {
        let database = database.clone();
        pieces.push(actix_web::rt::spawn(async move {
            database.write(move |db| add(db, n)).await
        }));
    }
    tokio::time::sleep(Duration::from_millis(200)).await;
    // While the writer is held, a full queue is said at once, not after a wait.
    let full = database.write(|db| add(db, 9999));
    let full = actix_web::rt::time::timeout(Duration::from_secs(1), full).await;
    let failure = Failure::from(full.expect("it waited").unwrap_err());
    assert_eq!(actix_web::ResponseError::status_code(&failure), 503);
    drop(release);
    let mut done = 0;
    for piece in pieces {
        done += usize::from(piece.await.unwrap().is_ok());
    }
    assert!((4096..5000).contains(&done), "{done} of 5000 were taken");
    assert_eq!(count(&database).await, done);
}

/// How many commits stand in the log of a SQLite file: the last page of each says how long the file is from then on.
fn commits(log: &Path) -> usize {
    let bytes = fs::read(log).unwrap_or_default();
    let number = |bytes: &[u8]| u32::from_be_bytes(bytes.try_into().unwrap());
    let (Some(size), Some(frames)) = (bytes.get(8..12), bytes.get(32..)) else {
        return 0;
    };
    let frame = 24 + usize::try_from(number(size)).unwrap();
    let frames = frames.chunks_exact(frame);
    frames.filter(|frame| number(&frame[4..8]) > 0).count()
}

#[actix_web::test]
async fn writes_that_wait_together_share_a_commit_and_one_alone_has_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let url = Url::Sqlite(folder.path().join("portal.db").display().to_string());
    migrate::migrate(&url).unwrap();
    let database = Database::open(&url, 1).unwrap();
    let log = folder.path().join("portal.db-wal");
    let before = commits(&log);
    for n in 0..5_usize {
        database.write(move |db| add(db, n)).await.unwrap();
    }
    assert_eq!(commits(&log) - before, 5);
    let release = hold(&database).await;
    let mut pieces = Vec::new();
    for n in 100..300_usize {
        let database = database.clone();
        pieces.push(actix_web::rt::spawn(async move {
            database.write(move |db| add(db, n)).await.unwrap();
        }));
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    drop(release);
    for piece in pieces {
        piece.await.unwrap();
    }
    let together = commits(&log) - before - 5;
    assert!(
        (1..10).contains(&together),
        "200 writes, {together} commits"
    );
    assert_eq!(count(&database).await, 205);
}

#[actix_web::test]
async fn everything_acknowledged_is_there_after_reopening_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let url = Url::Sqlite(folder.path().join("portal.db").display().to_string());
    migrate::migrate(&url).unwrap();
    let database = Database::open(&url, 2).unwrap();
    let mut pieces = Vec::new();
    for n in 0..500_usize {
        let database = database.clone();
        pieces.push(actix_web::rt::spawn(async move {
            database.write(move |db| add(db, n)).await.unwrap();
        }));
    }
    for piece in pieces {
        piece.await.unwrap();
    }
    drop(database);
    assert_eq!(count(&Database::open(&url, 1).unwrap()).await, 500);
}

#[actix_web::test]
async fn a_reader_cannot_write() {
    on_each_database(async |portal| {
        assert!(portal.app.db.read(|db| add(db, 1)).await.is_err());
        assert_eq!(count(&portal.app.db).await, 0);
    })
    .await;
}
