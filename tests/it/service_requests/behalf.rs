//! On behalf: what a partner's member does in the customer's requests, and what it never does.
use super::{SUPPORT, id};
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    people::Person,
    subscriptions::with,
};
use multichannel::{
    actions::service_requests::{
        ChangeError, Charge, New, OpenError, Opened, answer, assign, move_on, open,
    },
    domain::{
        service::Service,
        service_request::{Refusal, Severity, State},
        text::{Name, Note},
    },
};

/// A customer, and two partners that may work on its requests for Teams.
async fn three(portal: &Portal) -> (Person, Person, Person) {
    let provider = portal.a_provider().await;
    let customer = portal.a_customer_of(&provider).await;
    let other = portal.a_reseller_of(&provider).await;
    customer.grant(&provider, &SUPPORT).await.expect(303);
    customer.grant(&other, &SUPPORT).await.expect(303);
    (customer, provider, other)
}

fn new(service: &str) -> New {
    New {
        service: Service::parse(service).unwrap(),
        severity: Severity::Low,
        subject: Name::parse("Seen by us").unwrap(),
        body: Note::parse("We noticed it first.").unwrap(),
        once: None,
    }
}

async fn activity(person: &Person) -> Answer {
    person.get(&person.at("/activity")).await.expect(200)
}

#[actix_web::test]
async fn what_a_partner_does_stands_in_the_activity_of_both_with_both_names() {
    on_each_database(async |portal| {
        let (customer, provider, other) = three(&portal).await;
        let now = portal.now();
        let opened = portal.on_behalf(&provider, &customer, move |db, by| {
            open(db, by, &new("teams"), now)
        });
        let Some(Ok(Opened::Now { location, .. })) = opened.await else {
            panic!("not opened")
        };
        let behalf = format!(
            "/o/{}/on-behalf/{}/service-requests/",
            provider.slug(),
            customer.slug()
        );
        assert!(location.starts_with(&behalf), "{location}");
        let tail = format!("/service-requests/{}", id(&location));
        let request = id(&tail);
        let said = Note::parse("Please restart.").unwrap();
        let done = portal.on_behalf(&provider, &customer, move |db, by| {
            move_on(db, by, request, (State::Waiting, ""), now)?;
            answer(db, by, request, &said, None, now)
        });
        done.await.unwrap().unwrap();
        assert_eq!(
            customer.state_of(&tail).await,
            "waiting",
            "its own answer does not end the waiting"
        );
        let page = customer.request(&tail).await;
        assert!(
            page.text(".timeline")
                .contains(provider.account.name.as_str())
        );
        for person in [&customer, &provider] {
            let told = activity(person).await;
            for sentence in ["Opened the service request", "Waits for", "Answered"] {
                let records = told.texts("tbody tr");
                let one = records.iter().filter(|record| record.contains(sentence));
                let one: Vec<_> = one.collect();
                assert_eq!(one.len(), 1, "{sentence}: {records:?}");
                assert!(one[0].contains(provider.organisation.name.as_str()));
            }
        }
        assert!(!activity(&other).await.body.contains("Seen by us"));
    })
    .await;
}

#[actix_web::test]
async fn a_service_that_is_not_covered_is_not_there() {
    on_each_database(async |portal| {
        let (customer, provider, _) = three(&portal).await;
        let elsewhere = customer.asks(&[("service", "intune")]).await;
        let (request, now) = (id(&elsewhere), portal.now());
        let refused = portal.on_behalf(&provider, &customer, move |db, by| {
            open(db, by, &new("intune"), now)
        });
        assert!(matches!(refused.await, Some(Err(OpenError::NotCovered))));
        let note = Note::parse("x").unwrap();
        let refused = portal.on_behalf(&provider, &customer, move |db, by| {
            [
                answer(db, by, request, &note, None, now).map(|_| ()),
                move_on(db, by, request, (State::Closed, ""), now).map(drop),
                assign(db, by, request, (&Charge::Nobody, ""), now).map(drop),
            ]
        });
        for refused in refused.await.unwrap() {
            assert!(matches!(refused, Err(ChangeError::Unknown)));
        }
        assert!(provider.requests("").await.is_empty());
        assert_eq!(customer.state_of(&elsewhere).await, "open");
    })
    .await;
}

#[actix_web::test]
async fn a_partner_takes_what_nobody_works_on_and_charges_no_others() {
    on_each_database(async |portal| {
        let (customer, provider, other) = three(&portal).await;
        let tail = customer.asks(&[]).await;
        let (request, now) = (id(&tail), portal.now());
        let own = Charge::Partner(provider.organisation.slug.clone());
        let rival = Charge::Partner(other.organisation.slug.clone());
        let (mine, theirs) = (own.clone(), rival.clone());
        let refused = portal.on_behalf(&provider, &customer, move |db, by| {
            assign(db, by, request, (&theirs, ""), now)
        });
        assert!(matches!(
            refused.await,
            Some(Err(ChangeError::Refused(Refusal::NoSupporter)))
        ));
        let taken = portal.on_behalf(&provider, &customer, move |db, by| {
            assign(db, by, request, (&mine, ""), now)
        });
        taken.await.unwrap().unwrap();
        for charge in [rival, Charge::Nobody] {
            let refused = portal.on_behalf(&other, &customer, move |db, by| {
                assign(db, by, request, (&charge, ""), now)
            });
            let refused = refused.await.unwrap();
            assert!(
                matches!(
                    refused,
                    Err(ChangeError::Refused(Refusal::AssignedElsewhere))
                ),
                "{refused:?}"
            );
        }
        let page = customer.request(&tail).await;
        assert!(
            page.text(".facts")
                .contains(provider.organisation.name.as_str())
        );
        // Once the first may no longer work on it, the second may take it.
        let newest = provider.newest().await;
        provider
            .post(&provider.at(&format!("{newest}/resign")), &[])
            .await
            .expect(303);
        let charge = Charge::Partner(other.organisation.slug.clone());
        let taken = portal.on_behalf(&other, &customer, move |db, by| {
            assign(db, by, request, (&charge, ""), now)
        });
        taken.await.unwrap().unwrap();
        let given_back = portal.on_behalf(&other, &customer, move |db, by| {
            assign(db, by, request, (&Charge::Nobody, ""), now)
        });
        given_back.await.unwrap().unwrap();
        let page = customer.request(&tail).await;
        assert!(page.texts(".facts dd").contains(&"Nobody".to_owned()));
    })
    .await;
}

#[actix_web::test]
async fn without_support_rights_nobody_works_on_requests() {
    on_each_database(async |portal| {
        let (customer, ..) = three(&portal).await;
        let provider = portal.a_provider().await;
        portal.relate(&provider, &customer).await;
        let reader = with(
            &SUPPORT,
            &[("role", "helpdesk-administrator"), ("service", "intune")],
        );
        customer.grant(&provider, &reader).await.expect(303);
        let nothing = portal.on_behalf(&provider, &customer, |_, _| ()).await;
        assert!(nothing.is_none());
    })
    .await;
}
