//! Many at once never have more licences than there are seats.
use super::id;
use crate::{harness::on_each_database, people::Person};
use diesel::{prelude::*, result::Error};
use multichannel::store::schema::{licences, subscriptions};
use std::{future::Future, pin::Pin, sync::Arc};

const CROWD: usize = 32;

/// Begins all of it before it waits for any.
async fn at_once<T: 'static>(
    work: impl Iterator<Item = impl Future<Output = T> + 'static>,
) -> Vec<T> {
    let running: Vec<_> = work.map(actix_web::rt::spawn).collect();
    let mut done = Vec::new();
    for one in running {
        done.push(one.await.unwrap());
    }
    done
}

async fn all_assign(customer: &Arc<Person>, people: &[String], teams: &str) -> Vec<u16> {
    let work = people.iter().map(|person| {
        let (customer, person, teams) = (customer.clone(), person.clone(), teams.to_owned());
        async move { customer.assigns(&person, &teams).await.status.as_u16() }
    });
    at_once(work).await
}

#[actix_web::test]
async fn of_many_at_once_as_many_get_a_licence_as_there_are_seats() {
    on_each_database(async |portal| {
        let customer = Arc::new(portal.a_customer().await);
        let teams = customer.bought(&[("seats", "10")]).await;
        let people = customer.lists_people(CROWD).await;
        let statuses = all_assign(&customer, &people, &teams).await;
        let count = |wanted| statuses.iter().filter(|status| **status == wanted).count();
        assert_eq!((count(303), count(422)), (10, CROWD - 10), "{statuses:?}");
        let page = customer.subscription(&teams).await.expect(200);
        assert!(page.text(".facts").contains("10 of 10"));
        assert_eq!(page.texts("#holders th a").len(), 10);
    })
    .await;
}

/// One press of a button, as somebody does it.
type Press = Pin<Box<dyn Future<Output = u16>>>;

fn press(person: &Arc<Person>, at: String, form: &'static str, value: String) -> Press {
    let person = person.clone();
    Box::pin(async move {
        let fields = [(form, value.as_str())];
        let fields = if form.is_empty() {
            &[][..]
        } else {
            &fields[..]
        };
        person.post(&at, fields).await.status.as_u16()
    })
}

#[actix_web::test]
async fn assigning_removing_and_fewer_seats_at_once_keep_the_count() {
    on_each_database(async |portal| {
        let provider = Arc::new(portal.a_provider().await);
        let customer = Arc::new(portal.a_customer_of(&provider).await);
        let sold = provider.sold(&customer, &[("seats", "20")]).await;
        let people = customer.lists_people(CROWD).await;
        let subscription = id(&sold).to_owned();
        let mut work = Vec::new();
        for (n, person) in people.iter().enumerate() {
            let at = customer.at(&format!("{person}/licences"));
            work.push(press(&customer, at, "subscription", subscription.clone()));
            if n % 2 == 0 {
                let at = customer.at(&format!("{person}/remove"));
                work.push(press(&customer, at, "", String::new()));
            }
            if n % 4 == 0 {
                let at = provider.at(&format!("{sold}/seats"));
                work.push(press(&provider, at, "seats", (20 - n / 4).to_string()));
            }
        }
        let statuses = at_once(work.into_iter()).await;
        let known = [303, 404, 422];
        assert!(
            statuses.iter().all(|status| known.contains(status)),
            "{statuses:?}"
        );
        let counted = portal.app.db.read(|db| {
            let assigned =
                subscriptions::table.select((subscriptions::assigned, subscriptions::seats));
            let (assigned, seats) = assigned.first::<(i32, Option<i32>)>(db)?;
            Ok::<_, Error>((
                assigned,
                seats.unwrap(),
                licences::table.count().get_result::<i64>(db)?,
            ))
        });
        let (assigned, seats, licences) = counted.await.unwrap();
        assert_eq!(i64::from(assigned), licences);
        assert!(assigned <= seats, "{assigned} of {seats}");
        assert_eq!(customer.people("").await.len(), CROWD / 2);
    })
    .await;
}
