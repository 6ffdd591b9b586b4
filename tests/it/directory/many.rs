//! Licences for a selection of people.
use super::id;
use crate::{client::Answer, harness::on_each_database, people::Person};

impl Person {
    /// The page that says what would happen; `chosen` are pairs of its address.
    async fn looks(&self, chosen: &str) -> Answer {
        self.get(&self.at(&format!("/people/licences?{chosen}")))
            .await
    }
    /// Presses its button.
    async fn presses(&self, page: &Answer) -> Answer {
        let names = ["people", "subscription", "act", "once"];
        let value = |name| page.attribute(&format!("form[method=post] [name={name}]"), "value");
        let fields: Vec<_> = names.map(|name| (name, value(name))).into();
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        self.post(&self.at("/people/licences"), &fields).await
    }
}

#[actix_web::test]
async fn the_ticked_people_get_licences_row_by_row() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let teams = customer.bought(&[("seats", "2")]).await;
        let people = customer.lists_people(4).await;
        customer.assigns(&people[3], &teams).await.expect(303);
        let list = customer.get(&customer.at("/people")).await.expect(200);
        assert!(list.has("form[action$='/people/licences'] [name=person]"));
        let ticked: Vec<_> = people[1..]
            .iter()
            .map(|p| format!("person={}", id(p)))
            .collect();
        let ticked = ticked.join("&");
        let page = customer.looks(&ticked).await.expect(200);
        assert!(!page.has("main form[method=post]"), "nothing is chosen yet");
        let page = customer
            .looks(&format!("{ticked}&act=assign&subscription={}", id(&teams)))
            .await
            .expect(200);
        let would = ["Has one already", "Gets a licence", "No seat would be left"];
        assert_eq!(page.texts("tbody tr td:last-child"), would);
        assert!(
            customer
                .subscription(&teams)
                .await
                .text(".facts")
                .contains("1 of 2")
        );
        let done = customer.presses(&page).await.expect(303);
        let again = customer.presses(&page).await.expect(303);
        assert_eq!(done.location, again.location, "once is once");
        let result = customer.get(&done.location).await.expect(200);
        assert_eq!(
            result.texts("tbody th a"),
            ["Person 4", "Person 3", "Person 2"]
        );
        assert_eq!(
            result.texts("tbody .tag"),
            ["Had it", "Assigned", "No seat left"]
        );
        assert!(result.text(".lead").contains("1 of 3"));
        assert!(
            customer
                .subscription(&teams)
                .await
                .text(".facts")
                .contains("2 of 2")
        );
        let other = portal.a_customer().await;
        let foreign = done.location.replace(customer.slug(), other.slug());
        other.get(&foreign).await.expect(404);

        let back = format!("{ticked}&act=take-back&subscription={}", id(&teams));
        let page = customer.looks(&back).await.expect(200);
        let done = customer.presses(&page).await.expect(303);
        let result = customer.get(&done.location).await.expect(200);
        assert_eq!(
            result.texts("tbody .tag"),
            ["Taken back", "Taken back", "Had none"]
        );
        assert!(
            customer
                .subscription(&teams)
                .await
                .text(".facts")
                .contains("0 of 2")
        );
    })
    .await;
}

#[actix_web::test]
async fn everybody_whom_the_list_finds_is_taken_in_one_go() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let teams = customer.bought(&[("seats", "100")]).await;
        customer.lists_people(60).await;
        customer.lists("Somebody else", "else@x.example", "").await;
        let list = customer
            .get(&customer.at("/people?text=person"))
            .await
            .expect(200);
        let everybody = list.attribute("form .actions a", "href");
        assert!(everybody.contains("all=yes") && everybody.contains("text=person"));
        let at = format!("{everybody}&act=assign&subscription={}", id(&teams));
        let page = customer.get(&at).await.expect(200);
        assert_eq!(page.texts("tbody th a").len(), 60);
        let done = customer.presses(&page).await.expect(303);
        let result = customer.get(&done.location).await.expect(200);
        assert!(result.text(".lead").contains("60 of 60"));
        let page = customer.subscription(&teams).await.expect(200);
        assert!(page.text(".facts").contains("60 of 100"));
        assert_eq!(page.texts("#holders th a").len(), 50);
        let older = page.attribute("#holders [rel=next]", "href");
        let page = customer.get(&older).await.expect(200);
        assert_eq!(page.texts("#holders th a").len(), 10);
    })
    .await;
}

#[actix_web::test]
async fn a_selection_is_bounded_and_refused_as_a_whole_where_nothing_can_be_done() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let other = portal.a_customer().await;
        let teams = customer.bought(&[]).await;
        let ana = customer.lists("Ana", "ana@x.example", "").await;
        let eve = other.lists("Eve", "eve@x.example", "").await;
        let at = customer.at("/people/licences");
        let send = async |people: &str, subscription: &str, act: &str| {
            let form = [
                ("people", people),
                ("subscription", id(subscription)),
                ("act", act),
            ];
            customer.post(&at, &form).await
        };
        let many = vec![id(&ana); 501].join(" ");
        let refused = send(&many, &teams, "assign").await.expect(422);
        assert!(refused.text(".problems").contains("more than 500"));
        // People of others are nobody.
        let refused = send(id(&eve), &teams, "assign").await.expect(422);
        assert!(refused.text(".problems").contains("tick the people"));
        send(id(&ana), &teams, "steal").await.expect(422);
        send("x", &teams, "assign").await.expect(422);
        let foreign = other.bought(&[]).await;
        send(id(&ana), &foreign, "assign").await.expect(404);
        let suspend = customer.at(&format!("{teams}/suspend"));
        customer.post(&suspend, &[]).await.expect(303);
        let refused = send(id(&ana), &teams, "assign").await.expect(422);
        assert!(refused.text(".problems").contains("suspended"));
        let looked = format!("person={}&act=assign&subscription={}", id(&ana), id(&teams));
        let page = customer.looks(&looked).await.expect(200);
        assert!(page.text(".notice").contains("suspended") && !page.has("main form[method=post]"));
        customer.looks("").await.expect(200);
    })
    .await;
}
