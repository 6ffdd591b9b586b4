//! Migrations from the command line.
use super::{folder, multichannel, refused, run, said};
use crate::postgres;
use std::process::Stdio;

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
