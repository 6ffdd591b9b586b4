//! The mail for a new password: alike for those with an account here and those without.
use crate::harness::on_each_database;

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
        let key = async || {
            let page = customer.get(&customer.at(&pia)).await.expect(200);
            page.attribute("form[action$='/password'] input[name=once]", "value")
        };
        let once = key().await;
        let form = [("once", once.as_str())];
        let (first, second) = tokio::join!(customer.post(&at, &form), customer.post(&at, &form));
        for sent in [first, second] {
            assert_eq!(sent.expect(303).location, customer.at(&pia));
        }
        assert_eq!(portal.mails_to("pia@x.example").await.len(), 1);
        assert_eq!(portal.deeds(&customer, "person-mailed").await, 1);
        let once = key().await;
        let form = [("once", once.as_str())];
        customer.post(&at, &form).await.expect(303);
        assert_eq!(portal.mails_to("pia@x.example").await.len(), 2);
    })
    .await;
}
