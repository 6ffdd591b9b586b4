//! Rights that are given while the relationship is removed: one comes before the other, and nothing is left over.
use crate::{
    accepting::for_everybody,
    delegation_requests::ASKED,
    delegations::TEAMS,
    harness::{Portal, on_each_database},
    people::Person,
};
use futures_util::future::join;
use multichannel::store::relationships;

const ROUNDS: usize = 8;

/// Removes the relationship at the moment at which `give` gives rights.
async fn at_once(
    portal: &Portal,
    (provider, customer): (&Person, &Person),
    give: impl Future<Output = u16>,
) {
    let remove = provider.customer(customer, "/remove");
    let reason = [("reason", "They moved abroad")];
    let (given, removed) = join(give, provider.post(&remove, &reason)).await;
    let (given, removed) = (given, removed.status.as_u16());
    assert_eq!(removed, 303, "given: {given}");
    assert!([303, 404, 409, 410].contains(&given), "{given}");
    let (own, other) = (provider.organisation.id, customer.organisation.id);
    let tie = portal
        .app
        .db
        .read(move |db| relationships::between(db, own, other));
    let tied = tie.await.unwrap().is_some();
    let held = customer.delegations("?state=active").await;
    let asked = customer.delegations("?state=requested").await;
    assert!(tied || held.is_empty(), "rights without a relationship");
    assert!(tied || asked.is_empty(), "a request without a relationship");
}

#[actix_web::test]
async fn what_a_customer_grants() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        for _ in 0..ROUNDS {
            let customer = portal.a_customer_of(&provider).await;
            let give = async { customer.grant(&provider, &TEAMS).await.status.as_u16() };
            at_once(&portal, (&provider, &customer), give).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn what_a_customer_accepts() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        for _ in 0..ROUNDS {
            let customer = portal.a_customer_of(&provider).await;
            let page = customer.get(&invited.link).await.expect(200);
            let give = async {
                let accepted = customer.accept_as_seen(&page, &invited, &[]).await;
                accepted.status.as_u16()
            };
            at_once(&portal, (&provider, &customer), give).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn what_a_customer_approves() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        for _ in 0..ROUNDS {
            let customer = portal.a_customer_of(&provider).await;
            provider.ask(&customer, &ASKED).await.expect(303);
            let address = customer.at(&format!("{}/approve", customer.newest().await));
            let page = customer.get(&address).await.expect(200);
            let hash = page.attribute("input[name=offer_hash]", "value");
            let give = async {
                let approved = customer.approve_as(&address, &hash, &[]).await;
                approved.status.as_u16()
            };
            at_once(&portal, (&provider, &customer), give).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn what_a_provider_asks_for() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        for _ in 0..ROUNDS {
            let customer = portal.a_customer_of(&provider).await;
            let address = provider.asking(&customer);
            let page = provider.get(&address).await.expect(200);
            let name = page.attribute("#delegation_name", "value");
            let mut form = vec![("delegation_name", name.as_str())];
            form.extend(ASKED);
            let give = async { provider.post(&address, &form).await.status.as_u16() };
            at_once(&portal, (&provider, &customer), give).await;
        }
    })
    .await;
}
