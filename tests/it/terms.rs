//! What time does is written down once and told to both sides, whichever comes first: the job or whoever needs it.
use crate::{
    delegations::TEAMS,
    harness::{Portal, on_each_database},
    people::Person,
};
use multichannel::{
    domain::{
        delegation::{Delegation, State},
        role::Role,
        service::Service,
        slugs::{RoleSet, ServiceSet},
        text::Name,
    },
    jobs::terms,
    store::{
        delegations::{self, Origin},
        ids,
    },
};

impl Portal {
    /// Lets the job run once; says how much it wrote down or reminded of.
    pub async fn keep_terms(&self) -> usize {
        terms::once(&self.app.db, &self.app.clock).await.unwrap()
    }

    /// How often the deed stands in the activity of both, and how many mails of the topic each got.
    async fn told(&self, verb: &'static str, topic: &str, sides: [&Person; 2]) -> [(i64, i64); 2] {
        let [one, other] = sides;
        [
            (self.deeds(one, verb).await, self.mails(topic, one).await),
            (
                self.deeds(other, verb).await,
                self.mails(topic, other).await,
            ),
        ]
    }
}

const DAY: [(&str, &str); 3] = [TEAMS[0], TEAMS[1], ("days", "1")];

#[actix_web::test]
async fn an_end_is_written_down_once_however_many_look() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &DAY).await.expect(303);
        let sides = [&provider, &customer];
        portal.pass_seconds(86_399);
        portal.keep_terms().await;
        let told = portal.told("delegation-expired", "delegation-ended", sides);
        assert_eq!(told.await, [(0, 0); 2]);
        portal.pass_seconds(1);
        let (one, other) = tokio::join!(portal.keep_terms(), portal.keep_terms());
        assert_eq!(one + other, 1);
        assert_eq!(portal.keep_terms().await, 0);
        let told = portal.told("delegation-expired", "delegation-ended", sides);
        assert_eq!(told.await, [(1, 1); 2]);

        provider.sign_in().await;
        let page = provider.at(&provider.newest().await);
        let page = provider.get(&page).await.expect(200);
        assert!(page.text(".facts").contains("Its term ended"));
        let timeline = page.text(".timeline");
        assert!(
            timeline.contains("The term of delegated rights ended")
                && timeline.contains("Automatically"),
            "{timeline}"
        );
        let mail = portal.mail_to(&customer.email).await;
        assert!(mail.text.contains("has ended"), "{}", mail.text);
    })
    .await;
}

#[actix_web::test]
async fn a_new_holder_comes_in_before_any_job_and_the_end_is_told_all_the_same() {
    on_each_database(async |portal| {
        let (first, second) = (portal.a_provider().await, portal.a_provider().await);
        let customer = portal.a_customer_of(&first).await;
        portal.relate(&second, &customer).await;
        customer.grant(&first, &DAY).await.expect(303);
        portal.pass_days(1);
        customer.sign_in().await;
        customer.grant(&second, &TEAMS).await.expect(303);
        let sides = [&first, &customer];
        let told = async || {
            portal
                .told("delegation-expired", "delegation-ended", sides)
                .await
        };
        assert_eq!(told().await, [(1, 1); 2]);
        portal.keep_terms().await;
        assert_eq!(told().await, [(1, 1); 2]);
        assert_eq!(portal.deeds(&second, "delegation-expired").await, 0);
    })
    .await;
}

#[actix_web::test]
async fn rights_that_extend_themselves_go_on_and_the_passed_ends_are_told_once() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let extending = [TEAMS[0], TEAMS[1], TEAMS[2], ("auto_extend", "yes")];
        customer.grant(&provider, &extending).await.expect(303);
        // 90 days, and then one extension of 180 and a part of the next.
        portal.pass_days(290);
        provider.sign_in().await;
        let page = provider.at(&provider.newest().await);
        let before = provider.get(&page).await.expect(200);
        assert_eq!(before.attribute("h1 .tag", "data-state"), "active");
        assert_eq!(portal.keep_terms().await, 1);
        assert_eq!(portal.keep_terms().await, 0);
        let sides = [&provider, &customer];
        let told = portal.told("delegation-extended", "delegation-extended", sides);
        assert_eq!(told.await, [(1, 1); 2]);
        let after = provider.get(&page).await.expect(200);
        assert_eq!(after.text("h1"), before.text("h1"));
        let end = portal.now().plus_days(160).minute();
        assert!(portal.mail_to(&customer.email).await.text.contains(&end));
        assert_eq!(portal.mails("delegation-ending", &customer).await, 0);
        assert_eq!(portal.deeds(&provider, "delegation-expired").await, 0);
    })
    .await;
}

