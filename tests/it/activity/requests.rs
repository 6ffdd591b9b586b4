//! Service requests, at the customer and at the partner that works on them.
use super::{Deed, name};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
    service_requests::{NO_SOUND, SUPPORT},
};

const SUBJECT: &str = "No sound in meetings";

/// Where a form goes, what it says, and by which verb and sentence it is told.
type Act<'a> = (
    &'static str,
    (&'static str, &'a str),
    &'static str,
    &'static str,
);

/// The states that a request goes through.
const MOVES: [Act<'static>; 4] = [
    (
        "state",
        ("state", "waiting"),
        "request-waiting",
        "Waits for the customer’s answer to the service request {}",
    ),
    (
        "state",
        ("state", "open"),
        "request-taken-up",
        "Went on with the service request {}",
    ),
    (
        "state",
        ("state", "resolved"),
        "request-resolved",
        "Resolved the service request {}",
    ),
    (
        "state",
        ("state", "closed"),
        "request-closed",
        "Closed the service request {}",
    ),
];

/// All that is done to a request, beginning with an answer; the partner is charged with it and released.
fn acts(partner: &str) -> Vec<Act<'_>> {
    let mut all = vec![
        (
            "reply",
            ("body", "It is back."),
            "request-answered",
            "Answered the service request {}",
        ),
        (
            "assign",
            ("partner", partner),
            "request-assigned",
            "Assigned the service request {}",
        ),
        (
            "assign",
            ("partner", ""),
            "request-released",
            "Assigned the service request to nobody: {}",
        ),
    ];
    all.extend(MOVES);
    all
}

/// Does all of it to the request on this page, which was opened just now; the sides read of each act, the stranger of none.
async fn all_is_told(
    portal: &Portal,
    (by, page): (&Person, &str),
    partner: &Person,
    sides: &[&Person],
    stranger: &Person,
) {
    let charged = format!("{SUBJECT} ({})", name(partner));
    let opened = Deed::of(by, "request-opened", "Opened the service request {}");
    let mut told = vec![(opened, SUBJECT)];
    for (tail, field, verb, sentence) in acts(partner.slug()) {
        let path = format!("{page}/{tail}");
        by.post(&path, &[field]).await.expect(303);
        let object = match tail {
            "assign" => charged.as_str(),
            _ => SUBJECT,
        };
        told.push((Deed::of(by, verb, sentence), object));
    }
    let (customer, id) = (sides[sides.len() - 1], page.rsplit('/').next().unwrap());
    // No subject stands in a partner's activity, but the end of the request's id.
    let there = format!("{} #{}", name(customer), &id[id.len() - 8..]);
    for (deed, object) in told {
        for side in sides {
            let object = match side.slug() == customer.slug() {
                true => object.to_owned(),
                false => object.replace(SUBJECT, &there),
            };
            deed.stands(portal, side, &object).await;
        }
        deed.is_hidden_from(portal, &[stranger]).await;
    }
}

#[actix_web::test]
async fn what_a_partner_does_to_a_request_stands_at_the_customer_and_at_that_partner() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&["service-support-administrator"]).await;
        let (member, customer) = (&desk.member, &desk.customer);
        let stranger = portal.a_reseller_of(&desk.partner).await;
        customer.grant(&stranger, &SUPPORT).await.expect(303);
        let list = member.behalf(customer, "/service-requests");
        let page = member.post(&list, &NO_SOUND).await.expect(303).location;
        let sides = [&desk.partner, customer];
        let done = (member, page.as_str());
        all_is_told(&portal, done, &desk.partner, &sides, &stranger).await;
    })
    .await;
}

#[actix_web::test]
async fn what_a_customer_does_to_its_request_stands_in_its_own_activity() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let stranger = portal.a_reseller_of(&provider).await;
        customer.grant(&provider, &SUPPORT).await.expect(303);
        let page = customer.at(&customer.asks(&[]).await);
        let done = (&customer, page.as_str());
        all_is_told(&portal, done, &provider, &[&customer], &stranger).await;
    })
    .await;
}
