//! Accepting again with more or less than what holds.
use super::for_everybody;
use crate::harness::on_each_database;

#[actix_web::test]
async fn accepting_again_gives_the_longer_term_that_is_ticked() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let days = format!("days.{}", invited.offers[0]);
        let some = [(days.as_str(), "30")];
        customer.accept(&invited, &some).await.expect(303);
        let facts = async || {
            let page = customer.get(&customer.at(&customer.newest().await)).await;
            page.expect(200).text(".facts")
        };
        assert!(facts().await.contains("2026-04-01"));
        let again = customer.accept(&invited, &[]).await.expect(303);
        let receipt = customer.follow(again).await.expect(200);
        assert!(receipt.text(".flash").contains("Accepted again"));
        assert!(facts().await.contains("2026-05-31"), "{}", facts().await);
        assert_eq!(customer.delegations("?state=active").await.len(), 1);
        customer.get(&invited.link).await.expect(409);
        // What the customer shortened the link gives back; a day later it still knows that all was given.
        portal.pass_days(2);
        for person in [&customer, &provider] {
            person.sign_in().await;
        }
        customer.get(&invited.link).await.expect(409);
        let shorten = customer.at(&format!("{}/shorten", customer.newest().await));
        customer.post(&shorten, &[("days", "5")]).await.expect(303);
        let page = customer.get(&invited.link).await.expect(200);
        assert!(page.has("#again"));
        customer.accept(&invited, &[]).await.expect(303);
        assert!(facts().await.contains("2026-06-02"), "{}", facts().await);
        assert_eq!(provider.delegations("?state=active").await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn a_narrower_answer_takes_nothing_back_and_says_where_that_is_done() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let page = customer.get(&invited.link).await.expect(200);
        customer.accept(&invited, &[]).await.expect(303);
        let name = |field: &str| format!("{field}.{}", invited.offers[0]);
        let (role, service, days) = (name("role"), name("service"), name("days"));
        for less in [
            (role.as_str(), "directory-readers"),
            (service.as_str(), "teams"),
            (days.as_str(), "30"),
        ] {
            let before = portal.everything().await;
            let again = customer.accept_as_seen(&page, &invited, &[less]).await;
            assert_eq!(portal.everything().await, before, "{less:?}");
            let receipt = customer.follow(again.expect(303)).await.expect(200);
            let said = receipt.text(".flash");
            assert!(
                said.contains("More than you ticked was given before"),
                "{said}"
            );
            let newest = customer.at(&customer.newest().await);
            assert!(receipt.has(&format!("#granted a[href='{newest}']")));
        }
    })
    .await;
}
