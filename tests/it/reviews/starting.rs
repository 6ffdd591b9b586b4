//! Beginning a review.
use super::{KEEP, rights};
use crate::harness::on_each_database;
use futures_util::future::join_all;

#[actix_web::test]
async fn a_review_walks_through_all_rights_that_hold_and_survives_signing_out() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer
            .grant(&provider, &rights("teams"))
            .await
            .expect(303);
        customer
            .grant(&provider, &rights("intune"))
            .await
            .expect(303);
        customer
            .grant(&provider, &rights("azure"))
            .await
            .expect(303);
        let ended = customer.newest().await;
        customer
            .post(&customer.at(&format!("{ended}/revoke")), &[])
            .await
            .expect(303);
        let list = customer.get(&customer.at("/reviews")).await.expect(200);
        assert!(list.has("main form button.primary"));
        let review = customer.begins_a_review().await;
        let page = customer.get(&customer.at(&review)).await.expect(200);
        assert_eq!(
            page.texts("tbody tr").len(),
            2,
            "what ended before is no part of it"
        );
        let go_on = page.attribute(".head a.primary", "href");
        assert!(go_on.ends_with("/steps/1"), "{go_on}");
        let step = customer.get(&go_on).await.expect(200);
        assert!(step.text("main").contains("Delegation 1 of 2"));
        assert!(step.text(".facts").contains("Teams"));
        let next = customer.decides(&review, 1, &KEEP).await.expect(303);
        assert!(next.location.ends_with("/steps/2"), "{}", next.location);
        customer.post("/signout", &[]).await.expect(303);
        let colleague = portal
            .a_colleague_of(&customer, "", "relationship_admin")
            .await;
        assert!(colleague.reminder().await.contains("Go on with it"));
        let page = colleague.get(&customer.at(&review)).await.expect(200);
        assert!(page.text(".facts").contains("1 of 2 decided"));
        assert!(
            page.attribute(".head a.primary", "href")
                .ends_with("/steps/2")
        );
        assert_eq!(colleague.begins_a_review().await, review, "one at a time");
    })
    .await;
}

#[actix_web::test]
async fn reviews_begun_at_once_are_one() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer
            .grant(&provider, &rights("teams"))
            .await
            .expect(303);
        let begun = join_all((0..8).map(|_| customer.begins_a_review())).await;
        assert!(begun.iter().all(|review| *review == begun[0]), "{begun:?}");
        let list = customer.get(&customer.at("/reviews")).await;
        assert_eq!(list.texts("tbody tr").len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn who_begins_and_decides_and_where_there_is_nothing_to_review() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let refused = customer
            .post(&customer.at("/reviews"), &[])
            .await
            .expect(409);
        assert!(refused.text("main").contains("nothing to review"));
        customer
            .grant(&provider, &rights("teams"))
            .await
            .expect(303);
        let billing = portal.a_colleague_of(&customer, "", "billing_admin").await;
        billing
            .post(&customer.at("/reviews"), &[])
            .await
            .expect(403);
        let review = customer.begins_a_review().await;
        let page = billing.get(&customer.at(&review)).await.expect(200);
        assert!(
            page.text("main")
                .contains("A global admin or a relationship admin")
        );
        assert!(!page.has(".head a.primary"));
        billing.decides(&review, 1, &KEEP).await.expect(403);
        let stranger = portal.a_customer().await;
        stranger.get(&stranger.at(&review)).await.expect(404);
        stranger.decides(&review, 1, &KEEP).await.expect(404);
        customer.decides(&review, 2, &KEEP).await.expect(404);
        customer
            .get(&customer.at(&format!("{review}/steps/0")))
            .await
            .expect(404);
        customer
            .get(&customer.at(&format!("{review}/steps/x")))
            .await
            .expect(404);
        provider.get(&provider.at("/reviews")).await.expect(404);
        portal.pass_seconds(601);
        let asked = customer.decides(&review, 1, &KEEP).await;
        assert!(asked.asks_for_the_password());
    })
    .await;
}
