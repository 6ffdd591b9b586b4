//! What the page of an invitation says that somebody who was not the seller cannot do (S9).
use super::for_everybody;
use crate::harness::on_each_database;

/// What S9 says of a partner that did not sell a subscription.
const NOT_THE_SELLER: [&str; 6] = [
    "did not sell you a subscription",
    "is not billed for it",
    "cannot remove its seats",
    "order for it",
    "move it",
    "change whom you bought it from",
];

#[actix_web::test]
async fn who_did_not_sell_a_subscription_is_not_billed_and_changes_nothing_of_it_says_the_page() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let visitor = portal.a_visitor();
        for browser in [&visitor, &*customer] {
            let page = browser.get(&invited.link).await.expect(200);
            let said = page.text("#unchanged");
            for words in NOT_THE_SELLER {
                assert!(said.contains(words), "{words:?} is missing: {said}");
            }
        }
    })
    .await;
}
