//! Add-ons in the tables, and one form of them at two addresses.
use super::add_ons::a_sale;
use crate::harness::on_each_database;
use diesel::{connection::SimpleConnection, result::Error};

#[actix_web::test]
async fn the_tables_keep_add_ons_within_their_base() {
    on_each_database(async |portal| {
        let (provider, customer, base) = a_sale(&portal).await;
        provider.ordered(&base, "10").await;
        customer.bought(&[]).await;
        let tried = portal.app.db.write(move |db| {
            let pair = "SELECT s.id, b.id, b.customer_id FROM subscriptions s, subscriptions b WHERE";
            for sql in [
                "UPDATE subscriptions SET seats = 9 WHERE product = 'Teams Enterprise' AND channel = 'csp'".to_owned(),
                "UPDATE subscriptions SET seats = 26 WHERE product = 'Teams Phone'".to_owned(),
                "UPDATE subscriptions SET state = 'cancelled' WHERE product = 'Teams Enterprise' AND channel = 'csp'".to_owned(),
                "UPDATE subscriptions SET state = 'suspended' WHERE product = 'Teams Enterprise' AND channel = 'csp'".to_owned(),
                "UPDATE subscriptions SET auto_renew = TRUE WHERE product = 'Teams Phone'".to_owned(),
                "UPDATE add_ons SET base_id = subscription_id".to_owned(),
                format!("INSERT INTO add_ons {pair} s.channel = 'direct' AND b.channel = 'csp' AND b.seats = 25"),
                format!("INSERT INTO add_ons {pair} s.seats = 25 AND s.channel = 'csp' AND b.seats = 10"),
            ] {
                let refused = db.attempt(|db| db.batch_execute(&sql));
                assert!(refused.is_err(), "{sql}");
            }
            Ok::<_, Error>(())
        });
        tried.await.unwrap();
    })
    .await;
}

#[actix_web::test]
async fn the_key_of_one_form_orders_nothing_at_another_address_and_says_so() {
    on_each_database(async |portal| {
        let (provider, _, first) = a_sale(&portal).await;
        let customer = portal.a_customer_of(&provider).await;
        let second = provider.sold(&customer, &[]).await;
        let form = [
            ("add_on", "teams-phone"),
            ("seats", "3"),
            ("once", "the-same-key"),
        ];
        let ordered = provider.does(&first, "add-ons", &form).await.expect(303);
        let refused = provider.does(&second, "add-ons", &form).await.expect(409);
        let fresh = refused.attribute("input[name=once]", "value");
        assert_ne!(fresh, "the-same-key");
        let again = provider.does(&first, "add-ons", &form).await.expect(303);
        assert_eq!(again.location, ordered.location);
        let anew = [form[0], form[1], ("once", fresh.as_str())];
        let other = provider.does(&second, "add-ons", &anew).await.expect(303);
        assert_ne!(other.location, ordered.location);
    })
    .await;
}
