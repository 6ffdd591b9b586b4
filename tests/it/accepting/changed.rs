//! What was shown is what is accepted (P18).
use super::for_everybody;
use crate::harness::on_each_database;
use multichannel::{domain::language::Language, store::agreements};

#[actix_web::test]
async fn a_changed_offer_is_shown_anew_and_nothing_is_accepted() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let page = customer.get(&invited.link).await.expect(200);
        let (id, now) = (provider.organisation.id, portal.now());
        portal
            .behind_the_scenes(move |db| {
                agreements::add(db, id, 2, Language::English, "Other terms.", now).map(|_| ())
            })
            .await;
        let before = portal.everything().await;
        let anew = customer
            .accept_as_seen(&page, &invited, &[])
            .await
            .expect(409);
        assert_eq!(anew.texts("#changed li").len(), 1);
        assert!(
            anew.text("#changed")
                .contains("new version of the agreement")
        );
        assert!(anew.text("#terms").contains("Other terms."));
        assert_eq!(portal.everything().await, before);
        let made_up = [("offer_hash", "nonsense")];
        let anew = customer
            .accept_as_seen(&page, &invited, &made_up)
            .await
            .expect(409);
        assert_eq!(anew.texts("#changed li").len(), 3);
        customer
            .accept_as_seen(&anew, &invited, &[])
            .await
            .expect(303);
    })
    .await;
}

#[actix_web::test]
async fn a_provider_that_took_another_name_meanwhile_is_shown_anew() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let page = customer.get(&invited.link).await.expect(200);
        let fields = [
            ("name", "Somebody Else"),
            ("language", "en"),
            ("market", "DE"),
        ];
        provider
            .post(&provider.at("/settings"), &fields)
            .await
            .expect(303);
        let anew = customer
            .accept_as_seen(&page, &invited, &[])
            .await
            .expect(409);
        assert_eq!(anew.texts("#changed li").len(), 1);
        assert!(anew.text("main").contains("Somebody Else"));
    })
    .await;
}
