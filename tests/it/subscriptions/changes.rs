//! Changing: seats, term, renewal, suspending, resuming, cancelling.
use crate::harness::{Portal, on_each_database};
use diesel::prelude::*;
use multichannel::{
    domain::{id::Id, subscription::Subscription},
    store::schema::subscriptions,
};

/// The id at the end of an address.
fn id(tail: &str) -> Id<Subscription> {
    Id::parse(tail.rsplit('/').next().unwrap()).unwrap()
}

impl Portal {
    /// Gives so many licences of it to people.
    async fn assign(&self, tail: &str, licences: i32) {
        let row = subscriptions::table.find(id(tail));
        let set = self.app.db.write(move |db| {
            diesel::update(row)
                .set(subscriptions::assigned.eq(licences))
                .execute(db)
        });
        set.await.unwrap();
    }
}

#[actix_web::test]
async fn the_customer_changes_its_own_and_nobody_is_mailed() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let tail = customer.bought(&[]).await;
        let at = |verb: &str| customer.at(&format!("{tail}/{verb}"));
        let form = customer.get(&at("seats")).await.expect(200);
        assert_eq!(form.attribute("#seats", "value"), "25");
        for _ in 0..2 {
            customer
                .post(&at("seats"), &[("seats", "30")])
                .await
                .expect(303);
        }
        let renewal = [("term_ends_on", "2028-01-31"), ("auto_renew", "yes")];
        customer.post(&at("renewal"), &renewal).await.expect(303);
        let form = customer.get(&at("renewal")).await.expect(200);
        assert_eq!(form.attribute("#term_ends_on", "value"), "2028-01-31");
        assert!(form.has("#auto_renew-yes[checked]"));
        let page = customer.subscription(&tail).await.expect(200);
        assert!(page.text(".facts").contains("0 of 30 assigned"));
        assert!(page.text(".facts").contains("2028-01-31 Renews itself"));
        let told = page.texts(".timeline .what");
        assert_eq!(told.len(), 3, "the same again is no change: {told:?}");
        assert!(told[1].contains("Teams Enterprise (25 → 30)"));
        assert!(portal.mails_to(&customer.email).await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn seats_never_go_below_what_people_have_and_the_numbers_are_said() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let tail = customer.bought(&[]).await;
        portal.assign(&tail, 20).await;
        let at = customer.at(&format!("{tail}/seats"));
        let refused = customer.post(&at, &[("seats", "19")]).await.expect(422);
        let why = refused.text("#seats-error");
        assert!(
            why.contains("20 licences") && why.contains("19 seats"),
            "{why}"
        );
        customer.post(&at, &[("seats", "x")]).await.expect(422);
        customer.post(&at, &[("seats", "20")]).await.expect(303);
        let page = customer.subscription(&tail).await;
        assert!(page.text(".facts").contains("20 of 20 assigned"));
        assert_eq!(page.attribute("meter", "value"), "20");
        let by_use = customer
            .bought(&[("service", "azure"), ("seats", "")])
            .await;
        let at = customer.at(&format!("{by_use}/seats"));
        customer.get(&at).await.expect(422);
        customer.post(&at, &[("seats", "5")]).await.expect(422);
    })
    .await;
}

#[actix_web::test]
async fn destructive_steps_ask_first_and_cannot_be_done_twice() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let tail = provider.sold(&customer, &[]).await;
        let at = |verb: &str| provider.at(&format!("{tail}/{verb}"));
        provider.get(&at("resume")).await.expect(409);
        for (verb, state, twice) in [
            ("suspend", "suspended", "suspended already"),
            ("resume", "active", "not suspended"),
            ("cancel", "cancelled", "is cancelled"),
        ] {
            let page = provider.get(&at(verb)).await.expect(200);
            assert!(page.text("form .facts").contains("What stays"), "{verb}");
            let name = customer.organisation.name.as_str();
            assert!(page.text("form .facts").contains(name), "says who is told");
            let reason = [("reason", "The invoice is open.")];
            provider.post(&at(verb), &reason).await.expect(303);
            let page = customer.subscription(&tail).await.expect(200);
            assert_eq!(page.attribute("h1 .tag", "data-state"), state);
            assert!(page.text(".timeline").contains("The invoice is open."));
            let mail = portal.mail_to(&customer.email).await;
            assert!(mail.text.contains("The invoice is open."), "{}", mail.text);
            assert!(mail.subject.contains("of Contoso"), "{}", mail.subject);
            let again = provider.post(&at(verb), &[]).await.expect(409);
            assert!(again.text("main").contains(twice), "{}", again.text("main"));
        }
        for verb in ["seats", "renewal", "suspend", "resume", "cancel"] {
            provider.get(&at(verb)).await.expect(409);
        }
        provider
            .post(&at("seats"), &[("seats", "30")])
            .await
            .expect(409);
        let page = provider.subscription(&tail).await.expect(200);
        assert!(!page.body.contains("/cancel"), "nothing is left to change");
    })
    .await;
}

#[actix_web::test]
async fn the_customer_is_mailed_what_its_provider_changes() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let tail = provider.sold(&customer, &[]).await;
        let at = |verb: &str| provider.at(&format!("{tail}/{verb}"));
        provider
            .post(&at("seats"), &[("seats", "40")])
            .await
            .expect(303);
        let mail = portal.mail_to(&customer.email).await;
        assert!(mail.text.contains("from 25 to 40"), "{}", mail.text);
        let renewal = [("term_ends_on", "2028-01-31")];
        provider.post(&at("renewal"), &renewal).await.expect(303);
        let mail = portal.mail_to(&customer.email).await;
        assert!(
            mail.text
                .contains("ends on 2028-01-31, and it does not renew"),
            "{}",
            mail.text
        );
        assert_eq!(portal.mails_to(&provider.email).await.len(), 0);
    })
    .await;
}

#[actix_web::test]
async fn a_term_is_over_the_moment_after_its_last_day() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let ends = customer.bought(&[("term_ends_on", "2026-03-02")]).await;
        let renews = [("term_ends_on", "2026-03-02"), ("auto_renew", "yes")];
        let renews = customer.bought(&renews).await;
        let left = 12 * 3600 - 1;
        portal.pass_seconds(left);
        customer.sign_in().await;
        let state = async |tail: &str| {
            let page = customer.subscription(tail).await.expect(200);
            page.attribute("h1 .tag", "data-state")
        };
        assert_eq!(state(&ends).await, "ending");
        portal.pass_seconds(1);
        assert_eq!(state(&ends).await, "expired");
        assert_eq!(state(&renews).await, "active");
        assert_eq!(customer.subscriptions("?state=expired").await.len(), 1);
        assert_eq!(customer.subscriptions("?state=active").await.len(), 1);
        // It can be renewed by its owner, to a day that is not over.
        let at = customer.at(&format!("{ends}/renewal"));
        customer
            .post(&at, &[("term_ends_on", "2026-03-02")])
            .await
            .expect(303);
        customer
            .post(&at, &[("term_ends_on", "2026-03-01")])
            .await
            .expect(422);
        customer
            .post(&at, &[("term_ends_on", "2027-03-02")])
            .await
            .expect(303);
        assert_eq!(state(&ends).await, "active");
    })
    .await;
}
