//! `multichannel demo`: a world to try everything in, for this machine alone.
use super::{Serving, folder, refused, run};
use crate::{client::Client, rows};
use diesel::QueryResult;
use multichannel::store::{Database, Url};
use std::{fs, path::Path, time::Duration};

/// Starts the demo, and waits until it has printed everything; what it printed.
pub(super) fn start(folder: &Path, more: &[&str]) -> (Serving, String) {
    let demo = [&["demo"][..], more].concat();
    Serving::saying(folder, &demo, "Stop with Ctrl+C", |_| ())
}

pub(super) fn stop(demo: Serving) {
    demo.terminate();
    demo.ended(Duration::from_secs(5));
}

/// The mailboxes of the people that it printed.
pub(super) fn people(printed: &str) -> Vec<&str> {
    let lines = printed.lines().filter_map(|line| line.strip_prefix("  "));
    let first = lines.filter_map(|line| line.split(' ').next());
    first.filter(|word| word.contains('@')).collect()
}

pub(super) fn password(printed: &str) -> &str {
    let (_, rest) = printed.split_once("with the password: ").unwrap();
    rest.lines().next().unwrap()
}

/// Signs in, and comes to a page of the own organisation.
pub(super) async fn signs_in(demo: &Serving, email: &str, password: &str) {
    let browser = Client::new(&demo.address);
    let form = [("email", email), ("password", password)];
    let signed_in = browser.post("/signin", &form).await.expect(303);
    let home = browser.get(&signed_in.location).await.expect(303);
    assert!(home.location.starts_with("/o/"), "{email} has no home");
    browser.get(&home.location).await.expect(200);
}

/// What the demo's database answers to this query.
async fn found(folder: &Path, sql: String) -> Vec<String> {
    let file = folder.join("data/demo/multichannel.db");
    let db = Database::open(&Url::Sqlite(file.display().to_string()), 1).unwrap();
    let read = db.read(move |db| QueryResult::Ok(rows::lines(db, &sql, &sql)));
    read.await.unwrap()
}

const NOW: &str = "CAST(strftime('%s', 'now') AS INTEGER) * 1000000";
const DAY: &str = "86400000000";

#[actix_web::test]
async fn the_demo_is_a_world_of_all_kinds_in_which_everybody_can_sign_in() {
    let folder = folder();
    let (demo, printed) = start(folder.path(), &[]);
    let people = people(&printed);
    assert!(people.len() >= 14, "{printed}");
    for email in people {
        signs_in(&demo, email, password(&printed)).await;
    }
    let mailbox = format!("{}/demo/mailbox", demo.address);
    assert!(printed.contains(&mailbox), "{printed}");
    let visitor = Client::new(&demo.address);
    visitor.get("/demo/mailbox").await.expect(200);
    stop(demo);
    let sql = "SELECT kind || ' ' || count(*) AS line FROM organisations GROUP BY kind ORDER BY 1";
    let kinds = found(folder.path(), sql.to_owned()).await;
    assert_eq!(kinds, ["customer 8", "provider 2", "reseller 4"]);
    let standing = format!(
        "SELECT DISTINCT CASE WHEN state = 'issued' AND expires_at <= {NOW} THEN 'expired' \
         ELSE state END AS line FROM invitations ORDER BY 1"
    );
    let standing = found(folder.path(), standing).await;
    let every = ["accepted", "declined", "expired", "issued", "revoked"];
    assert_eq!(standing, every);
    for (what, then) in [("ends soon", "<"), ("goes on", ">")] {
        let sql = format!(
            "SELECT name AS line FROM delegations WHERE state = 'active' AND ends_at > {NOW} \
             AND ends_at {then} {NOW} + 30 * {DAY}"
        );
        let names = found(folder.path(), sql).await;
        assert!(!names.is_empty(), "no delegation {what}");
    }
}

#[actix_web::test]
async fn what_happened_in_the_demo_happened_in_its_own_time() {
    let folder = folder();
    let (demo, _) = start(folder.path(), &[]);
    stop(demo);
    let found = async |sql: String| found(folder.path(), sql).await;
    let none: [&str; 0] = [];
    for (what, moment) in [
        ("verb", "activities WHERE at"),
        ("recipient", "outbox WHERE created_at"),
    ] {
        let lately = format!("SELECT {what} AS line FROM {moment} > {NOW} - 3600000000");
        assert_eq!(found(lately).await, none, "{moment}");
    }
    let ended = format!(
        "SELECT DISTINCT CAST(({NOW} - at) / {DAY} AS TEXT) AS line FROM activities \
         WHERE verb = 'invitation-expired'"
    );
    assert_eq!(found(ended).await, ["31"]);
    let unsent = "SELECT customer_name AS line FROM invitations \
                  WHERE kind = 'addressed' AND state = 'accepted' AND sent_at IS NULL";
    assert_eq!(found(unsent.to_owned()).await, none);
    // Whoever answered a mail had got it.
    let lost = "SELECT recipient AS line FROM outbox WHERE state NOT IN ('waiting', 'sent')";
    assert_eq!(found(lost.to_owned()).await, none);
    let again = "SELECT DISTINCT verb AS line FROM activities \
                 WHERE verb IN ('invitation-mailed', 'invitation-resent') ORDER BY 1";
    let again = found(again.to_owned()).await;
    assert_eq!(again, ["invitation-mailed", "invitation-resent"]);
}

/// Ids of what the demo was made with, and its secret.
pub(super) async fn made(folder: &Path) -> (Vec<String>, String) {
    let sql = "SELECT hex(id) AS line FROM accounts UNION SELECT hex(id) FROM organisations \
               UNION SELECT hex(id) FROM invitations UNION SELECT hex(id) FROM delegations \
               ORDER BY 1";
    let secret = fs::read_to_string(folder.join("data/demo/secret")).unwrap();
    (found(folder, sql.to_owned()).await, secret)
}

#[actix_web::test]
async fn the_demo_is_kept_until_it_is_reset() {
    let folder = folder();
    let (demo, printed) = start(folder.path(), &[]);
    stop(demo);
    let first = made(folder.path()).await;
    let (demo, again) = start(folder.path(), &[]);
    signs_in(&demo, people(&again)[0], password(&again)).await;
    stop(demo);
    assert_eq!(made(folder.path()).await, first);
    let (demo, anew) = start(folder.path(), &["--reset"]);
    signs_in(&demo, people(&anew)[0], password(&anew)).await;
    stop(demo);
    let (ids, secret) = made(folder.path()).await;
    assert_ne!(secret, first.1);
    assert_eq!(ids.len(), first.0.len());
    assert!(ids.iter().all(|id| !first.0.contains(id)), "rows were kept");
    assert_eq!(people(&anew), people(&printed));
}

#[test]
fn the_demo_listens_on_this_machine_only() {
    let folder = folder();
    for listen in ["0.0.0.0:18997", "[::]:18997", "192.0.2.1:18997"] {
        let output = run(folder.path(), &["demo", "--listen", listen], |_| ());
        refused(&output, "listens on loopback only");
        assert!(!folder.path().join("data").exists(), "it refused too late");
    }
}
