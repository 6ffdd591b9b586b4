//! The look at subscriptions sees: what nobody named is a fault, and what its owner named is none.
use super::{kept::Subscriptions, may::Change};
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    people::Person,
    rows,
    subscriptions::DIRECT,
};
use diesel::QueryResult;

/// Does it, and looks how many faults there are for each of what may have been done.
async fn seen(
    portal: &Portal,
    deed: impl Future<Output = Answer>,
    changes: &[(Change<'_>, usize)],
) {
    let before = Subscriptions::of(portal).await;
    deed.await.expect(303);
    let after = Subscriptions::of(portal).await;
    assert_ne!(before, after);
    for (change, many) in changes {
        let faults = before.faults(&after, change);
        assert_eq!(faults.len(), *many, "{change:?}: {faults:?}");
    }
}

fn named<'t>(pattern: &'t str, action: &'t str, by: &'t str) -> Change<'t> {
    Change {
        pattern,
        action,
        organisation: Some(by),
        customer: None,
    }
}

/// A provider, its customer, and the address of what was sold below the provider's.
async fn sold(portal: &Portal) -> (Person, Person, String) {
    let provider = portal.a_provider().await;
    let customer = portal.a_customer_of(&provider).await;
    let sold = provider.sold(&customer, &[]).await;
    (provider, customer, sold)
}

#[actix_web::test]
async fn a_change_of_seats_is_seen_and_only_its_owner_may_have_made_it_where_that_is_named() {
    const SEATS: &str = "/o/{org}/subscriptions/{id}/seats";
    on_each_database(async |portal| {
        let (provider, customer, sold) = sold(&portal).await;
        let other = provider.sold(&customer, &[]).await;
        let [own, theirs] = [&provider, &customer].map(|who| who.organisation.id.to_string());
        let [at, elsewhere] = [sold, other].map(|tail| provider.at(&format!("{tail}/seats")));
        let renewal = "/o/{org}/subscriptions/{id}/renewal";
        let revoke = "/o/{org}/delegations/{id}/revoke";
        let deed = provider.post(&at, &[("seats", "40")]);
        let changes = [
            (Change::default(), 1),
            (named(SEATS, &at, &own), 0),
            (named(SEATS, &at, &theirs), 1),
            (named(SEATS, &elsewhere, &own), 1),
            (named(renewal, &at, &own), 1),
            (named(revoke, &at, &own), 1),
        ];
        seen(&portal, deed, &changes).await;
    })
    .await;
}

#[actix_web::test]
async fn a_new_subscription_is_seen_and_only_its_owner_may_have_entered_it() {
    const ENTER: &str = "/o/{org}/subscriptions";
    on_each_database(async |portal| {
        let (provider, customer, _) = sold(&portal).await;
        let [own, theirs] = [&provider, &customer].map(|who| who.organisation.id.to_string());
        let deed = customer.enters(&DIRECT);
        let changes = [
            (Change::default(), 1),
            (named(ENTER, "", &theirs), 0),
            (named(ENTER, "", &own), 1),
        ];
        seen(&portal, deed, &changes).await;
    })
    .await;
}

/// A licence is assigned by this one on behalf of that one.
fn on_behalf<'t>(by: &'t str, customer: &'t str) -> Change<'t> {
    Change {
        customer: Some(customer),
        ..named("/o/{org}/on-behalf/{customer}/people/{id}/licences", "", by)
    }
}

#[actix_web::test]
async fn what_is_assigned_is_seen_and_only_for_its_customer_may_it_have_been() {
    const ASSIGN: &str = "/o/{org}/people/{id}/licences";
    on_each_database(async |portal| {
        let (provider, customer, sold) = sold(&portal).await;
        let other = portal.a_customer().await;
        let pia = customer.lists("Pia Kern", "pia@x.example", "").await;
        let all = [&provider, &customer, &other];
        let [seller, own, others] = all.map(|who| who.organisation.id.to_string());
        let deed = customer.assigns(&pia, &sold);
        let changes = [
            (Change::default(), 1),
            (named(ASSIGN, "", &own), 0),
            (named(ASSIGN, "", &others), 1),
            (named(ASSIGN, "", &seller), 1),
            (on_behalf(&seller, &own), 0),
            (on_behalf(&seller, &others), 1),
            (on_behalf(&own, &others), 1),
        ];
        seen(&portal, deed, &changes).await;
    })
    .await;
}

#[actix_web::test]
async fn every_column_of_subscriptions_is_looked_at() {
    on_each_database(async |portal| {
        sold(&portal).await;
        let known = Subscriptions::of(&portal).await.columns();
        let columns = portal.app.db.read(|db| {
            QueryResult::Ok(rows::lines(
                db,
                "SELECT name AS line FROM pragma_table_info('subscriptions')",
                "SELECT column_name::text AS line FROM information_schema.columns \
                WHERE table_name = 'subscriptions'",
            ))
        });
        for column in columns.await.unwrap() {
            assert!(
                column == "id" || known.contains(&column.as_str()),
                "{column} is not looked at"
            );
        }
    })
    .await;
}
