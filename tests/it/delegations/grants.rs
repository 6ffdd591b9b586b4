//! Who can be granted what, by whom.
use super::TEAMS;
use crate::harness::on_each_database;

#[actix_web::test]
async fn a_customer_grants_rights_and_both_sides_see_them() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let granted = customer.grant(&provider, &TEAMS).await.expect(303);
        let page = customer.follow(granted).await.expect(200);
        assert!(
            page.text(".flash").contains("granted"),
            "{}",
            page.text("main")
        );

        let matrix = customer.get(&customer.at("/partners")).await.expect(200);
        let cell = matrix.text(".matrix td .held");
        assert!(cell.contains("License Administrator"), "{cell}");
        assert!(
            cell.contains("2026-05-31") && cell.contains("Last used: never"),
            "{cell}"
        );
        assert!(cell.contains(customer.account.name.as_str()), "{cell}");

        let address = provider.newest().await;
        let seen = provider.get(&provider.at(&address)).await.expect(200);
        assert_eq!(seen.attribute("h1 .tag", "data-state"), "active");
        assert!(
            seen.text("h1")
                .starts_with(customer.organisation.name.as_str())
        );
        assert!(seen.text(".timeline").contains("Granted delegated rights"));
        assert_eq!(portal.mails("delegation-granted", &provider).await, 1);
    })
    .await;
}

#[actix_web::test]
async fn granting_the_same_again_adds_nothing() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer_of(&provider).await;
        for partner in [&provider, &reseller] {
            customer.grant(partner, &TEAMS).await.expect(303);
            portal.pass_seconds(60);
            customer.grant(partner, &TEAMS).await.expect(303);
            assert_eq!(partner.delegations("").await.len(), 1);
            assert_eq!(portal.mails("delegation-granted", partner).await, 1);
        }
        assert_eq!(portal.mails("delegation-granted", &customer).await, 2);
        let longer = [TEAMS[0], TEAMS[1], ("days", "120")];
        customer.grant(&reseller, &longer).await.expect(303);
        assert_eq!(reseller.delegations("").await.len(), 2);
    })
    .await;
}

#[actix_web::test]
async fn another_reseller_of_its_providers_can_be_granted_rights() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let stranger = portal.a_reseller_of(&portal.a_provider().await).await;
        let customer = portal.a_customer_of(&provider).await;
        let others = customer
            .get(&customer.at("/partners/others"))
            .await
            .expect(200);
        let names = others.texts("tbody th[scope=row]");
        assert_eq!(names, [reseller.organisation.name.as_str()]);
        let form = others.attribute("tbody th[scope=row] a", "href");
        customer.get(&form).await.expect(200);
        customer.grant(&reseller, &TEAMS).await.expect(303);
        assert_eq!(reseller.delegations("?state=active").await.len(), 1);
        let page = customer
            .get(&customer.partner(&reseller, ""))
            .await
            .expect(200);
        assert!(page.text("main").contains("no provider relationship"));

        customer
            .get(&customer.partner(&stranger, ""))
            .await
            .expect(404);
        customer
            .get(&customer.partner(&stranger, "/grant"))
            .await
            .expect(404);
        customer.grant(&stranger, &TEAMS).await.expect(404);
        let alone = portal.a_customer().await;
        alone.grant(&provider, &TEAMS).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn a_form_that_is_not_right_comes_back_filled() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let everything = [
            ("role", "global-administrator"),
            ("service", "teams"),
            ("days", "30"),
            ("auto_extend", "yes"),
        ];
        let back = customer.grant(&provider, &everything).await.expect(422);
        assert!(
            back.text(".problems")
                .contains("Global Administrator never extend")
        );
        assert_eq!(back.attribute("#days", "value"), "30");
        assert!(back.has("#role-global-administrator[checked]"));
        for (wrong, field) in [
            (vec![("service", "teams"), ("days", "30")], "#role"),
            (vec![("template", "support"), ("days", "30")], "#service"),
            (vec![TEAMS[0], TEAMS[1], ("days", "731")], "#days"),
            (vec![TEAMS[0], ("service", "fax"), TEAMS[2]], "#service"),
            (
                vec![TEAMS[0], TEAMS[1], TEAMS[2], ("admin", "yes")],
                "#admin",
            ),
        ] {
            let back = customer.grant(&provider, &wrong).await.expect(422);
            assert!(
                back.has(&format!(".problems a[href=\"{field}\"]")),
                "{field}"
            );
        }
        assert!(customer.delegations("").await.is_empty());
        customer
            .grant(&provider, &everything[..3])
            .await
            .expect(303);
        let address = format!("{}/auto-extend", customer.newest().await);
        let page = customer.get(&customer.at(&address)).await.expect(200);
        assert!(page.text("main").contains("never extend"));
        let refused = customer
            .post(&customer.at(&address), &[("enabled", "yes")])
            .await;
        assert!(
            refused
                .expect(422)
                .text("main")
                .contains("Global Administrator")
        );
    })
    .await;
}

