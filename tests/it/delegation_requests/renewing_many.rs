//! Renewals of many at once: of what the customer may want still, and of nothing else.
use super::{
    ASKED,
    bulk::{begin, many, sent, ticked},
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

#[actix_web::test]
async fn what_was_renewed_and_approved_is_not_asked_for_again_with_many() {
    on_each_database(async |portal| {
        let (customer, reseller) = many(&portal, 1).await;
        portal.pass_days(80);
        for side in [&customer, &reseller] {
            side.sign_in().await;
        }
        let renew = "/delegations/bulk?deed=renew&all=yes&state=ending";
        let early = reseller.get(&reseller.at(renew)).await.expect(200);
        begin(&reseller, renew, &[]).await.expect(303);
        let new = customer.newest().await;
        customer.approve(&new, &[]).await.expect(303);
        assert_eq!(reseller.delegations("?state=ending").await.len(), 1);
        let page = reseller.get(&reseller.at(renew)).await.expect(200);
        let said = page.text("main");
        assert!(said.contains("0 of 1 can be done"), "{said}");
        assert!(said.contains("it is so already"), "{said}");
        // A page that was opened before makes no third.
        let begun = sent(&reseller, &early, &[]).await.expect(303);
        let result = reseller.get(&begun.location).await.expect(200);
        assert_eq!(result.texts("tbody .tag"), ["Refused"]);
        assert_eq!(customer.delegations("").await.len(), 2);
    })
    .await;
}

#[actix_web::test]
async fn rights_that_others_outlast_are_not_asked_for_again_with_many() {
    on_each_database(async |portal| {
        let (customer, reseller) = many(&portal, 1).await;
        let old = reseller.newest().await;
        // More roles, for longer.
        let service = ("service", "exchange-online");
        let wider = [ASKED[0], ASKED[1], service, ("days", "300")];
        customer.grant(&reseller, &wider).await.expect(303);
        let wider = reseller.newest().await;
        for (rights, able) in [(old, 0), (wider, 1)] {
            let check = ticked(&[rights], "renew");
            let page = reseller.get(&reseller.at(&check)).await.expect(200);
            let said = page.text("main");
            let able = format!("{able} of 1 can be done");
            assert!(said.contains(&able), "{said}");
        }
    })
    .await;
}
