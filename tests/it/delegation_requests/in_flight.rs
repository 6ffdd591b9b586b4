//! A change that is asked for while the rights that it is about are taken back, and an extension while its partner goes.
use super::ASKED;
use crate::{delegations::TEAMS, harness::on_each_database};
use diesel::result::Error;
use multichannel::{
    actions::{delegations::revoke, relationships},
    domain::{
        access::{ManageRelationships, TakeBack},
        id::Id,
        text::Note,
    },
    store::members,
};
use std::{thread, time::Duration};
use tokio::sync::oneshot;

#[actix_web::test]
async fn no_change_is_asked_of_rights_that_are_being_revoked() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &TEAMS).await.expect(303);
        let rights = customer.newest().await;
        let id = Id::parse(&rights[13..]).unwrap();
        let (account, slug) = (customer.account.id, customer.organisation.slug.clone());
        let (db, now) = (portal.app.db.clone(), portal.now());
        let (begin, begun) = oneshot::channel();
        // It takes its time: whoever asks meanwhile finds them as they were, unless it waits.
        let revoking = actix_web::rt::spawn(async move {
            let revoked = db.write(move |db| {
                let scope = members::scope(db, account, &slug)?.unwrap();
                let by = scope.by::<TakeBack>().unwrap();
                revoke(db, &by, id, &Note::default(), now).unwrap();
                begin.send(()).unwrap();
                thread::sleep(Duration::from_millis(500));
                Ok::<_, Error>(())
            });
            revoked.await
        });
        begun.await.unwrap();
        let path = provider.at(&format!("{rights}/amend"));
        let asked = provider.post(&path, &ASKED[1..3]).await;
        revoking.await.unwrap().unwrap();
        asked.expect(409);
        assert_eq!(portal.deeds(&provider, "amendment-asked").await, 0);
        assert_eq!(portal.mails("delegation-requested", &customer).await, 0);
    })
    .await;
}

#[actix_web::test]
async fn nothing_extends_itself_for_a_partner_whose_provider_is_leaving() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&reseller, &TEAMS).await.expect(303);
        let rights = customer.newest().await;
        let left = customer.organisation.id;
        let (account, slug) = (provider.account.id, provider.organisation.slug.clone());
        let (db, now) = (portal.app.db.clone(), portal.now());
        let (begin, begun) = oneshot::channel();
        let removing = actix_web::rt::spawn(async move {
            let removed = db.write(move |db| {
                let scope = members::scope(db, account, &slug)?.unwrap();
                let by = scope.by::<ManageRelationships>().unwrap();
                relationships::remove(db, &by, left, (&Note::default(), ""), now).unwrap();
                begin.send(()).unwrap();
                thread::sleep(Duration::from_millis(500));
                Ok::<_, Error>(())
            });
            removed.await
        });
        begun.await.unwrap();
        let switch = customer.at(&format!("{rights}/auto-extend"));
        let switched = customer.post(&switch, &[("enabled", "yes")]).await;
        removing.await.unwrap().unwrap();
        let said = switched.expect(409).text("main");
        assert!(said.contains("no longer works with"), "{said}");
        let begun = portal
            .deeds(&customer, "delegation-extension-started")
            .await;
        assert_eq!(begun, 0);
    })
    .await;
}
