//! The form of a grant that comes twice gives rights once, whatever became of them (P17, P21).
use super::TEAMS;
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};

/// A customer of two providers, and the key of its form for the first one.
async fn with_a_form(portal: &Portal) -> (Person, Person, Person, String) {
    let (first, second) = (portal.a_provider().await, portal.a_provider().await);
    let customer = portal.a_customer_of(&first).await;
    portal.relate(&second, &customer).await;
    let form = customer.get(&customer.partner(&first, "/grant")).await;
    let key = form.expect(200).attribute("input[name=once]", "value");
    assert!(!key.is_empty());
    (customer, first, second, key)
}

fn with_key<'a>(days: &'a str, key: &'a str) -> [(&'a str, &'a str); 4] {
    [TEAMS[0], TEAMS[1], ("days", days), ("once", key)]
}

#[actix_web::test]
async fn rights_that_were_revoked_do_not_come_back_by_the_form_that_gave_them() {
    on_each_database(async |portal| {
        let (customer, provider, _, key) = with_a_form(&portal).await;
        let form = with_key("90", &key);
        let first = customer.grant(&provider, &form).await.expect(303);
        let revoke = customer.at(&format!("{}/revoke", customer.newest().await));
        customer.post(&revoke, &[]).await.expect(303);
        let told = portal.mails("delegation-granted", &provider).await;
        let again = customer.grant(&provider, &form).await.expect(303);
        assert_eq!(again.location, first.location);
        let page = customer.follow(again).await.expect(200);
        let said = page.text(".flash");
        assert!(said.contains("nothing new was granted"), "{said}");
        assert!(customer.delegations("?state=active").await.is_empty());
        assert_eq!(portal.deeds(&customer, "delegation-granted").await, 1);
        assert_eq!(
            portal.mails("delegation-granted", &provider).await,
            told,
            "told again"
        );
        // A script that sends no key means it each time.
        customer.grant(&provider, &TEAMS).await.expect(303);
        assert_eq!(customer.delegations("?state=active").await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn of_a_form_that_comes_twice_at_once_both_lead_to_the_partner() {
    on_each_database(async |portal| {
        let (customer, provider, _, key) = with_a_form(&portal).await;
        let form = with_key("90", &key);
        let (one, two) = tokio::join!(
            customer.grant(&provider, &form),
            customer.grant(&provider, &form)
        );
        for granted in [one, two] {
            let page = customer.partner(&provider, "");
            assert_eq!(granted.expect(303).location, page);
        }
        assert_eq!(customer.delegations("").await.len(), 1);
        assert_eq!(portal.deeds(&customer, "delegation-granted").await, 1);
    })
    .await;
}

#[actix_web::test]
async fn other_rights_under_a_used_key_come_back_and_can_be_sent_as_new_ones() {
    on_each_database(async |portal| {
        let (customer, provider, _, key) = with_a_form(&portal).await;
        let form = with_key("90", &key);
        customer.grant(&provider, &form).await.expect(303);
        let other = customer.grant(&provider, &with_key("120", &key)).await;
        let back = other.expect(409);
        assert_eq!(back.attribute("#days", "value"), "120");
        let page = customer.partner(&provider, "");
        assert_eq!(back.attribute(".problems a", "href"), page);
        assert_eq!(customer.delegations("").await.len(), 1);
        let fresh = back.attribute("input[name=once]", "value");
        assert_ne!(fresh, key);
        let again = customer.grant(&provider, &with_key("120", &fresh)).await;
        again.expect(303);
        assert_eq!(customer.delegations("").await.len(), 2);
    })
    .await;
}

#[actix_web::test]
async fn the_key_goes_through_the_page_of_a_conflict() {
    on_each_database(async |portal| {
        let (customer, provider, holder, key) = with_a_form(&portal).await;
        customer.grant(&holder, &TEAMS).await.expect(303);
        let form = with_key("90", &key);
        let conflict = customer.grant(&provider, &form).await.expect(409);
        let kept = conflict.attributes("input[name=once]", "value");
        assert!(!kept.is_empty() && kept.iter().all(|kept| *kept == key));
        let mut taken = form.to_vec();
        taken.push(("hand_over", "yes"));
        customer.grant(&provider, &taken).await.expect(303);
        let revoke = customer.at(&format!("{}/revoke", provider.newest().await));
        customer.post(&revoke, &[]).await.expect(303);
        customer.grant(&provider, &taken).await.expect(303);
        assert!(provider.delegations("?state=active").await.is_empty());
    })
    .await;
}
