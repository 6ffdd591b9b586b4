//! Requests of others are not there.
use super::{NO_SOUND, SUPPORT};
use crate::harness::on_each_database;

#[actix_web::test]
async fn requests_of_another_customer_are_not_there() {
    on_each_database(async |portal| {
        let (customer, stranger) = (portal.a_customer().await, portal.a_customer().await);
        let tail = customer.asks(&[]).await;
        stranger.request(&tail).await.expect(404);
        for (verb, fields) in [
            ("reply", ("body", "Hello")),
            ("state", ("state", "closed")),
            ("assign", ("partner", "")),
        ] {
            stranger.says(&tail, verb, &[fields]).await.expect(404);
        }
        assert!(stranger.requests("").await.is_empty());
        assert_eq!(customer.state_of(&tail).await, "open");
        assert_eq!(customer.request(&tail).await.texts(".timeline li").len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn partners_reach_no_request_at_their_own_address() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &SUPPORT).await.expect(303);
        let tail = customer.asks(&[]).await;
        provider.request(&tail).await.expect(404);
        provider
            .get(&provider.at("/service-requests/new"))
            .await
            .expect(404);
        let refused = provider
            .post(&provider.at("/service-requests"), &NO_SOUND)
            .await;
        refused.expect(403);
        provider
            .says(&tail, "reply", &[("body", "Hello")])
            .await
            .expect(403);
    })
    .await;
}

#[actix_web::test]
async fn a_suspended_customer_reads_its_requests_and_opens_none() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let tail = customer.asks(&[]).await;
        let (slug, now) = (customer.organisation.slug.clone(), portal.now());
        let suspended = portal.app.db.write(move |db| {
            multichannel::actions::organisations::suspend::suspend(db, &slug, now)
        });
        suspended.await.unwrap();
        let page = customer.request(&tail).await.expect(200);
        assert!(!page.has("main form"));
        customer
            .says(&tail, "reply", &[("body", "Hello")])
            .await
            .expect(403);
        let list = customer
            .get(&customer.at("/service-requests"))
            .await
            .expect(200);
        assert!(!list.has(".head a"));
    })
    .await;
}
