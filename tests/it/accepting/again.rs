//! Accepting again with more or less than what holds.
use super::{Invited, Through, for_everybody, through};
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    people::Person,
};

/// What the receipt that the answer leads to says of it.
async fn receipt_says(customer: &Person, answered: Answer) -> String {
    let receipt = customer.follow(answered.expect(303)).await;
    receipt.expect(200).text(".flash")
}

#[actix_web::test]
async fn accepting_again_gives_the_longer_term_that_is_ticked() {
    on_each_database(async |portal| {
        let (provider, customer, invited) = portal.an_invitation().await;
        let days = invited.field("days");
        let some = [(days.as_str(), "30")];
        customer.accept(&invited, &some).await.expect(303);
        let facts = async || {
            let page = customer.get(&customer.at(&customer.newest().await)).await;
            page.expect(200).text(".facts")
        };
        assert!(facts().await.contains("2026-04-01"));
        let again = customer.accept(&invited, &[]).await;
        assert!(
            receipt_says(&customer, again)
                .await
                .contains("Accepted again")
        );
        assert!(facts().await.contains("2026-05-31"), "{}", facts().await);
        assert_eq!(customer.delegations("?state=active").await.len(), 1);
        customer.get(&invited.link).await.expect(409);
        // What the customer shortened the link gives back; a day later it still knows that all was given.
        portal.pass_days(2);
        for person in [&customer, &provider] {
            person.sign_in().await;
        }
        customer.get(&invited.link).await.expect(409);
        let shorten = customer.at(&format!("{}/shorten", customer.newest().await));
        customer.post(&shorten, &[("days", "5")]).await.expect(303);
        let page = customer.get(&invited.link).await.expect(200);
        assert!(page.has("#again"));
        customer.accept(&invited, &[]).await.expect(303);
        assert!(facts().await.contains("2026-06-02"), "{}", facts().await);
        assert_eq!(provider.delegations("?state=active").await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn a_narrower_answer_takes_nothing_back_and_says_where_that_is_done() {
    on_each_database(async |portal| {
        let (_, customer, invited) = portal.an_invitation().await;
        let page = customer.get(&invited.link).await.expect(200);
        customer.accept(&invited, &[]).await.expect(303);
        let [role, service, days] = ["role", "service", "days"].map(|name| invited.field(name));
        for less in [
            (role.as_str(), "directory-readers"),
            (service.as_str(), "teams"),
            (days.as_str(), "30"),
        ] {
            let before = portal.everything().await;
            let again = customer.accept_as_seen(&page, &invited, &[less]).await;
            assert_eq!(portal.everything().await, before, "{less:?}");
            let receipt = customer.follow(again.expect(303)).await.expect(200);
            let said = receipt.text(".flash");
            assert!(
                said.contains("More than you ticked was given before"),
                "{said}"
            );
            let newest = customer.at(&customer.newest().await);
            assert!(receipt.has(&format!("#granted a[href='{newest}']")));
        }
    })
    .await;
}

/// A reseller's invitation, of which the customer gave 30 of 90 days and one of two services.
async fn narrowed(portal: &Portal) -> (Person, Person, Invited) {
    let provider = portal.a_provider().await;
    let reseller = portal.a_reseller_of(&provider).await;
    let customer = portal.a_customer().await;
    let new = through(&reseller, &[&reseller], for_everybody(&provider));
    let invited = portal.invite(&provider, new).await;
    let page = customer.get(&invited.link).await.expect(200);
    assert!(page.has("input[name=grant][checked]") && !page.has("[data-holds]"));
    assert!(page.text("#relationship").contains("You become a customer"));
    let (service, days) = (invited.field("service"), invited.field("days"));
    let less = [(service.as_str(), "teams"), (days.as_str(), "30")];
    customer.accept(&invited, &less).await.expect(303);
    (reseller, customer, invited)
}

/// What the page would send for the services and the days of its offer.
fn as_preset(page: &Answer, invited: &Invited) -> (Vec<String>, String) {
    let services = format!("input[name='{}'][checked]", invited.field("service"));
    let days = format!("input[name='{}']", invited.field("days"));
    (
        page.attributes(&services, "value"),
        page.attribute(&days, "value"),
    )
}

#[actix_web::test]
async fn a_link_that_is_opened_again_says_what_holds_and_offers_no_more_by_itself() {
    on_each_database(async |portal| {
        let (reseller, customer, invited) = narrowed(&portal).await;
        let page = customer.get(&invited.link).await.expect(200);
        let said = page.text("section[data-offer] [data-holds]");
        let holder = format!(
            "{} holds rights until 2026-04-01",
            reseller.organisation.name
        );
        assert!(said.contains(&holder) && said.contains("(Teams)"), "{said}");
        assert!(said.contains("replaces them"), "{said}");
        assert!(!page.has("input[name=grant][checked]"));
        let (services, days) = as_preset(&page, &invited);
        assert_eq!((services, days.as_str()), (vec!["teams".to_owned()], "30"));
        let related = page.text("#relationship");
        assert!(related.contains("You are a customer of"), "{related}");
        assert!(page.text("#again").contains("stay as they are"));
        // As the page comes, with the tick and without it, nothing is replaced.
        let (service, days) = (invited.field("service"), invited.field("days"));
        let ticked = vec![(service.as_str(), "teams"), (days.as_str(), "30")];
        for sent in [vec![("grant", "")], ticked] {
            let before = portal.everything().await;
            let again = customer.accept_as_seen(&page, &invited, &sent).await;
            assert_eq!(portal.everything().await, before, "{sent:?}");
            let said = receipt_says(&customer, again).await;
            assert!(said.contains("Nothing changed"), "{said}");
        }
    })
    .await;
}

#[actix_web::test]
async fn whoever_replaces_rights_that_hold_is_told_so() {
    on_each_database(async |portal| {
        let (reseller, customer, invited) = narrowed(&portal).await;
        let said = receipt_says(&customer, customer.accept(&invited, &[]).await).await;
        assert!(said.contains("were replaced by those"), "{said}");
        assert!(!said.contains("was not there"), "{said}");
        assert_eq!(reseller.delegations("?state=active").await.len(), 1);
        let active = customer.delegations("?state=active").await;
        let page = customer.get(&customer.at(&active[0])).await;
        let facts = page.expect(200).text(".facts");
        assert!(
            facts.contains("2026-05-31") && facts.contains("Exchange"),
            "{facts}"
        );
    })
    .await;
}

#[actix_web::test]
async fn a_second_invitation_knows_that_the_relationship_is_there() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let first = portal.invite(&provider, for_everybody(&provider)).await;
        customer.accept(&first, &[]).await.expect(303);
        let second = portal.invite(&provider, for_everybody(&provider)).await;
        let page = customer.get(&second.link).await.expect(200);
        assert!(page.text("#relationship").contains("You are a customer of"));
        assert!(!page.has("#again") && !page.has("[data-holds]"));
        // All that it asks for is there by the first: a tick would give it twice.
        assert!(page.has("[data-otherwise]"));
        assert!(!page.has("input[name=grant][checked]"));
    })
    .await;
}

#[actix_web::test]
async fn rights_that_came_by_another_way_are_named_and_ticked_only_if_more_is_asked() {
    on_each_database(async |portal| {
        let (provider, customer, invited) = portal.an_invitation().await;
        let nothing = [("grant", "")];
        customer.accept(&invited, &nothing).await.expect(303);
        let page = customer.get(&invited.link).await.expect(200);
        assert!(!page.has("[data-otherwise]"));
        let roles = ["license-administrator", "directory-readers"].map(|role| ("role", role));
        let services = ["teams", "exchange-online"].map(|service| ("service", service));
        for (services, all) in [(&services[..1], false), (&services[..], true)] {
            let grant = [&roles[..], services, &[("days", "365")]].concat();
            customer.grant(&provider, &grant).await.expect(303);
            let page = customer.get(&invited.link).await.expect(200);
            let said = page.texts("[data-otherwise] p").join("; ");
            let until = portal.now().plus_days(365).minute();
            let names = [provider.organisation.name.as_str(), "Teams", &until];
            for words in ["License Administrator", "Directory Readers"]
                .iter()
                .chain(&names)
            {
                assert!(said.contains(words), "{words}: {said}");
            }
            assert_eq!(said.contains("include all that is asked"), all, "{said}");
            assert_eq!(page.has("input[name=grant][checked]"), !all, "{said}");
        }
        let said = receipt_says(&customer, customer.accept(&invited, &[]).await).await;
        assert!(said.contains("was not there is given now"), "{said}");
    })
    .await;
}

#[actix_web::test]
async fn whoever_agrees_to_a_new_version_alone_reads_that_and_not_that_rights_came_back() {
    on_each_database(async |portal| {
        let (provider, customer, invited) = portal.an_invitation().await;
        let nothing = [("grant", "")];
        customer.accept(&invited, &nothing).await.expect(303);
        portal.other_terms_of(&provider).await;
        let said = receipt_says(&customer, customer.accept(&invited, &nothing).await).await;
        assert!(said.contains("agreed to the new version"), "{said}");
        let said = receipt_says(&customer, customer.accept(&invited, &[]).await).await;
        assert!(said.contains("Accepted again"), "{said}");
    })
    .await;
}

#[actix_web::test]
async fn whoever_gives_something_new_beside_more_that_stays_reads_both() {
    on_each_database(async |portal| {
        let Through {
            customer, invited, ..
        } = portal.an_invitation_of_both().await;
        let one = ("grant", invited.offers[0].as_str());
        customer.accept(&invited, &[one]).await.expect(303);
        let days = invited.field("days");
        let other = ("grant", invited.offers[1].as_str());
        let both = [one, (days.as_str(), "30"), other];
        let said = receipt_says(&customer, customer.accept(&invited, &both).await).await;
        assert!(said.contains("is given now"), "{said}");
        assert!(said.contains("given before, and stays as it is"), "{said}");
        assert_eq!(customer.delegations("?state=active").await.len(), 2);
    })
    .await;
}

#[actix_web::test]
async fn whoever_agrees_to_a_new_version_beside_more_that_stays_reads_both() {
    on_each_database(async |portal| {
        let (provider, customer, invited) = portal.an_invitation().await;
        let days = invited.field("days");
        let some = [(days.as_str(), "60")];
        customer.accept(&invited, &some).await.expect(303);
        portal.other_terms_of(&provider).await;
        let less = [(days.as_str(), "30")];
        let said = receipt_says(&customer, customer.accept(&invited, &less).await).await;
        assert!(said.contains("agreed to the new version"), "{said}");
        assert!(said.contains("given before, and stays as it is"), "{said}");
    })
    .await;
}
