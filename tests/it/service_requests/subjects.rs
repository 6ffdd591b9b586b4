//! What a customer wrote above a request is in the mails about it, and neither in the list of mails nor in the activity
//! that others read.
use super::SUPPORT;
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    people::Person,
};

const CANARY: &str = "kanarienvogel am telefon";

/// Reads the list of mails and its file as this person of a partner: they name the customer and not what it wrote.
async fn reads_nothing(reader: &Person, customer: &Person) {
    let named = customer.organisation.name.as_str();
    for tail in ["/mails", "/mails.csv"] {
        let list = reader.get(&reader.at(tail)).await.expect(200);
        assert!(!list.body.contains(CANARY), "{tail} of {}", reader.email);
        for what in [
            format!("A service request of {named} was opened"),
            format!("A service request of {named} was answered"),
            format!("The state of a service request of {named} was changed"),
            format!("The assignment of a service request of {named} was changed"),
        ] {
            assert!(list.body.contains(&what), "{what}: {}", list.body);
        }
    }
}

#[actix_web::test]
async fn a_partners_list_of_mails_tells_nobody_what_a_customer_wrote_and_its_own_does() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let agent = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        let seller = portal.a_colleague_of(&provider, "sales_agent", "").await;
        let admin = portal.a_colleague_of(&provider, "admin_agent", "").await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &SUPPORT).await.expect(303);
        portal.let_support(&provider, &[&agent]).await;
        let tail = customer.asks(&[("subject", CANARY)]).await;
        for (verb, field) in [
            ("reply", ("body", "Still nothing.")),
            ("state", ("state", "resolved")),
            ("assign", ("partner", provider.slug())),
        ] {
            customer.says(&tail, verb, &[field]).await.expect(303);
        }
        for topic in ["opened", "answered", "moved", "assigned"] {
            let told = portal.mails(&format!("request-{topic}"), &agent).await;
            assert_eq!(told, 1, "{topic}");
        }
        let mail = portal.mail_to(&agent.email).await;
        assert!(mail.subject.contains(CANARY), "{}", mail.subject);
        for reader in [&seller, &admin, &provider] {
            reads_nothing(reader, &customer).await;
        }
        for tail in ["/mails", "/mails.csv"] {
            let own = customer.get(&customer.at(tail)).await.expect(200);
            assert!(own.body.contains(CANARY), "{tail}");
        }

        let matrix = customer.get(&customer.at("/partners")).await.expect(200);
        let revoke = matrix.attribute(".matrix .do a", "href");
        let reason = [("reason", "Moved in house")];
        customer.post(&revoke, &reason).await.expect(303);
        for reader in [&seller, &admin] {
            reads_nothing(reader, &customer).await;
        }
    })
    .await;
}

/// A provider whose member supports a customer, with colleagues who do not.
struct Team {
    provider: Person,
    agent: Person,
    /// Who sells, who is in charge without being in the group, and who has no role at all.
    others: [Person; 3],
    customer: Person,
}

impl Team {
    async fn of(portal: &Portal) -> Self {
        let provider = portal.a_provider().await;
        let agent = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        let others = [
            portal.a_colleague_of(&provider, "sales_agent", "").await,
            portal.a_colleague_of(&provider, "admin_agent", "").await,
            portal.a_colleague_of(&provider, "", "").await,
        ];
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &SUPPORT).await.expect(303);
        portal.let_support(&provider, &[&agent]).await;
        Self {
            provider,
            agent,
            others,
            customer,
        }
    }

    /// What the agent is shown of the request.
    async fn page(&self, tail: &str) -> Answer {
        let page = self.agent.behalf(&self.customer, tail);
        self.agent.get(&page).await.expect(200)
    }

    /// The agent answers, takes and resolves the request.
    async fn works(&self, tail: &str) {
        for (verb, field) in [
            ("reply", ("body", "We look into it.")),
            ("assign", ("partner", self.provider.slug())),
            ("state", ("state", "resolved")),
        ] {
            let path = self.agent.behalf(&self.customer, &format!("{tail}/{verb}"));
            self.agent.post(&path, &[field]).await.expect(303);
        }
    }

    /// All of the provider's members, whether or not they may read the request.
    fn members(&self) -> impl Iterator<Item = &Person> {
        [&self.provider, &self.agent]
            .into_iter()
            .chain(&self.others)
    }

    /// The activity of the provider, its file and its first page tell what was done to the request of this number, and
    /// nothing that the customer wrote.
    async fn reads_the_number(&self, number: &str) {
        let object = format!("{} {number}", self.customer.organisation.name);
        let deeds = [
            format!("Answered the service request {object}"),
            format!("Resolved the service request {object}"),
            format!(
                "Assigned the service request {object} ({})",
                self.provider.organisation.name
            ),
        ];
        for reader in self.members() {
            for tail in ["/activity", "/activity.csv", ""] {
                let told = reader.get(&reader.at(tail)).await.expect(200);
                assert!(!told.body.contains(CANARY), "{tail} of {}", reader.email);
                let is_whole = !tail.is_empty();
                for deed in deeds.iter().filter(|_| is_whole) {
                    assert!(told.body.contains(deed), "{deed}: {}", told.body);
                }
            }
            let search = format!("/activity?object={CANARY}").replace(' ', "+");
            let found = reader.get(&reader.at(&search)).await.expect(200);
            assert!(!found.has("tbody tr"), "{}", reader.email);
        }
    }
}

#[actix_web::test]
async fn a_partners_activity_tells_a_request_by_its_number_and_the_customers_by_its_subject() {
    on_each_database(async |portal| {
        let team = Team::of(&portal).await;
        let customer = &team.customer;
        let tail = customer.asks(&[("subject", CANARY)]).await;
        team.works(&tail).await;
        // Whoever may read it finds the number on its page.
        let number = format!("#{}", &tail[tail.len() - 8..]);
        for page in [team.page(&tail).await, customer.request(&tail).await] {
            assert!(page.text(".facts").contains(&number), "{number}");
        }
        team.reads_the_number(&number).await;
        for tail in ["/activity", "/activity.csv"] {
            let own = customer.get(&customer.at(tail)).await.expect(200);
            let answered = format!("Answered the service request {CANARY}");
            assert!(own.body.contains(&answered), "{tail}: {}", own.body);
        }

        let matrix = customer.get(&customer.at("/partners")).await.expect(200);
        let revoke = matrix.attribute(".matrix .do a", "href");
        let reason = [("reason", "Moved in house")];
        customer.post(&revoke, &reason).await.expect(303);
        let page = team.agent.behalf(customer, &tail);
        team.agent.get(&page).await.expect(404);
        team.reads_the_number(&number).await;
    })
    .await;
}
