//! The key of a session: new whenever the password was given, and in the database only as a hash (P7, P15).
use crate::{
    client::{Answer, Client, encoded},
    harness::{Portal, on_each_database},
    people::{PASSWORD, Person},
};
use actix_web::cookie::{Cookie, CookieJar};
use reqwest::Method;
use sha2::{Digest, Sha256};

/// The cookie that the answer sets, as a browser sends it back.
fn cookie(answer: &Answer) -> String {
    let set = answer.headers["set-cookie"].to_str().unwrap();
    set.split(';').next().unwrap().to_owned()
}

/// Whether this cookie alone opens the pages of somebody.
async fn opens(portal: &Portal, cookie: &str) -> bool {
    let headers = [("sec-fetch-site", "same-origin"), ("cookie", cookie)];
    let visitor = portal.a_visitor();
    let page = visitor.send(Method::GET, "/account", None, &headers).await;
    page.status == 200
}

async fn sign_in(browser: &Client, person: &Person) -> String {
    let form = [("email", person.email.as_str()), ("password", PASSWORD)];
    cookie(&browser.post("/signin", &form).await.expect(303))
}

#[actix_web::test]
async fn the_cookie_from_before_a_sign_in_opens_nothing_after_it() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let browser = portal.a_visitor();
        let first = sign_in(&browser, &ana).await;
        assert!(opens(&portal, &first).await);
        let second = sign_in(&browser, &ana).await;
        assert!(opens(&portal, &second).await);
        assert!(!opens(&portal, &first).await);
        // Nor does that of another person who used the same browser.
        let bo = portal.a_reseller().await;
        let third = sign_in(&browser, &bo).await;
        assert!(opens(&portal, &third).await);
        assert!(!opens(&portal, &second).await);
    })
    .await;
}

#[actix_web::test]
async fn the_cookie_from_before_a_step_up_opens_nothing_after_it() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let browser = portal.a_visitor();
        let before = sign_in(&browser, &ana).await;
        let form = [("password", PASSWORD), ("next", "/account")];
        let proven = browser.post("/reauthenticate", &form).await.expect(303);
        let after = cookie(&proven);
        assert!(opens(&portal, &after).await);
        assert!(!opens(&portal, &before).await);
    })
    .await;
}

#[actix_web::test]
async fn of_two_step_ups_at_once_each_leaves_a_cookie_that_opens() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let before = sign_in(&portal.a_visitor(), &ana).await;
        // Two windows of one browser: both send the cookie that they have.
        let window = async || {
            let headers = [
                ("sec-fetch-site", "same-origin"),
                ("cookie", before.as_str()),
            ];
            let form = encoded(&[("password", PASSWORD), ("next", "/account")]);
            let visitor = portal.a_visitor();
            let step_up = visitor.send(Method::POST, "/reauthenticate", Some(form), &headers);
            cookie(&step_up.await.expect(303))
        };
        let (one, other) = tokio::join!(window(), window());
        assert!(opens(&portal, &one).await);
        assert!(opens(&portal, &other).await);
        assert!(!opens(&portal, &before).await);
    })
    .await;
}

#[actix_web::test]
async fn a_cookie_that_was_signed_out_opens_nothing() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let browser = portal.a_visitor();
        let kept = sign_in(&browser, &ana).await;
        browser.post("/signout", &[]).await.expect(303);
        assert!(!opens(&portal, &kept).await);
    })
    .await;
}

/// The key in a cookie, which only the portal can read.
fn key_in(portal: &Portal, cookie: &str) -> String {
    let mut jar = CookieJar::new();
    jar.add_original(Cookie::parse_encoded(cookie.to_owned()).unwrap());
    let opened = jar.private(&portal.app.keys.cookie);
    let opened = opened.get("multichannel").unwrap();
    let held: serde_json::Value = serde_json::from_str(opened.value()).unwrap();
    // Each value stands there as JSON of its own.
    serde_json::from_str(held["key"].as_str().unwrap()).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[actix_web::test]
async fn a_stolen_database_holds_no_key_of_a_session() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let kept = sign_in(&portal.a_visitor(), &ana).await;
        let key = key_in(&portal, &kept);
        assert!(key.len() >= 43, "{key}");
        let everything = portal.everything().await;
        let rows: Vec<_> = everything.into_values().flatten().collect();
        let all = rows.join("\n").to_lowercase();
        let hash: [u8; 32] = Sha256::digest(key.as_bytes()).into();
        assert!(all.contains(&hex(&hash)), "the session is not there");
        assert!(!all.contains(&key.to_lowercase()));
        assert!(!all.contains(&hex(key.as_bytes())));
        assert!(!kept.contains(&key), "the cookie is not encrypted");
    })
    .await;
}
