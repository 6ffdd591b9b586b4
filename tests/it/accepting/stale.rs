//! A consent page from before something ended gives nothing of it back (P17).
use super::{Invited, for_everybody, for_one};
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    people::Person,
};

/// A provider, its customer that accepted everything, and the page on which it did.
async fn accepted(portal: &Portal, addressed: bool) -> (Person, Person, Invited, Answer) {
    let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
    let new = match addressed {
        true => for_one(&provider, &customer.email),
        false => for_everybody(&provider),
    };
    let invited = portal.invite(&provider, new).await;
    let page = customer.get(&invited.link).await.expect(200);
    assert!(page.has("#consent input[name=version][type=hidden]"));
    let first = customer.accept_as_seen(&page, &invited, &[]).await;
    first.expect(303);
    (provider, customer, invited, page)
}

/// The newest rights of the customer end, or become less.
async fn takes_back(customer: &Person, how: &str, fields: &[(&str, &str)]) {
    let path = customer.at(&format!("{}{how}", customer.newest().await));
    customer.post(&path, fields).await.expect(303);
}

#[actix_web::test]
async fn a_page_from_before_a_revocation_gives_nothing_back_and_tells_of_it() {
    on_each_database(async |portal| {
        for addressed in [true, false] {
            let (provider, customer, invited, page) = accepted(&portal, addressed).await;
            takes_back(&customer, "/revoke", &[]).await;
            let before = portal.everything().await;
            let back = customer.accept_as_seen(&page, &invited, &[]).await;
            let back = back.expect(409);
            assert_eq!(portal.everything().await, before);
            assert!(customer.delegations("?state=active").await.is_empty());
            let said = back.texts("#since li");
            let [answer, rights] = said.as_slice() else {
                panic!("{said:?}")
            };
            assert!(answer.contains("accepted this invitation on"), "{answer}");
            let ended = format!("The rights of {} from it", provider.organisation.name);
            assert!(
                rights.starts_with(&ended) && rights.contains("ended on"),
                "{rights}"
            );
            // The page that comes knows what is so, and takes the answer; twice is once.
            let again = customer.accept_as_seen(&back, &invited, &[]).await;
            let again = again.expect(303).location;
            assert_eq!(customer.delegations("?state=active").await.len(), 1);
            let before = portal.everything().await;
            let twice = customer.accept_as_seen(&back, &invited, &[]).await;
            assert_eq!(twice.expect(303).location, again);
            assert_eq!(portal.everything().await, before);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_page_from_before_rights_were_shortened_does_not_lengthen_them() {
    on_each_database(async |portal| {
        let (provider, customer, invited, page) = accepted(&portal, false).await;
        takes_back(&customer, "/shorten", &[("days", "5")]).await;
        let before = portal.everything().await;
        let back = customer.accept_as_seen(&page, &invited, &[]).await;
        let back = back.expect(409);
        assert_eq!(portal.everything().await, before);
        let said = back.text("#since");
        let holds = format!("{} holds rights from it until", provider.organisation.name);
        assert!(said.contains(&holds), "{said}");
    })
    .await;
}

#[actix_web::test]
async fn a_page_from_before_the_relationship_was_removed_does_not_start_it_again() {
    on_each_database(async |portal| {
        let (provider, customer, invited, page) = accepted(&portal, false).await;
        let id = customer.organisation.id;
        let remove = provider.at(&format!("/customers/{id}/remove"));
        provider.post(&remove, &[]).await.expect(303);
        let before = portal.everything().await;
        let everything: &[(&str, &str)] = &[];
        // Nor without any rights.
        for more in [everything, &[("grant", "")]] {
            let back = customer.accept_as_seen(&page, &invited, more).await;
            let said = back.expect(409).text("#since");
            assert!(said.contains("removed the relationship on"), "{said}");
            assert_eq!(portal.everything().await, before);
        }
    })
    .await;
}

#[actix_web::test]
async fn an_answer_that_replaces_rights_is_done_once_however_often_it_comes() {
    on_each_database(async |portal| {
        let (_, customer, invited) = portal.an_invitation().await;
        let days = invited.field("days");
        let some = [(days.as_str(), "30")];
        customer.accept(&invited, &some).await.expect(303);
        let page = customer.get(&invited.link).await.expect(200);
        let first = customer.accept_as_seen(&page, &invited, &[]).await;
        let receipt = customer.follow(first.expect(303)).await.expect(200);
        assert!(receipt.text(".flash").contains("were replaced"));
        let before = portal.everything().await;
        let second = customer.accept_as_seen(&page, &invited, &[]).await;
        let receipt = customer.follow(second.expect(303)).await.expect(200);
        assert!(receipt.text(".flash").contains("Nothing changed"));
        assert_eq!(portal.everything().await, before);
        // Once those are taken back, the page is an old one.
        takes_back(&customer, "/revoke", &[]).await;
        let third = customer.accept_as_seen(&page, &invited, &[]).await;
        assert!(third.expect(409).has("#since"));
        assert!(customer.delegations("?state=active").await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn a_form_that_names_no_page_is_taken_at_its_word() {
    on_each_database(async |portal| {
        let (_, customer, invited, page) = accepted(&portal, false).await;
        takes_back(&customer, "/revoke", &[]).await;
        let script = [("version", "")];
        let again = customer.accept_as_seen(&page, &invited, &script).await;
        again.expect(303);
        assert_eq!(customer.delegations("?state=active").await.len(), 1);
    })
    .await;
}
