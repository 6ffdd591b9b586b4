//! Many at once (P17).
use super::{Invited, ends::revoked, for_everybody, for_one};
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    people::Person,
};
use std::{future::Future, sync::Arc};

const CROWD: usize = 32;

async fn crowd(portal: &Portal) -> Vec<Arc<Person>> {
    let mut all = Vec::new();
    for _ in 0..CROWD {
        all.push(Arc::new(portal.a_customer().await));
    }
    all
}

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

/// All answer the same page at the same time.
async fn all_accept(people: &[Arc<Person>], invited: &Invited) -> Vec<u16> {
    let page: Answer = people[0].get(&invited.link).await.expect(200);
    let accepting = people.iter().map(|person| {
        let (person, page, invited) = (person.clone(), page.clone(), invited.clone());
        async move { person.accept_as_seen(&page, &invited, &[]).await }
    });
    let answers = at_once(accepting).await;
    answers
        .iter()
        .map(|answer| answer.status.as_u16())
        .collect()
}

fn count(statuses: &[u16], wanted: u16) -> usize {
    statuses.iter().filter(|status| **status == wanted).count()
}

#[actix_web::test]
async fn of_many_at_once_as_many_win_as_there_are_uses() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let people = crowd(&portal).await;
        for uses in [1, 10] {
            let mut new = for_everybody(&provider);
            new.max_uses = Some(i32::try_from(uses).unwrap());
            let invited = portal.invite(&provider, new).await;
            let before = portal.rows("agreement_acceptances").await;
            let statuses = all_accept(&people, &invited).await;
            assert_eq!(count(&statuses, 303), uses, "{statuses:?}");
            assert_eq!(count(&statuses, 410), CROWD - uses, "{statuses:?}");
            assert_eq!(portal.rows("agreement_acceptances").await, before + uses);
        }
    })
    .await;
}

#[actix_web::test]
async fn the_same_customer_many_times_at_once_is_one_acceptance() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let customer = Arc::new(customer);
        let people: Vec<_> = (0..CROWD).map(|_| customer.clone()).collect();
        let customer = people[0].clone();
        for new in [
            for_one(&provider, &customer.email),
            for_everybody(&provider),
        ] {
            let invited = portal.invite(&provider, new).await;
            let (delegations, acceptances) = (
                portal.rows("delegations").await,
                portal.rows("agreement_acceptances").await,
            );
            let mails = portal.mails("receipt", &customer).await;
            let statuses = all_accept(&people, &invited).await;
            assert_eq!(count(&statuses, 303), CROWD, "{statuses:?}");
            assert_eq!(portal.rows("relationships").await, 1);
            assert_eq!(portal.rows("delegations").await, delegations + 1);
            assert_eq!(portal.rows("agreement_acceptances").await, acceptances + 1);
            assert_eq!(portal.mails("receipt", &customer).await, mails + 1);
        }
    })
    .await;
}

#[actix_web::test]
async fn accepting_and_revoking_at_once_has_one_order() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let customer = Arc::new(customer);
        for _ in 0..8 {
            let new = for_one(&provider, &customer.email);
            let invited = portal.invite(&provider, new).await;
            let page = customer.get(&invited.link).await.expect(200);
            let before = portal.rows("agreement_acceptances").await;
            let (person, seen) = (customer.clone(), invited.clone());
            let accepting =
                actix_web::rt::spawn(async move { person.accept_as_seen(&page, &seen, &[]).await });
            revoked(&portal, &provider, &invited).await;
            let accepted = accepting.await.unwrap();
            let added = portal.rows("agreement_acceptances").await - before;
            match accepted.status.as_u16() {
                303 => assert_eq!(added, 1),
                410 => assert_eq!(added, 0),
                other => panic!("{other}"),
            }
        }
    })
    .await;
}
