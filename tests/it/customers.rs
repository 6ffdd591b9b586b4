//! The customers of providers and resellers.
use crate::{
    client::Answer,
    delegations::TEAMS,
    harness::{Portal, on_each_database},
    people::Person,
};
use multichannel::{
    domain::{
        email::Domain,
        organisation::{Kind, Organisation, Slug},
        text::Name,
    },
    store::{
        ids, organisations,
        relationships::{self, New},
    },
};

fn names(page: &Answer) -> Vec<String> {
    page.texts("tbody th[scope=row] a")
}

impl Portal {
    /// Makes the customer the provider's, attributed to the reseller.
    pub async fn attribute(&self, provider: &Person, reseller: &Person, customer: &Person) {
        let now = self.now();
        let new = New {
            provider: provider.organisation.id,
            customer: customer.organisation.id,
            reseller: Some(reseller.organisation.id),
            invitation: None,
        };
        let started = self
            .app
            .db
            .write(move |db| relationships::start(db, &new, now));
        started.await.unwrap();
    }

    /// So many customers of the provider at once, `Crowd 0` first.
    async fn a_crowd_of(&self, provider: &Person, number: usize) {
        let (like, now) = (provider.organisation.clone(), self.now());
        let made = self.app.db.write(move |db| {
            for n in 0..number {
                let name = Name::parse(&format!("Crowd {n}")).unwrap();
                let new = Organisation {
                    id: ids::fresh(now),
                    kind: Kind::Customer,
                    slug: Slug::from_name(&name, 0),
                    domain: Some(Domain::parse(&format!("crowd-{n}.example")).unwrap()),
                    name,
                    ..like.clone()
                };
                organisations::add(db, &new, now)?;
                let tie = New {
                    provider: like.id,
                    customer: new.id,
                    reseller: None,
                    invitation: None,
                };
                relationships::start(db, &tie, now)?;
            }
            Ok::<_, diesel::result::Error>(())
        });
        made.await.unwrap();
    }
}

impl Person {
    async fn customers(&self, filter: &str) -> Vec<String> {
        names(
            &self
                .get(&self.at(&format!("/customers{filter}")))
                .await
                .expect(200),
        )
    }
}

#[actix_web::test]
async fn a_provider_sees_its_customers_newest_first_and_finds_them() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        assert!(provider.customers("").await.is_empty());
        let first = portal.a_customer_of(&provider).await;
        let second = portal.a_customer().await;
        portal.attribute(&provider, &reseller, &second).await;
        portal.a_customer_of(&portal.a_provider().await).await;
        let (a, b) = (
            first.organisation.name.to_string(),
            second.organisation.name.to_string(),
        );
        assert_eq!(provider.customers("").await, [b.clone(), a.clone()]);
        let by_name = format!("?text={}", a.to_uppercase().replace(' ', "+"));
        assert_eq!(provider.customers(&by_name).await, [a.as_str()]);
        let domain = second.organisation.domain.as_ref().unwrap();
        let by_domain = format!("?text={domain}");
        assert_eq!(provider.customers(&by_domain).await, [b.as_str()]);
        assert!(provider.customers("?text=%25").await.is_empty());
        let by_reseller = format!("?reseller={}", reseller.slug());
        assert_eq!(provider.customers(&by_reseller).await, [b.as_str()]);
        assert_eq!(reseller.customers("").await, [b]);
        let page = provider.get(&provider.at("/customers")).await;
        let row = page.text("tbody tr");
        assert!(row.contains(reseller.organisation.name.as_str()), "{row}");
        assert!(row.contains("Germany") && row.contains("proven"), "{row}");
    })
    .await;
}

#[actix_web::test]
async fn lists_are_filtered_by_the_rights_that_hold() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let with = portal.a_customer_of(&provider).await;
        let ending = portal.a_customer_of(&provider).await;
        let without = portal.a_customer_of(&provider).await;
        with.grant(&provider, &TEAMS).await.expect(303);
        let short = [TEAMS[0], TEAMS[1], ("days", "10")];
        ending.grant(&provider, &short).await.expect(303);
        let name = |person: &Person| person.organisation.name.to_string();
        let active = provider.customers("?state=active").await;
        assert_eq!(active, [name(&ending), name(&with)]);
        assert_eq!(provider.customers("?state=ending").await, [name(&ending)]);
        assert_eq!(provider.customers("?state=without").await, [name(&without)]);
        let page = provider.get(&provider.at("/customers?state=ending")).await;
        assert_eq!(page.attribute("tbody .tag", "data-state"), "ending");
        portal.pass_days(10);
        provider.sign_in().await;
        assert!(provider.customers("?state=ending").await.is_empty());
        let without_now = provider.customers("?state=without").await;
        assert_eq!(without_now, [name(&without), name(&ending)]);
    })
    .await;
}

