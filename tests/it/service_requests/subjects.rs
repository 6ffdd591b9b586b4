//! What a customer wrote above a request is in the mails about it, and not in the list of mails that others read.
use super::SUPPORT;
use crate::{harness::on_each_database, people::Person};

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
