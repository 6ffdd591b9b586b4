//! A refusal names the field, the rule and the next step.
use crate::{harness::on_each_database, people::Person};

/// Fields that a form which came back says something beside.
async fn wrong(of: &Person, path: &str, fields: &[(&str, &str)]) -> Vec<String> {
    let back = of.post(path, fields).await.expect(422);
    let all = [
        "customer",
        "service",
        "product",
        "channel",
        "role",
        "days",
        "term_ends_on",
    ];
    let named = all
        .iter()
        .filter(|name| back.has(&format!("#{name}-error")));
    named.map(|name| (*name).to_owned()).collect()
}

#[actix_web::test]
async fn an_empty_form_says_everything_that_is_missing() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let grant = customer.partner(&provider, "/grant");
        assert_eq!(
            wrong(&customer, &grant, &[]).await,
            ["service", "role", "days"]
        );
        let sold = provider.at("/subscriptions");
        let missing = ["customer", "service", "product", "term_ends_on"];
        assert_eq!(wrong(&provider, &sold, &[]).await, missing);
        let back = provider.post(&sold, &[]).await.expect(422);
        assert!(
            back.text("#customer-error")
                .contains("Type the customer’s short name")
        );
    })
    .await;
}

#[actix_web::test]
async fn who_cannot_do_it_at_all_is_told_who_can() {
    on_each_database(async |portal| {
        let (provider, reseller) = (portal.a_provider().await, portal.a_reseller().await);
        let customer = portal.a_customer().await;
        let id = "01890000-0000-7000-8000-00000000abcd";
        for (who, path, says) in [
            (
                &customer,
                "/groups".to_owned(),
                "Only providers and resellers have access groups",
            ),
            (
                &customer,
                format!("/delegations/{id}/resign"),
                "Customers revoke rights",
            ),
            (
                &provider,
                format!("/delegations/{id}/revoke"),
                "give them up on their page",
            ),
            (
                &reseller,
                format!("/customers/{id}/remove"),
                "Only providers remove a customer",
            ),
            (
                &provider,
                format!("/partners/{id}/ask-to-end"),
                "under Customers",
            ),
            (&provider, "/people".to_owned(), "open the customer first"),
        ] {
            let refused = who.post(&who.at(&path), &[]).await.expect(403);
            let said = refused.text("main");
            assert!(said.contains(says), "{path}: {said}");
        }
    })
    .await;
}
