//! What was shown is what is accepted (P18).
use super::{Invited, for_everybody, through};
use crate::harness::{Portal, on_each_database};
use diesel::prelude::*;
use multichannel::{
    messages::Text,
    store::schema::{offers, organisations},
};

/// What the page says under this id of the messages.
fn said(id: &'static str) -> String {
    Text::new(id).say(Default::default()).into_owned()
}

/// Asks for something else from now on, without the portal's knowing.
async fn ask_otherwise(portal: &Portal, invited: &Invited, what: &'static str) {
    let row = offers::table.filter(offers::invitation_id.eq(invited.invitation.id));
    portal
        .behind_the_scenes(move |db| {
            let changed = match what {
                "another role" => diesel::update(row)
                    .set(offers::roles.eq("global-reader"))
                    .execute(db)?,
                "fewer services" => diesel::update(row)
                    .set(offers::services.eq("teams"))
                    .execute(db)?,
                "another term" => diesel::update(row)
                    .set(offers::days.eq(91_i32))
                    .execute(db)?,
                _ => diesel::update(row)
                    .set(offers::auto_extend.eq(true))
                    .execute(db)?,
            };
            assert_eq!(changed, 1, "{what}");
            Ok(())
        })
        .await;
}

#[actix_web::test]
async fn a_changed_offer_is_shown_anew_and_nothing_is_accepted() {
    on_each_database(async |portal| {
        let (provider, customer, invited) = portal.an_invitation().await;
        let page = customer.get(&invited.link).await.expect(200);
        portal.other_terms_of(&provider).await;
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
        let (provider, customer, invited) = portal.an_invitation().await;
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

#[actix_web::test]
async fn other_rights_than_those_on_the_page_are_shown_anew_and_nothing_is_accepted() {
    on_each_database(async |portal| {
        let (_, customer, invited) = portal.an_invitation().await;
        for what in [
            "another role",
            "fewer services",
            "another term",
            "extension",
        ] {
            let page = customer.get(&invited.link).await.expect(200);
            ask_otherwise(&portal, &invited, what).await;
            let before = portal.everything().await;
            let anew = customer.accept_as_seen(&page, &invited, &[]).await;
            let changes = anew.expect(409).texts("#changed li");
            assert_eq!(changes, [said("accepting-changed-rights")], "{what}");
            assert_eq!(portal.everything().await, before, "{what}");
        }
        let page = customer.get(&invited.link).await.expect(200);
        let offer = page.text("section[data-offer]");
        assert!(offer.contains("Global Reader") && !offer.contains("License Administrator"));
        let accepted = customer.accept_as_seen(&page, &invited, &[]).await;
        accepted.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn another_support_contact_than_that_on_the_page_is_shown_anew_and_nothing_is_accepted() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer().await;
        let new = through(&reseller, &[&provider], for_everybody(&provider));
        let invited = portal.invite(&provider, new).await;
        for party in [&provider, &reseller] {
            let page = customer.get(&invited.link).await.expect(200);
            let (id, contact) = (party.organisation.id, "0800 the new number");
            portal
                .behind_the_scenes(move |db| {
                    diesel::update(organisations::table.find(id))
                        .set(organisations::support_contact.eq(contact))
                        .execute(db)
                        .map(|_| ())
                })
                .await;
            let before = portal.everything().await;
            let anew = customer.accept_as_seen(&page, &invited, &[]).await;
            let anew = anew.expect(409);
            let changes = anew.texts("#changed li");
            assert_eq!(changes, [said("accepting-changed-parties")]);
            assert!(anew.text("#who").contains(contact));
            assert_eq!(portal.everything().await, before);
        }
    })
    .await;
}