#[actix_web::test]
async fn a_reseller_also_sees_those_who_gave_it_rights_by_themselves() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let attributed = portal.a_customer().await;
        portal.attribute(&provider, &reseller, &attributed).await;
        let other = portal.a_customer_of(&provider).await;
        portal.a_customer_of(&provider).await;
        for customer in [&attributed, &other] {
            customer.grant(&reseller, &TEAMS).await.expect(303);
        }
        let (a, b) = (
            attributed.organisation.name.to_string(),
            other.organisation.name.to_string(),
        );
        assert_eq!(reseller.customers("").await, [b.clone(), a.clone()]);
        assert_eq!(reseller.customers("?text=contoso").await.len(), 2);
        assert!(reseller.customers("?state=without").await.is_empty());
        let path = reseller.at(&format!("/customers/{}", other.organisation.id));
        let page = reseller.get(&path).await.expect(200);
        assert!(page.text("main").contains("not attributed to you"));
        portal.pass_days(91);
        for person in [&reseller, &provider] {
            person.sign_in().await;
        }
        assert_eq!(reseller.customers("").await, [a]);
        reseller.get(&path).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn long_lists_have_pages_a_count_and_a_file() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        portal.a_crowd_of(&provider, 120).await;
        let mut page = provider.get(&provider.at("/customers")).await.expect(200);
        assert!(page.text("caption").contains("120"));
        let mut seen = names(&page);
        for _ in 0..2 {
            let older = page.attribute("a[rel=next]", "href");
            page = provider.get(&older).await.expect(200);
            seen.extend(names(&page));
        }
        assert!(!page.has("a[rel=next]"));
        let all: Vec<_> = (0..120).rev().map(|n| format!("Crowd {n}")).collect();
        assert_eq!(seen, all);
        let newer = page.attribute("a[rel=prev]", "href");
        assert_eq!(names(&provider.get(&newer).await), all[50..100]);
        assert_eq!(provider.customers("?text=crowd+11").await.len(), 11);
        let file = provider
            .get(&provider.at("/customers.csv?text=crowd+11"))
            .await;
        let file = file.expect(200).body;
        assert_eq!(file.lines().count(), 12, "{file}");
        assert!(file.contains(",Crowd 119,,crowd-119.example,"), "{file}");
    })
    .await;
}

#[actix_web::test]
async fn a_provider_has_its_own_name_for_a_customer() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer().await;
        portal.attribute(&provider, &reseller, &customer).await;
        let id = customer.organisation.id;
        let path = provider.at(&format!("/customers/{id}"));
        let alias = format!("{path}/alias");
        let back = provider.post(&alias, &[("alias", "<b>")]).await.expect(422);
        assert!(back.has(".problems a[href=\"#alias\"]"));
        let named = provider
            .post(&alias, &[("alias", "The big one")])
            .await
            .expect(303);
        let page = provider.follow(named).await.expect(200);
        assert!(page.text(".lead").contains("The big one"));
        assert_eq!(provider.customers("?text=big+one").await.len(), 1);
        for other in [&reseller, &customer] {
            for tail in ["", "/customers", "/activity", &format!("/customers/{id}")] {
                let page = other.get(&other.at(tail)).await;
                assert!(!page.body.contains("The big one"), "{tail}");
            }
        }
        assert!(reseller.customers("?text=big+one").await.is_empty());
        let agent = portal.a_colleague_of(&provider, "sales_agent", "").await;
        agent.post(&alias, &[("alias", "x")]).await.expect(403);
        assert!(!agent.get(&path).await.expect(200).has("#alias"));
        let theirs = reseller.at(&format!("/customers/{id}/alias"));
        reseller.post(&theirs, &[("alias", "x")]).await.expect(403);
        let stranger = portal.a_provider().await;
        let foreign = stranger.at(&format!("/customers/{id}/alias"));
        stranger.post(&foreign, &[("alias", "x")]).await.expect(404);
        provider.post(&alias, &[("alias", "")]).await.expect(303);
        assert!(!provider.get(&path).await.body.contains("You call it"));
    })
    .await;
}

#[actix_web::test]
async fn the_page_of_a_customer_shows_the_short_name_that_forms_ask_for() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let form = provider.get(&provider.at("/subscriptions/new")).await;
        let asks = form.expect(200).text("#customer-hint");
        assert!(asks.contains("short name"), "{asks}");
        let page = provider.at(&format!("/customers/{}", customer.organisation.id));
        let facts = provider.get(&page).await.expect(200).text(".facts");
        let short_name = format!("Short name{}", customer.slug());
        assert!(facts.starts_with(&short_name), "{facts}");
    })
    .await;
}

#[actix_web::test]
async fn customers_of_others_are_not_there() {
    on_each_database(async |portal| {
        let (provider, stranger) = (portal.a_provider().await, portal.a_provider().await);
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer_of(&provider).await;
        let id = customer.organisation.id;
        for other in [&stranger, &reseller, &customer] {
            other
                .get(&other.at(&format!("/customers/{id}")))
                .await
                .expect(404);
        }
        provider
            .get(&provider.at(&format!("/customers/{id}")))
            .await
            .expect(200);
        customer.get(&customer.at("/customers")).await.expect(404);
    })
    .await;
}
