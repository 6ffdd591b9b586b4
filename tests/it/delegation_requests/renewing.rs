//! Rights that are asked for again are used afterwards by whoever used the old ones.
use super::ASKED;
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    people::Person,
};

const BOTH: [&str; 2] = ["license-administrator", "directory-readers"];

/// A provider with two groups: one uses both roles of its rights, one a single role. The address of the rights.
async fn used(portal: &Portal) -> (Person, Person, String) {
    let provider = portal.a_provider().await;
    let customer = portal.a_customer_of(&provider).await;
    customer.grant(&provider, &ASKED).await.expect(303);
    let delegation = provider.newest().await;
    let desk = portal.group(&provider, "Desk", &[&provider]).await;
    let night = portal.group(&provider, "Night shift", &[&provider]).await;
    provider.lends(&delegation, &desk, &BOTH).await.expect(303);
    let one = &BOTH[..1];
    provider.lends(&delegation, &night, one).await.expect(303);
    (provider, customer, delegation)
}

impl Person {
    /// Asks again with the form as the page of the rights leads to it, with these rights instead.
    async fn renews(&self, delegation: &str, rights: &[(&str, &str)]) -> Answer {
        let page = self.get(&self.at(delegation)).await.expect(200);
        let again = page.attribute("main a[href*='?from=']", "href");
        let form = self.get(&again).await.expect(200);
        assert!(form.has("#renews"), "it says what becomes of the access");
        let value = |name: &str| form.attribute(&format!("input[name={name}]"), "value");
        let (name, renews) = (value("delegation_name"), value("renews"));
        let mut fields = vec![
            ("delegation_name", name.as_str()),
            ("renews", renews.as_str()),
        ];
        fields.extend(rights);
        self.post(again.split('?').next().unwrap(), &fields).await
    }
}

#[actix_web::test]
async fn the_groups_of_the_old_rights_use_the_new_ones_from_the_approval_on() {
    on_each_database(async |portal| {
        let (provider, customer, old) = used(&portal).await;
        provider.renews(&old, &ASKED).await.expect(303);
        let new = provider.newest().await;
        assert_ne!(new, old);
        let page = provider.get(&provider.at(&new)).await.expect(200);
        let said = page.text("#renewal");
        for words in ["Desk", "Night shift", "License Administrator"] {
            assert!(said.contains(words), "{words}: {said}");
        }
        assert_eq!(page.attribute("#renewal a", "href"), provider.at(&old));
        let seen = customer.get(&customer.at(&new)).await.expect(200);
        assert!(!seen.has("#renewal") && !seen.body.contains("Night shift"));
        customer.approve(&new, &[]).await.expect(303);
        let page = provider.get(&provider.at(&new)).await.expect(200);
        assert!(!page.has("#renewal"));
        let users = page.texts("#users dl div");
        assert_eq!(users.len(), 2, "{users:?}");
        assert!(users[0].contains("Desk") && users[0].contains("Directory Readers"));
        assert!(users[1].contains("License") && !users[1].contains("Directory Readers"));
        assert_eq!(portal.deeds(&provider, "access-carried-over").await, 1);
        assert_eq!(portal.deeds(&customer, "access-carried-over").await, 0);
        // They work when the old ones are gone.
        let revoke = customer.at(&format!("{old}/revoke"));
        customer.post(&revoke, &[]).await.expect(303);
        let people = provider.behalf(&customer, "/people");
        provider.get(&people).await.expect(200);
    })
    .await;
}

#[actix_web::test]
async fn what_is_not_given_again_is_not_used_and_the_page_says_so() {
    on_each_database(async |portal| {
        let (provider, customer, old) = used(&portal).await;
        let less = [ASKED[1], ASKED[2], ASKED[3]];
        provider.renews(&old, &less).await.expect(303);
        let new = provider.newest().await;
        let page = provider.get(&provider.at(&new)).await.expect(200);
        let lines = page.texts("#renewal dl div");
        assert!(
            lines[0].contains("Not asked for again: License Administrator"),
            "{lines:?}"
        );
        assert!(
            lines[1].contains("none of its roles is asked for"),
            "{lines:?}"
        );
        customer.approve(&new, &[]).await.expect(303);
        let page = provider.get(&provider.at(&new)).await.expect(200);
        let users = page.texts("#users dl div");
        assert!(users.len() == 1 && users[0].contains("Desk"), "{users:?}");
    })
    .await;
}

#[actix_web::test]
async fn rights_that_nobody_used_say_that_nobody_will() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &ASKED).await.expect(303);
        let old = provider.newest().await;
        provider.renews(&old, &ASKED).await.expect(303);
        let new = provider.newest().await;
        let page = provider.get(&provider.at(&new)).await.expect(200);
        assert!(page.text("#renewal").contains("nobody will have access"));
        customer.approve(&new, &[]).await.expect(303);
        assert_eq!(portal.deeds(&provider, "access-carried-over").await, 0);
        // Somebody else's rights are not asked for again.
        let stranger = portal.a_provider().await;
        let elsewhere = portal.a_customer_of(&stranger).await;
        let foreign = [
            ASKED[0],
            ASKED[2],
            ASKED[3],
            ("renews", &old["/delegations/".len()..]),
        ];
        let refused = stranger.ask(&elsewhere, &foreign).await;
        refused.expect(404);
    })
    .await;
}
