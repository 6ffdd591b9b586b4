//! Two delegations, each of one service and with one role: on the people's pages each role reaches its own service alone,
//! generated for all pairs of roles.
use crate::{
    access::{Desk, granting},
    directory::id,
    harness::{Portal, on_each_database},
    tree::none,
};

const READERS: [&str; 2] = ["directory-readers", "global-reader"];
const ASSIGNS: &str = "license-administrator";
/// Those that find people.
const ROLES: [&str; 5] = [
    READERS[0],
    READERS[1],
    ASSIGNS,
    "user-administrator",
    "helpdesk-administrator",
];

/// One of the two services: what Pia has of it, and what nobody has.
struct Side {
    service: &'static str,
    has: &'static str,
    free: &'static str,
    bought: String,
    delegation: String,
}

/// Somebody who uses rights for two services at a customer with one person.
struct Trial {
    desk: Desk,
    pia: String,
    sides: [Side; 2],
}

impl Trial {
    async fn begin(portal: &Portal) -> Self {
        let desk = portal.a_desk(&ROLES).await;
        let grant = granting(&ROLES, &[("service", "entra-id")]);
        desk.customer.grant(&desk.partner, &grant).await.expect(303);
        let (teams, entra) = (desk.delegation.clone(), desk.partner.newest().await);
        let pia = desk.customer.lists("Pia Kern", "pia@x.example", "").await;
        let mut sides = Vec::new();
        for (service, has, free, delegation) in [
            ("teams", "Teams Enterprise", "Teams Rooms", teams),
            ("entra-id", "Entra ID P1", "Entra ID P2", entra),
        ] {
            let of = |product| [("service", service), ("product", product)];
            let bought = desk.customer.bought(&of(has)).await;
            desk.customer.bought(&of(free)).await;
            desk.customer.assigns(&pia, &bought).await.expect(303);
            sides.push(Side {
                service,
                has,
                free,
                bought,
                delegation,
            });
        }
        let Ok(sides) = <[Side; 2]>::try_from(sides) else {
            panic!("two services")
        };
        Self { desk, pia, sides }
    }

    async fn status(&self, tail: &str) -> u16 {
        self.desk.get(tail).await.status.as_u16()
    }

    /// What is wrong when the first service is reached with the first role, the second with the second.
    async fn faults(&self, roles: [&str; 2]) -> Vec<String> {
        for (side, role) in self.sides.iter().zip(roles) {
            let (partner, group) = (&self.desk.partner, &self.desk.group);
            let lent = partner.lends(&side.delegation, group, &[role]).await;
            lent.expect(303);
        }
        let mut faults = Vec::new();
        for (side, role) in self.sides.iter().zip(roles) {
            let mut is = |what: &str, expected: bool, found: bool| {
                if expected != found {
                    let service = side.service;
                    faults.push(format!("{roles:?}, {service}: {what} is {found}"));
                }
            };
            let (reads, assigns) = (READERS.contains(&role), role == ASSIGNS);
            let sees = reads || assigns;
            let list = self.desk.get("/people").await.expect(200);
            is(
                "the licence in the list",
                sees,
                list.body.contains(side.has),
            );
            let filter = format!("[name=service] [value={}]", side.service);
            is("the filter of the list", sees, list.has(&filter));
            let page = self.desk.get(&self.pia).await.expect(200);
            let links = page.texts("#licences tbody th a");
            is("the licence", sees, page.body.contains(side.has));
            is("its link", reads, links.iter().any(|link| link == side.has));
            is("an offer", assigns, page.body.contains(side.free));
            let take_back = format!("{}/licences/{}/remove", self.pia, id(&side.bought));
            is("taking back", assigns, page.body.contains(&take_back));
            is(
                "the page to take back",
                assigns,
                self.status(&take_back).await == 200,
            );
            is(
                "the subscription",
                reads,
                self.status(&side.bought).await == 200,
            );
            is("assigning", assigns, self.assigns(side).await == 303);
            // Whoever sees no licences at all cannot look for them.
            if [READERS[0], READERS[1], ASSIGNS]
                .iter()
                .any(|it| roles.contains(it))
            {
                let found = format!("/people?licence=yes&service={}", side.service);
                let found = self.desk.get(&found).await.expect(200);
                is(
                    "what the filter finds",
                    sees,
                    found.body.contains("Pia Kern"),
                );
            }
            let file = self.desk.get("/people.csv").await;
            if file.status.as_u16() == 200 {
                is(
                    "the licence in the file",
                    sees,
                    file.body.contains(side.has),
                );
            }
        }
        faults
    }

    /// The answer to assigning what Pia has, which changes nothing.
    async fn assigns(&self, side: &Side) -> u16 {
        let (member, customer) = (&self.desk.member, &self.desk.customer);
        let path = member.behalf(customer, &format!("{}/licences", self.pia));
        let form = [("subscription", id(&side.bought))];
        member.post(&path, &form).await.status.as_u16()
    }
}

#[actix_web::test]
async fn on_the_pages_of_people_each_role_reaches_the_services_of_its_own_delegation() {
    on_each_database(async |portal| {
        let trial = Trial::begin(&portal).await;
        let mut faults = Vec::new();
        for one in ROLES {
            for other in ROLES {
                faults.extend(trial.faults([one, other]).await);
            }
        }
        none(faults);
    })
    .await;
}
