//! Answers that come at the same time, and requests.
use super::{ASKED, bulk::many};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};
use futures_util::future::join;
use multichannel::{
    actions::delegations::bulk::{self, Begun, New, Which},
    domain::{
        access::ChangeManyDelegations,
        delegation::{
            Delegation,
            bulk::{BulkChange, Deed},
        },
        id::Id,
        text::Note,
    },
    store::members,
};
use std::sync::Arc;

#[actix_web::test]
async fn of_32_approvals_at_once_one_counts() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = Arc::new(portal.a_customer_of(&provider).await);
        provider.ask(&customer, &ASKED).await.expect(303);
        let request = customer.newest().await;
        let address = customer.at(&format!("{request}/approve"));
        let page = customer.get(&address).await.expect(200);
        let hash = page.attribute("input[name=offer_hash]", "value");
        let tasks: Vec<_> = (0..32)
            .map(|_| {
                let (customer, address, hash) = (customer.clone(), address.clone(), hash.clone());
                actix_web::rt::spawn(async move {
                    let answer = customer.approve_as(&address, &hash, &[]).await;
                    answer.status.as_u16()
                })
            })
            .collect();
        for task in tasks {
            let status = task.await.unwrap();
            // One that looked before and came after is told that nothing waits any more.
            assert!([303, 409].contains(&status), "{status}");
        }
        assert_eq!(provider.state(&request).await.0, "active");
        for side in [&provider, &*customer] {
            assert_eq!(portal.deeds(side, "delegation-approved").await, 1);
            assert_eq!(portal.mails("delegation-approved", side).await, 1);
        }
    })
    .await;
}

#[actix_web::test]
async fn approving_and_withdrawing_at_once_has_one_order() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = Arc::new(portal.a_customer_of(&provider).await);
        for round in 0..8 {
            provider.ask(&customer, &ASKED).await.expect(303);
            let request = customer.newest().await;
            let address = customer.at(&format!("{request}/approve"));
            let page = customer.get(&address).await.expect(200);
            let hash = page.attribute("input[name=offer_hash]", "value");
            let person = customer.clone();
            let approving =
                actix_web::rt::spawn(async move { person.approve_as(&address, &hash, &[]).await });
            let withdrawn = provider
                .post(&provider.at(&format!("{request}/resign")), &[])
                .await;
            let (approved, withdrawn) = (approving.await.unwrap(), withdrawn.expect(303));
            assert!(!withdrawn.location.is_empty());
            // Withdrawn before, it cannot be approved; approved before, the rights were given up.
            let (_, facts) = provider.state(&request).await;
            match approved.status.as_u16() {
                303 | 409 => assert!(facts.contains("gave it up"), "round {round}: {facts}"),
                other => panic!("{other}"),
            }
            let approvals = portal.deeds(&provider, "delegation-approved").await;
            let given_up = portal.deeds(&provider, "delegation-resigned").await;
            assert_eq!(approvals, given_up);
        }
    })
    .await;
}

/// Begins to renew these, and does nothing of it yet.
async fn begun(portal: &Portal, partner: &Person, these: &[Id<Delegation>]) -> Id<BulkChange> {
    let (account, slug) = (partner.account.id, partner.organisation.slug.clone());
    let (these, now) = (these.to_vec(), portal.now());
    let begun = portal.app.db.write(move |db| {
        let scope = members::scope(db, account, &slug)?.unwrap();
        let by = scope.by::<ChangeManyDelegations>().unwrap();
        let new = New {
            deed: Deed::Renew,
            which: Which::These(these),
            shown: String::new(),
            reason: Note::default(),
            once: None,
        };
        Ok::<_, diesel::result::Error>(bulk::begin(db, &by, &new, now).unwrap())
    });
    match begun.await.unwrap() {
        Begun::Now(id) => id,
        Begun::Before { .. } => panic!("it was begun before"),
    }
}

#[actix_web::test]
async fn of_two_works_at_once_that_renew_the_same_one_asks_for_each_row() {
    on_each_database(async |portal| {
        let (customer, reseller) = many(&portal, 8).await;
        let all = reseller.delegations("").await;
        let all: Vec<_> = all
            .iter()
            .map(|tail| Id::parse(&tail[13..]).unwrap())
            .collect();
        let one = begun(&portal, &reseller, &all).await;
        let other = begun(&portal, &reseller, &all).await;
        // As two nodes do: a row of each, at the same moment.
        let row = async |id| {
            let now = portal.now();
            let done = portal.app.db.write(move |db| bulk::go_on(db, id, now));
            done.await.unwrap()
        };
        while let (true, _) | (_, true) = join(row(one), row(other)).await {}
        assert_eq!(customer.delegations("?state=requested").await.len(), 8);
        for side in [&customer, &reseller] {
            assert_eq!(portal.deeds(side, "delegation-requested").await, 8);
        }
        assert_eq!(portal.mails("delegation-requested", &customer).await, 8);
    })
    .await;
}
