//! An answer from a page that shows rights which are taken back at that moment: they are not given back by it (P17).
use super::{Invited, for_everybody};
use crate::{client::Answer, harness::on_each_database, people::Person};
use diesel::result::Error;
use multichannel::{
    actions::delegations::revoke,
    domain::{access::TakeBack, id::Id, text::Note},
    store::members,
};
use std::{thread, time::Duration};
use tokio::sync::oneshot;

const ROUNDS: usize = 32;

/// Gives less than was asked for: the address of these rights below `/o/{org}`, and the page that shows them and where all
/// of it can be given in their place.
async fn some(customer: &Person, invited: &Invited) -> (String, Answer) {
    let days = invited.field("days");
    let less = [(days.as_str(), "30")];
    customer.accept(invited, &less).await.expect(303);
    let page = customer.get(&invited.link).await.expect(200);
    assert!(page.has("#again"));
    (customer.newest().await, page)
}

#[actix_web::test]
async fn rights_that_are_being_revoked_are_not_given_back() {
    on_each_database(async |portal| {
        let (_, customer, invited) = portal.an_invitation().await;
        let (rights, page) = some(&customer, &invited).await;
        let id = Id::parse(&rights[13..]).unwrap();
        let (account, slug) = (customer.account.id, customer.organisation.slug.clone());
        let (db, now) = (portal.app.db.clone(), portal.now());
        let (begin, begun) = oneshot::channel();
        // It takes its time: whoever answers meanwhile finds the rights as they were, unless it waits.
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
        let accepted = customer.accept_as_seen(&page, &invited, &[]).await;
        revoking.await.unwrap().unwrap();
        let said = accepted.expect(409).text("#since");
        assert!(said.contains("ended on"), "{said}");
        assert!(customer.delegations("?state=active").await.is_empty());
        assert_eq!(portal.mails("receipt", &customer).await, 1);
    })
    .await;
}

#[actix_web::test]
async fn accepting_again_and_revoking_at_once_has_one_order() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        for _ in 0..ROUNDS {
            let customer = portal.a_customer().await;
            let invited = portal.invite(&provider, for_everybody(&provider)).await;
            let (rights, page) = some(&customer, &invited).await;
            let revoke = customer.at(&format!("{rights}/revoke"));
            let (accepted, revoked) = tokio::join!(
                customer.accept_as_seen(&page, &invited, &[]),
                customer.post(&revoke, &[])
            );
            let left = customer.delegations("?state=active").await.len();
            match (accepted.status.as_u16(), revoked.status.as_u16()) {
                // Others hold in the place of those that were to be revoked.
                (303, 409) => assert_eq!(left, 1),
                // The page is from before that.
                (409, 303) => assert_eq!(left, 0),
                neither => panic!("{neither:?}"),
            }
        }
    })
    .await;
}
