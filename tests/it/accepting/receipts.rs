//! Receipts belong to the customer.
use super::for_everybody;
use crate::harness::on_each_database;

#[actix_web::test]
async fn a_receipt_is_there_for_its_customer_alone() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let receipt = customer.accept(&invited, &[]).await.expect(303).location;
        let page = customer.get(&receipt).await.expect(200);
        assert!(
            page.text("#agreed")
                .contains(provider.organisation.name.as_str())
        );
        assert!(page.has("#revoke a"));
        let billing = portal.a_colleague_of(&customer, "", "billing_admin").await;
        billing.get(&receipt).await.expect(200);
        let nobody = portal.a_colleague_of(&customer, "", "").await;
        nobody.get(&receipt).await.expect(403);
        let stranger = portal.a_customer().await;
        stranger.get(&receipt).await.expect(404);
        let id = receipt.rsplit('/').next().unwrap();
        stranger
            .get(&stranger.at(&format!("/partners/receipts/{id}")))
            .await
            .expect(404);
        provider
            .get(&provider.at(&format!("/partners/receipts/{id}")))
            .await
            .expect(404);
    })
    .await;
}
