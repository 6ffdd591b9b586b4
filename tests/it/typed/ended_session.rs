//! Forms that were filled in while the session ended (P7): they stand in the page that asks to sign in, and come back.
use crate::{
    client::{Answer, Client, encoded},
    delegations::TEAMS,
    harness::{Portal, on_each_database},
    invitations::addressed,
    people::{PASSWORD, Person},
    service_requests::NO_SOUND,
};
use reqwest::Method;

const AN_HOUR: i64 = 60 * 60;

/// A hidden field of the page.
fn hidden(page: &Answer, name: &str) -> String {
    page.attribute(&format!("main input[type=hidden][name={name}]"), "value")
}

/// Sends the form after an hour without use; the page that asks to sign in.
async fn too_late(portal: &Portal, of: &Person, path: &str, form: &[(&str, &str)]) -> Answer {
    portal.pass_seconds(AN_HOUR);
    let asked = of.post(path, form).await.expect(403);
    assert_eq!(asked.attribute("main form", "action"), "/signin");
    assert!(!asked.has("header a[href='/signin']"), "keeps nothing");
    assert_eq!(hidden(&asked, "action"), path);
    asked
}

/// Signs in from that page.
async fn sign_in(of: &Client, asked: &Answer, email: &str, password: &str) -> Answer {
    let kept = ["typed_form", "action", "next"].map(|name| hidden(asked, name));
    let form = [
        ("typed_form", kept[0].as_str()),
        ("email", email),
        ("password", password),
        ("next", kept[2].as_str()),
        ("action", kept[1].as_str()),
    ];
    of.post("/signin", &form).await
}

/// Presses the button of the page that comes then.
async fn look(of: &Client, offered: &Answer) -> Answer {
    let action = offered.attribute("main form", "action");
    let typed = hidden(offered, "typed_form");
    let form = [("typed_form", typed.as_str())];
    of.post(&action, &form).await
}

/// The answer is the way to sign in, and no page.
#[track_caller]
fn sent_away(answer: &Answer) {
    assert_eq!(answer.status, 303);
    assert!(answer.location.starts_with("/signin?next="));
    assert_eq!(answer.body, "");
}

#[actix_web::test]
async fn a_request_for_service_comes_back_filled_and_is_not_done() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let path = customer.at("/service-requests");
        let asked = too_late(&portal, &customer, &path, &NO_SOUND).await;
        assert!(asked.text("main").contains("Your session has ended"));
        let offered = sign_in(&customer, &asked, &customer.email, PASSWORD).await;
        let offered = offered.expect(200);
        assert!(offered.text("main").contains("nothing was done yet"));
        assert_eq!(offered.attribute("main .actions a", "href"), path);
        assert!(offered.has("header form[action='/signout']"));
        let back = look(&customer, &offered).await.expect(200);
        assert!(back.text(".flash").contains("Nothing was done yet"));
        assert!(!back.has(".problems"));
        assert_eq!(back.attribute("#subject", "value"), "No sound in meetings");
        assert!(back.has("#service option[value=teams][selected]"));
        assert!(back.has("#severity option[value=high][selected]"));
        assert!(
            back.text("textarea#body")
                .contains("We tried two headsets.")
        );
        assert!(customer.requests("").await.is_empty());
        customer.post(&path, &NO_SOUND).await.expect(303);
        assert_eq!(customer.requests("").await, ["No sound in meetings"]);
    })
    .await;
}

