//! Reviews, which are the customer's own affair.
use super::{Deed, first_rights_of};
use crate::{
    harness::on_each_database,
    reviews::{KEEP, REVOKE, rights},
};

#[actix_web::test]
async fn a_review_and_the_rights_that_it_kept_stand_at_the_customer_alone() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        for service in ["teams", "intune"] {
            let form = rights(service);
            customer.grant(&provider, &form).await.expect(303);
        }
        let review = customer.begins_a_review().await;
        customer.decides(&review, 1, &KEEP).await.expect(303);
        customer.decides(&review, 2, &REVOKE).await.expect(303);
        let kept = first_rights_of(&provider, &customer);
        for (verb, sentence, object) in [
            ("review-started", "Began a review of {} delegations", "2"),
            (
                "delegation-kept",
                "Looked at delegated rights and kept them: {}",
                kept.as_str(),
            ),
            (
                "review-finished",
                "Finished a review of {} delegations",
                "2",
            ),
        ] {
            let deed = Deed::of(&customer, verb, sentence);
            deed.stands(&portal, &customer, object).await;
            deed.is_hidden_from(&portal, &[&provider]).await;
        }
    })
    .await;
}
