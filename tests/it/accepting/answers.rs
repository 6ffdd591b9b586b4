//! What a customer can answer, and what comes of it.
use super::{asking, for_everybody, for_one, through};
use crate::harness::on_each_database;

#[actix_web::test]
async fn accepting_starts_the_relationship_and_gives_the_rights() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer().await;
        let to_customer = for_one(&provider, &customer.email);
        let new = through(&reseller, &[&provider, &reseller], to_customer);
        let invited = portal.invite(&provider, new).await;
        let page = customer.get(&invited.link).await.expect(200);
        assert_eq!(page.texts("section[data-offer]").len(), 2);
        assert!(
            page.text("#whom")
                .contains(customer.organisation.name.as_str())
        );

        let accepted = customer.accept(&invited, &[]).await.expect(303);
        let receipt = customer.follow(accepted).await.expect(200);
        assert_eq!(receipt.texts("#granted tbody tr").len(), 2);
        assert!(receipt.text("#agreed").contains("Ana Signs"));
        assert_eq!(customer.delegations("?state=active").await.len(), 2);
        for partner in [&provider, &reseller] {
            assert_eq!(partner.delegations("?state=active").await.len(), 1);
            assert_eq!(portal.mails("invitation-accepted", partner).await, 1);
            let activity = partner.get(&partner.at("/activity")).await.expect(200);
            let said = activity.text("main");
            assert!(said.contains(customer.organisation.name.as_str()), "{said}");
        }
        let mail = portal.mail_to(&customer.email).await;
        assert!(mail.text.contains("Ana Signs") && mail.text.contains("License Administrator"));
        assert_eq!(portal.mails("receipt", &customer).await, 1);
    })
    .await;
}

#[actix_web::test]
async fn the_same_answer_again_changes_nothing() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        for new in [
            for_one(&provider, &customer.email),
            for_everybody(&provider),
        ] {
            let invited = portal.invite(&provider, new).await;
            let page = customer.get(&invited.link).await.expect(200);
            let first = customer
                .accept_as_seen(&page, &invited, &[])
                .await
                .expect(303);
            let before = portal.everything().await;
            let second = customer
                .accept_as_seen(&page, &invited, &[])
                .await
                .expect(303);
            assert_eq!(first.location, second.location);
            assert_eq!(portal.everything().await, before);
            let again = customer.get(&invited.link).await.expect(409);
            assert_eq!(again.attribute("[data-end]", "data-end"), "answered");
            assert!(again.has(&format!("a[href=\"{}\"]", first.location)));
        }
    })
    .await;
}

#[actix_web::test]
async fn a_customer_can_give_less_and_never_more() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let [offer] = invited.offers.as_slice() else {
            panic!("one offer");
        };
        let name = |field: &str| format!("{field}.{offer}");
        let (role, service, days) = (name("role"), name("service"), name("days"));
        let extend = name("auto_extend");
        let stranger = "role.0193557e-8e4e-7000-8000-000000000001";
        for wider in [
            vec![(role.as_str(), "global-administrator")],
            vec![(service.as_str(), "azure")],
            vec![(days.as_str(), "91")],
            vec![(extend.as_str(), "yes")],
            vec![(stranger, "directory-readers")],
            vec![(days.as_str(), "soon")],
            vec![("grant", "0193557e-8e4e-7000-8000-000000000001")],
            vec![("agreement", "")],
            vec![("signatory_name", "")],
            vec![("role", "directory-readers")],
        ] {
            let before = portal.everything().await;
            let back = customer.accept(&invited, &wider).await.expect(422);
            assert!(back.has(".problems"), "{wider:?}");
            let field = wider[0].0;
            let said = back.has(&format!("[id='{field}-error']"));
            let is_own = field.ends_with(offer.as_str()) && field != extend;
            assert!(said || !is_own, "{wider:?}");
            if field == days {
                let exact = back.text(&format!("[id='{field}-error']"));
                assert!(exact.contains("from 1 to 90"), "{exact}");
            }
            assert_eq!(portal.everything().await, before, "{wider:?}");
        }
        let less = [
            (role.as_str(), "directory-readers"),
            (service.as_str(), "teams"),
            (days.as_str(), "30"),
        ];
        customer.accept(&invited, &less).await.expect(303);
        let page = provider.get(&provider.at(&provider.newest().await)).await;
        let facts = page.expect(200).text(".facts");
        assert!(
            facts.contains("Directory Readers") && !facts.contains("License"),
            "{facts}"
        );
        assert!(
            facts.contains("Teams") && !facts.contains("Exchange"),
            "{facts}"
        );
        assert!(facts.contains("2026-04-01"), "{facts}");
        // What was left out can be given later through the same link.
        let page = customer.get(&invited.link).await.expect(200);
        assert!(page.has("#again"));
        customer.accept(&invited, &[]).await.expect(303);
        customer.get(&invited.link).await.expect(409);
        assert_eq!(customer.delegations("?state=active").await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn an_offer_can_be_left() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let accepted = customer
            .accept(&invited, &[("grant", "")])
            .await
            .expect(303);
        let receipt = customer.follow(accepted).await.expect(200);
        assert!(receipt.text("#granted").contains("No rights were given"));
        let said = receipt.text(".flash");
        assert!(said.contains("no rights were given"), "{said}");
        assert!(customer.delegations("").await.is_empty());
        assert_eq!(portal.rows("relationships").await, 1);
        // What was left can be given later through the same link.
        let page = customer.get(&invited.link).await.expect(200);
        assert!(page.has("#again"));
        customer.accept(&invited, &[]).await.expect(303);
        assert_eq!(customer.delegations("?state=active").await.len(), 1);
        assert_eq!(portal.rows("agreement_acceptances").await, 1);
    })
    .await;
}

