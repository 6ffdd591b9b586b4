//! A removal that comes again: the same answer, and no second effect (P17).
use crate::{
    harness::{Portal, on_each_database},
    isolation::alike::bare,
    people::Person,
};
use futures_util::future::join_all;

const REASON: [(&str, &str); 1] = [("reason", "They moved abroad")];

/// Each of them reads of one removal, in one record and one mail.
async fn is_told_once(portal: &Portal, [provider, reseller, customer]: [&Person; 3]) {
    for person in [provider, reseller, customer] {
        let email = &person.email;
        let deeds = portal.deeds(person, "relationship-removed").await;
        assert_eq!(deeds, 1, "the activity of {email}");
        let mails = portal.mails("relationship-removed", person).await;
        assert_eq!(mails, 1, "the mails to {email}");
    }
    // The provider's rights ended with it, and once.
    assert_eq!(portal.deeds(provider, "delegation-ended").await, 1);
}

#[actix_web::test]
async fn a_removal_that_comes_again_is_answered_like_the_first_and_changes_nothing() {
    on_each_database(async |portal| {
        let (provider, reseller, customer) = portal.all_three().await;
        let at = provider.customer(&customer, "/remove");
        let first = provider.post(&at, &REASON).await.expect(303);
        let list = provider.follow(first).await.expect(200);
        assert!(list.text(".flash").contains("everybody concerned was told"));
        let before = portal.everything().await;
        portal.pass_seconds(1);
        for reason in ["They moved abroad", "They found somebody nearer", ""] {
            let again = provider.post(&at, &[("reason", reason)]).await.expect(303);
            assert_eq!(again.location, provider.at("/customers"));
            let list = provider.follow(again).await.expect(200);
            let said = list.text(".flash");
            assert!(said.contains("removed already"), "{said}");
        }
        assert_eq!(portal.everything().await, before);
        is_told_once(&portal, [&provider, &reseller, &customer]).await;
        // There is nothing left to ask about.
        provider.get(&at).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn of_removals_at_once_one_removes_and_all_are_answered_alike() {
    on_each_database(async |portal| {
        for many in [2, 32] {
            let (provider, reseller, customer) = portal.all_three().await;
            let at = provider.customer(&customer, "/remove");
            let sent = join_all((0..many).map(|_| provider.post(&at, &REASON)));
            for answer in sent.await {
                assert_eq!(answer.expect(303).location, provider.at("/customers"));
            }
            is_told_once(&portal, [&provider, &reseller, &customer]).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn what_a_provider_never_had_or_another_removed_is_unknown_to_it() {
    on_each_database(async |portal| {
        let (provider, _, customer) = portal.all_three().await;
        let (stranger, other) = (portal.a_customer().await, portal.a_provider().await);
        let at = provider.customer(&customer, "/remove");
        let removed = provider.post(&at, &REASON).await.expect(303);
        // Where it is said, so that no page after it says it.
        provider.follow(removed).await.expect(200);
        let before = portal.everything().await;
        for (who, whom) in [(&provider, &stranger), (&other, &customer)] {
            let nobody = who.at("/customers/0190a000-0000-7000-8000-000000000000/remove");
            let never = who.customer(whom, "/remove");
            let unknown = who.post(&nobody, &REASON).await.expect(404);
            let answer = who.post(&never, &REASON).await.expect(404);
            assert_eq!(bare(&answer, &never), bare(&unknown, &nobody));
        }
        assert_eq!(portal.everything().await, before);
    })
    .await;
}

#[actix_web::test]
async fn a_customer_that_came_back_is_removed_anew() {
    on_each_database(async |portal| {
        let (provider, reseller, customer) = portal.all_three().await;
        let at = provider.customer(&customer, "/remove");
        provider.post(&at, &REASON).await.expect(303);
        provider.post(&at, &REASON).await.expect(303);
        portal.accepted(&provider, &reseller, &customer).await;
        let page = provider.customer(&customer, "");
        provider.get(&page).await.expect(200);
        for _ in 0..2 {
            provider.post(&at, &REASON).await.expect(303);
            provider.get(&page).await.expect(404);
        }
        let removed = portal.deeds(&customer, "relationship-removed");
        assert_eq!(removed.await, 2);
    })
    .await;
}

#[actix_web::test]
async fn a_page_of_before_a_removal_removes_nothing_that_began_after_it() {
    on_each_database(async |portal| {
        let (provider, reseller, customer) = portal.all_three().await;
        let at = provider.customer(&customer, "/remove");
        let old = provider.get(&at).await.expect(200);
        let version = old.attribute("[name=version]", "value");
        let form = [("reason", "we part"), ("version", version.as_str())];
        provider.post(&at, &form).await.expect(303);
        portal.accepted(&provider, &reseller, &customer).await;
        let refused = provider.post(&at, &form).await.expect(409);
        assert!(refused.text(".problems").contains("began anew"));
        let page = provider.customer(&customer, "");
        provider.get(&page).await.expect(200);
        // The page that came back is about the new one.
        let version = refused.attribute("[name=version]", "value");
        let form = [("reason", "we part"), ("version", version.as_str())];
        provider.post(&at, &form).await.expect(303);
        provider.get(&page).await.expect(404);
    })
    .await;
}
