//! Who sees and changes what (S9): pages and forms refuse, and say who may.
use super::DIRECT;
use crate::harness::on_each_database;

const VERBS: [(&str, &[(&str, &str)]); 5] = [
    ("seats", &[("seats", "5")]),
    ("renewal", &[("term_ends_on", "2028-01-31")]),
    ("suspend", &[]),
    ("resume", &[]),
    ("cancel", &[]),
];

#[actix_web::test]
async fn the_customer_sees_what_was_sold_to_it_and_changes_nothing_of_it() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let tail = provider.sold(&customer, &[]).await;
        let before = customer.subscription(&tail).await.expect(200);
        let name = provider.organisation.name.as_str();
        assert!(
            before.text("#owner").contains(name),
            "the page says who may"
        );
        assert!(!before.body.contains("/seats"));
        for (verb, form) in VERBS {
            let at = customer.at(&format!("{tail}/{verb}"));
            for refused in [customer.get(&at).await, customer.post(&at, form).await] {
                let refused = refused.expect(403);
                assert!(
                    refused.text("main").contains(&format!("Only {name}")),
                    "{verb}"
                );
            }
        }
        let after = provider.subscription(&tail).await.expect(200);
        assert_eq!(after.attribute("h1 .tag", "data-state"), "active");
        assert!(after.text(".facts").contains("0 of 25 assigned"));
    })
    .await;
}

#[actix_web::test]
async fn an_advisor_sees_what_names_it_and_changes_nothing_of_it() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let advised = [("channel", "advisor"), ("provider", provider.slug())];
        let tail = customer.bought(&advised).await;
        let name = customer.organisation.name.as_str();
        let page = provider.subscription(&tail).await.expect(200);
        assert!(page.text("#owner").contains(name));
        for (verb, form) in VERBS {
            let at = provider.at(&format!("{tail}/{verb}"));
            for refused in [provider.get(&at).await, provider.post(&at, form).await] {
                assert!(refused.expect(403).text("main").contains(name), "{verb}");
            }
        }
        let told = portal.mails_to(&provider.email).await;
        assert_eq!(told.len(), 1, "that it is named, and nothing more");
    })
    .await;
}

#[actix_web::test]
async fn others_see_nothing_of_it() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let rival = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let other = portal.a_customer_of(&provider).await;
        portal.relate(&rival, &customer).await;
        let sold = provider.sold(&customer, &[]).await;
        let bought = customer.bought(&[]).await;
        for tail in [&sold, &bought] {
            for stranger in [&reseller, &rival, &other] {
                stranger.subscription(tail).await.expect(404);
                for (verb, form) in VERBS {
                    let at = stranger.at(&format!("{tail}/{verb}"));
                    stranger.get(&at).await.expect(404);
                    let refused = stranger.post(&at, form).await.status.as_u16();
                    let expected = if stranger.slug() == reseller.slug() {
                        403
                    } else {
                        404
                    };
                    assert_eq!(refused, expected, "{verb}");
                }
            }
        }
        provider.subscription(&bought).await.expect(404);
        for stranger in [&rival, &other] {
            assert!(stranger.subscriptions("").await.is_empty());
            let of = format!("/subscriptions?customer={}", customer.slug());
            let found = stranger.get(&stranger.at(&of)).await;
            assert!(!found.has("tbody tr"));
            let file = stranger.get(&stranger.at("/subscriptions.csv")).await;
            assert_eq!(file.expect(200).body.lines().count(), 1);
        }
        reseller
            .get(&reseller.at("/subscriptions"))
            .await
            .expect(404);
        let home = reseller.get(&reseller.at("")).await.expect(200);
        assert!(!home.texts("nav a").contains(&"Subscriptions".to_owned()));
        let refused = reseller.enters(&DIRECT).await.expect(403);
        assert!(refused.text("main").contains("partner of record"));
        assert_eq!(provider.subscriptions("").await.len(), 1);
        assert_eq!(customer.subscriptions("").await.len(), 2);
    })
    .await;
}

#[actix_web::test]
async fn everybody_of_both_reads_and_few_write() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let tail = provider.sold(&customer, &[]).await;
        let own = customer.bought(&[]).await;
        for (agent, admin, writes) in [
            ("sales_agent", "", true),
            ("admin_agent", "", true),
            ("helpdesk_agent", "", false),
            ("", "billing_admin", false),
            ("", "", false),
        ] {
            let person = portal.a_colleague_of(&provider, agent, admin).await;
            person.subscription(&tail).await.expect(200);
            let at = person.at(&format!("{tail}/seats"));
            let status = if writes { 303 } else { 403 };
            person.post(&at, &[("seats", "26")]).await.expect(status);
        }
        for admin in ["relationship_admin", "billing_admin", ""] {
            let person = portal.a_colleague_of(&customer, "", admin).await;
            let page = person.subscription(&own).await.expect(200);
            assert!(!page.body.contains("/seats"));
            let refused = person.enters(&DIRECT).await.expect(403);
            let name = customer.account.name.as_str();
            assert!(
                refused.text("main").contains(name),
                "names who has the role"
            );
        }
    })
    .await;
}

#[actix_web::test]
async fn a_provider_keeps_what_it_sold_when_it_has_no_relationship_any_more() {
    on_each_database(async |portal| {
        use diesel::prelude::*;
        use multichannel::store::schema::relationships as r;
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let tail = provider.sold(&customer, &[]).await;
        let removed = portal.app.db.write(|db| {
            diesel::update(r::table)
                .set((r::state.eq("removed"), r::ended_at.eq(1_i64)))
                .execute(db)
        });
        removed.await.unwrap();
        let at = provider.at(&format!("{tail}/seats"));
        provider.post(&at, &[("seats", "26")]).await.expect(303);
        let form = super::with(
            &DIRECT,
            &[("channel", "csp"), ("customer", customer.slug())],
        );
        let refused = provider.enters(&form).await.expect(422);
        assert!(refused.text(".problems").contains("no active relationship"));
    })
    .await;
}
