//! What partners ask for, and changes of it that come to nothing.
use super::{Deed, first_rights, first_rights_of, name};
use crate::{
    delegation_requests::ASKED,
    delegations::TEAMS,
    harness::{Portal, on_each_database},
    people::Person,
};

const GRANT: [(&str, &str); 4] = [
    ("role", "directory-readers"),
    ("role", "user-administrator"),
    ("service", "teams"),
    ("days", "90"),
];
const CHANGE: [(&str, &str); 3] = [
    ("role", "directory-readers"),
    ("service", "teams"),
    ("service", "intune"),
];

/// A provider, its customer, and another partner of the same customer.
async fn three(portal: &Portal) -> [Person; 3] {
    let provider = portal.a_provider().await;
    let customer = portal.a_customer_of(&provider).await;
    let other = portal.a_reseller_of(&provider).await;
    customer.grant(&other, &TEAMS).await.expect(303);
    [provider, customer, other]
}

#[actix_web::test]
async fn a_change_that_is_declined_or_withdrawn_stands_at_both_sides() {
    on_each_database(async |portal| {
        let [provider, customer, other] = three(&portal).await;
        customer.grant(&provider, &GRANT).await.expect(303);
        let rights = provider.newest().await;
        let amend = provider.at(&format!("{rights}/amend"));
        provider.post(&amend, &CHANGE).await.expect(303);
        let decline = customer.at(&format!("{rights}/decline"));
        let form = [("reason", "Too much")];
        customer.post(&decline, &form).await.expect(303);
        let declined = Deed::of(
            &customer,
            "amendment-declined",
            "Declined a change of delegated rights: {}",
        );
        provider.post(&amend, &CHANGE).await.expect(303);
        let withdraw = format!("{amend}/withdraw");
        provider.post(&withdraw, &[]).await.expect(303);
        let withdrawn = Deed::of(
            &provider,
            "amendment-withdrawn",
            "Withdrew a change of delegated rights: {}",
        );
        let own = first_rights(&customer);
        let theirs = first_rights_of(&provider, &customer);
        for deed in [declined.why("Too much"), withdrawn] {
            deed.stands(&portal, &customer, &theirs).await;
            deed.stands(&portal, &provider, &own).await;
            deed.is_hidden_from(&portal, &[&other]).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn a_request_that_is_withdrawn_stands_at_both_sides() {
    on_each_database(async |portal| {
        let [provider, customer, other] = three(&portal).await;
        let form = provider.get(&provider.asking(&customer)).await;
        let called = form.expect(200).attribute("#delegation_name", "value");
        provider.ask(&customer, &ASKED).await.expect(303);
        let request = provider.newest().await;
        let resign = provider.at(&format!("{request}/resign"));
        let form = [("reason", "We asked too early")];
        provider.post(&resign, &form).await.expect(303);
        let deed = Deed::of(
            &provider,
            "delegation-withdrawn",
            "Withdrew a request for delegated rights: {}",
        );
        let deed = deed.why("We asked too early");
        let theirs = format!("{called} ({})", name(&provider));
        deed.stands(&portal, &customer, &theirs).await;
        deed.stands(&portal, &provider, &called).await;
        deed.is_hidden_from(&portal, &[&other]).await;
    })
    .await;
}
