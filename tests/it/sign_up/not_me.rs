//! A sign-up with somebody else's mailbox: its owner reads who asked for what, and has nothing come of it.
use super::newcomer;
use crate::{
    client::Client,
    harness::{Portal, on_each_database},
    mailbox::Mail,
    people::PASSWORD,
};

pub(super) const VERA: &str = "vera@victim.example";
pub(super) const NO: [(&str, &str); 1] = [("answer", "no")];

/// Anybody who has a reusable link signs up with Vera's mailbox; the letter that she gets.
pub(super) async fn somebody_signs_up_as_vera(portal: &Portal, sign_up: &str) -> Mail {
    let eve = portal.a_visitor();
    let form = newcomer("Victim GmbH", VERA);
    eve.post(sign_up, &form).await.expect(303);
    portal.mail_to(VERA).await
}

/// With the password that was chosen when somebody signed up as Vera.
async fn can_sign_in(portal: &Portal, email: &str) -> bool {
    let form = [("email", email), ("password", PASSWORD)];
    portal.a_visitor().post("/signin", &form).await.status == 303
}

pub(super) async fn says_it_is_withdrawn(browser: &Client, link: &str) {
    let flash = answers_no(browser, link).await;
    assert!(flash.contains("is withdrawn for good"), "{flash}");
}

/// Nor does it say what became of it, as nobody knows.
pub(super) async fn says_that_nothing_waits(browser: &Client, link: &str) {
    let flash = answers_no(browser, link).await;
    assert!(flash.contains("Nothing waits behind this link"), "{flash}");
    assert!(!flash.contains("Nothing was set up"), "{flash}");
    assert!(flash.contains("set a new password"), "{flash}");
}

/// Nothing waits there for a yes either, and the page says so.
pub(super) async fn is_dead(browser: &Client, link: &str) {
    for answer in [browser.get(link).await, browser.post(link, &[]).await] {
        let said = answer.expect(410).text("main");
        assert!(said.contains("Nothing waits behind this link"), "{said}");
    }
    // Whoever did nothing need not set a password first of all.
    let page = browser.get(link).await.expect(410);
    assert_eq!(page.attribute("main a.primary", "href"), "/");
    assert!(page.has("main a[href='/password/forgot']:not(.primary)"));
}

/// What the next page says.
async fn answers_no(browser: &Client, link: &str) -> String {
    let led = browser.post(link, &NO).await.expect(303).location;
    browser.get(&led).await.expect(200).text(".flash")
}

#[actix_web::test]
async fn the_page_says_who_signed_up_what_and_when_and_warns_of_the_password() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (sign_up, _) = portal.an_invitation_of(&provider).await;
        let letter = somebody_signs_up_as_vera(&portal, &sign_up).await;
        portal.pass_seconds(3600);
        let page = portal.a_visitor().get(letter.link()).await.expect(200);
        let told = page.text(".facts");
        for fact in ["Victim GmbH", "Ana Souza", VERA, "2026-03-02 12:00"] {
            assert!(told.contains(fact), "{fact:?} is missing in {told:?}");
        }
        let warning = page.text("#warning");
        assert!(
            warning.contains("Whoever signed up knows the password"),
            "{warning}"
        );
        assert_eq!(page.text("main button.primary"), "Yes, this is my mailbox");
        assert_eq!(page.text("main button[form=not-me]"), "It was not me");
        let action = page.attribute("form#not-me", "action");
        assert_eq!(action, letter.link());
        let answer = page.attribute("form#not-me input[name=answer]", "value");
        assert_eq!(answer, "no");
    })
    .await;
}

#[actix_web::test]
async fn after_no_the_sign_up_is_gone_for_good_and_the_mailbox_is_free() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (sign_up, _) = portal.an_invitation_of(&provider).await;
        let letter = somebody_signs_up_as_vera(&portal, &sign_up).await;
        let vera = portal.a_visitor();
        says_it_is_withdrawn(&vera, letter.link()).await;
        // Once more, as by a double click.
        says_that_nothing_waits(&vera, letter.link()).await;
        is_dead(&vera, letter.link()).await;
        assert!(!can_sign_in(&portal, VERA).await);
        assert_eq!(portal.rows("sign_ups").await, 0);
        portal.pass_seconds(1);
        let form = newcomer("Victim", VERA);
        vera.post(&sign_up, &form).await.expect(303);
        let own = portal.mail_to(VERA).await;
        assert_ne!(own.link(), letter.link());
        vera.post(own.link(), &[]).await.expect(303);
        assert!(can_sign_in(&portal, VERA).await);
        says_that_nothing_waits(&vera, letter.link()).await;
        assert!(can_sign_in(&portal, VERA).await);
    })
    .await;
}

