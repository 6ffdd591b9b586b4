//! S7: nothing that partners and customers agree on ever changes a subscription.
use crate::{
    accepting::for_everybody,
    harness::{Portal, on_each_database},
    rows,
};

impl Portal {
    /// Every row of the table.
    async fn all_subscriptions(&self) -> Vec<String> {
        let dump = self.app.db.read(|db| {
            let all = rows::dump(db)["subscriptions"].clone();
            Ok::<_, diesel::result::Error>(all)
        });
        dump.await.unwrap()
    }
}

#[actix_web::test]
async fn inviting_accepting_granting_revoking_and_ending_change_no_subscription() {
    on_each_database(async |portal| {
        let seller = portal.a_provider().await;
        let newcomer = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&newcomer).await;
        let customer = portal.a_customer_of(&seller).await;
        seller.sold(&customer, &[]).await;
        customer.bought(&[]).await;
        let advised = [("channel", "advisor"), ("provider", seller.slug())];
        customer.bought(&advised).await;
        let before = portal.all_subscriptions().await;
        assert_eq!(before.len(), 3);
        let same = async |what: &str| {
            assert_eq!(portal.all_subscriptions().await, before, "after {what}");
        };

        let form = [
            ("kind", "reusable"),
            ("reseller", reseller.slug()),
            ("delegate", reseller.slug()),
            ("template", "provisioning"),
            ("service", "teams"),
            ("days", "90"),
        ];
        let at = newcomer.at("/invitations");
        newcomer.post(&at, &form).await.expect(303);
        same("inviting").await;
        let invited = portal.invite(&newcomer, for_everybody(&newcomer)).await;
        customer.accept(&invited, &[]).await.expect(303);
        assert!(!customer.delegations("?state=active").await.is_empty());
        same("accepting").await;

        let rights = [
            ("template", "support"),
            ("service", "intune"),
            ("days", "9"),
        ];
        customer.grant(&seller, &rights).await.expect(303);
        same("granting").await;
        for delegation in customer.delegations("?state=active").await {
            let at = customer.at(&format!("{delegation}/revoke"));
            customer.post(&at, &[]).await.expect(303);
        }
        same("revoking").await;
        let resellers = newcomer.get(&newcomer.at("/resellers")).await.expect(200);
        let partnership = resellers.attribute("tbody th a", "href");
        newcomer
            .post(&format!("{partnership}/end"), &[])
            .await
            .expect(303);
        same("the end of a partnership").await;
    })
    .await;
}