#[actix_web::test]
async fn a_grant_is_shown_to_whoever_signed_in_just_now() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let path = customer.partner(&provider, "/grant");
        let asked = too_late(&portal, &customer, &path, &TEAMS).await;
        let offered = sign_in(&customer, &asked, &customer.email, PASSWORD).await;
        let offered = offered.expect(200);
        let back = look(&customer, &offered).await.expect(200);
        assert!(back.has("[name=service][value=teams][checked]"));
        assert_eq!(back.attribute("#days", "value"), "90");
        portal.pass_seconds(601);
        assert!(look(&customer, &offered).await.asks_for_the_password());
        let sent = customer.grant(&provider, &TEAMS).await;
        assert!(sent.asks_for_the_password());
        assert!(customer.delegations("").await.is_empty());
        customer.sign_in().await;
        customer.grant(&provider, &TEAMS).await.expect(303);
        assert_eq!(customer.delegations("").await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn an_invitation_that_waits_for_longer_than_another_session_is_made_once() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let path = provider.at("/invitations");
        let form = addressed(&[("once", "a-key-of-this-form")]);
        let first = provider.post(&path, &form).await.expect(303);
        let asked = too_late(&portal, &provider, &path, &form).await;
        let offered = sign_in(&provider, &asked, &provider.email, PASSWORD).await;
        // The page after signing in stands there until this session has ended too.
        portal.pass_seconds(AN_HOUR);
        let asked = look(&provider, &offered.expect(200)).await.expect(403);
        assert!(!asked.has(".flash"));
        let offered = sign_in(&provider, &asked, &provider.email, PASSWORD).await;
        let back = look(&provider, &offered.expect(200)).await.expect(200);
        assert_eq!(back.attribute("#customer_name", "value"), "Contoso Ltd");
        assert_eq!(hidden(&back, "once"), "a-key-of-this-form");
        let again = provider.post(&path, &form).await.expect(303);
        assert_eq!(again.location, first.location);
        assert_eq!(portal.rows("invitations").await, 1);
    })
    .await;
}

#[actix_web::test]
async fn the_question_for_the_password_outlives_the_session_too() {
    on_each_database(async |portal| {
        let admin = portal.a_reseller().await;
        let path = admin.at("/groups");
        portal.pass_seconds(601);
        let question = admin.post(&path, &[("name", "Desk")]).await.expect(403);
        assert_eq!(question.attribute("main form", "action"), path);
        portal.pass_seconds(AN_HOUR);
        let typed = hidden(&question, "typed_form");
        let form = [("typed_form", typed.as_str()), ("password", PASSWORD)];
        let asked = admin.post(&path, &form).await.expect(403);
        assert_eq!(asked.attribute("main form", "action"), "/signin");
        assert_eq!(hidden(&asked, "typed_form"), typed);
        let offered = sign_in(&admin, &asked, &admin.email, PASSWORD).await;
        let back = look(&admin, &offered.expect(200)).await.expect(200);
        assert_eq!(back.attribute("#name", "value"), "Desk");
    })
    .await;
}

#[actix_web::test]
async fn passwords_are_never_kept() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let form = [("name", "Ana"), ("new_password", "a very secret thing")];
        let asked = too_late(&portal, &customer, &customer.at("/people"), &form).await;
        assert!(!asked.body.contains("secret") && asked.body.contains("Ana"));
        let wrong = sign_in(&customer, &asked, &customer.email, "another secret").await;
        assert!(!wrong.expect(422).body.contains("secret"));
        let form = [
            ("current_password", PASSWORD),
            ("password", "a very secret thing"),
        ];
        sent_away(&customer.post("/account/password", &form).await);
    })
    .await;
}

#[actix_web::test]
async fn whoever_else_signs_in_there_is_refused_as_ever() {
    on_each_database(async |portal| {
        let (provider, stranger) = (portal.a_provider().await, portal.a_customer().await);
        let helper = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        let path = provider.at("/invitations");
        let form = addressed(&[]);
        let refused = helper.post(&path, &form).await.expect(403);
        let asked = too_late(&portal, &provider, &path, &form).await;
        for (email, status) in [(&helper.email, 403), (&stranger.email, 404)] {
            let offered = sign_in(&provider, &asked, email, PASSWORD).await;
            let came = look(&provider, &offered.expect(200)).await.expect(status);
            assert!(!came.body.contains("Contoso Ltd"));
            if status == 403 {
                assert_eq!(came.text("main .lead"), refused.text("main .lead"));
            }
        }
        assert_eq!(portal.rows("invitations").await, 0);
    })
    .await;
}