#[actix_web::test]
async fn billing_admins_read_and_cannot_change() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &TEAMS).await.expect(303);
        let reader = portal.a_colleague_of(&customer, "", "billing_admin").await;
        let delegation = reader.newest().await;
        let matrix = reader.get(&reader.at("/partners")).await.expect(200);
        assert!(matrix.has(".matrix .held") && !matrix.body.contains("/revoke"));
        let page = reader.get(&reader.at(&delegation)).await.expect(200);
        assert!(!page.has(".panel.danger"));
        let refused = reader.grant(&provider, &TEAMS).await.expect(403);
        assert!(
            refused
                .text("main")
                .contains(customer.account.name.as_str())
        );
        for tail in ["/revoke", "/shorten", "/auto-extend"] {
            let address = reader.at(&format!("{delegation}{tail}"));
            reader.get(&address).await.expect(403);
            reader.post(&address, &[]).await.expect(403);
        }
        let nobody = portal.a_colleague_of(&customer, "", "").await;
        nobody.get(&nobody.at("/partners")).await.expect(403);
        let manager = portal
            .a_colleague_of(&customer, "", "relationship_admin")
            .await;
        let exchange = [TEAMS[0], ("service", "exchange-online"), TEAMS[2]];
        manager.grant(&provider, &exchange).await.expect(303);
        // Partners have no such pages, and are told so when they send the form all the same.
        provider.get(&provider.at("/partners")).await.expect(404);
        provider.grant(&provider, &TEAMS).await.expect(403);
    })
    .await;
}

#[actix_web::test]
async fn privileged_acts_need_a_fresh_proof_of_the_person() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &TEAMS).await.expect(303);
        let address = customer.at(&format!("{}/revoke", customer.newest().await));
        portal.pass_seconds(601);
        let answer = customer.get(&address).await.expect(303);
        assert!(
            answer.location.starts_with("/reauthenticate?next=%2Fo%2F"),
            "{}",
            answer.location
        );
        assert!(answer.location.ends_with("revoke"));
        let asked = customer.post(&address, &[]).await;
        assert!(asked.asks_for_the_password());
        assert_eq!(customer.delegations("?state=active").await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn the_customer_reads_of_what_one_of_its_own_gave_and_of_an_acceptance_in_the_receipt() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let decides = portal
            .a_colleague_of(&customer, "", "relationship_admin")
            .await;
        let billing = portal.a_colleague_of(&customer, "", "billing_admin").await;
        decides.grant(&provider, &TEAMS).await.expect(303);
        for (person, mails) in [(&customer, 1), (&decides, 1), (&provider, 1), (&billing, 0)] {
            let told = portal.mails("delegation-granted", person).await;
            assert_eq!(told, mails, "{}", person.email);
        }
        let mail = portal.mail_to(&customer.email).await;
        let page = customer.newest().await;
        assert!(mail.text.contains(&customer.at(&page)), "{}", mail.text);
        assert!(mail.text.contains("License Administrator"), "{}", mail.text);
        let (provider, reseller, customer) = portal.all_three().await;
        for (person, mails) in [(&provider, 1), (&reseller, 1), (&customer, 0)] {
            let told = portal.mails("delegation-granted", person).await;
            assert_eq!(told, mails, "{}", person.email);
        }
        assert_eq!(portal.mails("receipt", &customer).await, 1);
    })
    .await;
}
