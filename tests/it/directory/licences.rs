//! A licence for one person, and never more than there are seats.
use super::id;
use crate::harness::on_each_database;
use diesel::prelude::*;
use multichannel::store::schema::subscriptions;

#[actix_web::test]
async fn a_licence_is_assigned_and_taken_back_and_everything_says_so() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let teams = customer.bought(&[("seats", "2")]).await;
        let ana = customer.lists("Ana", "ana@x.example", "Sales").await;
        let page = customer.get(&customer.at(&ana)).await.expect(200);
        let offered = page.texts("#subscription option");
        assert!(
            offered.contains(&"Teams Enterprise – 2 of 2 seats free".to_owned()),
            "{offered:?}"
        );
        customer.assigns(&ana, &teams).await.expect(303);
        let page = customer.get(&customer.at(&ana)).await.expect(200);
        assert_eq!(page.texts("#licences th a"), ["Teams Enterprise"]);
        assert!(
            page.text(".timeline")
                .contains("Assigned a licence to Ana (Teams Enterprise)")
        );
        assert!(page.text("#licences").contains("nothing more to assign"));
        let page = customer.subscription(&teams).await.expect(200);
        assert!(page.text(".facts").contains("1 of 2 assigned"));
        assert_eq!(page.attribute("meter", "value"), "1");
        assert_eq!(page.attribute("meter", "max"), "2");
        assert_eq!(page.texts("#holders th a"), ["Ana"]);
        assert_eq!(customer.people("?service=teams").await, ["Ana"]);
        assert_eq!(customer.people("?licence=no").await.len(), 0);
        assert_eq!(customer.people("?service=intune").await.len(), 0);
        assert_eq!(customer.people("?service=intune&licence=no").await, ["Ana"]);
        // A second press is no second licence.
        customer.assigns(&ana, &teams).await.expect(303);
        assert!(
            customer
                .subscription(&teams)
                .await
                .text(".facts")
                .contains("1 of 2")
        );

        let at = customer.at(&format!("{ana}/licences/{}/remove", id(&teams)));
        let ask = customer.get(&at).await.expect(200);
        assert!(ask.text("h1").contains("Teams Enterprise") && ask.text("h1").contains("Ana"));
        customer.takes_back(&ana, &teams).await.expect(303);
        customer.takes_back(&ana, &teams).await.expect(303);
        customer.get(&at).await.expect(404);
        let page = customer.subscription(&teams).await.expect(200);
        assert!(page.text(".facts").contains("0 of 2 assigned"));
        assert!(page.text("#holders").contains("Nobody has a licence"));
        let page = customer.get(&customer.at(&ana)).await.expect(200);
        assert_eq!(
            page.texts(".timeline .what").len(),
            3,
            "added, assigned, taken back"
        );
    })
    .await;
}

#[actix_web::test]
async fn beyond_the_seats_it_is_refused_with_the_numbers() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let teams = customer.bought(&[("seats", "1")]).await;
        let people = customer.lists_people(2).await;
        customer.assigns(&people[0], &teams).await.expect(303);
        let refused = customer.assigns(&people[1], &teams).await.expect(422);
        let why = refused.text("#subscription-error");
        assert!(why.contains("All 1 seats of Teams Enterprise"), "{why}");
        customer.takes_back(&people[0], &teams).await.expect(303);
        customer.assigns(&people[1], &teams).await.expect(303);
        let page = customer.subscription(&teams).await.expect(200);
        assert_eq!(page.texts("#holders th a"), ["Person 2"]);
        // The seats cannot go below what people have.
        customer.assigns(&people[0], &teams).await.expect(422);
    })
    .await;
}

#[actix_web::test]
async fn what_cannot_be_assigned_says_why_and_taking_back_always_works() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let people = customer.lists_people(2).await;
        let suspended = provider.sold(&customer, &[]).await;
        let cancelled = customer.bought(&[]).await;
        let expired = customer.bought(&[("term_ends_on", "2026-03-02")]).await;
        let by_use = customer
            .bought(&[("service", "azure"), ("seats", "")])
            .await;
        for tail in [&suspended, &cancelled, &expired] {
            customer.assigns(&people[0], tail).await.expect(303);
        }
        let at = provider.at(&format!("{suspended}/suspend"));
        provider.post(&at, &[]).await.expect(303);
        let at = customer.at(&format!("{cancelled}/cancel"));
        customer.post(&at, &[]).await.expect(303);
        portal.pass_seconds(12 * 3600);
        customer.sign_in().await;
        for (tail, why) in [
            (&suspended, "is suspended"),
            (&cancelled, "is cancelled"),
            (&expired, "term of Teams Enterprise is over"),
            (&by_use, "paid by use"),
        ] {
            let refused = customer.assigns(&people[1], tail).await.expect(422);
            let said = refused.text("#subscription-error");
            assert!(said.contains(why), "{said}");
        }
        for tail in [&suspended, &cancelled, &expired] {
            customer.takes_back(&people[0], tail).await.expect(303);
            let page = customer.subscription(tail).await.expect(200);
            assert!(page.text(".facts").contains("0 of 25"), "{tail}");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_term_can_be_assigned_to_its_last_second() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let teams = customer.bought(&[("term_ends_on", "2026-03-02")]).await;
        let people = customer.lists_people(2).await;
        portal.pass_seconds(12 * 3600 - 1);
        customer.sign_in().await;
        customer.assigns(&people[0], &teams).await.expect(303);
        portal.pass_seconds(1);
        customer.assigns(&people[1], &teams).await.expect(422);
    })
    .await;
}

