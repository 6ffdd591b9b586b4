//! The program itself, started as people start it: what it logs, how it stops, what it refuses.
use crate::{
    client::{Answer, Client},
    postgres,
};
use multichannel::web::routes;
use reqwest::Method;
use std::{
    fs::File,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};
use tempfile::TempDir;

const SECRET: &str = "59585055a4c36768c8f6cc886297d5e853c7d479478a9b926390266853116978";

/// The program in a folder of its own, with nothing of this machine's settings.
fn multichannel(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_multichannel"));
    command.args(arguments).current_dir(folder).env_clear();
    command
        .env("DATABASE_URL", "sqlite://portal.db")
        .env("MULTICHANNEL_SECRET", SECRET)
        .env("MULTICHANNEL_MAIL", "log:")
        .env("MULTICHANNEL_WORKERS", "1");
    command
}

/// A server that runs until it is stopped or dropped.
struct Serving {
    child: Child,
    address: String,
    log: std::path::PathBuf,
}

impl Serving {
    /// Starts it and waits until it says that it is ready.
    fn start(folder: &Path, change: impl FnOnce(&mut Command)) -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let (listen, log) = (format!("127.0.0.1:{port}"), folder.join("log"));
        let mut command = multichannel(folder, &["serve", "--listen", &listen]);
        command
            .stdout(Stdio::piped())
            .stderr(File::create(&log).unwrap());
        change(&mut command);
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = format!("http://{listen}");
        assert!(line.contains(&address), "it says {line:?}");
        Self {
            child,
            address,
            log,
        }
    }

    /// Asks it to stop, as a supervisor does.
    fn terminate(&self) {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &pid])
                .status()
                .unwrap()
                .success()
        );
    }

    /// Waits for its end, not longer than that; its log.
    fn ended(mut self, within: Duration) -> String {
        let until = Instant::now() + within;
        while Instant::now() < until {
            if let Some(status) = self.child.try_wait().unwrap() {
                assert!(status.success(), "it ended with {status}");
                return std::fs::read_to_string(&self.log).unwrap();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("it still runs after {within:?}");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Has ended already in tests that went well.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn run(folder: &Path, arguments: &[&str], change: impl FnOnce(&mut Command)) -> Output {
    let mut command = multichannel(folder, arguments);
    change(&mut command);
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8([output.stdout.clone(), output.stderr.clone()].concat()).unwrap()
}

/// Fails unless the program ended with an error that says this.
#[track_caller]
fn refused(output: &Output, because: &str) {
    assert!(
        !output.status.success(),
        "it did not refuse: {}",
        said(output)
    );
    assert!(said(output).contains(because), "it said: {}", said(output));
    assert!(
        !said(output).contains("panicked"),
        "it said: {}",
        said(output)
    );
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[actix_web::test]
async fn the_log_holds_route_patterns_and_never_a_token_query_cookie_or_body() {
    let folder = folder();
    let server = Serving::start(folder.path(), |_| ());
    let visitor = Client::new(&server.address);
    let token = "kanaria0kanaria0kanaria0kanaria0kanaria0kan";
    let paths = [
        format!("/i/{token}"),
        format!("/p/{token}"),
        format!("/password/reset/{token}"),
        format!("/verify/{token}"),
        format!("/signup?invitation={token}"),
        "/o/kanaria-slug/activity?actor=kanaria-query".to_owned(),
        "/nowhere/kanaria-path".to_owned(),
    ];
    for path in &paths {
        visitor.get(path).await;
    }
    let body = "email=kanaria%40body.example&password=kanaria-password-in-the-body".to_owned();
    let headers = [
        ("sec-fetch-site", "same-origin"),
        ("cookie", "multichannel=kanaria-cookie"),
        ("user-agent", "kanaria-agent"),
        ("referer", "https://kanaria.example/"),
    ];
    visitor
        .send(Method::POST, "/signin", Some(body), &headers)
        .await;
    server.terminate();
    let log = server.ended(Duration::from_secs(5));
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect(line);
        assert!(line.is_object());
    }
    assert!(!log.contains("kanaria"), "{log}");
    let bare = paths.iter().map(|path| path.split('?').next().unwrap());
    let pages = bare.filter_map(|path| routes::all().iter().find(|route| route.is_page_at(path)));
    for page in pages {
        assert!(
            log.contains(&format!("\"route\":\"{}\"", page.pattern)),
            "{} is missing in {log}",
            page.pattern
        );
    }
    assert!(
        log.contains("\"method\":\"POST\"") && log.contains("\"status\":404"),
        "{log}"
    );
}

#[actix_web::test]
async fn told_to_stop_it_answers_what_is_in_flight_and_ends_within_five_seconds() {
    let folder = folder();
    let server = Serving::start(folder.path(), |_| ());
    let address = server.address.trim_start_matches("http://").to_owned();
    let mut half = TcpStream::connect(&address).unwrap();
    let head = "POST /signin HTTP/1.1\r\nHost: portal\r\nSec-Fetch-Site: same-origin\r\n\
        Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 27\r\n\r\nemail=a%40b.example&";
    half.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    let begun = Instant::now();
    server.terminate();
    std::thread::sleep(Duration::from_millis(300));
    half.write_all(b"zzz=123").unwrap();
    let mut answer = String::new();
    half.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 4"), "{answer:?}");
    assert!(answer.contains("</html>"), "{answer:?}");
    server.ended(Duration::from_secs(5).saturating_sub(begun.elapsed()));
    assert!(TcpStream::connect(&address).is_err());
}

#[actix_web::test]
async fn a_second_server_on_the_same_file_refuses_and_the_first_goes_on() {
    let folder = folder();
    let server = Serving::start(folder.path(), |_| ());
    let second = run(
        folder.path(),
        &["serve", "--listen", "127.0.0.1:18999"],
        |_| (),
    );
    refused(&second, "another server serves portal.db already");
    assert_eq!(ready(&server).await.body, "ok");
}

async fn ready(server: &Serving) -> Answer {
    Client::new(&server.address).get("/readyz").await
}

#[actix_web::test]
async fn ready_means_that_the_database_answers() {
    let folder = folder();
    let on_file = Serving::start(folder.path(), |_| ());
    assert_eq!(ready(&on_file).await.expect(200).body, "ok");
    drop(on_file);
    let Some(cluster) = postgres::server() else {
        return;
    };
    let url = cluster.fresh_database(None);
    let server = Serving::start(folder.path(), |command| {
        command.env("DATABASE_URL", &url);
    });
    assert_eq!(ready(&server).await.expect(200).body, "ok");
    cluster.drop_database(&url);
    let gone = ready(&server).await.expect(503);
    assert!(gone.headers.contains_key("retry-after"));
    // Alive all the same: restarting it would not bring the database back.
    Client::new(&server.address)
        .get("/healthz")
        .await
        .expect(200);
}

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
        assert!(said(&command("migrate")).contains("migrations ran"));
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
        let ran = said.iter().filter(|said| said.contains("migrations ran"));
        let waited = said.iter().filter(|said| said.contains("is up to date."));
        assert_eq!((ran.count(), waited.count()), (1, 4), "{said:?}");
    }
}

#[test]
fn config_prints_every_setting_and_no_secret() {
    let folder = folder();
    let output = run(folder.path(), &["config"], |command| {
        command.env("DATABASE_URL", "postgres://portal:geheim@db.example/portal");
    });
    assert!(output.status.success(), "{}", said(&output));
    for row in multichannel::config::settings::ALL {
        assert!(
            said(&output).contains(row.variable),
            "{} is missing",
            row.key
        );
    }
    assert!(!said(&output).contains("geheim") && !said(&output).contains(SECRET));
}

#[test]
fn settings_that_cannot_be_understood_stop_the_program_with_a_sentence() {
    let folder = folder();
    let with = |name: &str, value: &str| {
        run(folder.path(), &["serve"], |command| {
            command.env(name, value);
        })
    };
    refused(
        &with("MULTICHANNEL_LISTENS", "127.0.0.1:1"),
        "MULTICHANNEL_LISTENS",
    );
    refused(&with("MULTICHANNEL_SECRET", "short"), "MULTICHANNEL_SECRET");
    refused(&with("DATABASE_URL", "mysql://db/portal"), "DATABASE_URL");
    refused(&with("DATABASE_URL", "portal.db"), "DATABASE_URL");
    refused(&with("MULTICHANNEL_MAIL", "imap://x"), "MULTICHANNEL_MAIL");
    let no_secret = run(folder.path(), &["serve"], |command| {
        command.env_remove("MULTICHANNEL_SECRET");
    });
    refused(&no_secret, "openssl rand -hex 32");
    std::fs::write(
        folder.path().join("multichannel.toml"),
        "lisen = \"127.0.0.1:1\"\n",
    )
    .unwrap();
    refused(&run(folder.path(), &["serve"], |_| ()), "lisen");
    assert!(
        !folder.path().join("portal.db").exists(),
        "it refused too late"
    );
}
