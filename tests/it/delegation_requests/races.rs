//! Answers that come at the same time.
use super::ASKED;
use crate::harness::on_each_database;
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
