//! Who enters what.
use super::{DIRECT, with};
use crate::harness::on_each_database;

#[actix_web::test]
async fn a_customer_enters_what_it_bought_and_finds_it_by_clicking() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let home = customer.get(&customer.at("")).await.expect(200);
        assert!(home.texts("nav a").contains(&"Subscriptions".to_owned()));
        let list = customer
            .get(&customer.at("/subscriptions"))
            .await
            .expect(200);
        assert!(
            list.text(".empty")
                .contains("Enter what you bought directly")
        );
        let form = list.attribute(".head a.primary", "href");
        let form = customer.get(&form).await.expect(200);
        let once = form.attribute("input[name=once]", "value");
        assert!(!form.body.contains("value=\"csp\""));
        let sent = with(&DIRECT, &[("auto_renew", "yes"), ("once", &once)]);
        let entered = customer.enters(&sent).await.expect(303);
        let again = customer.enters(&sent).await.expect(303);
        assert_eq!(entered.location, again.location);
        let page = customer.get(&entered.location).await.expect(200);
        assert!(page.text("h1").starts_with("Teams Enterprise Active"));
        let facts = page.text(".facts");
        for fact in [
            "Direct purchase",
            "Nobody",
            "0 of 25 assigned",
            "2027-03-02 Renews itself",
        ] {
            assert!(facts.contains(fact), "{fact}: {facts}");
        }
        assert_eq!(page.attribute("meter", "max"), "25");
        assert!(
            page.text(".timeline")
                .contains("Entered the subscription Teams Enterprise")
        );
        assert_eq!(customer.subscriptions("").await, ["Teams Enterprise"]);
        let activity = customer.get(&customer.at("/activity")).await.expect(200);
        assert!(activity.body.contains(&entered.location));
        assert!(portal.mails_to(&customer.email).await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn a_provider_enters_what_it_sold_and_the_customer_is_told() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let id = customer.organisation.id;
        let page = provider
            .get(&provider.at(&format!("/customers/{id}")))
            .await;
        let page = page.expect(200);
        assert!(
            page.text("#subscriptions")
                .contains("not partner of record")
        );
        let form = page.attribute("#subscriptions a.button", "href");
        let form = provider.get(&form).await.expect(200);
        assert!(
            form.text(".facts")
                .contains(customer.organisation.name.as_str())
        );
        let tail = provider.sold(&customer, &[]).await;
        let page = provider
            .get(&provider.at(&format!("/customers/{id}")))
            .await;
        assert!(
            page.text("#subscriptions")
                .contains("one of its subscriptions")
        );
        let mail = portal.mail_to(&customer.email).await;
        assert!(mail.subject.contains("entered a subscription"));
        assert!(mail.text.contains("Teams Enterprise (Teams)") && mail.text.contains("25 seats"));
        assert!(
            portal
                .link_to(&customer.email)
                .await
                .ends_with(&customer.at(&tail))
        );
        for person in [&provider, &customer] {
            let page = person.subscription(&tail).await.expect(200);
            assert!(
                page.text(".facts")
                    .contains(provider.organisation.name.as_str())
            );
            assert!(page.text(".timeline").contains("Entered the subscription"));
            let activity = person.get(&person.at("/activity")).await.expect(200);
            assert!(
                activity
                    .body
                    .contains("Entered the subscription Teams Enterprise")
            );
        }
    })
    .await;
}

#[actix_web::test]
async fn who_enters_what_is_said_beside_the_field() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let lonely = portal.a_customer().await;
        let stranger = portal.a_customer().await;
        let csp = with(&DIRECT, &[("channel", "csp")]);
        let refused = customer.enters(&csp).await.expect(422);
        let name = provider.organisation.name.as_str();
        assert!(
            refused.text("#channel-error").contains(name),
            "names who may"
        );
        assert_eq!(refused.attribute("#product", "value"), "Teams Enterprise");
        let refused = lonely.enters(&csp).await.expect(422);
        assert!(
            refused
                .text("#channel-error")
                .contains("no provider here yet")
        );
        let direct = with(&DIRECT, &[("customer", customer.slug())]);
        let refused = provider.enters(&direct).await.expect(422);
        assert!(
            refused
                .text(".problems")
                .contains("entered by the customer itself")
        );
        for whom in [stranger.slug(), "nobody-at-all", "No slug"] {
            let form = with(&csp, &[("customer", whom)]);
            let refused = provider.enters(&form).await.expect(422);
            assert!(refused.has(".problems"), "{whom}");
        }
        let unknown = with(&csp, &[("customer", "nobody-at-all")]);
        let foreign = with(&csp, &[("customer", stranger.slug())]);
        let (unknown, foreign) = (
            provider.enters(&unknown).await,
            provider.enters(&foreign).await,
        );
        assert_eq!(unknown.text(".problems"), foreign.text(".problems"));
        let for_another = with(&DIRECT, &[("customer", stranger.slug())]);
        customer.enters(&for_another).await.expect(422);
        for person in [&provider, &customer, &lonely, &stranger] {
            assert!(person.subscriptions("").await.is_empty());
        }
    })
    .await;
}

