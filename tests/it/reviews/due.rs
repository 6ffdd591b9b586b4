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
        assert!(said.starts_with("One delegation is new"), "{said}");
        let review = customer.begins_a_review().await;
        for place in [1, 2] {
            customer.decides(&review, place, &KEEP).await.expect(303);
        }
        assert!(customer.reminder().await.starts_with("The next review"));
    })
    .await;
}

#[actix_web::test]
async fn a_review_that_is_due_is_told_once_by_mail_to_those_who_decide() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let decides = portal
            .a_colleague_of(&customer, "", "relationship_admin")
            .await;
        let billing = portal.a_colleague_of(&customer, "", "billing_admin").await;
        let extending = [
            ("template", "provisioning"),
            ("service", "teams"),
            ("days", "90"),
            ("auto_extend", "yes"),
        ];
        customer.grant(&provider, &extending).await.expect(303);
        let told = async || {
            portal.keep_terms().await;
            portal.keep_terms().await;
            portal.mails("review-due", &customer).await
        };
        portal.pass_seconds(365 * 86_400 - 1);
        assert_eq!(told().await, 0);
        portal.pass_seconds(1);
        assert_eq!(told().await, 1);
        assert_eq!(portal.mails("review-due", &decides).await, 1);
        assert_eq!(portal.mails("review-due", &billing).await, 0);
        assert_eq!(portal.mails("review-due", &provider).await, 0);
        let mail = portal.mail_to(&customer.email).await;
        assert!(mail.text.contains("Since 2027-03-02"), "{}", mail.text);
        portal.pass_days(30);
        customer.sign_in().await;
        let review = customer.begins_a_review().await;
        customer.decides(&review, 1, &KEEP).await.expect(303);
        portal.pass_days(364);
        assert_eq!(told().await, 1, "a year after the last review");
        portal.pass_days(1);
        assert_eq!(told().await, 2);
    })
    .await;
}

#[actix_web::test]
async fn while_a_review_runs_none_is_due_nor_where_there_is_nothing_to_review() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer
            .grant(&provider, &rights("teams"))
            .await
            .expect(303);
        let delegation = customer.newest().await;
        portal.pass_days(300);
        customer.sign_in().await;
        customer.begins_a_review().await;
        portal.pass_days(80);
        portal.keep_terms().await;
        // That it is left, and not that another is due.
        assert_eq!(portal.mails("review-due", &customer).await, 1);
        let mail = portal.mail_to(&customer.email).await;
        assert!(!mail.text.contains("is due"), "{}", mail.text);
        customer.sign_in().await;
        let review = customer.begins_a_review().await;
        customer.decides(&review, 1, &KEEP).await.expect(303);
        let revoke = customer.at(&format!("{delegation}/revoke"));
        customer.post(&revoke, &[]).await.expect(303);
        portal.pass_days(400);
        portal.keep_terms().await;
        assert_eq!(portal.mails("review-due", &customer).await, 1);
        // The last review is more than a year ago: the next is due with the first rights.
        customer.sign_in().await;
        customer
            .grant(&provider, &rights("intune"))
            .await
            .expect(303);
        portal.pass_days(31);
        portal.keep_terms().await;
        assert_eq!(portal.mails("review-due", &customer).await, 2);
    })
    .await;
}

#[actix_web::test]
async fn a_review_that_nobody_finishes_is_told_every_thirty_days() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let grant = rights("teams");
        customer.grant(&provider, &grant).await.expect(303);
        portal.pass_days(5);
        customer.sign_in().await;
        let review = customer.begins_a_review().await;
        let told = async || {
            portal.keep_terms().await;
            portal.keep_terms().await;
            portal.mails("review-due", &customer).await
        };
        portal.pass_seconds(30 * 86_400 - 1);
        assert_eq!(told().await, 0);
        portal.pass_seconds(1);
        assert_eq!(told().await, 1);
        let mail = portal.mail_to(&customer.email).await;
        assert!(mail.subject.contains("waits for decisions"), "{mail:?}");
        assert!(mail.text.contains("began on 2026-03-07"), "{mail:?}");
        assert!(mail.links[0].ends_with(&customer.at(&review)), "{mail:?}");
        portal.pass_days(29);
        assert_eq!(told().await, 1);
        portal.pass_days(1);
        assert_eq!(told().await, 2);
        customer.sign_in().await;
        customer.decides(&review, 1, &KEEP).await.expect(303);
        portal.pass_days(200);
        assert_eq!(told().await, 2, "finished");
    })
    .await;
}