#[actix_web::test]
async fn full_administration_is_never_ticked_and_confirmed_apart() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let mut new = for_everybody(&provider);
        new.rights = asking("global-administrator directory-readers");
        let invited = portal.invite(&provider, new).await;
        let page = customer.get(&invited.link).await.expect(200);
        assert!(!page.has("input[name=grant][checked]"));
        let full = format!("full_admin.{}", invited.offers[0]);
        let role = format!("role.{}", invited.offers[0]);
        let radio = format!("input[name=\"{full}\"][value=no][checked]");
        assert!(page.has(&radio));
        let page_sends = |decided| {
            [
                (role.as_str(), "directory-readers"),
                (full.as_str(), decided),
            ]
        };
        customer
            .accept(&invited, &page_sends("no"))
            .await
            .expect(303);
        let page = customer.get(&customer.at(&customer.newest().await)).await;
        assert!(
            !page
                .expect(200)
                .text(".facts")
                .contains("Global Administrator")
        );

        let other = portal.a_customer().await;
        other.accept(&invited, &page_sends("yes")).await.expect(303);
        let page = other.get(&other.at(&other.newest().await)).await;
        assert!(
            page.expect(200)
                .text(".facts")
                .contains("Global Administrator")
        );
    })
    .await;
}

#[actix_web::test]
async fn accepting_again_restores_what_was_taken_back() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        for new in [
            for_one(&provider, &customer.email),
            for_everybody(&provider),
        ] {
            let invited = portal.invite(&provider, new).await;
            customer.accept(&invited, &[]).await.expect(303);
            let revoke = customer.at(&format!("{}/revoke", customer.newest().await));
            customer
                .post(&revoke, &[("reason", "a test")])
                .await
                .expect(303);
            assert!(provider.delegations("?state=active").await.is_empty());
            let page = customer.get(&invited.link).await.expect(200);
            assert!(page.has("#again"));
            assert!(!page.has("a[href$='/decline']"), "it was accepted");
            customer.accept(&invited, &[]).await.expect(303);
            assert_eq!(provider.delegations("?state=active").await.len(), 1);
            let revoke = customer.at(&format!("{}/revoke", customer.newest().await));
            customer
                .post(&revoke, &[("reason", "a test")])
                .await
                .expect(303);
        }
        assert_eq!(portal.rows("relationships").await, 1);
    })
    .await;
}

#[actix_web::test]
async fn a_new_relationship_leaves_the_attribution_of_an_old_one() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (first, second) = (
            portal.a_reseller_of(&provider).await,
            portal.a_reseller_of(&provider).await,
        );
        let customer = portal.a_customer().await;
        for reseller in [&first, &second] {
            let new = through(reseller, &[&provider], for_everybody(&provider));
            let invited = portal.invite(&provider, new).await;
            customer.accept(&invited, &[]).await.expect(303);
        }
        assert_eq!(portal.rows("relationships").await, 1);
        let theirs = first.get(&first.at("/customers")).await.expect(200);
        assert_eq!(theirs.texts("tbody th[scope=row]").len(), 1);
        let theirs = second.get(&second.at("/customers")).await.expect(200);
        assert!(theirs.texts("tbody th[scope=row]").is_empty());
    })
    .await;
}
