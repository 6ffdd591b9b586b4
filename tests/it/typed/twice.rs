//! A one-time key that comes again with other words.
use crate::{
    harness::on_each_database,
    subscriptions::{DIRECT, with},
};

#[actix_web::test]
async fn the_second_words_are_not_lost_and_can_be_sent_as_a_second_one() {
    on_each_database(async |portal| {
        let admin = portal.a_reseller().await;
        let path = admin.at("/groups");
        let form = admin.get(&admin.at("/groups/new")).await.expect(200);
        let key = form.attribute("input[name=once]", "value");
        let desk = |name, key| [("name", name), ("once", key)];
        let first = admin.post(&path, &desk("Day desk", &key)).await.expect(303);
        let same = admin.post(&path, &desk("Day desk", &key)).await.expect(303);
        assert_eq!(same.location, first.location);
        let second = admin.post(&path, &desk("Night desk", &key)).await;
        let second = second.expect(409);
        assert!(
            second
                .text(".problems")
                .contains("sent before with other words")
        );
        assert_eq!(second.attribute(".problems a", "href"), first.location);
        assert_eq!(second.attribute("#name", "value"), "Night desk");
        let list = admin.get(&path).await.expect(200);
        assert_eq!(list.texts("tbody th a"), ["Day desk"]);
        let fresh = second.attribute("input[name=once]", "value");
        assert_ne!(fresh, key);
        let made = admin.post(&path, &desk("Night desk", &fresh)).await;
        assert_ne!(made.expect(303).location, first.location);
        let list = admin.get(&path).await.expect(200);
        assert_eq!(list.texts("tbody th a").len(), 2);
    })
    .await;
}

#[actix_web::test]
async fn another_file_under_the_same_key_is_another_form() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let path = customer.at("/people/import");
        let fields = [("once", "a-key-of-this-form")];
        let file = |name: &str| format!("name,email\n{name},{name}@contoso.example\n");
        let first = customer
            .upload(&path, &fields, file("Ana").as_bytes())
            .await;
        let first = first.expect(303);
        let same = customer
            .upload(&path, &fields, file("Ana").as_bytes())
            .await;
        assert_eq!(same.expect(303).location, first.location);
        let other = customer
            .upload(&path, &fields, file("Ben").as_bytes())
            .await;
        let other = other.expect(409);
        assert_eq!(other.attribute(".problems a", "href"), first.location);
        let key = other.attribute("input[name=once]", "value");
        let fresh = [("once", key.as_str())];
        let second = customer.upload(&path, &fresh, file("Ben").as_bytes()).await;
        assert_ne!(second.expect(303).location, first.location);
    })
    .await;
}

#[actix_web::test]
async fn people_and_subscriptions_come_back_too() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let key = ("once", "a-key-of-this-form");
        let teams = with(&DIRECT, &[key]);
        let first = customer.enters(&teams).await.expect(303);
        let other = with(&teams, &[("product", "Teams Phone")]);
        let back = customer.enters(&other).await.expect(409);
        assert_eq!(back.attribute("#product", "value"), "Teams Phone");
        assert_eq!(back.attribute(".problems a", "href"), first.location);
        assert_eq!(customer.subscriptions("").await, ["Teams Enterprise"]);
        let path = customer.at("/people");
        let key = ("once", "another-key-of-a-form");
        let person = |name, email| [("name", name), ("email", email), key];
        customer
            .post(&path, &person("Ana", "ana@x.example"))
            .await
            .expect(303);
        let back = customer.post(&path, &person("Bo", "bo@x.example")).await;
        assert_eq!(
            back.expect(409).attribute("#email", "value"),
            "bo@x.example"
        );
        assert_eq!(customer.people("").await, ["Ana"]);
    })
    .await;
}
