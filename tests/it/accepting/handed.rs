//! What is handed over (S8), as the customer who decides it reads it: before, after, and in the receipt that it keeps.
use super::for_everybody;
use crate::{
    client::Answer,
    delegations::TEAMS,
    harness::{Portal, on_each_database},
    people::Person,
};
use std::collections::BTreeMap;

const BOTH: [(&str, &str); 4] = [
    ("role", "license-administrator"),
    ("service", "teams"),
    ("service", "exchange-online"),
    ("days", "90"),
];

/// A customer whose first provider has rights for two services, and another provider of it.
async fn a_customer_with_two_providers(portal: &Portal) -> (Person, Person, Person) {
    let (first, second) = (portal.a_provider().await, portal.a_provider().await);
    let customer = portal.a_customer_of(&first).await;
    portal.relate(&second, &customer).await;
    customer.grant(&first, &BOTH).await.expect(303);
    portal.pass_seconds(60);
    (customer, first, second)
}

fn name(of: &Person) -> &str {
    of.organisation.name.as_str()
}

#[actix_web::test]
async fn a_receipt_and_its_mail_say_what_was_handed_over_and_from_whom() {
    on_each_database(async |portal| {
        let (first, second) = (portal.a_provider().await, portal.a_provider().await);
        let customer = portal.a_customer().await;
        let invited = portal.invite(&first, for_everybody(&first)).await;
        let older = customer.accept(&invited, &[]).await.expect(303).location;
        let told = portal.mail_to(&customer.email).await.text;
        assert!(!told.contains("handed over"), "{told}");

        portal.pass_seconds(60);
        let invited = portal.invite(&second, for_everybody(&second)).await;
        let hand_over = invited.field("hand_over");
        let taken = [(hand_over.as_str(), "yes")];
        let receipt = customer.accept(&invited, &taken).await.expect(303).location;
        let page = customer.get(&receipt).await.expect(200);
        assert_eq!(page.texts("#handed tbody th"), [name(&first)]);
        let services = page.text("#handed td[data-label=Services]");
        assert!(services.contains("Exchange Online") && services.contains("Teams"));
        let when = page.text("#handed td[data-label='Handed over']");
        assert!(when.contains(&portal.now().minute()), "{when}");
        let mails = portal.mails_to(&customer.email).await;
        let lost = format!("{}: {services}", name(&first));
        let says = mails.iter().filter(|mail| mail.text.contains(&lost));
        let says: Vec<_> = says.map(|mail| mail.text.as_str()).collect();
        assert!(matches!(says.as_slice(), [told] if told.contains("What was handed over")));

        let older = customer.get(&older).await.expect(200);
        assert!(!older.has("#handed"), "it took nothing from anybody");
    })
    .await;
}

#[actix_web::test]
async fn a_receipt_names_only_the_services_that_went() {
    on_each_database(async |portal| {
        let (customer, first, second) = a_customer_with_two_providers(&portal).await;
        // A service that stands in two delegations went once.
        customer.grant(&first, &TEAMS).await.expect(303);
        portal.pass_seconds(60);
        let invited = portal.invite(&second, for_everybody(&second)).await;
        let (hand_over, service) = (invited.field("hand_over"), invited.field("service"));
        let taken = [(hand_over.as_str(), "yes"), (service.as_str(), "teams")];
        let receipt = customer.accept(&invited, &taken).await.expect(303).location;
        let page = customer.get(&receipt).await.expect(200);
        assert_eq!(page.texts("#handed tbody th"), [name(&first)]);
        assert_eq!(page.text("#handed td[data-label=Services]"), "Teams");
        // What was given by no invitation stands on no receipt.
        portal.pass_seconds(60);
        let exchange = [BOTH[0], BOTH[2], BOTH[3], ("hand_over", "yes")];
        customer.grant(&second, &exchange).await.expect(303);
        let page = customer.get(&receipt).await.expect(200);
        assert_eq!(page.text("#handed td[data-label=Services]"), "Teams");
    })
    .await;
}

#[actix_web::test]
async fn whoever_is_to_hand_over_sees_what_is_given_and_what_the_holder_has() {
    on_each_database(async |portal| {
        let (customer, first, second) = a_customer_with_two_providers(&portal).await;
        let days = [BOTH[0], BOTH[1], ("days", "30")];
        let asked = customer.grant(&second, &days).await.expect(409);
        let giving = asked.text("#giving");
        let until = portal.now().plus_days(30).minute();
        for words in ["License Administrator", "Teams", "30 days", until.as_str()] {
            assert!(giving.contains(words), "{words}: {giving}");
        }
        assert!(!giving.contains("Exchange Online"), "{giving}");
        let had = asked.text("#had");
        let until = portal.now().plus_seconds(-60).plus_days(90).minute();
        let role = "License Administrator, for";
        for words in [name(&first), role, "Teams", "Exchange Online", &until] {
            assert!(had.contains(words), "{words}: {had}");
        }
        let stays =
            "Everything else stays: its other rights, the relationship, your subscriptions.";
        assert!(asked.text("main").contains(stays));
    })
    .await;
}

/// What the page after a grant says.
async fn said(customer: &Person, sent: Answer) -> String {
    let page = customer.follow(sent.expect(303)).await.expect(200);
    page.text(".flash")
}

#[actix_web::test]
async fn the_page_after_a_grant_says_that_somebody_lost_services_only_where_somebody_did() {
    on_each_database(async |portal| {
        let (customer, first, second) = a_customer_with_two_providers(&portal).await;
        let lost = "no longer holds Teams. Both partners are told";
        let taken = [BOTH[0], BOTH[1], BOTH[3], ("hand_over", "yes")];
        let sent = customer.grant(&second, &taken).await;
        let flash = said(&customer, sent).await;
        assert!(
            flash.contains(&format!("{} {lost}", name(&first))),
            "{flash}"
        );
        portal.pass_seconds(60);
        let free = [
            BOTH[0],
            ("service", "intune"),
            BOTH[3],
            ("hand_over", "yes"),
        ];
        let sent = customer.grant(&second, &free).await;
        let flash = said(&customer, sent).await;
        assert!(flash.contains("are granted") && !flash.contains(lost));
    })
    .await;
}

#[actix_web::test]
async fn of_several_holders_each_is_named_with_its_service() {
    on_each_database(async |portal| {
        let (customer, first, second) = a_customer_with_two_providers(&portal).await;
        let third = portal.a_provider().await;
        portal.relate(&third, &customer).await;
        let intune = [BOTH[0], ("service", "intune"), BOTH[3]];
        customer.grant(&third, &intune).await.expect(303);
        portal.pass_seconds(60);
        let wish = [BOTH[0], BOTH[1], intune[1], BOTH[3]];
        let asked = customer.grant(&second, &wish).await.expect(409);
        let held: BTreeMap<_, _> = asked
            .texts("tbody th")
            .into_iter()
            .zip(asked.texts("tbody td"))
            .collect();
        let holders = [("Intune", &third), ("Teams", &first)];
        assert_eq!(held.len(), holders.len(), "{held:?}");
        for (service, holder) in holders {
            let named = held
                .iter()
                .any(|(of, who)| of.contains(service) && who == name(holder));
            assert!(named, "{service}: {held:?}");
        }
        let taken = [wish[0], wish[1], wish[2], wish[3], ("hand_over", "yes")];
        let flash = said(&customer, customer.grant(&second, &taken).await).await;
        assert!(
            flash.contains("Those who held some of these services"),
            "{flash}"
        );
    })
    .await;
}
