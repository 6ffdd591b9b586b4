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

/// A form that gives rights, or asks for some, ready to be sent.
struct Deed {
    by_customer: bool,
    address: String,
    form: Vec<(&'static str, String)>,
}

fn owned(form: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let fields = form.iter();
    fields
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect()
}

/// Removes relationships, each at the moment at which the deed is done that was made ready for it.
async fn rounds(ready: impl AsyncFn(&Portal, &Person, &Person) -> Deed) {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        for _ in 0..ROUNDS {
            let customer = portal.a_customer_of(&provider).await;
            let deed = ready(&portal, &provider, &customer).await;
            at_once(&portal, (&provider, &customer), &deed).await;
        }
    })
    .await;
}

async fn at_once(portal: &Portal, (provider, customer): (&Person, &Person), deed: &Deed) {
    let remove = provider.customer(customer, "/remove");
    let reason = [("reason", "They moved abroad")];
    let giver = if deed.by_customer { customer } else { provider };
    let form = deed.form.iter();
    let form: Vec<_> = form.map(|(name, value)| (*name, value.as_str())).collect();
    let give = giver.post(&deed.address, &form);
    let (given, removed) = join(give, provider.post(&remove, &reason)).await;
    let (given, removed) = (given.status.as_u16(), removed.status.as_u16());
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
    rounds(async |_, provider, customer| Deed {
        by_customer: true,
        address: customer.partner(provider, "/grant"),
        form: owned(&TEAMS),
    })
    .await;
}

#[actix_web::test]
async fn what_a_customer_accepts() {
    rounds(async |portal, provider, customer| {
        let invited = portal.invite(provider, for_everybody(provider)).await;
        let page = customer.get(&invited.link).await.expect(200);
        let mut form = vec![
            ("customer", customer.slug().to_owned()),
            ("agreement", "yes".to_owned()),
            ("signatory_name", "Ana Signs".to_owned()),
            (
                "offer_hash",
                page.attribute("input[name=offer_hash]", "value"),
            ),
        ];
        form.extend(invited.offers.into_iter().map(|offer| ("grant", offer)));
        Deed {
            by_customer: true,
            address: format!("{}/accept", invited.link),
            form,
        }
    })
    .await;
}

#[actix_web::test]
async fn what_a_customer_approves() {
    rounds(async |_, provider, customer| {
        provider.ask(customer, &ASKED).await.expect(303);
        let (address, hash) = customer.offer(&customer.newest().await).await;
        Deed {
            by_customer: true,
            address,
            form: vec![("offer_hash", hash)],
        }
    })
    .await;
}

#[actix_web::test]
async fn what_a_provider_asks_for() {
    rounds(async |_, provider, customer| {
        let address = provider.asking(customer);
        let page = provider.get(&address).await.expect(200);
        let mut form = owned(&ASKED);
        form.push((
            "delegation_name",
            page.attribute("#delegation_name", "value"),
        ));
        Deed {
            by_customer: false,
            address,
            form,
        }
    })
    .await;
}
