//! Forgotten and changed passwords, and the address of an account (P2, P5, P6, P7, P8).
mod own_words;

use crate::{
    client::Client,
    harness::{Portal, on_each_database},
    mailbox::Mail,
    people::{PASSWORD, Person},
};

const NEW: &str = "seven geese over the harbour";

async fn can_sign_in(portal: &Portal, email: &str, password: &str) -> bool {
    let form = [("email", email), ("password", password)];
    portal.a_visitor().post("/signin", &form).await.status == 303
}

/// The address alone.
fn email_of(to: &str) -> &str {
    let (_, email) = to.rsplit_once('<').unwrap_or(("", to));
    email.trim_end_matches('>')
}

/// Another browser of the same person.
async fn another_browser(portal: &Portal, person: &Person) -> Client {
    let browser = portal.a_visitor();
    let form = [("email", person.email.as_str()), ("password", PASSWORD)];
    browser.post("/signin", &form).await.expect(303);
    browser
}

#[actix_web::test]
async fn a_forgotten_password_is_set_once_and_ends_all_sessions() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let visitor = portal.a_visitor();
        let asked = visitor
            .post("/password/forgot", &[("email", &ana.email)])
            .await
            .expect(303);
        let sent = visitor.get(&asked.location).await.expect(200);
        let words = format!("an account with the e-mail address {}, we sent", ana.email);
        assert!(sent.text("main").contains(&words), "as it was typed");
        let ways = sent.attributes(".slip a", "href");
        assert_eq!(ways, ["/password/forgot", "/signin"]);
        let others = portal.a_visitor().get(&asked.location).await.expect(200);
        assert!(!others.body.contains(ana.email.as_str()));
        let letter = portal.the_mail().await;
        assert_eq!(
            (letter.subject.as_str(), email_of(&letter.to)),
            ("Set a new password", ana.email.as_str())
        );

        visitor.get(letter.link()).await.expect(200);
        visitor
            .post(letter.link(), &[("password", "too short")])
            .await
            .expect(422);
        let set = visitor
            .post(letter.link(), &[("password", NEW)])
            .await
            .expect(303);
        assert_eq!(set.location, "/signin");
        let form = visitor.get("/signin").await.expect(200);
        assert_eq!(form.attribute("#email", "value"), ana.email);
        visitor.get("/account").await.expect(303);
        ana.get("/account").await.expect(303);
        assert_eq!(portal.the_mail().await.subject, "Your password was changed");
        visitor.get(letter.link()).await.expect(410);
        visitor
            .post(letter.link(), &[("password", PASSWORD)])
            .await
            .expect(410);
        assert!(can_sign_in(&portal, &ana.email, NEW).await);
        assert!(!can_sign_in(&portal, &ana.email, PASSWORD).await);
    })
    .await;
}

#[actix_web::test]
async fn asking_for_a_new_password_tells_nobody_who_has_an_account() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let visitor = portal.a_visitor();
        let asked = async |email: &str| {
            let (mut said, mut fastest) = (None, u128::MAX);
            // The fastest of some: what else the machine does is nothing that the portal tells.
            for _ in 0..3 {
                let started = std::time::Instant::now();
                let form = [("email", email)];
                let answer = visitor.post("/password/forgot", &form).await.expect(303);
                fastest = fastest.min(started.elapsed().as_millis());
                said = Some((answer.location, answer.body));
            }
            (said, fastest >= 150)
        };
        assert_eq!(
            asked(&ana.email).await,
            asked("nobody@nowhere.example").await
        );
        assert_eq!(portal.new_mails().await.len(), 3);
    })
    .await;
}

#[actix_web::test]
async fn a_link_for_a_new_password_works_for_half_an_hour() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        ana.post("/password/forgot", &[("email", &ana.email)])
            .await
            .expect(303);
        let letter = portal.the_mail().await;
        portal.pass_seconds(30 * 60);
        ana.post(letter.link(), &[("password", NEW)])
            .await
            .expect(410);
        ana.get("/password/reset/x").await.expect(404);
        let other = letter.link().replace("/password/reset/", "/verify/");
        ana.get(&other).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn changing_the_password_ends_the_other_sessions_and_keeps_this_one() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let phone = another_browser(&portal, &ana).await;
        let wrong = [
            ("current_password", "not my password at all"),
            ("password", NEW),
        ];
        let again = ana.post("/account/password", &wrong).await.expect(422);
        assert!(again.has("#current_password-error"));
        let form = [("current_password", PASSWORD), ("password", NEW)];
        ana.post("/account/password", &form).await.expect(303);
        ana.get("/account").await.expect(200);
        phone.get("/account").await.expect(303);
        assert_eq!(portal.the_mail().await.subject, "Your password was changed");
    })
    .await;
}

