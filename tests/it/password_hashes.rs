//! Hashes of passwords: made anew when today's are better (P1), and computed whether or not there is one (P2).
use crate::{
    harness::{Portal, on_each_database},
    people::{PASSWORD, Person},
};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use diesel::QueryResult;
use multichannel::store::accounts;
use std::time::{Duration, Instant};

const BEST: &str = "$argon2id$v=19$m=19456,t=2,p=1$";

/// The hash of everybody's password as an older program would have made it.
fn weak() -> String {
    let (salt, mut out) = ([7; 16], [0; 32]);
    let params = Params::new(8_192, 1, 1, Some(32)).unwrap();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(PASSWORD.as_bytes(), &salt, &mut out)
        .unwrap();
    let (salt, out) = (STANDARD_NO_PAD.encode(salt), STANDARD_NO_PAD.encode(out));
    format!("$argon2id$v=19$m=8192,t=1,p=1${salt}${out}")
}

/// The hash that is kept of the person's password.
async fn kept(portal: &Portal, person: &Person) -> String {
    let id = person.account.id;
    let found = portal.app.db.read(move |db| accounts::by_id(db, id));
    let (_, hash) = found.await.unwrap();
    hash.unwrap()
}

async fn status(portal: &Portal, email: &str, password: &str) -> u16 {
    let form = [("email", email), ("password", password)];
    let answer = portal.a_visitor().post("/signin", &form).await;
    answer.status.as_u16()
}

#[actix_web::test]
async fn a_weak_hash_is_made_anew_at_the_next_sign_in_and_the_password_stays() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let (id, old) = (ana.account.id, weak());
        let set = old.clone();
        let put = portal
            .app
            .db
            .write(move |db| -> QueryResult<()> { accounts::set_password(db, id, &set) });
        put.await.unwrap();
        assert_eq!(status(&portal, &ana.email, "another password").await, 422);
        assert_eq!(kept(&portal, &ana).await, old);
        assert_eq!(status(&portal, &ana.email, PASSWORD).await, 303);
        let better = kept(&portal, &ana).await;
        assert!(better.starts_with(BEST), "{better}");
        // The best there is stays as it is.
        assert_eq!(status(&portal, &ana.email, PASSWORD).await, 303);
        assert_eq!(kept(&portal, &ana).await, better);
    })
    .await;
}

async fn took(portal: &Portal, email: &str) -> Duration {
    let begun = Instant::now();
    assert_eq!(status(portal, email, "a guess that is wrong").await, 422);
    begun.elapsed()
}

#[actix_web::test]
async fn a_sign_in_with_an_unknown_mailbox_takes_as_long_as_with_a_known_one() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let (mut known, mut unknown) = (Duration::MAX, Duration::MAX);
        // The fastest of some: what else the machine does is nothing that the portal tells.
        for round in 0..8 {
            known = known.min(took(&portal, &ana.email).await);
            let nobody = format!("nobody{round}@nowhere.example");
            unknown = unknown.min(took(&portal, &nobody).await);
            if round >= 2 && alike(known, unknown) {
                return;
            }
        }
        panic!("{known:?} with a known mailbox, {unknown:?} with an unknown one");
    })
    .await;
}

fn alike(one: Duration, other: Duration) -> bool {
    one * 2 >= other && other * 2 >= one
}
