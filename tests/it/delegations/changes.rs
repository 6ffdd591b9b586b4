//! Shortening, and the switch of the automatic extension.
use super::TEAMS;
use crate::harness::on_each_database;

#[actix_web::test]
async fn shortening_never_lengthens_and_converges() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &TEAMS).await.expect(303);
        let delegation = customer.newest().await;
        let address = customer.at(&format!("{delegation}/shorten"));
        customer.get(&address).await.expect(200);
        let longer = customer
            .post(&address, &[("days", "120")])
            .await
            .expect(422);
        // Ninety days are left, and the last of them is no earlier end.
        for form in [[("days", "91")], [("days", "731")]] {
            let wrong = customer.post(&address, &form).await.expect(422);
            let said = wrong.text("#days-error");
            assert!(said.contains("from 1 to 89"), "{said}");
            assert!(wrong.text("#days-hint").contains("From 1 to 89"));
        }
        assert!(longer.has("#days-error"));
        for _ in 0..2 {
            customer.post(&address, &[("days", "10")]).await.expect(303);
            portal.pass_seconds(30);
        }
        let page = provider.get(&provider.at(&delegation)).await.expect(200);
        assert!(page.text(".facts").contains("2026-03-12 12:00 UTC"));
        assert_eq!(page.attribute("h1 .tag", "data-state"), "ending");
        for side in [&provider, &customer] {
            assert_eq!(portal.mails("delegation-shortened", side).await, 1);
        }
    })
    .await;
}

#[actix_web::test]
async fn rights_extend_by_themselves_until_either_side_says_no() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let extends = [TEAMS[0], TEAMS[1], TEAMS[2], ("auto_extend", "yes")];
        customer.grant(&provider, &extends).await.expect(303);
        let delegation = customer.newest().await;
        portal.pass_days(1000);
        provider.sign_in().await;
        customer.sign_in().await;
        let page = provider.get(&provider.at(&delegation)).await.expect(200);
        assert_eq!(page.attribute("h1 .tag", "data-state"), "active");
        // 90 days and six times 180 are the first end after 1,000 days.
        assert!(
            page.text(".facts").contains("2029-05-15"),
            "{}",
            page.text(".facts")
        );

        let address = format!("{delegation}/auto-extend");
        for _ in 0..2 {
            provider
                .post(&provider.at(&address), &[("enabled", "no")])
                .await
                .expect(303);
        }
        let page = customer.get(&customer.at(&delegation)).await.expect(200);
        assert!(page.text(".facts").contains("2029-05-15"));
        assert!(page.text(".facts").contains("Ends at its date"));
        provider
            .post(&provider.at(&address), &[("enabled", "yes")])
            .await
            .expect(403);
        customer
            .post(&customer.at(&address), &[("enabled", "maybe")])
            .await
            .expect(422);
        customer
            .post(&customer.at(&address), &[("enabled", "yes")])
            .await
            .expect(303);
        for side in [&provider, &customer] {
            assert_eq!(portal.mails("delegation-extension-switched", side).await, 2);
        }
        let told = customer.get(&customer.at("/activity")).await.expect(200);
        let told = told.text("tbody");
        for sentence in [
            "Let delegated rights extend themselves",
            "Stopped delegated rights extending themselves",
        ] {
            assert_eq!(told.matches(sentence).count(), 1, "{sentence}: {told}");
        }
        portal.pass_days(400);
        provider.sign_in().await;
        assert_eq!(provider.delegations("?state=active").await.len(), 1);
    })
    .await;
}
