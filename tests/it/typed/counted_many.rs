//! Works with many rows, and files whose rows tell others: only what is done is counted, and the one too many is undone
//! (P3, P17).
use crate::{
    delegations::TEAMS,
    harness::{Portal, on_each_database},
    people::Person,
};
use multichannel::store::members;

impl Portal {
    /// The person's organisation has begun as many works as anybody may.
    async fn use_up_works(&self, person: &Person) {
        let (account, slug) = (person.account.id, person.organisation.slug.clone());
        let scope = self
            .app
            .db
            .read(move |db| members::scope(db, account, &slug));
        let (scope, limits) = (scope.await.unwrap().unwrap(), &self.app.limits);
        while limits.work_by(&scope).done().is_ok() {}
    }
}

/// A file of a subscription that this provider is named for, if any.
fn file(product: &str, provider: Option<&Person>) -> String {
    let (channel, named) = match provider {
        Some(provider) => ("advisor", provider.slug()),
        None => ("direct", ""),
    };
    format!(
        "service,product,channel,provider,seats,term_ends_on,auto_renew\n\
        teams,{product},{channel},{named},25,2027-03-02,\n"
    )
}

#[actix_web::test]
async fn who_began_work_with_many_is_told_so_again_and_refusals_are_not_counted() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &TEAMS).await.expect(303);
        let rights = customer.newest().await;
        let path = customer.at("/delegations/bulk");
        let all = [("deed", "extend"), ("all", "yes")];
        // The page showed others: however often it comes, nothing is counted.
        let old = [all[0], all[1], ("found", "another")];
        for _ in 0..12 {
            customer.post(&path, &old).await.expect(409);
        }
        let these = [
            ("deed", "stop-extending"),
            ("delegation", &rights[13..]),
            ("once", "a-key-of-this-form"),
        ];
        let first = customer.post(&path, &these).await.expect(303);
        portal.use_up_works(&customer).await;
        for _ in 0..8 {
            let again = customer.post(&path, &these).await.expect(303);
            assert_eq!(again.location, first.location);
        }
        customer.post(&path, &old).await.expect(409);
        // Another one is one too many, and nothing is left of it.
        for _ in 0..8 {
            let begun = portal.rows("bulk_changes").await;
            portal.use_up_works(&customer).await;
            let answer = customer.post(&path, &these[..2]).await;
            if answer.status == 429 {
                assert!(answer.headers.contains_key("retry-after"));
                assert_eq!(portal.rows("bulk_changes").await, begun);
                return;
            }
            answer.expect(303);
        }
        panic!("as many works as one likes");
    })
    .await;
}

#[actix_web::test]
async fn a_file_that_names_partners_of_record_says_who_is_mailed_and_is_counted_once() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let named = file("Teams Rooms", Some(&provider));
        let import = customer.files("/subscriptions", &named).await;
        let page = customer.get(&import).await.expect(200);
        let said = page.text("main");
        let mailed = "Each provider that a row names as partner of record gets one mail";
        assert!(said.contains(mailed), "{said}");
        assert!(!said.contains("Nobody gets a mail"), "{said}");
        let first = customer.takes_over(&import).await.expect(303);
        portal.use_up(&customer).await;
        for _ in 0..8 {
            let again = customer.takes_over(&import).await.expect(303);
            assert_eq!(again.location, first.location);
        }
        assert_eq!(portal.mails("subscription-entered", &provider).await, 1);
        // What tells nobody is not counted.
        for n in 0..8 {
            portal.use_up(&customer).await;
            let alone = file(&format!("Teams {n}"), None);
            let import = customer.files("/subscriptions", &alone).await;
            customer.takes_over(&import).await.expect(303);
        }
        assert_eq!(portal.mails("subscription-entered", &provider).await, 1);
    })
    .await;
}

/// Sends one file after the other, each time after everything was used up, until one is too much: its rows wait still.
async fn is_undone(portal: &Portal, sender: &Person, files: impl Iterator<Item = String>) {
    for file in files {
        let import = sender.files("/subscriptions", &file).await;
        let before = portal.everything().await;
        portal.use_up(sender).await;
        let answer = sender.takes_over(&import).await;
        if answer.status == 429 {
            assert!(answer.headers.contains_key("retry-after"));
            assert_eq!(portal.everything().await, before);
            let page = sender.get(&import).await.expect(200);
            assert!(page.has("main form[action$='/commit'] button"));
            return;
        }
        answer.expect(303);
    }
    panic!("as many files as one likes");
}

#[actix_web::test]
async fn a_file_too_many_that_tells_others_enters_nothing_and_waits() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let bought = (0..9).map(|n| file(&format!("Rooms {n}"), Some(&provider)));
        is_undone(&portal, &customer, bought).await;
        let sold = |n: i32| {
            format!(
                "customer,service,product,seats,term_ends_on,auto_renew\n\
                {},teams,Sold {n},25,2027-03-02,\n",
                customer.slug()
            )
        };
        is_undone(&portal, &provider, (0..9).map(sold)).await;
    })
    .await;
}
