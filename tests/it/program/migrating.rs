//! Migrations from the command line.
use super::{folder, multichannel, refused, run, said};
use crate::postgres;
use diesel::connection::SimpleConnection;
use multichannel::store::db::{Mode, Url};
use std::{
    path::Path,
    process::{Output, Stdio},
};

#[test]
fn migrate_brings_the_database_up_to_date_and_check_looks_at_it() {
    let folder = folder();
    let urls = [
        Some("sqlite://a/deep/folder/portal.db".to_owned()),
        postgres::server().map(|server| server.fresh_database(None)),
    ];
    for url in urls.into_iter().flatten() {
        let command = |name: &str| {
            run(folder.path(), &[name], |command| {
                command
                    .env("DATABASE_URL", &url)
                    .env("MULTICHANNEL_PUBLIC_URL", "https://portal.example");
            })
        };
        refused(
            &command("check"),
            if url.starts_with("sqlite") {
                "database"
            } else {
                "older than this program"
            },
        );
        assert!(said(&command("migrate")).contains(" ran."));
        assert!(said(&command("migrate")).contains("is up to date."));
        let checked = command("check");
        assert!(checked.status.success(), "{}", said(&checked));
        assert_eq!(said(&checked), "settings: ok\nschema: ok\ndatabase: ok\n");
    }
}

#[test]
fn migrating_at_the_same_time_migrates_once() {
    let folder = folder();
    let urls = [
        Some("sqlite://portal.db".to_owned()),
        postgres::server().map(|server| server.fresh_database(None)),
    ];
    for url in urls.into_iter().flatten() {
        let start = |_| {
            let mut command = multichannel(folder.path(), &["migrate"]);
            command
                .env("DATABASE_URL", &url)
                .stdout(Stdio::piped())
                .stderr(Stdio::piped());
            command.spawn().unwrap()
        };
        let started: Vec<_> = (0..5).map(start).collect();
        let ended = started
            .into_iter()
            .map(|child| child.wait_with_output().unwrap());
        let said: Vec<_> = ended.map(|output| said(&output)).collect();
        let ran = said.iter().filter(|said| said.contains(" ran."));
        let waited = said.iter().filter(|said| said.contains("is up to date."));
        assert_eq!((ran.count(), waited.count()), (1, 4), "{said:?}");
    }
}

/// Looks at the database, as an operator does after a power cut.
fn check(folder: &Path, url: &str) -> Output {
    run(folder, &["check"], |command| {
        command
            .env("DATABASE_URL", url)
            .env("MULTICHANNEL_PUBLIC_URL", "https://portal.example");
    })
}

/// A migrated database that the check finds nothing wrong with, until this is done to it; what the check says then.
fn damaged(url: &str, damage: &str) -> Output {
    let folder = folder();
    let migrated = run(folder.path(), &["migrate"], |command| {
        command.env("DATABASE_URL", url);
    });
    assert!(migrated.status.success(), "{}", said(&migrated));
    let before = check(folder.path(), url);
    assert!(before.status.success(), "{}", said(&before));
    let whole = match url.strip_prefix("sqlite://") {
        Some(file) => Url::Sqlite(folder.path().join(file).display().to_string()),
        None => url.parse().unwrap(),
    };
    let mut db = whole.connect(Mode::Write).unwrap();
    db.batch_execute(damage).unwrap();
    drop(db);
    check(folder.path(), url)
}

#[test]
fn check_fails_on_a_row_that_refers_to_one_that_is_not_there_and_names_its_table() {
    let dangling = "PRAGMA foreign_keys = OFF; \
        INSERT INTO members (id, organisation_id, account_id, name, created_at) VALUES (x'01', x'02', x'03', 'Ana', 1)";
    let checked = damaged("sqlite://portal.db", dangling);
    refused(&checked, "the database is damaged, restore a copy");
    refused(&checked, "members: a row refers to one that is not there");
    assert!(
        !said(&checked).contains("database: ok"),
        "{}",
        said(&checked)
    );
}

#[test]
fn check_fails_on_a_constraint_that_postgres_has_not_made_valid_and_names_it() {
    let Some(server) = postgres::server() else {
        return;
    };
    let planted = "ALTER TABLE members ADD CONSTRAINT planted CHECK (created_at > 0) NOT VALID";
    let checked = damaged(&server.fresh_database(None), planted);
    refused(&checked, "the database is damaged, restore a copy");
    refused(&checked, "planted: is not valid");
}
