//! When the next review is due.
use super::{KEEP, rights};
use crate::harness::on_each_database;

#[actix_web::test]
async fn a_review_is_due_a_year_after_the_first_rights_and_a_year_after_the_last_review() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let plain = portal.a_colleague_of(&customer, "", "").await;
        assert_eq!(customer.reminder().await, "", "nobody has rights");
        customer
            .grant(&provider, &rights("teams"))
            .await
            .expect(303);
        assert_eq!(
            customer.reminder().await,
            "The next review is due on 2027-03-02."
        );
        portal.pass_seconds(365 * 86_400 - 1);
        customer.sign_in().await;
        assert!(customer.reminder().await.contains("is due on"));
        portal.pass_seconds(1);
        assert_eq!(
            customer.reminder().await,
            "A review of all rights is due since 2027-03-02."
        );
        assert!(
            customer
                .get(&customer.at("/partners/risk"))
                .await
                .has("#review[data-tone=warn]")
        );
        plain.sign_in().await;
        assert_eq!(
            plain.reminder().await,
            "",
            "not for those who see no partners"
        );
        portal.pass_days(1);
        customer.sign_in().await;
        let review = customer.begins_a_review().await;
        customer.decides(&review, 1, &KEEP).await.expect(303);
        assert_eq!(
            customer.reminder().await,
            "The next review is due on 2028-03-02."
        );
    })
    .await;
}

#[actix_web::test]
async fn rights_that_appear_after_a_review_are_told() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer
            .grant(&provider, &rights("teams"))
            .await
            .expect(303);
        let review = customer.begins_a_review().await;
        portal.pass_seconds(1);
        customer
            .grant(&provider, &rights("intune"))
            .await
            .expect(303);
        customer.decides(&review, 1, &KEEP).await.expect(303);
        let said = customer.reminder().await;
        assert!(said.starts_with("Rights were given once since"), "{said}");
        let review = customer.begins_a_review().await;
        for place in [1, 2] {
            customer.decides(&review, place, &KEEP).await.expect(303);
        }
        assert!(customer.reminder().await.starts_with("The next review"));
    })
    .await;
}
