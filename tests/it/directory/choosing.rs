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
        self.many_of(("teams", "Teams"), customer, state, days)
            .await;
    }

    /// The same of this service and product.
    async fn many_of(
        &self,
        (service, product): (&'static str, &'static str),
        customer: &Person,
        state: State,
        days: i32,
    ) {
        let (customer, now) = (customer.organisation.id, self.now());
        let entered = self.app.db.write(move |db| {
            for n in 1..=MANY {
                let one = Subscription {
                    id: ids::fresh(now),
                    customer,
                    service: Service::parse(service).unwrap(),
                    product: Name::parse(&format!("{product} {n}")).unwrap(),
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

#[actix_web::test]
async fn on_behalf_the_list_holds_what_the_rights_are_for_however_much_else_there_is() {
    on_each_database(async |portal| {
        let desk = portal
            .a_desk(&["license-administrator", "directory-readers"])
            .await;
        let (member, customer) = (&desk.member, &desk.customer);
        let ana = customer.lists("Ana", "ana@x.example", "").await;
        customer.bought(&[("product", "Rooms Pro")]).await;
        // Newer, and of a service that the rights are not for.
        let other = ("intune", "Intune");
        portal.many_of(other, customer, State::Active, 365).await;
        let page = member.behalf(customer, &ana);
        let person = member.get(&page).await.expect(200);
        let offered = person.texts("#subscription option");
        assert_eq!(offered.len(), 2, "{offered:?}");
        assert!(offered[1].starts_with("Rooms Pro") && !person.has("#cut"));

        portal.many(customer, State::Active, 365).await;
        let person = member.get(&page).await.expect(200);
        let offered = person.texts("#subscription option");
        assert_eq!(offered.len(), 201);
        assert!(offered[1..].iter().all(|one| one.starts_with("Teams ")));
        let all = member.behalf(customer, "/subscriptions");
        assert!(person.has(&format!("#cut a[href='{all}']")));
        let search = person.attribute("#cut a", "href");
        let rooms = member.get(&format!("{search}&product=rooms")).await;
        assert!(rooms.text("#subscription").contains("Rooms Pro"));
        let none = member.get(&format!("{search}&product=intune")).await;
        assert!(!none.expect(200).text("main").contains("Intune 1"));
        let intune = [("service", "intune"), ("product", "Intune by hand")];
        let intune = customer.bought(&intune).await;
        let at = format!("{search}&subscription={}", id(&intune));
        member.get(&at).await.expect(422);
    })
    .await;
}
