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
        assert!(refused.text("main").contains("were never given"));
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

#[actix_web::test]
async fn the_file_says_since_and_until_only_of_what_held() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let cells = async |state: &str| -> Vec<String> {
            let file = provider.at(&format!("/delegations.csv?state={state}"));
            let file = provider.get(&file).await.expect(200);
            let line = file.body.lines().nth(1).unwrap().to_owned();
            line.split(',').skip(5).take(2).map(str::to_owned).collect()
        };
        provider.ask(&customer, &ASKED).await.expect(303);
        let first = provider.newest().await;
        assert_eq!(cells("requested").await, ["", ""]);
        let decline = customer.at(&format!("{first}/decline"));
        customer.post(&decline, &[]).await.expect(303);
        assert_eq!(cells("ended").await, ["", ""]);
        provider.ask(&customer, &ASKED).await.expect(303);
        let second = provider.newest().await;
        customer.approve(&second, &[]).await.expect(303);
        let since = portal.now();
        let end = since.plus_days(90).rfc3339();
        assert_eq!(cells("active").await, [since.rfc3339(), end]);
        portal.pass_days(1);
        customer.sign_in().await;
        let revoke = customer.at(&format!("{second}/revoke"));
        customer.post(&revoke, &[]).await.expect(303);
        provider.sign_in().await;
        let ended = portal.now().rfc3339();
        assert_eq!(
            cells("ended").await,
            [since.rfc3339(), ended],
            "as it came to be"
        );
    })
    .await;
}

#[actix_web::test]
async fn the_answer_page_speaks_of_a_hand_over_only_where_it_offers_one() {
    on_each_database(async |portal| {
        let (provider, other) = (portal.a_provider().await, portal.a_provider().await);
        let customer = portal.a_customer_of(&provider).await;
        portal.relate(&other, &customer).await;
        provider.ask(&customer, &ASKED).await.expect(303);
        let delegation = provider.newest().await;
        let address = customer.at(&format!("{delegation}/approve"));
        let said = async || customer.get(&address).await.expect(200);
        assert!(!said().await.text("#unchanged").contains("hand-over"));
        customer
            .grant(&other, &[ASKED[0], ASKED[2], ASKED[3]])
            .await
            .expect(303);
        let page = said().await;
        assert!(page.has("[data-conflict] input") && page.text("#unchanged").contains("hand-over"));
    })
    .await;
}
