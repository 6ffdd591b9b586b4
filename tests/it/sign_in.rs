//! Signing in and out, sessions and how they end (P2, P7).
use crate::{
    harness::{Portal, on_each_database},
    people::PASSWORD,
    rows,
};
use diesel::QueryResult;
use std::time::Duration;

#[actix_web::test]
async fn a_person_signs_in_lands_in_the_organisation_and_signs_out() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let home = ana.get("/").await.expect(303);
        assert_eq!(home.location, ana.at(""));
        assert_eq!(ana.get("/signin").await.expect(303).location, "/");
        ana.post("/signout", &[]).await.expect(303);
        ana.get("/signin").await.expect(200);
        ana.get("/").await.expect(200);
    })
    .await;
}

#[actix_web::test]
async fn a_wrong_password_and_an_unknown_mailbox_are_answered_alike() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let visitor = portal.a_visitor();
        let answer = async |email: &str, password: &str| {
            let form = [("email", email), ("password", password)];
            let answer = visitor.post("/signin", &form).await.expect(422);
            let id = answer.attribute("meta[name=request-id]", "content");
            answer.body.replace(&id, "").replace(email, "")
        };
        let wrong = answer(&ana.email, "rowing across a loud lake").await;
        let unknown = answer("nobody@nowhere.example", PASSWORD).await;
        assert_eq!(wrong, unknown);
        assert_eq!(wrong, answer("no address at all", PASSWORD).await);
        visitor.get("/").await.expect(200);
    })
    .await;
}

#[actix_web::test]
async fn a_form_with_something_else_in_it_signs_nobody_in() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let visitor = portal.a_visitor();
        for extra in [("admin", "yes"), ("email", "other@x.example")] {
            let form = [("email", ana.email.as_str()), ("password", PASSWORD), extra];
            visitor.post("/signin", &form).await.expect(422);
        }
        let form = [("email", ana.email.as_str()), ("password", PASSWORD)];
        let next = [&form[..], &[("next", "//evil.example/x")]].concat();
        assert_eq!(
            visitor.post("/signin", &next).await.expect(303).location,
            "/"
        );
    })
    .await;
}

/// Waits until it is noted that a session is in use now: that happens beside the request.
async fn noted(portal: &Portal) {
    let seen = "SELECT CAST(max(seen_at) AS TEXT) AS line FROM sessions";
    for _ in 0..500 {
        let seen = portal
            .app
            .db
            .read(|db| QueryResult::Ok(rows::lines(db, seen, seen)));
        if seen.await.unwrap() == [portal.now().micros().to_string()] {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("nobody noted that the session is in use");
}

#[actix_web::test]
async fn sessions_end_when_idle_and_after_a_day() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        portal.pass_seconds(59 * 60);
        ana.get("/").await.expect(303);
        portal.pass_seconds(61 * 60);
        ana.get("/").await.expect(200);

        ana.sign_in().await;
        for _ in 0..28 {
            portal.pass_seconds(50 * 60);
            ana.get("/").await.expect(303);
            noted(&portal).await;
        }
        portal.pass_seconds(50 * 60);
        ana.get("/").await.expect(200);
    })
    .await;
}
