//! The automatic extension with Global Administrator, and what it does to reminders.
use super::{ASKED, other_side::parts};
use crate::harness::on_each_database;

#[actix_web::test]
async fn full_control_is_dropped_and_the_rest_extends_itself_in_one_click_of_the_customer() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let grant = [
            ("role", "global-administrator"),
            ASKED[0],
            ASKED[2],
            ASKED[3],
        ];
        customer.grant(&provider, &grant).await.expect(303);
        let delegation = customer.newest().await;
        let address = format!("{delegation}/auto-extend");
        let refused = customer
            .post(&customer.at(&address), &[("enabled", "yes")])
            .await
            .expect(422);
        assert!(
            refused
                .text("main")
                .contains("Remove Global Administrator and extend")
        );
        let offered = [("enabled", "yes"), ("without_global_administrator", "yes")];
        for (name, value) in offered {
            assert!(refused.has(&format!("main form input[name={name}][value={value}]")));
        }
        provider
            .post(&provider.at(&address), &offered)
            .await
            .expect(403);
        for _ in 0..2 {
            customer
                .post(&customer.at(&address), &offered)
                .await
                .expect(303);
        }
        let (_, facts) = provider.state(&delegation).await;
        assert!(
            facts.contains("Extends itself") && !facts.contains("Global Admin"),
            "{facts}"
        );
        let verb = "delegation-extended-without-full-admin";
        for side in [&provider, &customer] {
            assert_eq!(portal.deeds(side, verb).await, 1);
            assert_eq!(portal.mails("delegation-extension-switched", side).await, 1);
        }
        let mail = portal.mail_to(&provider.email).await;
        assert!(
            mail.text.contains("Global Administrator was taken out"),
            "{}",
            mail.text
        );
        // Nothing would be left of these.
        let alone = [grant[0], ("service", "intune"), ASKED[3]];
        customer.grant(&provider, &alone).await.expect(303);
        let address = customer.at(&format!("{}/auto-extend", customer.newest().await));
        let page = customer.post(&address, &offered).await.expect(422);
        assert!(!page.has("input[name=without_global_administrator]"));
    })
    .await;
}

#[actix_web::test]
async fn however_often_the_extension_is_switched_each_window_reminds_once_at_most() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let grant = [ASKED[0], ASKED[2], ASKED[3]];
        customer.grant(&provider, &grant).await.expect(303);
        let address = customer.at(&format!("{}/auto-extend", customer.newest().await));
        let switch = async |on: &str| {
            customer.sign_in().await;
            customer
                .post(&address, &[("enabled", on)])
                .await
                .expect(303);
        };
        let reminders = async || {
            portal.keep_terms().await;
            portal.mails("delegation-ending", &customer).await
        };
        portal.pass_days(60);
        assert_eq!(reminders().await, 1, "30 days before");
        switch("yes").await;
        portal.pass_days(24);
        assert_eq!(reminders().await, 1, "none while it extends itself");
        switch("no").await;
        let mail = portal.mail_to(&provider.email).await;
        assert!(
            mail.text.contains("now end at 2026-05-31 12:00 UTC"),
            "{}",
            mail.text
        );
        assert_eq!(reminders().await, 1, "both were told the end just now");
        switch("yes").await;
        switch("no").await;
        assert_eq!(reminders().await, 1, "none twice for one end and window");
        portal.pass_seconds(5 * 86_400 - 1);
        assert_eq!(reminders().await, 1);
        portal.pass_seconds(1);
        assert_eq!(reminders().await, 2, "a day before, to the second");
        switch("yes").await;
        switch("no").await;
        assert_eq!(reminders().await, 2);
    })
    .await;
}

#[actix_web::test]
async fn each_window_opens_to_the_second() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let grant = [ASKED[0], ASKED[2], ASKED[3]];
        customer.grant(&provider, &grant).await.expect(303);
        let mut passed = 0;
        for (day, so_far) in [(60, 0), (83, 1), (89, 2)] {
            portal.pass_seconds(day * 86_400 - 1 - passed);
            portal.keep_terms().await;
            assert_eq!(portal.mails("delegation-ending", &provider).await, so_far);
            portal.pass_seconds(1);
            portal.keep_terms().await;
            assert_eq!(
                portal.mails("delegation-ending", &provider).await,
                so_far + 1
            );
            passed = day * 86_400;
        }
    })
    .await;
}

#[actix_web::test]
async fn what_extends_itself_goes_on_for_a_reseller_that_left_until_either_side_switches_it_off() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer_of(&provider).await;
        let mut extending = Vec::new();
        for service in ["teams", "intune"] {
            let grant = [
                ASKED[0],
                ("service", service),
                ASKED[3],
                ("auto_extend", "yes"),
            ];
            customer.grant(&reseller, &grant).await.expect(303);
            extending.push(customer.newest().await);
        }
        parts(&provider).await;
        // What was given stays, and so does what it says of its end.
        portal.pass_days(91);
        portal.keep_terms().await;
        for person in [&reseller, &customer] {
            person.sign_in().await;
        }
        for (delegation, side) in extending.iter().zip([&reseller, &customer]) {
            let (state, facts) = customer.state(delegation).await;
            assert_eq!(state, "active");
            assert!(facts.contains("Extends itself"), "{facts}");
            let address = format!("{delegation}/auto-extend");
            let off = [("enabled", "no")];
            side.post(&side.at(&address), &off).await.expect(303);
            // On again would be something new.
            let on = [("enabled", "yes")];
            let refused = customer.post(&customer.at(&address), &on).await;
            let said = refused.expect(409).text("main");
            assert!(said.contains("no longer works with"), "{said}");
        }
        portal.pass_days(179);
        portal.keep_terms().await;
        customer.sign_in().await;
        for delegation in &extending {
            let (state, facts) = customer.state(delegation).await;
            assert_eq!(state, "ended", "{facts}");
        }
    })
    .await;
}
