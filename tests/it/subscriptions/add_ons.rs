//! Add-ons: of the original seller, for an active subscription, never for more people, and over with it (S9).
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    people::Person,
};

/// A provider, its customer, and what it sold: 25 seats of Teams until 2027-03-02.
pub(super) async fn a_sale(portal: &Portal) -> (Person, Person, String) {
    let provider = portal.a_provider().await;
    let customer = portal.a_customer_of(&provider).await;
    let base = provider.sold(&customer, &[]).await;
    (provider, customer, base)
}

impl Person {
    /// Sends the form of an add-on for this subscription.
    async fn orders(&self, base: &str, seats: &str) -> Answer {
        let form = [("add_on", "teams-phone"), ("seats", seats)];
        self.post(&self.at(&format!("{base}/add-ons")), &form).await
    }
    /// Orders one; its address below `/o/{org}`.
    pub(super) async fn ordered(&self, base: &str, seats: &str) -> String {
        let ordered = self.orders(base, seats).await.expect(303);
        ordered.location[self.at("").len()..].to_owned()
    }
    pub(super) async fn does(&self, tail: &str, verb: &str, form: &[(&str, &str)]) -> Answer {
        self.post(&self.at(&format!("{tail}/{verb}")), form).await
    }
    async fn state_of_it(&self, tail: &str) -> String {
        let page = self.subscription(tail).await.expect(200);
        page.attribute("h1 .tag", "data-state")
    }
}

