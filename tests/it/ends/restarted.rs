//! The links of a relationship that the provider removed.
use crate::{
    accepting::{for_everybody, for_one},
    harness::on_each_database,
};
use multichannel::actions::invitations::New;

#[actix_web::test]
async fn a_link_for_one_customer_starts_nothing_again_that_its_provider_removed() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let new = for_one(&provider, &customer.email);
        let invited = portal.invite(&provider, new).await;
        let page = customer.get(&invited.link).await.expect(200);
        let accepted = customer.accept_as_seen(&page, &invited, &[]).await;
        let receipt = accepted.expect(303).location;
        // As long as the relationship lives, it gives back what the customer took.
        let revoke = customer.at(&format!("{}/revoke", customer.newest().await));
        customer.post(&revoke, &[]).await.expect(303);
        customer.accept(&invited, &[]).await.expect(303);
        let remove = provider.customer(&customer, "/remove");
        provider.post(&remove, &[]).await.expect(303);
        let before = portal.everything().await;
        let end = customer.get(&invited.link).await.expect(410);
        assert_eq!(end.attribute("[data-end]", "data-end"), "removed");
        let said = end.text("[data-end]");
        assert!(said.contains("has removed the relationship"), "{said}");
        assert!(said.contains(provider.organisation.name.as_str()), "{said}");
        assert!(end.has(&format!("[data-end] a[href='{receipt}']")));
        assert!(!end.has("#consent"));
        let as_seen: &[(&str, &str)] = &[];
        // Nor does a page from before, or a form that names none.
        for more in [as_seen, &[("version", "")]] {
            let refused = customer.accept_as_seen(&page, &invited, more).await;
            let refused = refused.expect(410);
            assert_eq!(refused.attribute("[data-end]", "data-end"), "removed");
        }
        assert_eq!(portal.everything().await, before);
        provider
            .get(&provider.customer(&customer, ""))
            .await
            .expect(404);
        assert!(provider.delegations("?state=active").await.is_empty());
        // Whoever never answered it reads what everybody reads.
        let stranger = portal.a_customer().await;
        let end = stranger.get(&invited.link).await.expect(409);
        assert_eq!(end.attribute("[data-end]", "data-end"), "answered");
    })
    .await;
}

#[actix_web::test]
async fn a_link_for_everybody_is_for_a_removed_customer_too() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        customer.accept(&invited, &[]).await.expect(303);
        let remove = provider.customer(&customer, "/remove");
        provider.post(&remove, &[]).await.expect(303);
        let page = customer.get(&invited.link).await.expect(200);
        let related = page.text("#relationship");
        assert!(related.contains("You become a customer of"), "{related}");
        let again = customer.accept_as_seen(&page, &invited, &[]).await;
        again.expect(303);
        provider
            .get(&provider.customer(&customer, ""))
            .await
            .expect(200);
        assert_eq!(provider.delegations("?state=active").await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn a_link_that_is_used_up_is_so_for_a_removed_customer_too() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let once = New {
            max_uses: Some(1),
            ..for_everybody(&provider)
        };
        let invited = portal.invite(&provider, once).await;
        let page = customer.get(&invited.link).await.expect(200);
        let accepted = customer.accept_as_seen(&page, &invited, &[]).await;
        accepted.expect(303);
        let remove = provider.customer(&customer, "/remove");
        provider.post(&remove, &[]).await.expect(303);
        let end = customer.get(&invited.link).await.expect(410);
        assert_eq!(end.attribute("[data-end]", "data-end"), "used-up");
        let again = customer.accept_as_seen(&page, &invited, &[]).await;
        again.expect(410);
        assert!(provider.delegations("?state=active").await.is_empty());
    })
    .await;
}
