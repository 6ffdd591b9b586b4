//! What the portal writes into its log (P32), however much is done: patterns of routes and ids, never an address with
//! its token, a query, a cookie, a field.
use crate::{crawl, harness::on_each_database, people::PASSWORD, tree::none, world::World};
use reqwest::Method;
use std::{
    io::{self, Write},
    sync::{LazyLock, Mutex},
};

static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Keep;

impl Write for Keep {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The log of the whole process from now on: other tests write into it too.
static LOGGING: LazyLock<()> = LazyLock::new(|| {
    let log = tracing_subscriber::fmt().json().with_writer(|| Keep);
    log.with_max_level(tracing::Level::INFO).init();
});

#[actix_web::test]
async fn nothing_that_anybody_does_writes_their_words_into_the_log() {
    LazyLock::force(&LOGGING);
    on_each_database(async |portal| {
        let world = World::found(&portal, "kanarialog").await;
        for house in world.houses() {
            crawl::as_member(&world, house, house.founder()).await;
        }
        let own = [
            ("sec-fetch-site", "same-origin"),
            ("referer", "https://kanarialog.example/"),
            ("user-agent", "kanarialog"),
        ];
        let body = "kanarialog=1&password=kanarialog".to_owned();
        let founder = world.provider.founder();
        for path in [
            "/signin?kanarialog",
            "/o/kanarialog/members",
            "/kanarialog",
            "/i/kanarialog/accept",
        ] {
            founder
                .send(Method::POST, path, Some(body.clone()), &own)
                .await;
        }
        let log = String::from_utf8(LOG.lock().unwrap().clone()).unwrap();
        let of_requests = log.lines().filter(|line| line.contains("\"route\""));
        assert!(of_requests.count() > 200, "the log is not kept");
        assert!(log.contains("/o/{org}/customers/{id}"));
        let mut secrets: Vec<String> = world.tokens.values().cloned().collect();
        secrets.extend(["kanarialog".to_owned(), PASSWORD.to_owned()]);
        let lines = log.lines().filter(|line| {
            secrets
                .iter()
                .any(|secret| line.to_lowercase().contains(&secret.to_lowercase()))
        });
        none(lines.map(str::to_owned).collect());
    })
    .await;
}