#[actix_web::test]
async fn without_a_session_that_ended_or_anything_typed_all_is_as_ever() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let path = customer.at("/service-requests");
        let visitor = portal.a_visitor();
        sent_away(&visitor.post(&path, &NO_SOUND).await);
        let bare = encoded(&NO_SOUND);
        let bare = [("typed_form", bare.as_str())];
        sent_away(&visitor.post(&path, &bare).await);
        portal.pass_seconds(AN_HOUR);
        sent_away(&customer.post(&path, &[]).await);
        sent_away(&customer.get(&path).await);
        let proof = [("password", PASSWORD)];
        sent_away(&customer.post("/reauthenticate", &proof).await);
        let file = b"name,email\nAna,ana@contoso.example\n";
        let import = customer.at("/people/import");
        sent_away(&customer.upload(&import, &[], file).await);
        let body = encoded(&NO_SOUND);
        let from = [("sec-fetch-site", "cross-site")];
        let sent = customer.send(Method::POST, &path, Some(body), &from);
        assert!(!sent.await.expect(403).has("input[name=typed_form]"));
        customer.sign_in().await;
        customer.post("/signout", &[]).await.expect(303);
        sent_away(&customer.post(&path, &NO_SOUND).await);
    })
    .await;
}

#[actix_web::test]
async fn wrong_passwords_and_too_many_of_them_keep_it() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let path = customer.at("/service-requests");
        let asked = too_late(&portal, &customer, &path, &NO_SOUND).await;
        let (mut page, mut wrong) = (asked.clone(), 0);
        while page.status != 429 {
            assert!(wrong < 30, "as many guesses as one likes");
            wrong += 1;
            page = sign_in(&customer, &page, &customer.email, "not the password").await;
            assert!(page.status == 422 || page.status == 429, "{}", page.status);
            assert!(page.has(".problems"));
            for name in ["typed_form", "action", "next"] {
                assert_eq!(hidden(&page, name), hidden(&asked, name), "{name}");
            }
        }
        assert!(wrong > 1 && page.headers.contains_key("retry-after"));
        assert_eq!(page.attribute("#email", "value"), customer.email);
    })
    .await;
}

#[actix_web::test]
async fn a_form_is_kept_for_addresses_that_take_it_and_in_one_field() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let own = [("email", customer.email.as_str()), ("password", PASSWORD)];
        let typed = ("typed_form", "name=Ana");
        for action in [
            "https://evil.example/o/contoso/people",
            "//evil.example/account",
            "/nowhere",
            "/signin",
            "/account/password",
            "",
        ] {
            let form = [typed, own[0], own[1], ("action", action)];
            let came = customer.post("/signin", &form).await.expect(303);
            assert_eq!(came.location, "/", "{action}");
        }
        let action = ("action", "/account");
        for form in [
            [typed, typed, own[0], own[1], action],
            [typed, own[0], own[1], action, action],
            [own[0], own[1], action, typed, ("next", "/account")],
        ] {
            let back = customer.post("/signin", &form).await.expect(422);
            assert!(!back.has("input[name=typed_form]"));
        }
    })
    .await;
}

#[actix_web::test]
async fn what_was_kept_is_never_done_by_itself() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let start = provider.at("/invitations/new");
        let begun = provider.post(&start, &[("kind", "reusable")]).await;
        let message = begun.expect(303).location.replace("/roles", "/message");
        let before = portal.everything().await;
        let form = [("typed_form", "language=en&body=Mine&standard=yes")];
        let back = provider.post(&message, &form).await.expect(200);
        assert_eq!(back.text("textarea#body"), "Mine");
        assert!(!back.has(".problems"));
        let path = provider.at("/invitations");
        let invitation = encoded(&addressed(&[]));
        let form = [("typed_form", invitation.as_str()), ("kind", "reusable")];
        let back = provider.post(&path, &form[..1]).await.expect(200);
        assert_eq!(back.attribute("#customer_name", "value"), "Contoso Ltd");
        provider.post(&path, &form).await.expect(422);
        assert_eq!(portal.everything().await, before);
    })
    .await;
}
