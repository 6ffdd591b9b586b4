//! Mail that was under way when the program ended (P27), and mail that goes into the log (P32).
use super::{Serving, folder, run};
use crate::{
    client::Client,
    mail_server::{MailServer, Mood},
    people::PASSWORD,
};
use std::{
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

fn mails_to(server: &MailServer) -> impl FnOnce(&mut Command) {
    let address = server.url();
    move |command| {
        command.env("MULTICHANNEL_MAIL", address);
    }
}

/// The operator lets a provider in, and its first administrator signs up, which is written a mail.
async fn sign_up(folder: &Path, server: &Serving) {
    let create = [
        "provider",
        "create",
        "--name",
        "Northwind",
        "--country",
        "DE",
        "--admin-email",
        "ana@northwind.example",
    ];
    let link = run(folder, &create, |_| ());
    let link = String::from_utf8(link.stdout).unwrap();
    let (_, token) = link.trim().split_once("/signup").unwrap();
    let form = [
        ("organisation_name", "Northwind"),
        ("country", "DE"),
        ("domain", "northwind.example"),
        ("name", "Ana Souza"),
        ("email", "ana@northwind.example"),
        ("password", PASSWORD),
        ("language", "en"),
    ];
    let visitor = Client::new(&server.address);
    let signed_up = visitor.post(&format!("/signup{token}"), &form).await;
    signed_up.expect(303);
}

/// Looks until it is there, for ten seconds.
fn soon<T>(what: &str, look: impl Fn() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[actix_web::test]
async fn a_mail_that_was_under_way_when_the_program_was_killed_leaves_after_the_next_start() {
    let folder = folder();
    let silent = MailServer::start(Mood::Silent);
    let server = Serving::start(folder.path(), mails_to(&silent));
    sign_up(folder.path(), &server).await;
    std::thread::sleep(Duration::from_millis(500));
    drop(server);
    let good = MailServer::start(Mood::Takes);
    let _again = Serving::start(folder.path(), mails_to(&good));
    soon("it did not leave", || {
        (!good.taken().is_empty()).then_some(())
    });
}

#[actix_web::test]
async fn a_mail_for_the_log_leaves_neither_its_words_nor_its_link_there() {
    let folder = folder();
    let server = Serving::start(folder.path(), |_| ());
    sign_up(folder.path(), &server).await;
    let log = folder.path().join("log");
    soon("the log does not say that there was a mail", || {
        let said = std::fs::read_to_string(&log).unwrap();
        said.contains("mail not sent").then_some(())
    });
    server.terminate();
    let said = server.ended(Duration::from_secs(5));
    let line = said.lines().find(|line| line.contains("mail not sent"));
    let line: serde_json::Value = serde_json::from_str(line.unwrap()).unwrap();
    assert_eq!(line["kind"], "sign-up");
    assert_eq!(line["recipient_domain"], "northwind.example");
    for words in ["Confirm your", "Northwind", "ana@", "Ana Souza", "/verify/"] {
        assert!(!said.contains(words), "{words:?} stands in {said}");
    }
}