#[actix_web::test]
async fn a_customer_enters_what_it_bought_through_each_channel_but_csp() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        for (channel, words) in [
            ("direct", "Direct purchase"),
            ("advisor", "Advisor"),
            ("open", "Open licence"),
            ("enterprise_agreement", "Enterprise agreement"),
        ] {
            let tail = customer.bought(&[("channel", channel)]).await;
            let facts = customer.subscription(&tail).await.text(".facts");
            assert!(facts.contains(words), "{channel}: {facts}");
            let open = with(
                &DIRECT,
                &[("channel", channel), ("customer", customer.slug())],
            );
            provider.enters(&open).await.expect(422);
        }
        let named = [("channel", "open"), ("provider", provider.slug())];
        let tail = customer.bought(&named).await;
        let facts = customer.subscription(&tail).await.text(".facts");
        assert!(facts.contains(provider.organisation.name.as_str()));
        assert_eq!(customer.subscriptions("?channel=open").await.len(), 2);
        assert!(provider.subscriptions("?channel=csp").await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn seats_terms_and_partners_of_record_are_checked() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let other = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        for (field, value, error) in [
            ("seats", "", "#seats-error"),
            ("seats", "0", "#seats-error"),
            ("seats", "1000001", "#seats-error"),
            ("term_ends_on", "2026-03-01", "#term_ends_on-error"),
            ("term_ends_on", "2036-12-31", "#term_ends_on-error"),
            ("term_ends_on", "2027-02-30", "#term_ends_on-error"),
            ("service", "azure", "#seats-error"),
            ("service", "no-such-service", "#service-error"),
            ("channel", "sideways", "#channel-error"),
            ("provider", provider.slug(), "#provider-error"),
            ("auto_renew", "no", ".problems"),
        ] {
            let refused = customer.enters(&with(&DIRECT, &[(field, value)])).await;
            assert!(refused.expect(422).has(error), "{field}={value}");
        }
        let advised = |by| with(&DIRECT, &[("channel", "advisor"), ("provider", by)]);
        let refused = customer.enters(&advised(other.slug())).await.expect(422);
        assert!(
            refused
                .text("#provider-error")
                .contains("not one of your providers")
        );
        let tail = customer.bought(&advised(provider.slug())).await;
        let page = customer.subscription(&tail).await.expect(200);
        assert!(
            page.text(".facts")
                .contains(provider.organisation.name.as_str())
        );
        let by_use = [
            ("service", "azure"),
            ("seats", ""),
            ("channel", "enterprise_agreement"),
        ];
        let tail = customer.bought(&by_use).await;
        let page = customer.subscription(&tail).await.expect(200);
        assert!(page.text(".facts").contains("Paid by use") && !page.has("meter"));
        let today = customer.bought(&[("term_ends_on", "2026-03-02")]).await;
        assert!(
            customer
                .subscription(&today)
                .await
                .text("h1")
                .contains("Ending soon")
        );
    })
    .await;
}

#[actix_web::test]
async fn a_suspended_organisation_enters_nothing() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let slug = customer.organisation.slug.clone();
        let now = portal.now();
        let suspended = portal.app.db.write(move |db| {
            multichannel::actions::organisations::suspend::suspend(db, &slug, now)
        });
        suspended.await.unwrap();
        let refused = customer.enters(&DIRECT).await;
        assert!(!refused.status.is_redirection() && !refused.status.is_server_error());
        assert!(customer.subscriptions("").await.is_empty());
    })
    .await;
}
