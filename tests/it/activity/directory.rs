//! People and licences, at the customer and at the partner that works on its behalf.
use super::Deed;
use crate::{delegations::TEAMS, harness::on_each_database};

const WORK: [&str; 4] = [
    "directory-readers",
    "user-administrator",
    "license-administrator",
    "helpdesk-administrator",
];
const RENAMED: &str = "Pia Kern <pia@x.example> → Pia Lo <pia@x.example>";

/// What is to be read, in the words of the list, and of whom.
const TOLD: [(&str, &str, &str); 6] = [
    ("person-added", "Added {} to the directory", "Pia Kern"),
    (
        "licence-assigned",
        "Assigned a licence to {}",
        "Pia Kern (Teams Enterprise)",
    ),
    (
        "licence-taken-back",
        "Took a licence back from {}",
        "Pia Kern (Teams Enterprise)",
    ),
    (
        "person-mailed",
        "Sent {} the mail for a new password",
        "Pia Kern",
    ),
    ("person-changed", "Changed {} in the directory", RENAMED),
    ("person-removed", "Removed {} from the directory", "Pia Lo"),
];

#[actix_web::test]
async fn what_a_partner_does_to_people_stands_at_the_customer_and_at_that_partner() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&WORK).await;
        let (member, customer) = (&desk.member, &desk.customer);
        let other = portal.a_reseller_of(&desk.partner).await;
        customer.grant(&other, &TEAMS).await.expect(303);
        let bought = customer.bought(&[]).await;
        let bought = bought.rsplit('/').next().unwrap();
        let pia = [("name", "Pia Kern"), ("email", "pia@x.example")];
        let list = member.behalf(customer, "/people");
        let page = member.post(&list, &pia).await.expect(303).location;
        let renamed = [("name", "Pia Lo"), ("email", "pia@x.example")];
        let licence = [("subscription", bought)];
        let take_back = format!("/licences/{bought}/remove");
        for (tail, form) in [
            ("/licences", &licence[..]),
            (&take_back, &[]),
            ("/password", &[]),
            ("", &renamed),
            ("/remove", &[]),
        ] {
            let path = format!("{page}{tail}");
            member.post(&path, form).await.expect(303);
        }
        for (verb, sentence, object) in TOLD {
            let deed = Deed::of(member, verb, sentence);
            for side in [&desk.partner, customer] {
                deed.stands(&portal, side, object).await;
            }
            deed.is_hidden_from(&portal, &[&other]).await;
        }
    })
    .await;
}
