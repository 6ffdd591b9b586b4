//! States: open, waiting, resolved, closed.
use super::SUPPORT;
use crate::harness::on_each_database;

#[actix_web::test]
async fn a_request_moves_on_and_closed_is_the_end() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let tail = customer.asks(&[]).await;
        for (state, offered) in [
            ("waiting", vec!["open", "resolved", "closed"]),
            // The customer does not wait for itself.
            ("open", vec!["resolved", "closed"]),
            ("resolved", vec!["closed"]),
        ] {
            customer
                .says(&tail, "state", &[("state", state)])
                .await
                .expect(303);
            customer
                .says(&tail, "state", &[("state", state)])
                .await
                .expect(303);
            assert_eq!(customer.state_of(&tail).await, state);
            let page = customer.request(&tail).await;
            for word in ["open", "waiting", "resolved", "closed"] {
                let button = page.has(&format!("#state button[value={word}]"));
                assert_eq!(button, offered.contains(&word), "{state} → {word}");
            }
        }
        for state in ["open", "waiting"] {
            let refused = customer.says(&tail, "state", &[("state", state)]).await;
            let text = refused.expect(409).text("main");
            assert!(text.contains("Write an answer"), "{text}");
        }
        customer
            .says(&tail, "state", &[("state", "closed")])
            .await
            .expect(303);
        let page = customer.request(&tail).await.expect(200);
        assert!(!page.has("main form"), "nothing is left to do");
        assert!(page.text("main").contains("the end of it"));
        for state in ["open", "waiting", "resolved"] {
            customer
                .says(&tail, "state", &[("state", state)])
                .await
                .expect(409);
        }
        customer
            .says(&tail, "reply", &[("body", "But")])
            .await
            .expect(409);
        customer.says(&tail, "assign", &[]).await.expect(409);
        assert_eq!(customer.state_of(&tail).await, "closed");
        assert_eq!(
            page.texts(".timeline li").len(),
            5,
            "the same again is no change"
        );
    })
    .await;
}

#[actix_web::test]
async fn an_answer_opens_a_resolved_request_again() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let tail = customer.asks(&[]).await;
        for state in ["resolved", "waiting"] {
            customer
                .says(&tail, "state", &[("state", state)])
                .await
                .expect(303);
            customer
                .says(&tail, "reply", &[("body", "It is back.")])
                .await
                .expect(303);
            assert_eq!(customer.state_of(&tail).await, "open", "after {state}");
        }
        let page = customer.request(&tail).await;
        assert_eq!(
            page.texts(".said").last().map(String::as_str),
            Some("It is back.")
        );
    })
    .await;
}

#[actix_web::test]
async fn to_close_a_request_stands_apart_and_a_closed_one_leads_to_a_new_one() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let tail = customer.asks(&[]).await;
        let page = customer.request(&tail).await;
        assert!(page.has("#state form > .actions button[value=resolved]"));
        assert!(!page.has("#state form > .actions button[value=closed]"));
        assert!(page.has("#state details button.danger[value=closed]"));
        let means = page.text("#state details p");
        assert!(means.contains("nobody can answer it or open it again"));
        let close = [("state", "closed")];
        customer.says(&tail, "state", &close).await.expect(303);
        let new = customer.at("/service-requests/new");
        let page = customer.request(&tail).await.expect(200);
        assert!(page.has(&format!("main a[href='{new}']")));
        for (verb, field, value) in [
            ("reply", "body", "But it is not."),
            ("state", "state", "open"),
            ("assign", "partner", ""),
        ] {
            let back = customer.says(&tail, verb, &[(field, value)]).await;
            let back = back.expect(409);
            assert_eq!(back.attribute(".problems a", "href"), new, "{verb}");
            let said = back.text("main");
            assert_eq!(said.matches("This request is closed").count(), 1, "{said}");
        }
    })
    .await;
}

#[actix_web::test]
async fn what_is_no_state_or_no_answer_is_refused() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let tail = customer.asks(&[]).await;
        customer
            .says(&tail, "state", &[("state", "done")])
            .await
            .expect(422);
        customer.says(&tail, "state", &[]).await.expect(422);
        let refused = customer
            .says(&tail, "reply", &[("body", "  ")])
            .await
            .expect(422);
        assert!(refused.has("#body-error"));
        let long = "x".repeat(2001);
        let refused = customer
            .says(&tail, "reply", &[("body", &long)])
            .await
            .expect(422);
        assert!(refused.body.contains(&long), "it comes back filled");
        assert_eq!(customer.state_of(&tail).await, "open");
    })
    .await;
}

#[actix_web::test]
async fn what_is_so_already_is_not_said_to_be_changed() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        portal.relate(&provider, &customer).await;
        customer.grant(&provider, &SUPPORT).await.expect(303);
        let tail = customer.asks(&[]).await;
        let partner = provider.slug();
        for (verb, field, value, said) in [
            ("state", "state", "open", "in this state already"),
            ("state", "state", "waiting", "Both sides are told"),
            ("state", "state", "waiting", "in this state already"),
            ("assign", "partner", "", "assigned so already"),
            ("assign", "partner", partner, "Both sides are told"),
            ("assign", "partner", partner, "assigned so already"),
        ] {
            let done = customer.says(&tail, verb, &[(field, value)]).await;
            let told = customer.follow(done.expect(303)).await.text(".flash");
            assert!(told.contains(said), "{verb} {value}: {told}");
        }
    })
    .await;
}