#[actix_web::test]
async fn the_seller_orders_one_and_it_stands_on_the_page_of_its_base_for_both_sides() {
    on_each_database(async |portal| {
        let (provider, customer, base) = a_sale(&portal).await;
        let page = provider.subscription(&base).await.expect(200);
        let form = page.attribute("#add-ons .actions a", "href");
        let form = provider.get(&form).await.expect(200);
        assert_eq!(
            form.texts("#add_on option"),
            ["Choose", "Teams Phone", "Teams Audio Conferencing"]
        );
        let add_on = provider.ordered(&base, "10").await;
        for (who, offered) in [(&provider, true), (&customer, false)] {
            let page = who.subscription(&base).await.expect(200);
            assert_eq!(page.texts("#add-ons th a"), ["Teams Phone"]);
            assert!(page.text("#add-ons").contains("0 of 10 assigned"));
            assert_eq!(page.has("#add-ons .actions a"), offered);
            let page = who.get(&page.attribute("#add-ons th a", "href")).await;
            let facts = page.expect(200).text(".facts");
            assert!(facts.contains("Add-on ofTeams Enterprise"), "{facts}");
            assert!(
                facts.contains("2027-03-02"),
                "the term of its base: {facts}"
            );
        }
        let mail = portal.mail_to(&customer.email).await;
        assert!(mail.text.contains("Teams Phone"), "{}", mail.text);
        assert!(mail.link().ends_with(&customer.at(&add_on)));
        for side in [&provider, &customer] {
            let told = side.get(&side.at("/activity")).await.expect(200);
            let told = told.texts("tbody tr");
            let about = |row: &&String| row.contains("Teams Phone (Teams Enterprise)");
            assert_eq!(told.iter().filter(about).count(), 1, "{told:?}");
        }
        // Its term is that of the base.
        let page = provider.subscription(&add_on).await;
        assert!(!page.has("a[href$='/renewal']") && !page.has("#add-ons"));
        let term = [("term_ends_on", "2028-03-02")];
        let refused = provider.does(&add_on, "renewal", &term).await.expect(409);
        assert!(
            refused
                .text("main")
                .contains("Change term and renewal there")
        );
        let form = provider.at(&format!("{add_on}/renewal"));
        let refused = provider.get(&form).await.expect(409);
        assert!(
            refused
                .text("main")
                .contains("Change term and renewal there")
        );
        let there = provider.at(&format!("{base}/renewal"));
        assert_eq!(refused.attribute(".failure a.primary", "href"), there);
        provider.does(&add_on, "renewal", &[]).await.expect(409);
        provider.does(&base, "renewal", &term).await.expect(303);
        let page = customer.subscription(&add_on).await.expect(200);
        assert!(page.text(".facts").contains("2028-03-02"));
        for side in [&provider, &customer] {
            let page = side.subscription(&add_on).await.expect(200);
            let told = page.texts(".timeline .what");
            let about = |what: &&String| what.contains("Teams Phone (2028-03-02)");
            assert_eq!(told.iter().filter(about).count(), 1, "{told:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn nobody_but_the_original_seller_orders_add_ons_and_the_refusal_names_it() {
    on_each_database(async |portal| {
        let (provider, customer, base) = a_sale(&portal).await;
        let refused = customer.orders(&base, "1").await.expect(403);
        let name = provider.organisation.name.as_str();
        assert!(refused.text("main").contains(name));
        let rival = portal.a_provider().await;
        portal.relate(&rival, &customer).await;
        rival.orders(&base, "1").await.expect(404);
        let seller = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        seller.orders(&base, "1").await.expect(403);
        let direct = customer.bought(&[]).await;
        let page = customer.subscription(&direct).await.expect(200);
        assert!(!page.has("#add-ons"));
        let refused = customer.orders(&direct, "1").await.expect(409);
        assert!(
            refused
                .text("main")
                .contains("by the provider that sold them")
        );
        // Of another service, for an add-on, or unknown.
        let intune = [("service", "intune"), ("product", "Intune Plan 1")];
        let intune = provider.sold(&customer, &intune).await;
        provider.orders(&intune, "1").await.expect(409);
        let add_on = provider.ordered(&base, "1").await;
        provider.orders(&add_on, "1").await.expect(409);
        let form = provider.at(&format!("{add_on}/add-ons/new"));
        provider.get(&form).await.expect(409);
        let form = [("add_on", "fax"), ("seats", "1")];
        let refused = provider.does(&base, "add-ons", &form).await.expect(422);
        assert!(refused.has("#add_on-error"));
    })
    .await;
}

#[actix_web::test]
async fn an_add_on_never_has_more_seats_than_its_base() {
    on_each_database(async |portal| {
        let (provider, _, base) = a_sale(&portal).await;
        let refused = provider.orders(&base, "26").await.expect(422);
        assert!(refused.text("#seats-error").contains("which has 25"));
        let add_on = provider.ordered(&base, "25").await;
        for (of, seats, words) in [
            (&add_on, "26", "no more seats than"),
            (&base, "24", "has 25 seats"),
        ] {
            let refused = provider.does(of, "seats", &[("seats", seats)]).await;
            let said = refused.expect(422).text("#seats-error");
            assert!(said.contains(words), "{said}");
        }
        let fewer = [("seats", "5")];
        provider.does(&add_on, "seats", &fewer).await.expect(303);
        provider.does(&base, "seats", &fewer).await.expect(303);
        // At once: the two fit each other whatever comes first. Each is told by mail, of which a minute holds few.
        for _ in 0..3 {
            let more = [("seats", "9")];
            provider.does(&base, "seats", &more).await.expect(303);
            let (grown, shrunk) = tokio::join!(
                provider.does(&add_on, "seats", &more),
                provider.does(&base, "seats", &fewer)
            );
            let both = (grown.status.as_u16(), shrunk.status.as_u16());
            assert!(matches!(both, (303, 422) | (422, 303)), "{both:?}");
            provider.does(&add_on, "seats", &fewer).await.expect(303);
        }
    })
    .await;
}

#[actix_web::test]
async fn the_same_is_ordered_once_for_a_base_until_it_is_cancelled() {
    on_each_database(async |portal| {
        let (provider, _, base) = a_sale(&portal).await;
        let (one, other) = tokio::join!(provider.orders(&base, "25"), provider.orders(&base, "25"));
        let both = (one.status.as_u16(), other.status.as_u16());
        assert!(matches!(both, (303, 409) | (409, 303)), "{both:?}");
        let page = provider.subscription(&base).await.expect(200);
        assert_eq!(page.texts("#add-ons th a"), ["Teams Phone"]);
        let refused = provider.orders(&base, "1").await.expect(409);
        assert!(
            refused
                .text("main")
                .contains("ordered for this subscription already")
        );
        let seats = refused.attribute("main a[href$='/seats']", "href");
        provider.get(&seats).await.expect(200);
        let new = provider.at(&format!("{base}/add-ons/new"));
        let offered = async || provider.get(&new).await.expect(200).texts("#add_on option");
        assert_eq!(offered().await, ["Choose", "Teams Audio Conferencing"]);
        let second = [("add_on", "teams-audio-conferencing"), ("seats", "1")];
        provider.does(&base, "add-ons", &second).await.expect(303);
        let page = provider.subscription(&base).await.expect(200);
        assert!(!page.has("#add-ons .actions a"), "nothing is left to order");
        let add_on = seats.trim_end_matches("/seats");
        let cancel = format!("{add_on}/cancel");
        provider.post(&cancel, &[]).await.expect(303);
        provider.ordered(&base, "2").await;
    })
    .await;
}

#[actix_web::test]
async fn it_rests_and_ends_with_its_base_and_is_ordered_for_none_that_is_not_active() {
    on_each_database(async |portal| {
        let (provider, customer, base) = a_sale(&portal).await;
        let add_on = provider.ordered(&base, "3").await;
        let asked = provider.get(&provider.at(&format!("{base}/cancel"))).await;
        assert!(asked.expect(200).text(".facts").contains("Teams Phone"));
        provider.does(&base, "suspend", &[]).await.expect(303);
        assert_eq!(customer.state_of_it(&add_on).await, "suspended");
        provider.orders(&base, "3").await.expect(409);
        // Its own page offers what can be done alone.
        let page = provider.subscription(&add_on).await.expect(200);
        assert!(!page.has("main a[href$='/resume']"));
        let refused = provider.does(&add_on, "resume", &[]).await.expect(409);
        assert!(
            refused
                .text("main")
                .contains("Resume or renew that one first")
        );
        provider.does(&base, "resume", &[]).await.expect(303);
        let page = provider.subscription(&add_on).await.expect(200);
        assert!(page.has("main a[href$='/resume']"));
        provider.does(&add_on, "resume", &[]).await.expect(303);
        assert_eq!(customer.state_of_it(&add_on).await, "active");
        // To the second, with nobody doing anything: both are over after the same day.
        provider.does(&base, "cancel", &[]).await.expect(303);
        assert_eq!(customer.state_of_it(&add_on).await, "cancelled");
        assert_eq!(portal.mails("subscription-changed", &customer).await, 6);
        provider.orders(&base, "3").await.expect(409);
        let soon = [("term_ends_on", "2026-03-03")];
        let short = provider.sold(&customer, &soon).await;
        let bound = provider.ordered(&short, "3").await;
        portal.pass_days(2);
        customer.sign_in().await;
        provider.sign_in().await;
        assert_eq!(customer.state_of_it(&bound).await, "expired");
        provider.orders(&short, "3").await.expect(409);
    })
    .await;
}

#[actix_web::test]
async fn an_add_on_that_is_ordered_while_its_base_is_cancelled_is_over_too_or_never_was() {
    on_each_database(async |portal| {
        let (provider, customer, _) = a_sale(&portal).await;
        for _ in 0..5 {
            let base = provider.sold(&customer, &[]).await;
            let (ordered, cancelled) = tokio::join!(
                provider.orders(&base, "3"),
                provider.does(&base, "cancel", &[])
            );
            cancelled.expect(303);
            match ordered.status.as_u16() {
                303 => {
                    let add_on = &ordered.location[provider.at("").len()..];
                    assert_eq!(customer.state_of_it(add_on).await, "cancelled");
                }
                status => assert_eq!(status, 409),
            }
        }
    })
    .await;
}
