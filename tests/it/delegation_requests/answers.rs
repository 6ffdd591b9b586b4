//! The customer's answer to a request.
use super::{
    ASKED,
    sides::{asked, asked_for, between},
};
use crate::{delegations::TEAMS, harness::on_each_database};

#[actix_web::test]
async fn the_term_starts_when_it_is_approved_and_both_sides_are_told_once() {
    asked(async |portal, provider, customer, request| {
        portal.pass_days(10);
        customer.sign_in().await;
        provider.sign_in().await;
        let page = customer
            .get(&customer.at(&format!("{request}/approve")))
            .await
            .expect(200);
        let text = page.text("main");
        for words in [
            provider.organisation.name.as_str(),
            "give licences to your people",
            "What does not change",
            "until 2026-06-10",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        let hash = page.attribute("input[name=offer_hash]", "value");
        let address = customer.at(&format!("{request}/approve"));
        for _ in 0..2 {
            let approved = customer.approve_as(&address, &hash, &[]).await;
            approved.expect(303);
        }
        let (state, facts) = provider.state(&request).await;
        assert_eq!(state, "active");
        assert!(facts.contains("2026-06-10"), "{facts}");
        assert!(facts.contains(customer.account.name.as_str()), "{facts}");
        assert!(facts.contains(provider.account.name.as_str()), "{facts}");
        for side in [&provider, &customer] {
            assert_eq!(portal.deeds(side, "delegation-approved").await, 1);
            assert_eq!(portal.mails("delegation-approved", side).await, 1);
        }
        assert!(provider.delegations("?state=requested").await.is_empty());
        let late = customer.at(&format!("{request}/decline"));
        customer.post(&late, &[]).await.expect(409);
        customer.get(&address).await.expect(409);
    })
    .await;
}

#[actix_web::test]
async fn less_can_be_given_never_more() {
    let form = [
        ASKED[0],
        ASKED[1],
        ASKED[2],
        ("service", "intune"),
        ASKED[3],
    ];
    asked_for(&form, async |_portal, provider, customer, request| {
        for more in [
            &[("role", "user-administrator")][..],
            &[("service", "azure")],
            &[("days", "91")],
            &[("auto_extend", "yes")],
        ] {
            let wrong = customer.approve(&request, more).await.expect(422);
            // An extension that is not asked for has no field on the page.
            let beside = match more[0].0 {
                "auto_extend" => ".problems".to_owned(),
                field => format!("#{field}-error"),
            };
            assert!(wrong.has(&beside), "{more:?}");
        }
        let nothing = customer.approve(&request, &[("role", "")]).await;
        assert!(nothing.expect(422).has("#role-error"));
        assert_eq!(provider.state(&request).await.0, "requested");
        let less = [
            ("role", "directory-readers"),
            ("service", "teams"),
            ("days", "30"),
        ];
        customer.approve(&request, &less).await.expect(303);
        let (_, facts) = provider.state(&request).await;
        assert!(facts.contains("Directory Readers") && !facts.contains("License"));
        assert!(
            !facts.contains("Intune") && facts.contains("2026-04-01"),
            "{facts}"
        );
    })
    .await;
}

#[actix_web::test]
async fn full_control_is_never_ticked_and_decided_apart() {
    between(async |_portal, provider, customer| {
        let asked = [
            ("role", "global-administrator"),
            ASKED[0],
            ASKED[2],
            ASKED[3],
        ];
        provider.ask(&customer, &asked).await.expect(303);
        let request = customer.newest().await;
        let page = customer
            .get(&customer.at(&format!("{request}/approve")))
            .await
            .expect(200);
        assert!(!page.has("input[name=role][value=global-administrator]"));
        assert!(page.has("input[name=full_admin][value=no][checked]"));
        let without = [
            ("role", "license-administrator"),
            ("full_admin", "no"),
            ("service", "teams"),
        ];
        customer.approve(&request, &without).await.expect(303);
        let (_, facts) = provider.state(&request).await;
        assert!(!facts.contains("Global Administrator"), "{facts}");

        // No page sends it without that answer.
        provider.ask(&customer, &asked).await.expect(303);
        let request = customer.newest().await;
        let forged = [asked[0], asked[1], ("service", "teams")];
        customer.approve(&request, &forged).await.expect(303);
        let (_, facts) = provider.state(&request).await;
        assert!(!facts.contains("Global Administrator"), "{facts}");

        let alone = [asked[0], ASKED[2], ASKED[3]];
        provider.ask(&customer, &alone).await.expect(303);
        let request = customer.newest().await;
        let with = [("role", ""), ("full_admin", "yes"), ("service", "teams")];
        customer.approve(&request, &with).await.expect(303);
        let (_, facts) = provider.state(&request).await;
        assert!(facts.contains("Global Administrator"), "{facts}");
    })
    .await;
}

#[actix_web::test]
async fn it_extends_itself_only_where_that_was_asked_and_ticked() {
    between(async |_portal, provider, customer| {
        let asked = [ASKED[0], ASKED[2], ASKED[3], ("auto_extend", "yes")];
        for (tick, words) in [("yes", "Extends itself"), ("", "Ends at its date")] {
            provider.ask(&customer, &asked).await.expect(303);
            let request = customer.newest().await;
            customer
                .approve(&request, &[("auto_extend", tick)])
                .await
                .expect(303);
            let (_, facts) = customer.state(&request).await;
            assert!(facts.contains(words), "{facts}");
        }
    })
    .await;
}

#[actix_web::test]
async fn what_was_shown_is_what_is_approved() {
    asked(async |_portal, provider, customer, request| {
        let address = customer.at(&format!("{request}/approve"));
        let changed = customer.approve_as(&address, "another", &[]).await;
        assert!(changed.expect(409).has("#changed"));
        // The partner calls itself otherwise since the page was opened.
        let (_, hash) = customer.offer(&request).await;
        let form = [
            ("name", provider.organisation.name.as_str()),
            ("support_contact", "Somebody else"),
            ("language", "en"),
        ];
        provider
            .post(&provider.at("/settings"), &form)
            .await
            .expect(303);
        let changed = customer.approve_as(&address, &hash, &[]).await.expect(409);
        assert!(changed.has("#changed"));
        assert_eq!(provider.state(&request).await.0, "requested");
        customer.approve(&request, &[]).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn another_holder_is_named_and_hands_over_if_the_customer_says_so() {
    on_each_database(async |portal| {
        let (first, second) = (portal.a_provider().await, portal.a_provider().await);
        let customer = portal.a_customer_of(&first).await;
        portal.relate(&second, &customer).await;
        customer.grant(&first, &TEAMS).await.expect(303);
        second.ask(&customer, &ASKED).await.expect(303);
        let request = second.newest().await;
        let address = customer.at(&format!("{request}/approve"));
        let page = customer.get(&address).await.expect(200);
        let name = first.organisation.name.as_str();
        assert!(page.text("[data-conflict]").contains(name));
        let conflict = customer.approve(&request, &[]).await.expect(409);
        assert!(conflict.text(".lead").starts_with(name));
        assert_eq!(conflict.attribute("main form", "action"), address);
        assert_eq!(second.state(&request).await.0, "requested");
        assert_eq!(first.delegations("?state=active").await.len(), 1);
        customer
            .approve(&request, &[("hand_over", "yes")])
            .await
            .expect(303);
        assert!(first.delegations("?state=active").await.is_empty());
        assert_eq!(second.state(&request).await.0, "active");
    })
    .await;
}

#[actix_web::test]
async fn a_customer_declines_with_its_reason() {
    asked(async |portal, provider, customer, request| {
        let address = customer.at(&format!("{request}/decline"));
        customer.get(&address).await.expect(200);
        let reader = portal.a_colleague_of(&customer, "", "billing_admin").await;
        reader.post(&address, &[]).await.expect(403);
        for _ in 0..2 {
            let reason = [("reason", "Not this year")];
            customer.post(&address, &reason).await.expect(303);
        }
        let page = provider.get(&provider.at(&request)).await.expect(200);
        assert_eq!(page.attribute("h1 .tag", "data-state"), "ended");
        assert!(page.text(".facts").contains("Declined"));
        assert!(page.text(".timeline").contains("Not this year"));
        for side in [&provider, &customer] {
            assert_eq!(portal.mails("delegation-declined", side).await, 1);
            assert_eq!(portal.deeds(side, "delegation-declined").await, 1);
        }
        customer
            .post(&customer.at(&format!("{request}/approve")), &[])
            .await
            .expect(409);
        // It can ask again, under the next name.
        provider.ask(&customer, &ASKED).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn a_partner_withdraws_its_request() {
    asked(async |portal, provider, customer, request| {
        let address = provider.at(&format!("{request}/resign"));
        let page = provider.get(&address).await.expect(200);
        assert!(page.text("h1").contains("Withdraw the request"));
        for _ in 0..2 {
            provider.post(&address, &[]).await.expect(303);
        }
        let (state, facts) = customer.state(&request).await;
        assert_eq!(state, "ended");
        assert!(facts.contains("withdrew"), "{facts}");
        for side in [&provider, &customer] {
            assert_eq!(portal.mails("delegation-withdrawn", side).await, 1);
        }
        let late = customer.at(&format!("{request}/approve"));
        customer.post(&late, &[]).await.expect(409);
        assert!(provider.delegations("?state=active").await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn requests_of_others_are_not_there() {
    asked(async |portal, provider, customer, request| {
        let other = portal.a_customer_of(&provider).await;
        for tail in ["approve", "decline"] {
            let address = other.at(&format!("{request}/{tail}"));
            other.get(&address).await.expect(404);
            other.post(&address, &[]).await.expect(404);
            provider
                .post(&provider.at(&format!("{request}/{tail}")), &[])
                .await
                .expect(403);
        }
        assert_eq!(customer.state(&request).await.0, "requested");
    })
    .await;
}
