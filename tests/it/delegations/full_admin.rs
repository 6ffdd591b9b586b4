//! Full administration that a customer grants of its own accord is confirmed apart from the tick among the roles.
use crate::{harness::on_each_database, subscriptions::with};

const FULL: [(&str, &str); 3] = [
    ("role", "global-administrator"),
    ("service", "teams"),
    ("days", "30"),
];

/// As the page sends it where nothing is confirmed.
const UNCONFIRMED: (&str, &str) = ("full_admin", "");

#[actix_web::test]
async fn the_page_asks_once_more_before_full_administration_is_granted() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let path = customer.partner(&provider, "/grant");
        let page = customer.get(&path).await.expect(200);
        assert!(page.has("main form input[type=hidden][name=full_admin][value='']"));
        assert!(!page.has("#full_admin"), "only where it is chosen");

        let form = [FULL[0], FULL[1], FULL[2], UNCONFIRMED];
        let back = customer.post(&path, &form).await.expect(422);
        let problem = back.text(".problems a[href='#full_admin']");
        assert!(problem.contains("Confirm it here"), "{problem}");
        assert!(back.has("#role-global-administrator[checked]"));
        assert!(back.has("#full_admin-yes:not([checked])"));
        assert!(customer.delegations("").await.is_empty());

        let confirmed = [form[0], form[1], form[2], form[3], ("full_admin", "yes")];
        customer.post(&path, &confirmed).await.expect(303);
        let given = customer.newest().await;
        let (_, facts) = customer.state(&given).await;
        assert!(facts.contains("Global Administrator"), "{facts}");
        // The same again is another grant, and is confirmed anew.
        let again = format!("{path}?from={}", &given[13..]);
        let page = customer.get(&again).await.expect(200);
        assert!(page.has("#role-global-administrator[checked]"));
        assert!(page.has("#full_admin-yes:not([checked])"));
    })
    .await;
}

#[actix_web::test]
async fn other_roles_and_forms_of_no_page_need_no_confirmation() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer_of(&provider).await;
        let less = with(&FULL, &[("role", "directory-readers")]);
        let less = [&less[..], &[UNCONFIRMED]].concat();
        customer.grant(&provider, &less).await.expect(303);
        customer.grant(&reseller, &FULL).await.expect(303);
        assert_eq!(customer.delegations("").await.len(), 2);
        let wrong = [&FULL[..], &[("full_admin", "perhaps")]].concat();
        customer.grant(&reseller, &wrong).await.expect(422);
    })
    .await;
}
