//! More subscriptions than a list to choose from holds.
use super::id;
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};
use multichannel::{
    domain::{
        day::Day,
        seats::Seats,
        service::Service,
        subscription::{Channel, State, Subscription},
        text::Name,
    },
    store::{ids, subscriptions},
};

/// More than a list holds.
const MANY: usize = 205;

impl Portal {
    /// As if this customer had entered so many, `Teams 1` and so on, whose terms end in so many days.
    async fn many(&self, customer: &Person, state: State, days: i32) {
        let (customer, now) = (customer.organisation.id, self.now());
        let entered = self.app.db.write(move |db| {
            for n in 1..=MANY {
                let one = Subscription {
                    id: ids::fresh(now),
                    customer,
                    service: Service::parse("teams").unwrap(),
                    product: Name::parse(&format!("Teams {n}")).unwrap(),
                    channel: Channel::Direct,
                    provider: None,
                    seats: Seats::of(10),
                    assigned: 0,
                    term_ends_on: Day::of(now).plus(days),
                    auto_renew: false,
                    state,
                };
                subscriptions::add(db, &one, customer, now)?;
            }
            Ok::<_, diesel::result::Error>(())
        });
        entered.await.unwrap();
    }
}

#[actix_web::test]
async fn the_newest_is_assigned_from_its_page_however_many_there_are() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let ana = customer.lists("Ana", "ana@x.example", "").await;
        portal.many(&customer, State::Active, 365).await;
        let newest = customer.bought(&[("product", "Teams Premium")]).await;
        let page = customer.subscription(&newest).await.expect(200);
        let everybody = page.attribute("#holders a[href*='act=assign']", "href");
        let page = customer.get(&everybody).await.expect(200);
        let chosen = page.text("#subscription option[selected]");
        assert!(chosen.starts_with("Teams Premium"), "{chosen}");
        assert_eq!(page.texts("tbody td:last-child"), ["Gets a licence"]);
        let page = customer.get(&customer.at(&ana)).await.expect(200);
        let offered = page.texts("#subscription option");
        assert!(offered[1].starts_with("Teams Premium"), "{}", offered[1]);
        customer.assigns(&ana, &newest).await.expect(303);
        let page = customer.get(&customer.at(&ana)).await.expect(200);
        let offered = page.texts("#subscription option");
        assert_eq!(offered.len(), 201, "the newest, and a line that asks");
        assert!(offered[1].starts_with("Teams 205 "), "{}", offered[1]);
    })
    .await;
}

#[actix_web::test]
async fn a_list_that_is_cut_says_so_and_leads_to_all_others() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let ana = customer.lists("Ana", "ana@x.example", "").await;
        let oldest = customer.bought(&[("product", "Rooms Pro")]).await;
        let page = customer.get(&customer.at(&ana)).await.expect(200);
        assert!(!page.has("#cut"));
        portal.many(&customer, State::Active, 365).await;
        let page = customer.get(&customer.at(&ana)).await.expect(200);
        assert!(page.text("#cut").contains("newest 200"));
        assert!(!page.text("#subscription").contains("Rooms Pro"));
        let all = format!("#cut a[href='{}']", customer.at("/subscriptions"));
        assert!(page.has(&all), "each is assigned from its own page");

        let search = page.attribute("#cut a", "href");
        let page = customer.get(&search).await.expect(200);
        assert!(page.has(&all) && page.has("form [name=product]"));
        assert_eq!(page.texts("tbody th a"), ["Ana"]);
        let found = customer.get(&format!("{search}&product=rooms")).await;
        let found = found.expect(200);
        let offered = found.texts("#subscription option");
        assert_eq!(offered.len(), 2, "{offered:?}");
        assert!(offered[1].starts_with("Rooms Pro") && !found.has("#cut"));
        let none = customer.get(&format!("{search}&product=nothing")).await;
        assert!(none.expect(200).has("form [name=product]"), "look again");

        let at = format!("{search}&subscription={}", id(&oldest));
        let page = customer.get(&at).await.expect(200);
        assert_eq!(page.texts("tbody td:last-child"), ["Gets a licence"]);
        assert!(page.has("form[method=post] [name=subscription]"));
        let other = portal.a_customer().await;
        let foreign = other.bought(&[]).await;
        let at = format!("{search}&subscription={}", id(&foreign));
        customer.get(&at).await.expect(422);
    })
    .await;
}

#[actix_web::test]
async fn what_cannot_be_assigned_takes_no_place_of_what_can() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let ana = customer.lists("Ana", "ana@x.example", "").await;
        customer.bought(&[("product", "Rooms Pro")]).await;
        portal.many(&customer, State::Active, -1).await;
        portal.many(&customer, State::Suspended, 365).await;
        let page = customer.get(&customer.at(&ana)).await.expect(200);
        let offered = page.texts("#subscription option");
        assert_eq!(offered.len(), 2, "{offered:?}");
        assert!(offered[1].starts_with("Rooms Pro") && !page.has("#cut"));
    })
    .await;
}
