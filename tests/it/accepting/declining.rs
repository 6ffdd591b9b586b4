//! Declining.
use super::{for_everybody, for_one, through};
use crate::harness::on_each_database;

#[actix_web::test]
async fn the_addressee_declines_with_a_reason() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer().await;
        let to_customer = for_one(&provider, &customer.email);
        let new = through(&reseller, &[&provider], to_customer);
        let invited = portal.invite(&provider, new).await;
        let page = customer.get(&invited.link).await.expect(200);
        let decline = format!("{}/decline", invited.link);
        assert!(page.has(&format!("a[href=\"{decline}\"]")));
        customer.get(&decline).await.expect(200);
        let reason = [("reason", "We have a partner already")];
        let declined = customer.post(&decline, &reason).await.expect(303);
        let end = customer.follow(declined).await.expect(409);
        assert_eq!(end.attribute("[data-end]", "data-end"), "answered");
        for partner in [&provider, &reseller] {
            let mail = portal.mail_to(&partner.email).await;
            assert!(
                mail.text.contains("We have a partner already"),
                "{}",
                mail.text
            );
        }
        customer
            .accept_as_seen(&page, &invited, &[])
            .await
            .expect(409);
        customer.post(&decline, &reason).await.expect(409);
        let answered = customer.get(&decline).await.expect(409);
        assert!(answered.text("main").contains("answered already"));
        assert_eq!(portal.mails("invitation-declined", &provider).await, 1);
        assert_eq!(portal.rows("relationships").await, 0);
    })
    .await;
}

#[actix_web::test]
async fn others_cannot_decline_and_a_link_for_everybody_is_left_alone() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let stranger = portal.a_customer().await;
        let addressed = portal
            .invite(&provider, for_one(&provider, &customer.email))
            .await;
        let reusable = portal.invite(&provider, for_everybody(&provider)).await;
        let before = portal.everything().await;
        let page = customer.get(&reusable.link).await.expect(200);
        assert!(
            !page.has("a[href$='/decline']"),
            "there is nothing to decline"
        );
        assert!(page.text("#consent").contains("Just leave it alone"));
        for link in [&addressed.link, &reusable.link] {
            let decline = format!("{link}/decline");
            stranger
                .post(&decline, &[("reason", "no")])
                .await
                .expect(409);
        }
        let sent = portal
            .a_visitor()
            .post(&format!("{}/decline", addressed.link), &[])
            .await;
        assert!(sent.expect(303).location.starts_with("/signin"));
        assert_eq!(portal.everything().await, before);
    })
    .await;
}
