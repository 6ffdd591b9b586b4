//! How rights end: by time, by the customer, by the partner.
use super::TEAMS;
use crate::harness::on_each_database;

#[actix_web::test]
async fn revoking_acts_on_the_very_next_request_and_leaves_the_relationship() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &TEAMS).await.expect(303);
        let matrix = customer.get(&customer.at("/partners")).await.expect(200);
        let confirm = matrix.attribute(".matrix .do a", "href");
        let asked = customer.get(&confirm).await.expect(200);
        assert!(asked.text("main").contains("duty to support"));
        assert!(!asked.text(".facts").contains("end together"));
        let reason = [("reason", "Moved in house")];
        for _ in 0..2 {
            customer.post(&confirm, &reason).await.expect(303);
            let seen = provider
                .get(&provider.at(&provider.newest().await))
                .await
                .expect(200);
            assert_eq!(seen.attribute("h1 .tag", "data-state"), "ended");
            assert!(seen.text(".timeline").contains("Moved in house"));
        }
        assert!(provider.delegations("?state=active").await.is_empty());
        assert_eq!(provider.delegations("?state=ended").await.len(), 1);
        for side in [&provider, &customer] {
            assert_eq!(portal.mails("delegation-ended", side).await, 1);
        }
        let page = customer
            .get(&customer.partner(&provider, ""))
            .await
            .expect(200);
        assert!(page.text(".facts").contains("Provider since"));
        assert!(page.text("main").contains("The customer took it back"));
    })
    .await;
}

#[actix_web::test]
async fn it_is_said_that_all_services_of_the_rights_end_together() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let both = [TEAMS[0], TEAMS[1], ("service", "intune"), TEAMS[2]];
        customer.grant(&provider, &both).await.expect(303);
        let matrix = customer.get(&customer.at("/partners")).await.expect(200);
        // In the row of each service the link is the same, and names none of them.
        let spoken = matrix.texts(".matrix .do a");
        assert_eq!(spoken.len(), 2, "{spoken:?}");
        assert_eq!(spoken[0], spoken[1]);
        let confirm = matrix.attribute(".matrix .do a", "href");
        let asked = customer.get(&confirm).await.expect(200);
        let told = asked.text(".facts");
        assert!(
            told.contains("All of these services end together"),
            "{told}"
        );
    })
    .await;
}

#[actix_web::test]
async fn rights_end_to_the_second_with_nobody_doing_anything() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let day = [TEAMS[0], TEAMS[1], ("days", "1")];
        customer.grant(&provider, &day).await.expect(303);
        let address = provider.at(&provider.newest().await);
        let state = async || {
            provider
                .get(&address)
                .await
                .expect(200)
                .attribute("h1 .tag", "data-state")
        };
        assert_eq!(state().await, "ending");
        portal.pass_seconds(86_399);
        provider.sign_in().await;
        customer.sign_in().await;
        assert_eq!(state().await, "ending");
        assert!(
            customer
                .get(&customer.at("/partners"))
                .await
                .has(".matrix .held")
        );
        portal.pass_seconds(1);
        assert_eq!(state().await, "ended");
        assert!(
            !customer
                .get(&customer.at("/partners"))
                .await
                .has(".matrix .held")
        );
        assert!(provider.delegations("?state=active").await.is_empty());
        let file = provider
            .get(&provider.at("/delegations.csv?state=ended"))
            .await
            .expect(200);
        assert!(
            file.body.lines().nth(1).unwrap().ends_with(",expired"),
            "{}",
            file.body
        );
        let late = customer.at(&format!("{}/revoke", customer.newest().await));
        customer.post(&late, &[]).await.expect(409);
    })
    .await;
}

#[actix_web::test]
async fn a_partner_gives_up_its_rights() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &TEAMS).await.expect(303);
        let delegation = provider.newest().await;
        let address = provider.at(&format!("{delegation}/resign"));
        let seller = portal.a_colleague_of(&provider, "sales_agent", "").await;
        seller.post(&address, &[]).await.expect(403);
        provider.get(&address).await.expect(200);
        for _ in 0..2 {
            provider.post(&address, &[("reason", "")]).await.expect(303);
        }
        let page = customer.get(&customer.at(&delegation)).await.expect(200);
        assert_eq!(page.attribute("h1 .tag", "data-state"), "ended");
        assert!(page.text(".facts").contains("The partner gave it up"));
        let revoke = customer.at(&format!("{delegation}/revoke"));
        customer.post(&revoke, &[]).await.expect(409);
        // Each side has its own verb.
        customer
            .post(&customer.at(&format!("{delegation}/resign")), &[])
            .await
            .expect(403);
        provider
            .post(&provider.at(&format!("{delegation}/revoke")), &[])
            .await
            .expect(403);
    })
    .await;
}

#[actix_web::test]
async fn shortening_never_lengthens_also_to_the_second() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let ten = [TEAMS[0], TEAMS[1], ("days", "10")];
        customer.grant(&provider, &ten).await.expect(303);
        let end = portal.now().plus_days(10);
        let shorten = customer.at(&format!("{}/shorten", customer.newest().await));
        let until = async || {
            let file = customer.get(&customer.at("/delegations.csv")).await;
            let line = file.expect(200).body.lines().nth(1).unwrap().to_owned();
            line.split(',').nth(6).unwrap().to_owned()
        };
        portal.pass_seconds(3600);
        customer.sign_in().await;
        // Ten days from now would be an hour more: it stays as it is.
        customer.post(&shorten, &[("days", "10")]).await.expect(303);
        assert_eq!(until().await, end.rfc3339());
        for days in ["11", "730"] {
            let refused = customer.post(&shorten, &[("days", days)]).await;
            assert!(
                refused
                    .expect(422)
                    .text("#days-error")
                    .contains("end earlier")
            );
        }
        assert_eq!(until().await, end.rfc3339());
        assert_eq!(portal.mails("delegation-shortened", &provider).await, 0);
        customer.post(&shorten, &[("days", "9")]).await.expect(303);
        assert_eq!(until().await, portal.now().plus_days(9).rfc3339());
        assert_eq!(portal.mails("delegation-shortened", &provider).await, 1);
    })
    .await;
}
