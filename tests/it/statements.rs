//! No statement takes longer than two seconds (P24), on either database.
use crate::{harness::on_each_database, rows};
use actix_web::ResponseError;
use diesel::{RunQueryDsl, result::Error, sql_query};
use multichannel::store::{Db, Url, db::Mode};
use std::time::{Duration, Instant};

/// Counts for ever.
const ENDLESS: &str =
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";

fn endless(db: &mut Db) -> Result<(), Error> {
    match db {
        Db::Sqlite(c) => sql_query(ENDLESS).execute(c)?,
        Db::Postgres(c) => sql_query("SELECT pg_sleep(60)").execute(c)?,
    };
    Ok(())
}

#[actix_web::test]
async fn a_statement_that_takes_too_long_is_stopped_and_told_as_unavailable() {
    on_each_database(async |portal| {
        let begun = Instant::now();
        let failure = portal.app.read(endless).await.unwrap_err();
        let took = begun.elapsed();
        let seconds = Duration::from_millis(1900)..Duration::from_secs(4);
        assert!(seconds.contains(&took), "{took:?}");
        let answer = failure.error_response();
        assert_eq!(answer.status(), 503);
        assert!(answer.headers().contains_key("retry-after"));
        // Many short ones may well take longer together, also on the connection where one was stopped.
        for _ in 0..8 {
            portal.a_visitor().get("/readyz").await.expect(200);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_stopped_statement_leaves_the_other_writes_of_its_group_alone() {
    on_each_database(async |portal| {
        let slow = {
            let app = portal.app.clone();
            actix_web::rt::spawn(async move {
                let work = |db: &mut Db| {
                    sql_once(db, "slow")?;
                    endless(db)
                };
                app.db.write::<(), Error>(work).await
            })
        };
        actix_web::rt::time::sleep(Duration::from_millis(100)).await;
        let quick = |name: &'static str| portal.app.db.write(move |db| sql_once(db, name));
        let (one, other) = tokio::join!(quick("one"), quick("other"));
        one.unwrap();
        other.unwrap();
        assert!(slow.await.unwrap().is_err());
        let names = portal.app.db.read(|db| {
            let sql = "SELECT name AS line FROM openings ORDER BY 1";
            Ok::<_, Error>(rows::lines(db, sql, sql))
        });
        assert_eq!(names.await.unwrap(), ["one", "other"]);
    })
    .await;
}

/// Adds a row to a table that needs no other.
fn sql_once(db: &mut Db, name: &str) -> Result<(), Error> {
    let sql = |id: &str| {
        format!(
            "INSERT INTO openings (id, nonce, name, country, email, created_at, expires_at) \
             VALUES ({id}, {id}, '{name}', 'DE', 'a@b.example', 1, 2)"
        )
    };
    match db {
        Db::Sqlite(c) => sql_query(sql("randomblob(16)")).execute(c)?,
        Db::Postgres(c) => sql_query(sql("uuid_send(gen_random_uuid())")).execute(c)?,
    };
    Ok(())
}

#[test]
fn looking_through_the_whole_database_may_take_its_time() {
    let folder = tempfile::tempdir().unwrap();
    let url = Url::Sqlite(folder.path().join("portal.db").display().to_string());
    drop(url.connect(Mode::Write).unwrap());
    let mut db = url.connect(Mode::Inspect).unwrap();
    let long = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 12000000) \
        SELECT CAST(count(*) AS TEXT) AS line FROM n";
    assert_eq!(rows::lines(&mut db, long, ""), ["12000000"]);
}
