//! S8: for each service at most one provider holds delegated rights at a customer.
use super::TEAMS;
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};
use multichannel::store::Url;
use std::{collections::BTreeSet, sync::Arc};

const BOTH: [(&str, &str); 4] = [
    ("role", "license-administrator"),
    ("service", "teams"),
    ("service", "exchange-online"),
    ("days", "90"),
];

async fn a_customer_with_two_providers(portal: &Portal) -> (Person, Person, Person) {
    let (first, second) = (portal.a_provider().await, portal.a_provider().await);
    let customer = portal.a_customer_of(&first).await;
    portal.relate(&second, &customer).await;
    (customer, first, second)
}

#[actix_web::test]
async fn the_present_holder_is_named_and_can_be_made_to_hand_over() {
    on_each_database(async |portal| {
        let (customer, first, second) = a_customer_with_two_providers(&portal).await;
        customer.grant(&first, &BOTH).await.expect(303);
        let conflict = customer.grant(&second, &TEAMS).await.expect(409);
        let holds = format!("{} holds Teams now", first.organisation.name);
        let lead = conflict.text(".lead");
        assert!(lead.contains(&holds) && !conflict.has("table"), "{lead}");
        assert!(second.delegations("").await.is_empty());
        assert!(conflict.has("input[name=hand_over][value=yes]"));
        assert!(conflict.has("input[name=service][value=teams]"));

        let taken = [TEAMS[0], TEAMS[1], TEAMS[2], ("hand_over", "yes")];
        customer.grant(&second, &taken).await.expect(303);
        let old = first
            .get(&first.at(&first.newest().await))
            .await
            .expect(200);
        assert_eq!(old.attribute("h1 .tag", "data-state"), "active");
        assert!(!old.text(".facts").contains("Teams") && old.text(".facts").contains("Exchange"));
        assert!(!old.body.contains(second.organisation.name.as_str()));
        assert_eq!(portal.mails("delegation-narrowed", &first).await, 1);
        // The rest goes too, and with it the whole delegation.
        let rest = [BOTH[0], BOTH[2], BOTH[3], ("hand_over", "yes")];
        customer.grant(&second, &rest).await.expect(303);
        assert!(first.delegations("?state=active").await.is_empty());
        let old = first
            .get(&first.at(&first.newest().await))
            .await
            .expect(200);
        assert!(old.text(".facts").contains("Handed over"));
        assert_eq!(portal.mails("delegation-ended", &first).await, 1);
        let page = customer
            .get(&customer.partner(&first, ""))
            .await
            .expect(200);
        assert!(page.text(".facts").contains("Provider since"));
    })
    .await;
}

