//! What partners can do, as a risk: in plain words, since when, until when, last used, by whose consent.
mod consent;
mod extension;

use crate::{
    access::used::last_used,
    harness::{Portal, on_each_database},
    people::Person,
    subscriptions::with,
};
use multichannel::{
    domain::{delegation::Delegation, id::Id},
    store::delegations,
};

const PRIVILEGED: [(&str, &str); 3] = [
    ("role", "user-administrator"),
    ("service", "entra-id"),
    ("days", "300"),
];
const PLAIN: [(&str, &str); 3] = [
    ("role", "license-administrator"),
    ("service", "teams"),
    ("days", "300"),
];

impl Portal {
    /// Somebody works with the rights now, as pages on behalf note it.
    async fn works_with(&self, tail: &str) {
        let id: Id<Delegation> = Id::parse(tail.rsplit('/').next().unwrap()).unwrap();
        let now = self.now();
        let noted = self
            .app
            .db
            .write(move |db| delegations::used(db, &[id], now));
        noted.await.unwrap();
    }
}

async fn risk(customer: &Person) -> crate::client::Answer {
    customer
        .get(&customer.at("/partners/risk"))
        .await
        .expect(200)
}

#[actix_web::test]
async fn the_customer_reads_who_can_do_what_by_whose_consent() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let matrix = customer.get(&customer.at("/partners")).await.expect(200);
        assert!(
            matrix
                .texts(".head a")
                .contains(&"Who can do what".to_owned())
        );
        assert!(
            risk(&customer)
                .await
                .text(".empty")
                .contains("Nobody has rights")
        );
        customer.grant(&provider, &PLAIN).await.expect(303);
        customer.grant(&provider, &PRIVILEGED).await.expect(303);
        let page = risk(&customer).await;
        assert!(
            page.text("h2")
                .contains(provider.organisation.name.as_str())
        );
        let rows = page.texts("tbody tr");
        assert_eq!(rows.len(), 2, "{rows:?}");
        let reaching = &rows[0];
        for fact in [
            "Privileged",
            "User Administrator",
            "Entra ID",
            "2026-03-02",
            "2026-12-27",
            "Never",
            customer.account.name.as_str(),
        ] {
            assert!(reaching.contains(fact), "{fact}: {reaching}");
        }
        assert!(!rows[1].contains("Privileged"));
        let does = multichannel::messages::t(Default::default(), "role-license-administrator")
            .attribute("does")
            .to_string();
        assert!(rows[1].contains(&does), "plain words: {}", rows[1]);
        assert!(page.has("tr[data-risk] .tag[data-state=privileged]"));
        assert_eq!(page.texts("#counts dd"), ["2", "1", "0"]);
    })
    .await;
}

#[actix_web::test]
async fn who_can_do_what_can_be_printed() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &PLAIN).await.expect(303);
        for page in ["/partners", "/partners/risk"] {
            let page = customer.get(&customer.at(page)).await.expect(200);
            assert!(page.has(".head button[data-print][data-js]"));
        }
    })
    .await;
}

#[actix_web::test]
async fn rights_that_nobody_used_for_ninety_days_stand_out_to_the_second() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &PLAIN).await.expect(303);
        let tail = customer.newest().await;
        let unused = async || {
            customer.sign_in().await;
            risk(&customer).await.has(".tag[data-state=unused]")
        };
        portal.pass_seconds(90 * 86_400 - 1);
        assert!(!unused().await);
        portal.pass_seconds(1);
        assert!(unused().await);
        portal.works_with(&tail).await;
        assert!(!unused().await);
        let used = portal.now().date();
        assert!(risk(&customer).await.text("tbody").contains(&used));
        let matrix = customer.get(&customer.at("/partners")).await;
        assert!(
            matrix
                .text(".matrix")
                .contains(&format!("Last used: {used}"))
        );
        let page = customer.get(&customer.at(&tail)).await;
        assert!(page.text(".facts").contains(&used));
        portal.pass_seconds(90 * 86_400);
        assert!(unused().await);
    })
    .await;
}

#[actix_web::test]
async fn a_use_is_noted_at_most_once_a_minute() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &PLAIN).await.expect(303);
        let tail = customer.newest().await;
        let noted = async || last_used(&portal, &customer, &tail).await;
        portal.works_with(&tail).await;
        let first = noted().await;
        assert_eq!(first, Some(portal.now()));
        portal.pass_seconds(59);
        portal.works_with(&tail).await;
        assert_eq!(noted().await, first);
        portal.pass_seconds(1);
        portal.works_with(&tail).await;
        assert_eq!(noted().await, Some(portal.now()));
    })
    .await;
}

#[actix_web::test]
async fn the_file_of_risks_asks_for_the_password_and_holds_every_line() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let billing = portal.a_colleague_of(&customer, "", "billing_admin").await;
        let nobody = portal.a_colleague_of(&customer, "", "").await;
        customer.grant(&provider, &PRIVILEGED).await.expect(303);
        let path = customer.at("/partners/risk.csv");
        let file = customer.get(&path).await.expect(200);
        let lines: Vec<_> = file.body.lines().collect();
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(
            lines[1].contains("user-administrator,entra-id,2026-03-02"),
            "{lines:?}"
        );
        assert!(lines[1].ends_with("user-administrator,no"), "{lines:?}");
        billing
            .get(&customer.at("/partners/risk"))
            .await
            .expect(200);
        nobody.get(&customer.at("/partners/risk")).await.expect(403);
        provider
            .get(&provider.at("/partners/risk"))
            .await
            .expect(404);
        portal.pass_seconds(601);
        let asked = customer.get(&path).await.expect(303);
        assert!(
            asked.location.starts_with("/reauthenticate"),
            "{}",
            asked.location
        );
    })
    .await;
}

#[actix_web::test]
async fn the_file_says_of_each_right_who_agreed_to_it_and_when_it_was_last_used() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let other = portal.a_colleague_of(&customer, "", "relationship_admin");
        let other = other.await;
        let granted = portal.now();
        let extends = with(&PLAIN, &[("auto_extend", "yes")]);
        customer.grant(&provider, &extends).await.expect(303);
        let used = customer.newest().await;
        other.grant(&provider, &PRIVILEGED).await.expect(303);
        portal.pass_days(90);
        portal.works_with(&used).await;
        customer.sign_in().await;
        let file = customer.get(&customer.at("/partners/risk.csv")).await;
        let (partner, own) = (&provider.organisation.name, &customer.organisation.name);
        let [since, until] = [granted, granted.plus_days(300)].map(|at| at.rfc3339());
        let (now, one, two) = (
            portal.now().rfc3339(),
            &customer.account.name,
            &other.account.name,
        );
        let lines = [
            "Partner,Rights,State,What they allow,For,Since,Until,Extends itself,Last used,By consent of,\
            Added to,Added to by consent of,What was added,Privileged roles,Not used for 90 days"
                .to_owned(),
            format!(
                "{partner},{own} 2,active,user-administrator,entra-id,{since},{until},no,,{two},\
                ,,,user-administrator,yes"
            ),
            format!(
                "{partner},{own} 1,active,license-administrator,teams,{since},{until},yes,{now},{one},\
                ,,,,no"
            ),
        ];
        let found: Vec<_> = file.expect(200).body.lines().map(str::to_owned).collect();
        assert_eq!(found, lines);
    })
    .await;
}
