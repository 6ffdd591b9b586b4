//! Subscriptions, at the customer and at the partner of record.
use super::Deed;
use crate::{harness::on_each_database, people::Person};

const PRODUCT: &str = "Teams Enterprise";
const WHY: &str = "The invoice is open.";

type Change = (
    &'static str,
    [(&'static str, &'static str); 1],
    &'static str,
    &'static str,
    &'static str,
);

/// Where a form goes, what it says, and what is told of it: verb, sentence, and what stands behind the product.
const CHANGES: [Change; 5] = [
    (
        "seats",
        [("seats", "30")],
        "subscription-seats-changed",
        "Changed the seats of the subscription {}",
        " (25 → 30)",
    ),
    (
        "renewal",
        [("term_ends_on", "2028-01-31")],
        "subscription-renewal-changed",
        "Changed term or renewal of the subscription {}",
        " (2028-01-31)",
    ),
    (
        "suspend",
        [("reason", WHY)],
        "subscription-suspended",
        "Suspended the subscription {}",
        "",
    ),
    (
        "resume",
        [("reason", WHY)],
        "subscription-resumed",
        "Resumed the subscription {}",
        "",
    ),
    (
        "cancel",
        [("reason", WHY)],
        "subscription-cancelled",
        "Cancelled the subscription {}",
        "",
    ),
];

/// Does all of that to the subscription; what is to be read of it, each with its object.
async fn change_all<'a>(by: &'a Person, tail: &str) -> Vec<(Deed<'a>, String)> {
    let entered = Deed::of(by, "subscription-entered", "Entered the subscription {}");
    let mut told = vec![(entered, PRODUCT.to_owned())];
    for (path, form, verb, sentence, behind) in CHANGES {
        let path = by.at(&format!("{tail}/{path}"));
        by.post(&path, &form).await.expect(303);
        let why = if form[0].0 == "reason" { WHY } else { "" };
        let deed = Deed::of(by, verb, sentence).why(why);
        told.push((deed, format!("{PRODUCT}{behind}")));
    }
    told
}

#[actix_web::test]
async fn what_a_provider_does_to_what_it_sold_stands_at_the_customer_too() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let other = portal.a_provider().await;
        portal.relate(&other, &customer).await;
        let tail = provider.sold(&customer, &[]).await;
        for (deed, object) in change_all(&provider, &tail).await {
            for side in [&provider, &customer] {
                deed.stands(&portal, side, &object).await;
            }
            deed.is_hidden_from(&portal, &[&other]).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn what_a_customer_does_to_what_it_bought_itself_is_nothing_for_its_provider() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let tail = customer.bought(&[]).await;
        for (deed, object) in change_all(&customer, &tail).await {
            deed.stands(&portal, &customer, &object).await;
            deed.is_hidden_from(&portal, &[&provider]).await;
        }
    })
    .await;
}
