//! Renewals of many at once: of what the customer may want still, and of nothing else.
use super::{
    ASKED,
    bulk::{begin, many},
};
use crate::harness::on_each_database;

#[actix_web::test]
async fn what_the_customer_said_no_to_is_not_asked_for_again_with_many() {
    on_each_database(async |portal| {
        let (customer, reseller) = many(&portal, 4).await;
        let all = customer.delegations("").await;
        reseller.ask(&customer, &ASKED).await.expect(303);
        let lapsed = customer.newest().await;
        portal.pass_days(90);
        for side in [&customer, &reseller] {
            side.sign_in().await;
        }
        reseller.ask(&customer, &ASKED).await.expect(303);
        let declined = customer.newest().await;
        for (side, delegation, verb) in [
            (&customer, &declined, "decline"),
            (&customer, &all[0], "revoke"),
            (&reseller, &all[1], "resign"),
        ] {
            let address = side.at(&format!("{delegation}/{verb}"));
            side.post(&address, &[]).await.expect(303);
        }
        let renew = "/delegations/bulk?deed=renew&all=yes";
        let page = reseller.get(&reseller.at(renew)).await.expect(200);
        let said = page.text("main");
        assert!(said.contains("3 of 6 can be done"), "{said}");
        let begun = begin(&reseller, renew, &[]).await.expect(303);
        portal.do_all().await;
        let page = reseller
            .get(&format!("{}?state=refused", begun.location))
            .await
            .expect(200);
        let rows = page.text("tbody");
        assert_eq!(
            rows.matches("the customer declined it").count(),
            3,
            "{rows}"
        );
        // The two that hold and the one that was given up.
        assert_eq!(customer.delegations("?state=requested").await.len(), 3);
        // One by one it is the partner's to decide.
        for delegation in [&lapsed, &declined] {
            let shown = reseller.get(&reseller.at(delegation)).await.expect(200);
            assert!(shown.has("main a[href*='?from=']"), "{delegation}");
        }
    })
    .await;
}
