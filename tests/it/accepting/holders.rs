//! S8 on the consent page.
use super::for_everybody;
use crate::harness::on_each_database;

#[actix_web::test]
async fn the_present_holder_is_named_before_and_hands_over_if_chosen() {
    on_each_database(async |portal| {
        let (first, second) = (portal.a_provider().await, portal.a_provider().await);
        let customer = portal.a_customer().await;
        let invited = portal.invite(&first, for_everybody(&first)).await;
        customer.accept(&invited, &[]).await.expect(303);

        let invited = portal.invite(&second, for_everybody(&second)).await;
        let page = customer.get(&invited.link).await.expect(200);
        let named = page.text("[data-conflict]");
        assert!(named.contains(first.organisation.name.as_str()), "{named}");
        assert!(named.contains("Teams") && named.contains("Exchange Online"));
        let before = portal.everything().await;
        let refused = customer.accept(&invited, &[]).await.expect(409);
        assert!(refused.has("#held") && refused.has("[data-conflict] input[type=checkbox]"));
        assert_eq!(
            portal.everything().await,
            before,
            "the whole acceptance is refused"
        );

        let hand_over = format!("hand_over.{}", invited.offers[0]);
        let form = [(hand_over.as_str(), "yes")];
        customer.accept(&invited, &form).await.expect(303);
        assert!(first.delegations("?state=active").await.is_empty());
        assert_eq!(second.delegations("?state=active").await.len(), 1);
        assert_eq!(portal.rows("relationships").await, 2);
    })
    .await;
}
