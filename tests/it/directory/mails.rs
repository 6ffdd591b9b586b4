//! The mail for a new password: alike for those with an account here and those without.
use crate::{harness::on_each_database, people::Person};
use futures_util::future::join_all;

/// The key of the button on this page.
async fn key(of: &Person, tail: &str) -> String {
    let page = of.get(&of.at(tail)).await.expect(200);
    page.attribute("form[action$='/password'] input[name=once]", "value")
}

#[actix_web::test]
async fn a_member_gets_the_link_and_everybody_else_is_sent_to_the_customers_own_sign_in() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let other = portal.a_customer().await;
        let colleague = portal.a_colleague_of(&customer, "", "").await;
        let member = customer.lists("Mia", &colleague.email, "").await;
        let plain = customer.lists("Pia", "pia@x.example", "").await;
        // An account, but not of this customer.
        let foreign = customer.lists("Eve", &other.email, "").await;
        let mut answers = Vec::new();
        for tail in [&member, &plain, &foreign] {
            let page = customer.get(&customer.at(tail)).await.expect(200);
            assert!(page.has("form[action$='/password'] button"));
            let sent = customer
                .post(&customer.at(&format!("{tail}/password")), &[])
                .await;
            let page = customer.get(&sent.expect(303).location).await.expect(200);
            answers.push((page.text(".flash"), page.texts(".timeline .what").len()));
        }
        answers.dedup();
        assert_eq!(answers.len(), 1, "{answers:?}");
        let link = portal.link_to(&colleague.email).await;
        assert!(link.contains("/password/reset/"), "{link}");
        for email in ["pia@x.example", &other.email] {
            let mail = portal.mail_to(email).await;
            assert!(mail.subject.contains(customer.organisation.name.as_str()));
            assert!(
                mail.text.contains(customer.account.name.as_str()),
                "{}",
                mail.text
            );
            assert!(
                !mail.text.contains("://") && mail.text.contains("directory"),
                "{}",
                mail.text
            );
        }
        // The list of mails does not tell which it was.
        let mails = customer.get(&customer.at("/mails")).await.expect(200);
        assert!(!mails.body.contains(&colleague.email) && !mails.body.contains("pia@x.example"));
    })
    .await;
}

#[actix_web::test]
async fn one_person_gets_three_and_then_one_in_ten_minutes() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let pia = customer.lists("Pia", "pia@x.example", "").await;
        let bo = customer.lists("Bo", "bo@x.example", "").await;
        let at = customer.at(&format!("{pia}/password"));
        for _ in 0..3 {
            customer.post(&at, &[]).await.expect(303);
        }
        let refused = customer.post(&at, &[]).await.expect(429);
        assert!(refused.text("main").contains("Wait ten minutes"));
        assert_eq!(portal.mails_to("pia@x.example").await.len(), 3);
        customer
            .post(&customer.at(&format!("{bo}/password")), &[])
            .await
            .expect(303);
        portal.mail_to("bo@x.example").await;
    })
    .await;
}

#[actix_web::test]
async fn the_same_form_twice_mails_once() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let pia = customer.lists("Pia", "pia@x.example", "").await;
        let at = customer.at(&format!("{pia}/password"));
        let once = key(&customer, &pia).await;
        let form = [("once", once.as_str())];
        let (first, second) = tokio::join!(customer.post(&at, &form), customer.post(&at, &form));
        for sent in [first, second] {
            assert_eq!(sent.expect(303).location, customer.at(&pia));
        }
        assert_eq!(portal.mails_to("pia@x.example").await.len(), 1);
        assert_eq!(portal.deeds(&customer, "person-mailed").await, 1);
        let once = key(&customer, &pia).await;
        let form = [("once", once.as_str())];
        customer.post(&at, &form).await.expect(303);
        assert_eq!(portal.mails_to("pia@x.example").await.len(), 2);
    })
    .await;
}

#[actix_web::test]
async fn a_button_that_is_pressed_twice_each_time_uses_up_no_more_than_its_mails() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let pia = customer.lists("Pia", "pia@x.example", "").await;
        let at = customer.at(&format!("{pia}/password"));
        let mut once = String::new();
        for _ in 0..3 {
            once = key(&customer, &pia).await;
            let form = [("once", once.as_str())];
            let twice = tokio::join!(customer.post(&at, &form), customer.post(&at, &form));
            for sent in [twice.0, twice.1] {
                sent.expect(303);
            }
        }
        let fresh = key(&customer, &pia).await;
        let form = [("once", fresh.as_str())];
        customer.post(&at, &form).await.expect(429);
        let used = [("once", once.as_str())];
        customer.post(&at, &used).await.expect(303);
        assert_eq!(portal.mails_to("pia@x.example").await.len(), 3);
    })
    .await;
}

#[actix_web::test]
async fn a_flood_of_them_is_stopped_before_it_mails() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let pia = customer.lists("Pia", "pia@x.example", "").await;
        let at = customer.at(&format!("{pia}/password"));
        let flood = join_all((0..8).map(|_| customer.post(&at, &[]))).await;
        let sent = flood.iter().filter(|sent| sent.status == 303).count();
        assert_eq!(sent, 3);
        assert_eq!(portal.mails_to("pia@x.example").await.len(), 3);
        assert_eq!(portal.deeds(&customer, "person-mailed").await, 3);
    })
    .await;
}

#[actix_web::test]
async fn a_key_that_was_used_for_somebody_else_leads_back_to_the_persons_page() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let pia = customer.lists("Pia", "pia@x.example", "").await;
        let bo = customer.lists("Bo", "bo@x.example", "").await;
        let at = |tail: &str| customer.at(&format!("{tail}/password"));
        let once = key(&customer, &pia).await;
        let used = [("once", once.as_str())];
        customer.post(&at(&pia), &used).await.expect(303);
        let refused = customer.post(&at(&bo), &used).await.expect(409);
        let ways = refused.attributes(".failure .actions a", "href");
        assert_eq!(ways[0], customer.at(&pia));
        assert!(ways[1..].contains(&customer.at(&bo)), "{ways:?}");
        assert!(portal.mails_to("bo@x.example").await.is_empty());
        let fresh = key(&customer, &bo).await;
        let form = [("once", fresh.as_str())];
        customer.post(&at(&bo), &form).await.expect(303);
        assert_eq!(portal.mails_to("bo@x.example").await.len(), 1);
    })
    .await;
}
