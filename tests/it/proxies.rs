//! Who a client is behind a proxy, and that nobody locks out another (P3, P19).
use crate::{
    client::{Client, encoded},
    harness::{Beside, Portal, on_each_database},
    people::{PASSWORD, Person},
};
use futures_util::future::join_all;
use multichannel::{config, web::hashing::Hashing};
use reqwest::Method;

const WRONG: &str = "a guess that is wrong";
/// More guesses than anybody has at one account, however slow the machine is.
const MANY: usize = 40;

/// The portal behind proxies in this network; the tests come from 127.0.0.1.
fn behind(portal: &Portal, network: &str) -> Beside {
    let setting = ("MULTICHANNEL_TRUSTED_PROXIES", network);
    let setting = [(setting.0.to_owned(), setting.1.to_owned())];
    let config = config::load(None, setting, []).unwrap();
    portal.beside(move |app| {
        app.trusted_proxies = config.trusted_proxies;
        // So many guesses at once would have other tests wait.
        app.hashing = Hashing::start().unwrap();
    })
}

/// Signs in with these hops in the request; the status.
async fn guess(at: &Beside, hops: &str, email: &str, password: &str) -> u16 {
    let headers = [("sec-fetch-site", "same-origin"), ("x-forwarded-for", hops)];
    let body = encoded(&[("email", email), ("password", password)]);
    let browser = Client::new(&at.address);
    let answer = browser
        .send(Method::POST, "/signin", Some(body), &headers)
        .await;
    answer.status.as_u16()
}

/// Guesses wrongly until it is refused; the last status.
async fn use_up(at: &Beside, hops: impl Fn(usize) -> String, email: &str) -> u16 {
    let mut last = 0;
    for number in 0..MANY {
        last = guess(at, &hops(number), email, WRONG).await;
        if last == 429 {
            break;
        }
    }
    last
}

/// The statuses of the right password from each of these places.
async fn right(at: &Beside, person: &Person, places: [&str; 2]) -> [u16; 2] {
    let [one, other] = places;
    [
        guess(at, one, &person.email, PASSWORD).await,
        guess(at, other, &person.email, PASSWORD).await,
    ]
}

#[actix_web::test]
async fn who_guesses_behind_a_proxy_locks_out_nobody_but_themselves() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let proxied = behind(&portal, "127.0.0.1/32");
        let thief = |_| "192.0.2.1".to_owned();
        assert_eq!(use_up(&proxied, thief, &ana.email).await, 429);
        let statuses = right(&proxied, &ana, ["192.0.2.2", "192.0.2.1"]).await;
        assert_eq!(statuses, [303, 429]);
    })
    .await;
}

#[actix_web::test]
async fn what_a_client_wrote_before_the_proxy_counts_for_nothing() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let proxied = behind(&portal, "127.0.0.1/32");
        let forged = |number| format!("203.0.113.{number}, 192.0.2.1");
        assert_eq!(use_up(&proxied, forged, &ana.email).await, 429);
        // A hop of our own after it changes nothing; only a proxy can write another one there.
        let places = ["192.0.2.1, 127.0.0.1", "192.0.2.1, 192.0.2.2"];
        assert_eq!(right(&proxied, &ana, places).await, [429, 303]);
    })
    .await;
}

#[actix_web::test]
async fn who_comes_past_the_proxies_is_not_believed() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        for network in ["", "10.0.0.0/8"] {
            let other = behind(&portal, network);
            let claimed = |number| format!("192.0.2.{number}");
            let last = use_up(&other, claimed, &ana.email).await;
            assert_eq!(last, 429, "with proxies in {network:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn who_guesses_at_many_accounts_is_stopped_too_and_others_are_not() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let proxied = behind(&portal, "127.0.0.1/32");
        let emails: Vec<_> = (0..90)
            .map(|n| format!("nobody{n}@nowhere.example"))
            .collect();
        let guesses = emails
            .iter()
            .map(|email| guess(&proxied, "192.0.2.1", email, WRONG));
        let statuses = join_all(guesses).await;
        let count = |wanted| statuses.iter().filter(|status| **status == wanted).count();
        assert!(count(429) > 0, "{statuses:?}");
        assert!(count(422) >= 60, "{statuses:?}");
        assert_eq!(
            guess(&proxied, "192.0.2.2", &ana.email, PASSWORD).await,
            303
        );
    })
    .await;
}
