//! What the portal writes into its log (P32), however much is done: patterns of routes and ids, never an address with
//! its token, a query, a cookie, a field.
use crate::{
    client::Answer, crawl, harness::on_each_database, people::PASSWORD, tree::none, world::World,
};
use reqwest::Method;
use serde_json::Value;
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

/// The line of the request that was answered with this page, and what it says.
fn line_of(page: &Answer) -> (String, Value) {
    let id = page.attribute("meta[name='request-id']", "content");
    assert_eq!(id.len(), 16, "{id:?} is no id of a request");
    let log = String::from_utf8(LOG.lock().unwrap().clone()).unwrap();
    let its = |line: &&str| line.contains(&id) && line.contains("\"route\"");
    let all: Vec<_> = log.lines().filter(its).collect();
    let [line] = all.as_slice() else {
        panic!("{id} has these lines: {all:?}")
    };
    let whole: Value = serde_json::from_str(line).unwrap();
    assert_eq!(whole["fields"]["request"], id.as_str());
    ((*line).to_owned(), whole["fields"].clone())
}

#[actix_web::test]
async fn a_line_names_route_status_milliseconds_and_the_id_of_the_person_and_never_the_mailbox() {
    LazyLock::force(&LOGGING);
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let visitor = portal.a_visitor();
        let (own, nowhere) = (ana.at("/settings"), ana.at("/no-such-page"));
        let person = ana.account.id.to_string();
        for (browser, path, route, status, who) in [
            (
                &*ana,
                own.as_str(),
                "/o/{org}/settings",
                200,
                person.as_str(),
            ),
            (&*ana, nowhere.as_str(), "none", 404, person.as_str()),
            (&visitor, "/signin", "/signin", 200, "none"),
        ] {
            let page = browser.get(path).await.expect(status);
            let (line, fields) = line_of(&page);
            assert_eq!(fields["method"], "GET", "{line}");
            assert_eq!(fields["status"], status, "{line}");
            assert!(fields["ms"].is_u64(), "{line}");
            assert_eq!(fields["person"], who, "{line}");
            if route != "none" {
                assert_eq!(fields["route"], route, "{line}");
            }
            let names = [ana.email.as_str(), ana.account.name.as_str(), ana.slug()];
            for name in names {
                assert!(!line.contains(name), "{name} stands in {line}");
            }
        }
    })
    .await;
}