#[actix_web::test]
async fn sessions_are_listed_and_ended_by_their_owner_alone() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let phone = another_browser(&portal, &ana).await;
        let list = ana.get("/account/sessions").await.expect(200);
        assert_eq!(list.texts("tbody tr").len(), 2);
        let end = list.attribute("td.do form", "action");
        let eve = portal.a_reseller().await;
        eve.post(&end, &[]).await.expect(404);
        phone.get("/account").await.expect(200);
        ana.post(&end, &[("all", "yes")]).await.expect(422);
        ana.post(&end, &[]).await.expect(303);
        phone.get("/account").await.expect(303);

        let phone = another_browser(&portal, &ana).await;
        ana.post("/account/sessions/end-others", &[])
            .await
            .expect(303);
        phone.get("/account").await.expect(303);
        ana.get("/account").await.expect(200);
    })
    .await;
}

/// What asking for a new address mails: to the old one, to the new one.
async fn notice_and_link(portal: &Portal) -> (Mail, Mail) {
    let mut mails = portal.new_mails().await;
    mails.sort_by_key(|mail| mail.subject.starts_with("Confirm"));
    <[Mail; 2]>::try_from(mails).unwrap().into()
}

#[actix_web::test]
async fn a_new_address_counts_when_it_is_proven_and_both_are_told() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let new = "ana@elsewhere.example";
        ana.post("/account/email", &[("email", new)])
            .await
            .expect(303);
        let (notice, letter) = notice_and_link(&portal).await;
        assert_eq!(
            (letter.subject.as_str(), email_of(&letter.to)),
            ("Confirm your new e-mail address", new)
        );
        // The old mailbox hears of it before anything changed, and what to do against it.
        assert_eq!(email_of(&notice.to), ana.email);
        assert!(notice.text.contains(new) && notice.text.contains("set a new password now"));
        assert!(
            notice.link().ends_with("/password/forgot"),
            "{}",
            notice.link()
        );
        assert!(can_sign_in(&portal, &ana.email, PASSWORD).await);
        ana.get(letter.link()).await.expect(200);
        let changed = ana.post(letter.link(), &[]).await.expect(303);
        let account = ana.follow(changed).await.expect(200);
        let said = account.text(".flash");
        assert!(said.contains("e-mail address is confirmed"), "{said}");
        ana.post(letter.link(), &[]).await.expect(410);
        let told = portal.new_mails().await;
        let told: Vec<_> = told.iter().map(|mail| email_of(&mail.to)).collect();
        assert_eq!(told, [ana.email.as_str(), new]);
        assert!(!can_sign_in(&portal, &ana.email, PASSWORD).await);
        assert!(can_sign_in(&portal, new, PASSWORD).await);

        // An address that somebody else has is answered alike in both mailboxes; its owner is not mailed.
        let other = portal.a_reseller().await;
        ana.post("/account/email", &[("email", &other.email)])
            .await
            .expect(303);
        let again = portal.the_mail().await;
        assert_eq!(email_of(&again.to), new);
        let first = notice.text.replace(new, "x").replace(&ana.email, new);
        assert_eq!(again.text.replace(&other.email, "x"), first);
    })
    .await;
}

#[actix_web::test]
async fn a_new_password_undoes_a_change_of_address_that_nobody_has_proven_yet() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let thief = [("email", "thief@elsewhere.example")];
        ana.post("/account/email", &thief).await.expect(303);
        let (_, letter) = notice_and_link(&portal).await;
        let form = [("current_password", PASSWORD), ("password", NEW)];
        ana.post("/account/password", &form).await.expect(303);
        portal.new_mails().await;
        portal
            .a_visitor()
            .post(letter.link(), &[])
            .await
            .expect(410);
        assert!(can_sign_in(&portal, &ana.email, NEW).await);
    })
    .await;
}

#[actix_web::test]
async fn the_password_is_asked_again_after_ten_minutes_and_nothing_is_done_in_between() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        portal.pass_seconds(601);
        let asked = ana.get("/account/email").await.expect(303);
        assert!(
            asked
                .location
                .starts_with("/reauthenticate?next=%2Faccount%2Femail"),
            "{}",
            asked.location
        );
        let sent = ana.post("/account/email", &[("email", "a@b.example")]);
        assert!(sent.await.asks_for_the_password());
        assert!(portal.new_mails().await.is_empty());
        ana.get(&asked.location).await.expect(200);
        let form = |password| [("password", password), ("next", "/account/email")];
        ana.post("/reauthenticate", &form("not my password at all"))
            .await
            .expect(422);
        let on = ana
            .post("/reauthenticate", &form(PASSWORD))
            .await
            .expect(303);
        assert_eq!(on.location, "/account/email");
        ana.get("/account/email").await.expect(200);
        assert!(portal.new_mails().await.is_empty());
    })
    .await;
}
