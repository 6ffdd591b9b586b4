//! `multichannel seed`: made data for load tests.
use crate::postgres;
use diesel::prelude::*;
use multichannel::{
    domain::organisation::Kind,
    store::{Database, Url, integrity, schema::organisations},
};
use std::process::{Command, Output};
use tempfile::TempDir;

#[actix_web::test]
async fn seeding_makes_what_was_asked_and_nothing_more() {
    let folder = tempfile::tempdir().unwrap();
    for url in databases(&folder) {
        assert!(run(&url, &["migrate"]).status.success());
        let seed = [
            "seed",
            "--providers",
            "2",
            "--resellers",
            "3",
            "--customers",
            "601",
        ];
        let printed = run(&url, &seed);
        assert!(printed.status.success(), "{printed:?}");
        assert!(String::from_utf8_lossy(&printed.stdout).contains("admin@provider-1.example"));
        let made = [
            (Kind::Provider, 2),
            (Kind::Reseller, 3),
            (Kind::Customer, 601),
        ];
        for (kind, wanted) in made {
            assert_eq!(count(&url, kind).await, wanted, "{kind:?}");
        }
        let again = run(&url, &seed);
        assert!(String::from_utf8_lossy(&again.stderr).contains("take a fresh one"));
        let faults = integrity::faults(&url.parse().unwrap()).unwrap();
        assert!(faults.is_empty(), "{faults:?}");
    }
}

fn databases(folder: &TempDir) -> Vec<String> {
    let sqlite = format!("sqlite://{}", folder.path().join("seed.db").display());
    let postgres = postgres::server().map(|server| server.fresh_database(None));
    [Some(sqlite), postgres].into_iter().flatten().collect()
}

fn run(url: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_multichannel"));
    let output = command.args(arguments).env("DATABASE_URL", url).output();
    output.unwrap()
}

async fn count(url: &str, kind: Kind) -> i64 {
    let url: Url = url.parse().unwrap();
    let db = Database::open(&url, 1).unwrap();
    let count = db.read(move |db| {
        organisations::table
            .filter(organisations::kind.eq(kind))
            .count()
            .get_result::<i64>(db)
    });
    count.await.unwrap()
}
