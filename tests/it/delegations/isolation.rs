//! What belongs to others is not there.
use super::TEAMS;
use crate::{client::Answer, harness::on_each_database};

#[actix_web::test]
async fn a_partner_never_sees_another_partners_rights() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer_of(&provider).await;
        let other = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &TEAMS).await.expect(303);
        let delegation = customer.newest().await;
        assert_eq!(provider.newest().await, delegation);
        let unknown = format!("/delegations/{}", provider.organisation.id);
        for stranger in [&reseller, &other] {
            assert!(stranger.delegations("").await.is_empty());
            for tail in ["", "/revoke", "/resign", "/shorten", "/auto-extend"] {
                let seen = stranger
                    .get(&stranger.at(&format!("{delegation}{tail}")))
                    .await;
                let nothing = stranger
                    .get(&stranger.at(&format!("{unknown}{tail}")))
                    .await;
                let (seen, nothing) = (seen.expect(404), nothing.expect(404));
                let words = |answer: &Answer| {
                    let main = answer.text("main");
                    main.split("number:").next().unwrap().to_owned()
                };
                assert_eq!(words(&seen), words(&nothing));
            }
            let file = stranger
                .get(&stranger.at("/delegations.csv"))
                .await
                .expect(200);
            assert_eq!(file.body.lines().count(), 1);
        }
        for (verb, form) in [
            ("revoke", vec![]),
            ("shorten", vec![("days", "1")]),
            ("auto-extend", vec![("enabled", "no")]),
        ] {
            let address = other.at(&format!("{delegation}/{verb}"));
            other.post(&address, &form).await.expect(404);
        }
        reseller
            .post(&reseller.at(&format!("{delegation}/resign")), &[])
            .await
            .expect(404);
        customer
            .get(&customer.at("/partners/nonsense"))
            .await
            .expect(404);
        assert_eq!(provider.delegations("?state=active").await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn lists_filter_search_and_export() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let (one, two) = (
            portal.a_customer_of(&provider).await,
            portal.a_customer_of(&provider).await,
        );
        for customer in [&one, &two] {
            for partner in [&provider, &reseller] {
                customer.grant(partner, &TEAMS).await.expect(303);
            }
        }
        let name = one.organisation.name.as_str().replace(' ', "+");
        let found = provider
            .delegations(&format!("?text={}", name.to_lowercase()))
            .await;
        assert_eq!(found.len(), 1);
        let of = format!("?partner={}", reseller.slug());
        assert_eq!(one.delegations(&of).await.len(), 1);
        assert_eq!(one.delegations("").await.len(), 2);
        let none = provider
            .get(&provider.at("/delegations?text=%25"))
            .await
            .expect(200);
        assert!(none.text(".empty").contains("Nothing found"));
        let file = one
            .get(&one.at(&format!("/delegations.csv{of}")))
            .await
            .expect(200);
        assert_eq!(file.body.lines().count(), 2);
        assert!(
            file.body
                .contains(",directory-readers license-administrator user-administrator,teams,")
        );
    })
    .await;
}