#[actix_web::test]
async fn what_is_free_can_be_granted_without_what_is_held() {
    on_each_database(async |portal| {
        let (customer, first, second) = a_customer_with_two_providers(&portal).await;
        customer.grant(&first, &TEAMS).await.expect(303);
        let conflict = customer.grant(&second, &BOTH).await.expect(409);
        assert!(
            conflict
                .text("main")
                .contains("Grant without these services")
        );
        // Or the form comes back as it was filled in, and nothing is done.
        let filled = conflict.attribute("input[name=typed_form]", "value");
        let filled = [("typed_form", filled.as_str())];
        let change = conflict.attribute("form[action$='/grant?changed=yes']", "action");
        let back = customer.post(&change, &filled).await.expect(200);
        for service in ["teams", "exchange-online"] {
            let ticked = format!("input[name=service][value={service}][checked]");
            assert!(back.has(&ticked), "{service}");
        }
        assert_eq!(back.attribute("input[name=days]", "value"), "90");
        let said = back.text(".flash");
        assert!(said.contains("Nothing was granted"), "{said}");
        assert!(!said.contains("Thank you"), "no password was given: {said}");
        assert!(second.delegations("").await.is_empty());
        let free = [BOTH[0], BOTH[2], BOTH[3]];
        customer.grant(&second, &free).await.expect(303);
        assert_eq!(first.delegations("?state=active").await.len(), 1);
        assert_eq!(second.delegations("?state=active").await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn resellers_are_not_limited() {
    on_each_database(async |portal| {
        let (customer, first, _) = a_customer_with_two_providers(&portal).await;
        customer.grant(&first, &BOTH).await.expect(303);
        for _ in 0..2 {
            let reseller = portal.a_reseller_of(&first).await;
            customer.grant(&reseller, &BOTH).await.expect(303);
            assert_eq!(reseller.delegations("?state=active").await.len(), 1);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_provider_does_not_stand_in_its_own_way() {
    on_each_database(async |portal| {
        let (customer, first, second) = a_customer_with_two_providers(&portal).await;
        customer.grant(&first, &BOTH).await.expect(303);
        let older = customer.newest().await;
        customer.grant(&first, &TEAMS).await.expect(303);
        let newer = customer.newest().await;
        assert_eq!(first.delegations("?state=active").await.len(), 2);
        // Whichever of the two ends, the other one still holds the service.
        customer
            .post(&customer.at(&format!("{newer}/revoke")), &[])
            .await
            .expect(303);
        customer.grant(&second, &TEAMS).await.expect(409);
        customer.grant(&first, &TEAMS).await.expect(303);
        customer
            .post(&customer.at(&format!("{older}/revoke")), &[])
            .await
            .expect(303);
        customer.grant(&second, &TEAMS).await.expect(409);
        let exchange = [TEAMS[0], BOTH[2], TEAMS[2]];
        customer.grant(&second, &exchange).await.expect(303);
        customer
            .post(
                &customer.at(&format!("{}/revoke", first.newest().await)),
                &[],
            )
            .await
            .expect(303);
        customer.grant(&second, &TEAMS).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn a_hold_ends_with_its_term_to_the_second() {
    on_each_database(async |portal| {
        let (customer, first, second) = a_customer_with_two_providers(&portal).await;
        let day = [TEAMS[0], TEAMS[1], ("days", "1")];
        customer.grant(&first, &day).await.expect(303);
        portal.pass_seconds(86_399);
        customer.sign_in().await;
        customer.grant(&second, &TEAMS).await.expect(409);
        portal.pass_seconds(1);
        customer.grant(&second, &TEAMS).await.expect(303);
        first.sign_in().await;
        let old = first
            .get(&first.at(&first.newest().await))
            .await
            .expect(200);
        assert!(old.text(".facts").contains("Its term ended"));
    })
    .await;
}

#[actix_web::test]
async fn of_32_grants_at_once_one_provider_wins() {
    on_each_database(async |portal| {
        let (customer, first, second) = a_customer_with_two_providers(&portal).await;
        let pages = [&first, &second].map(|p| customer.partner(p, "/grant"));
        let customer = Arc::new(customer);
        let tasks: Vec<_> = (0..32)
            .map(|n| {
                let (customer, page) = (customer.clone(), pages[n % 2].clone());
                actix_web::rt::spawn(async move { (n % 2, customer.post(&page, &TEAMS).await) })
            })
            .collect();
        let mut winners = BTreeSet::new();
        for task in tasks {
            let (provider, answer) = task.await.unwrap();
            match answer.status.as_u16() {
                303 => drop(winners.insert(provider)),
                status => assert_eq!(status, 409, "{}", answer.text("main")),
            }
        }
        assert_eq!(winners.len(), 1);
        let live = [&first, &second].map(async |p| p.delegations("?state=active").await.len());
        let [one, other] = live;
        assert_eq!(
            BTreeSet::from([one.await, other.await]),
            BTreeSet::from([0, 1])
        );
    })
    .await;
}

/// The one partner that has active delegations of this customer, however many they are.
async fn the_only_holder(customer: &Person) -> String {
    let list = customer.at("/delegations?state=active");
    let list = customer.get(&list).await.expect(200);
    let partners = list.texts("tbody th[scope=row] a");
    let mut partners: Vec<_> = BTreeSet::from_iter(partners).into_iter().collect();
    assert_eq!(partners.len(), 1, "{partners:?}");
    partners.remove(0)
}

#[actix_web::test]
async fn of_32_hand_overs_at_once_one_holder_remains() {
    on_each_database(async |portal| {
        let (customer, first, second) = a_customer_with_two_providers(&portal).await;
        let pages = [&first, &second].map(|p| customer.partner(p, "/grant"));
        let customer = Arc::new(customer);
        let tasks: Vec<_> = (0..32)
            .map(|n| {
                let (customer, page) = (customer.clone(), pages[n % 2].clone());
                let form = [BOTH[0], BOTH[1], BOTH[2], BOTH[3], ("hand_over", "yes")];
                actix_web::rt::spawn(async move { customer.post(&page, &form).await })
            })
            .collect();
        let mut done = 0;
        for task in tasks {
            let answer = task.await.unwrap();
            match answer.status.as_u16() {
                303 => done += 1,
                // Each waits for those before it, at most two seconds: longer would keep connections from everybody else
                // (P24). Whoever is told so can come back, and nothing of theirs was done. On SQLite nobody waits so.
                status => {
                    let said = answer.text("main");
                    let waited = matches!(portal.url, Url::Postgres(_)) && status == 503;
                    assert!(waited, "{status}: {said}");
                    assert!(said.contains("Nothing was changed; try again"), "{said}");
                    assert!(answer.headers.contains_key("retry-after"));
                }
            }
        }
        let given = portal.deeds(&customer, "delegation-granted").await;
        assert!((1..=done).contains(&given), "{given} of {done}");
        let matrix = customer.get(&customer.at("/partners")).await.expect(200);
        assert_eq!(matrix.texts(".matrix .held").len(), 2);
        let holder = the_only_holder(&customer).await;
        let name = |partner: &Person| partner.organisation.name.to_string();
        let other = match holder == name(&first) {
            true => &second,
            false => &first,
        };
        let form = [BOTH[0], BOTH[1], BOTH[2], BOTH[3], ("hand_over", "yes")];
        customer.grant(other, &form).await.expect(303);
        assert_eq!(the_only_holder(&customer).await, name(other));
    })
    .await;
}
