//! When rights were last used: what is about one service uses the rights for that one alone, and what fails uses none.
use super::{Desk, READER, granting};
use crate::{
    client::Answer,
    directory::id,
    harness::{Portal, on_each_database},
    people::Person,
    service_requests::NO_SOUND,
};
use multichannel::{
    domain::{delegation::Delegation, id::Id, time::Timestamp},
    store::delegations,
};
use std::time::Duration;

const ROLES: [&str; 3] = [
    READER,
    "service-support-administrator",
    "license-administrator",
];

/// When these rights were last used, as far as it is written down.
pub async fn last_used(portal: &Portal, customer: &Person, rights: &str) -> Option<Timestamp> {
    let id: Id<Delegation> = Id::parse(rights.rsplit('/').next().unwrap()).unwrap();
    let own = customer.organisation.id;
    let read = portal
        .app
        .db
        .read(move |db| delegations::by_id(db, id, own));
    let kept: Result<_, diesel::result::Error> = read.await;
    kept.unwrap().unwrap().last_used
}

/// Waits until a use is noted as of now: nobody else does.
pub async fn noted_now(portal: &Portal, customer: &Person, rights: &str, what: &str) {
    for _ in 0..100 {
        if last_used(portal, customer, rights).await == Some(portal.now()) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("nothing was noted: {what}");
}

/// A member who uses the same roles at a customer for Teams, and by other rights for Intune.
struct Two {
    desk: Desk,
    intune: String,
}

impl Two {
    async fn begin(portal: &Portal) -> Self {
        let desk = portal.a_desk(&ROLES).await;
        let grant = granting(&ROLES, &[("service", "intune")]);
        desk.customer.grant(&desk.partner, &grant).await.expect(303);
        let intune = desk.partner.newest().await;
        let lent = desk.partner.lends(&intune, &desk.group, &ROLES).await;
        lent.expect(303);
        Self { desk, intune }
    }

    /// It used the rights for Teams and not those for Intune. Then a minute passes.
    async fn used_teams(&self, portal: &Portal, what: &str) {
        let customer = &self.desk.customer;
        noted_now(portal, customer, &self.desk.delegation, what).await;
        let other = last_used(portal, customer, &self.intune).await;
        assert_eq!(other, None, "{what}");
        portal.pass_seconds(60);
    }

    async fn reads(&self, portal: &Portal, tail: &str) {
        self.desk.get(tail).await.expect(200);
        self.used_teams(portal, tail).await;
    }

    async fn posts(&self, tail: &str, form: &[(&str, &str)]) -> Answer {
        let (member, customer) = (&self.desk.member, &self.desk.customer);
        member.post(&member.behalf(customer, tail), form).await
    }

    /// Where it led.
    async fn sends(&self, portal: &Portal, tail: &str, form: &[(&str, &str)]) -> String {
        let sent = self.posts(tail, form).await.expect(303);
        self.used_teams(portal, tail).await;
        sent.location
    }
}

#[actix_web::test]
async fn a_request_uses_the_rights_for_its_service_alone() {
    on_each_database(async |portal| {
        let two = Two::begin(&portal).await;
        let (partner, customer) = (&two.desk.partner, &two.desk.customer);
        let asked = customer.asks(&[]).await;
        for tail in [asked.as_str(), "/service-requests", "/service-requests.csv"] {
            two.reads(&portal, tail).await;
        }
        for (verb, field) in [
            ("reply", ("body", "We look into it.")),
            ("assign", ("partner", partner.slug())),
            ("state", ("state", "closed")),
        ] {
            let tail = format!("{asked}/{verb}");
            two.sends(&portal, &tail, &[field]).await;
        }
        two.sends(&portal, "/service-requests", &NO_SOUND).await;
        customer.asks(&[("service", "intune")]).await;
        two.reads(&portal, "/service-requests?service=teams").await;
        let list = "/service-requests";
        two.desk.get(list).await.expect(200);
        for rights in [&two.desk.delegation, &two.intune] {
            noted_now(&portal, customer, rights, list).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn a_subscription_and_its_licences_use_the_rights_for_its_service_alone() {
    on_each_database(async |portal| {
        let two = Two::begin(&portal).await;
        let (member, customer) = (&two.desk.member, &two.desk.customer);
        let bought = customer.bought(&[]).await;
        let pia = customer.lists("Pia Kern", "pia@x.example", "").await;
        for tail in [bought.as_str(), "/subscriptions", "/subscriptions.csv"] {
            two.reads(&portal, tail).await;
        }
        let (teams, licences) = (id(&bought), format!("{pia}/licences"));
        let chosen = ("subscription", teams);
        two.sends(&portal, &licences, &[chosen]).await;
        let back = format!("{licences}/{teams}/remove");
        two.reads(&portal, &back).await;
        two.sends(&portal, &back, &[]).await;
        let several = "/people/licences";
        let ticked = format!(
            "{several}?person={}&subscription={teams}&act=assign",
            id(&pia)
        );
        two.reads(&portal, &ticked).await;
        let form = [chosen, ("act", "assign"), ("people", id(&pia))];
        let became = two.sends(&portal, several, &form).await;
        member.get(&became).await.expect(200);
        two.used_teams(&portal, "what became of them").await;
        // Whom the customer has is about no service: all that opens it is in use.
        two.desk.get("/people").await.expect(200);
        for rights in [&two.desk.delegation, &two.intune] {
            noted_now(&portal, customer, rights, "/people").await;
        }
    })
    .await;
}

#[actix_web::test]
async fn what_fails_or_shows_nothing_uses_no_rights() {
    on_each_database(async |portal| {
        let two = Two::begin(&portal).await;
        let (desk, customer) = (&two.desk, &two.desk.customer);
        let unknown = customer.organisation.id;
        let pia = customer.lists("Pia Kern", "pia@x.example", "").await;
        for noun in ["service-requests", "subscriptions", "people"] {
            desk.get(&format!("/{noun}/{unknown}")).await.expect(404);
        }
        let reply = format!("/service-requests/{unknown}/reply");
        two.posts(&reply, &[("body", "Hello")]).await.expect(404);
        let unknown = unknown.to_string();
        let give = format!("{pia}/licences");
        let given = two.posts(&give, &[("subscription", &unknown)]).await;
        given.expect(404);
        let wrong = two.posts("/service-requests", &[("service", "none")]).await;
        wrong.expect(422);
        desk.get("/people?zzz=1").await.expect(422);
        for empty in ["/subscriptions", "/subscriptions.csv", "/service-requests"] {
            desk.get(empty).await.expect(200);
        }
        portal.pass_seconds(601);
        let asked = desk.get("/people.csv").await.expect(303);
        assert!(asked.location.starts_with("/reauthenticate"));
        let asked = customer.asks(&[("service", "intune")]).await;
        desk.get(&asked).await.expect(200);
        noted_now(&portal, customer, &two.intune, &asked).await;
        let teams = last_used(&portal, customer, &desk.delegation).await;
        assert_eq!(teams, None);
    })
    .await;
}