#[actix_web::test]
async fn both_sides_are_reminded_30_7_and_1_days_before_the_end_once_each() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &TEAMS).await.expect(303);
        let mut passed = 0;
        for (day, so_far) in [
            (59, 0),
            (60, 1),
            (61, 1),
            (83, 2),
            (88, 2),
            (89, 3),
            (90, 3),
        ] {
            portal.pass_days(day - passed);
            passed = day;
            portal.keep_terms().await;
            portal.keep_terms().await;
            for side in [&provider, &customer] {
                let reminders = portal.mails("delegation-ending", side).await;
                assert_eq!(reminders, so_far, "on day {day}");
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn only_the_smallest_window_reminds_and_nobody_is_told_twice_at_once() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let reminders = async || {
            portal.keep_terms().await;
            portal.mails("delegation-ending", &provider).await
        };
        // The grant tells the end of rights as short as these.
        let five = [TEAMS[0], TEAMS[1], ("days", "5")];
        customer.grant(&provider, &five).await.expect(303);
        assert_eq!(reminders().await, 0);
        portal.pass_days(4);
        assert_eq!(reminders().await, 1);
        portal.pass_days(2);
        customer.sign_in().await;
        // Nobody looked for 86 days.
        customer.grant(&provider, &TEAMS).await.expect(303);
        portal.pass_days(86);
        assert_eq!(reminders().await, 2);
        let mail = portal.mail_to(&customer.email).await;
        assert!(mail.text.contains("end in 4 days"), "{}", mail.text);
        assert_eq!(mail.links.len(), 1);
        portal.pass_days(3);
        assert_eq!(reminders().await, 3);
        let mail = portal.mail_to(&provider.email).await;
        assert!(mail.text.contains("within a day"), "{}", mail.text);
    })
    .await;
}

#[actix_web::test]
async fn shortening_tells_the_new_end_and_reminds_of_it_again() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &TEAMS).await.expect(303);
        let shorten = customer.at(&format!("{}/shorten", customer.newest().await));
        let form = [("days", "20")];
        customer.post(&shorten, &form).await.expect(303);
        assert_eq!(portal.keep_terms().await, 0, "the change told the end");
        portal.pass_days(13);
        assert_eq!(portal.keep_terms().await, 1);
        assert_eq!(portal.mails("delegation-ending", &customer).await, 1);
    })
    .await;
}

#[actix_web::test]
async fn a_request_that_nobody_answers_lapses_after_90_days() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let now = portal.now();
        let asked = Delegation {
            id: ids::fresh(now),
            customer: customer.organisation.id,
            partner: provider.organisation.id,
            roles: RoleSet::new(Role::parse("global-reader")),
            services: ServiceSet::new(Service::parse("teams")),
            state: State::Requested,
            auto_extend: false,
            starts_at: now,
            ends_at: now.plus_days(90),
            end_reason: None,
        };
        let name = Name::parse("Contoso 1").unwrap();
        let added = portal
            .app
            .db
            .write(move |db| delegations::add(db, &asked, &name, &name, Origin::default()));
        assert!(added.await.unwrap());
        portal.pass_seconds(90 * 86_400 - 1);
        assert_eq!(portal.keep_terms().await, 0);
        portal.pass_seconds(1);
        assert_eq!(portal.keep_terms().await, 1);
        assert_eq!(portal.keep_terms().await, 0);
        let sides = [&provider, &customer];
        let told = portal.told("delegation-lapsed", "delegation-lapsed", sides);
        assert_eq!(told.await, [(1, 1); 2]);
        let mail = portal.mail_to(&provider.email).await;
        assert!(mail.text.contains("lapsed"), "{}", mail.text);
    })
    .await;
}
