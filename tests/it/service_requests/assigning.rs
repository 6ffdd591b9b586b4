//! Charging a partner with a request: only those that may work on it now.
use super::SUPPORT;
use crate::{harness::on_each_database, subscriptions::with};

#[actix_web::test]
async fn only_partners_with_support_rights_for_the_service_are_offered() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let reader = portal.a_reseller_of(&provider).await;
        let elsewhere = portal.a_reseller_of(&provider).await;
        let whole = portal.a_reseller_of(&provider).await;
        let tail = customer.asks(&[]).await;
        let page = customer.request(&tail).await;
        assert!(
            page.text("#assign")
                .contains("No partner has support rights")
        );
        for (partner, other) in [
            (&provider, vec![]),
            (&reader, vec![("role", "helpdesk-administrator")]),
            (&elsewhere, vec![("service", "intune")]),
            (&whole, vec![("role", "global-administrator")]),
        ] {
            customer
                .grant(partner, &with(&SUPPORT, &other))
                .await
                .expect(303);
        }
        let page = customer.request(&tail).await;
        let offered = page.texts("#partner option");
        // Nobody there has access yet, which stands behind the name.
        let names = offered
            .iter()
            .map(|words| words.split(" – ").next().unwrap());
        let mut offered: Vec<_> = names.collect();
        offered.sort_unstable();
        let mut able = vec![
            "Nobody",
            provider.organisation.name.as_str(),
            whole.organisation.name.as_str(),
        ];
        able.sort_unstable();
        assert_eq!(offered, able);
        for other in [
            reader.slug(),
            elsewhere.slug(),
            customer.slug(),
            "nobody-at-all",
            "No slug",
        ] {
            let refused = customer.says(&tail, "assign", &[("partner", other)]).await;
            let refused = refused.expect(422);
            assert!(refused.has("#partner-error"), "{other}");
        }
        for _ in 0..2 {
            let done = customer
                .says(&tail, "assign", &[("partner", whole.slug())])
                .await;
            done.expect(303);
        }
        let page = customer.request(&tail).await;
        assert!(
            page.text(".facts")
                .contains(whole.organisation.name.as_str())
        );
        assert_eq!(
            page.attribute("#partner option[selected]", "value"),
            whole.slug()
        );
        assert_eq!(
            page.texts(".timeline li").len(),
            2,
            "the same again is no change"
        );
        customer
            .says(&tail, "assign", &[("partner", "")])
            .await
            .expect(303);
        let page = customer.request(&tail).await;
        assert!(page.texts(".facts dd").contains(&"Nobody".to_owned()));
    })
    .await;
}

#[actix_web::test]
async fn whoever_lost_the_rights_is_nobody_who_may_work_on_it_from_that_second_on() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let other = portal.a_reseller_of(&provider).await;
        customer
            .grant(&provider, &with(&SUPPORT, &[("days", "1")]))
            .await
            .expect(303);
        customer.grant(&other, &SUPPORT).await.expect(303);
        let tail = customer.asks(&[]).await;
        customer
            .says(&tail, "assign", &[("partner", provider.slug())])
            .await
            .expect(303);
        let lost = "Nobody who may work on it";
        portal.pass_seconds(86_399);
        customer.sign_in().await;
        assert!(!customer.request(&tail).await.body.contains(lost));
        portal.pass_seconds(1);
        let page = customer.request(&tail).await.expect(200);
        assert!(page.text(".facts").contains(lost) && page.has("#stranded"));
        assert_eq!(customer.requests("?partner=-").await.len(), 1);
        let list = customer.get(&customer.at("/service-requests")).await;
        assert!(list.text("tbody").contains(lost));
        let refused = customer
            .says(&tail, "assign", &[("partner", provider.slug())])
            .await;
        refused.expect(422);
        customer
            .says(&tail, "assign", &[("partner", other.slug())])
            .await
            .expect(303);
        assert!(customer.requests("?partner=-").await.is_empty());
        let page = customer.request(&tail).await;
        assert!(
            page.text(".facts")
                .contains(other.organisation.name.as_str())
        );
        let newest = customer.newest().await;
        let revoke = customer.at(&format!("{newest}/revoke"));
        customer.post(&revoke, &[]).await.expect(303);
        assert!(customer.request(&tail).await.text(".facts").contains(lost));
    })
    .await;
}