#[actix_web::test]
async fn a_removed_person_gives_all_licences_back() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let teams = customer.bought(&[]).await;
        let intune = customer
            .bought(&[("service", "intune"), ("product", "Intune Plan 1")])
            .await;
        let ana = customer.lists("Ana", "ana@x.example", "").await;
        for tail in [&teams, &intune] {
            customer.assigns(&ana, tail).await.expect(303);
        }
        let at = customer.at(&format!("{ana}/remove"));
        let ask = customer.get(&at).await.expect(200).text(".facts");
        assert!(
            ask.contains("Teams Enterprise") && ask.contains("Intune Plan 1"),
            "{ask}"
        );
        customer.post(&at, &[]).await.expect(303);
        for tail in [&teams, &intune] {
            let page = customer.subscription(tail).await.expect(200);
            assert!(page.text(".facts").contains("0 of 25"), "{tail}");
        }
    })
    .await;
}

#[actix_web::test]
async fn the_provider_sees_how_many_and_not_who_and_its_entry_stays_its_own() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let sold = provider.sold(&customer, &[]).await;
        let ana = customer.lists("Ana Sousa", "ana@x.example", "").await;
        customer.assigns(&ana, &sold).await.expect(303);
        let page = provider.subscription(&sold).await.expect(200);
        assert!(page.text(".facts").contains("1 of 25 assigned"));
        assert!(!page.body.contains("Ana Sousa"));
        let home = provider.get(&provider.at("/activity")).await.expect(200);
        assert!(!home.body.contains("Ana Sousa"));
        // The customer changed nothing else, and the owner still can (S7, S9).
        let at = provider.at(&format!("{sold}/seats"));
        provider.post(&at, &[("seats", "30")]).await.expect(303);
        let at = customer.at(&format!("{sold}/seats"));
        customer.post(&at, &[("seats", "30")]).await.expect(403);
        let other = portal.a_customer().await;
        let eve = other.lists("Eve", "eve@x.example", "").await;
        other.assigns(&eve, &sold).await.expect(404);
        other.takes_back(&ana, &sold).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn nothing_of_a_subscription_changes_but_the_count() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let sold = provider.sold(&customer, &[]).await;
        let people = customer.lists_people(2).await;
        let entry = async || {
            let row = subscriptions::table.select((
                subscriptions::seats,
                subscriptions::term_ends_on,
                subscriptions::auto_renew,
                subscriptions::state,
                subscriptions::product,
                subscriptions::provider_id,
                subscriptions::changed_by,
            ));
            type Row = (
                Option<i32>,
                i32,
                bool,
                String,
                String,
                Option<Vec<u8>>,
                Vec<u8>,
            );
            let read = portal.app.db.read(move |db| row.first::<Row>(db));
            read.await.unwrap()
        };
        let before = entry().await;
        for person in &people {
            customer.assigns(person, &sold).await.expect(303);
        }
        customer.takes_back(&people[0], &sold).await.expect(303);
        assert_eq!(entry().await, before);
        let mine = provider.organisation.id.bytes().to_vec();
        assert_eq!(before.6, mine, "the entry is still the provider's word");
    })
    .await;
}

#[actix_web::test]
async fn what_is_suspended_or_cancelled_is_offered_to_nobody() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let teams = customer.bought(&[]).await;
        customer.lists("Ana", "ana@x.example", "").await;
        let everybody = "#holders a[href*='act=assign']";
        let page = customer.subscription(&teams).await.expect(200);
        let all = customer.get(&page.attribute(everybody, "href")).await;
        assert!(all.expect(200).has("form[method=post]"));
        for verb in ["suspend", "cancel"] {
            let path = customer.at(&format!("{teams}/{verb}"));
            customer.post(&path, &[]).await.expect(303);
            let page = customer.subscription(&teams).await.expect(200);
            assert!(
                page.has("#holders") && !page.has("#holders .actions"),
                "{verb}"
            );
        }
    })
    .await;
}
