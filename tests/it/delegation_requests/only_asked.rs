//! What is only asked for is not what somebody has: nothing to take back yet, and a name of its own.
use super::ASKED;
use crate::harness::on_each_database;

#[actix_web::test]
async fn rights_that_are_only_asked_for_are_neither_revoked_nor_changed_and_the_page_says_what_to_do()
 {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        provider.ask(&customer, &ASKED).await.expect(303);
        let delegation = provider.newest().await;
        let before = portal.everything().await;
        let change = [("role", "global-reader"), ("service", "teams")];
        let tries = [
            (&customer, "revoke", &[][..]),
            (&customer, "shorten", &[("days", "5")]),
            (&customer, "auto-extend", &[("enabled", "yes")]),
            (&provider, "auto-extend", &[("enabled", "no")]),
            (&provider, "amend", &change),
        ];
        for (who, verb, form) in tries {
            let page = who.at(&delegation);
            let address = format!("{page}/{verb}");
            for refused in [who.get(&address).await, who.post(&address, form).await] {
                let refused = refused.expect(409);
                let said = refused.text("main");
                assert!(said.contains("only asked for"), "{verb}: {said}");
                assert!(refused.has(&format!("main a[href='{page}']")), "{verb}");
            }
        }
        assert_eq!(portal.everything().await, before);
        // What can be done.
        let resign = provider.at(&format!("{delegation}/resign"));
        provider.post(&resign, &[]).await.expect(303);
        let revoke = customer.at(&format!("{delegation}/revoke"));
        let refused = customer.post(&revoke, &[]).await.expect(409);
        assert!(refused.text("main").contains("have ended already"));
    })
    .await;
}

#[actix_web::test]
async fn names_that_differ_by_case_alone_are_the_same_for_a_partner() {
    on_each_database(async |portal| {
        let (provider, other) = (portal.a_provider().await, portal.a_provider().await);
        let customer = portal.a_customer_of(&provider).await;
        let elsewhere = portal.a_customer_of(&other).await;
        let named = |name| {
            let mut form = vec![("delegation_name", name)];
            form.extend(ASKED);
            form
        };
        let ask = provider.asking(&customer);
        // The last two differ by U+212A, the sign of Kelvin, which the databases fold differently.
        for (first, second) in [("Ärzte north", "ÄRZTE North"), ("kelvin", "\u{212a}elvin")] {
            provider.post(&ask, &named(first)).await.expect(303);
            let refused = provider.post(&ask, &named(second)).await.expect(422);
            assert!(refused.has("#delegation_name-error"), "{second}");
        }
        other
            .post(&other.asking(&elsewhere), &named("KELVIN"))
            .await
            .expect(303);
    })
    .await;
}
