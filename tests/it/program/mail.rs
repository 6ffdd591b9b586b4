//! Mail that was under way when the program ended (P27).
use super::{Serving, folder, run};
use crate::{
    client::Client,
    mail_server::{MailServer, Mood},
    people::PASSWORD,
};
use std::{
    process::Command,
    time::{Duration, Instant},
};

fn mails_to(server: &MailServer) -> impl FnOnce(&mut Command) {
    let address = server.url();
    move |command| {
        command.env("MULTICHANNEL_MAIL", address);
    }
}

#[actix_web::test]
async fn a_mail_that_was_under_way_when_the_program_was_killed_leaves_after_the_next_start() {
    let folder = folder();
    let silent = MailServer::start(Mood::Silent);
    let server = Serving::start(folder.path(), mails_to(&silent));
    let create = [
        "provider",
        "create",
        "--name",
        "Northwind",
        "--country",
        "DE",
    ];
    let create = [&create[..], &["--admin-email", "ana@northwind.example"]].concat();
    let link = run(folder.path(), &create, |_| ());
    let link = String::from_utf8(link.stdout).unwrap();
    let (_, token) = link.trim().split_once("/signup").unwrap();
    let visitor = Client::new(&server.address);
    let form = [
        ("organisation_name", "Northwind"),
        ("country", "DE"),
        ("domain", "northwind.example"),
        ("name", "Ana"),
        ("email", "ana@northwind.example"),
        ("password", PASSWORD),
        ("language", "en"),
    ];
    visitor
        .post(&format!("/signup{token}"), &form)
        .await
        .expect(303);
    std::thread::sleep(Duration::from_millis(500));
    drop(server);
    let good = MailServer::start(Mood::Takes);
    let _again = Serving::start(folder.path(), mails_to(&good));
    let begun = Instant::now();
    while good.taken().is_empty() {
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "it did not leave"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}