#[actix_web::test]
async fn a_form_without_an_answer_confirms_from_whatever_browser() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (sign_up, _) = portal.an_invitation_of(&provider).await;
        let letter = somebody_signs_up_as_vera(&portal, &sign_up).await;
        let phone = portal.a_visitor();
        for wrong in [&[("answer", "perhaps")][..], &[NO[0], NO[0]]] {
            phone.post(letter.link(), wrong).await.expect(422);
        }
        assert!(!can_sign_in(&portal, VERA).await);
        phone.post(letter.link(), &[]).await.expect(303);
        assert!(can_sign_in(&portal, VERA).await);
        // Too late: the page says how to keep out whoever knows the password.
        let late = phone.post(letter.link(), &NO).await.expect(410);
        assert!(late.has("main a[href='/password/forgot']"), "{}", late.body);
        assert!(can_sign_in(&portal, VERA).await);
    })
    .await;
}

#[actix_web::test]
async fn of_yes_and_no_at_once_one_counts() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (sign_up, _) = portal.an_invitation_of(&provider).await;
        let letter = somebody_signs_up_as_vera(&portal, &sign_up).await;
        let tasks: Vec<_> = (0..16)
            .map(|n| {
                let (browser, link) = (portal.a_visitor(), letter.link().to_owned());
                actix_web::rt::spawn(async move {
                    let form: &[(&str, &str)] = if n % 2 == 0 { &NO } else { &[] };
                    (n % 2 == 0, browser.post(&link, form).await.status.as_u16())
                })
            })
            .collect();
        let (mut yes, mut no) = (Vec::new(), Vec::new());
        for task in tasks {
            let (withdraws, status) = task.await.unwrap();
            let told = if withdraws { &mut no } else { &mut yes };
            told.push(status);
        }
        let confirmed = can_sign_in(&portal, VERA).await;
        let expected = if confirmed { [303, 410] } else { [410, 303] };
        let as_expected = |all: &[u16], one: u16| all.iter().all(|status| *status == one);
        assert!(
            as_expected(&yes, expected[0]) && as_expected(&no, expected[1]),
            "confirmed: {confirmed}, yes: {yes:?}, no: {no:?}"
        );
    })
    .await;
}

#[actix_web::test]
async fn a_new_address_that_its_owner_did_not_ask_for_is_withdrawn_too() {
    on_each_database(async |portal| {
        let eve = portal.a_reseller().await;
        let ask = [("email", VERA)];
        eve.post("/account/email", &ask).await.expect(303);
        let letter = portal.mail_to(VERA).await;
        let vera = portal.a_visitor();
        let page = vera.get(letter.link()).await.expect(200);
        let told = page.text(".facts");
        assert!(
            told.contains(eve.account.name.as_str()) && told.contains(VERA),
            "{told}"
        );
        assert!(page.text("#warning").contains("knows the password"));
        says_it_is_withdrawn(&vera, letter.link()).await;
        says_that_nothing_waits(&vera, letter.link()).await;
        assert_eq!(portal.rows("mailbox_proofs").await, 0);
        // As if it had never been: not used, as what was confirmed is.
        is_dead(&vera, letter.link()).await;
        assert!(!can_sign_in(&portal, VERA).await);
        assert!(can_sign_in(&portal, &eve.email).await);
        // Once it is confirmed, there is nothing left to withdraw.
        portal.pass_seconds(1);
        eve.post("/account/email", &ask).await.expect(303);
        let again = portal.mail_to(VERA).await;
        vera.post(again.link(), &[]).await.expect(303);
        vera.post(again.link(), &NO).await.expect(410);
        assert!(can_sign_in(&portal, VERA).await);
    })
    .await;
}
