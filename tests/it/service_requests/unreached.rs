//! Requests that a partner may work on, while none of its members has access.
use super::SUPPORT;
use crate::harness::on_each_database;

#[actix_web::test]
async fn those_in_charge_read_once_that_a_request_waits_and_nothing_that_the_customer_wrote() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let agent = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &SUPPORT).await.expect(303);
        let tail = customer.asks(&[]).await;
        let answer = [("body", "Still nothing.")];
        customer.says(&tail, "reply", &answer).await.expect(303);
        for person in [&provider, &agent] {
            for topic in ["request-opened", "request-answered"] {
                assert_eq!(portal.mails(topic, person).await, 0, "{topic}");
            }
        }
        assert_eq!(portal.mails("request-unreached", &provider).await, 1);
        assert_eq!(portal.mails("request-unreached", &agent).await, 0);
        let mail = portal.mail_to(&provider.email).await;
        for word in ["No sound", "high", "headsets", "Still nothing"] {
            assert!(!mail.raw.contains(word), "{word}: {}", mail.text);
        }
        assert!(mail.text.contains("Teams") && mail.text.contains("nobody of you can open it"));
        let id = customer.organisation.id;
        let page = provider.at(&format!("/customers/{id}"));
        assert!(mail.link().ends_with(&page), "{}", mail.link());
        // From then on whoever has access is told.
        portal.let_support(&provider, &[&agent]).await;
        customer.says(&tail, "reply", &answer).await.expect(303);
        assert_eq!(portal.mails("request-answered", &agent).await, 1);
        assert_eq!(portal.mails("request-unreached", &provider).await, 1);
    })
    .await;
}

#[actix_web::test]
async fn the_customer_sees_before_and_after_assigning_that_nobody_there_has_access() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let other = portal.a_reseller_of(&provider).await;
        customer.grant(&provider, &SUPPORT).await.expect(303);
        let tail = customer.asks(&[]).await;
        let page = customer.request(&tail).await;
        assert!(
            page.text("#unreached")
                .contains("nobody there has access yet")
        );
        customer.grant(&other, &SUPPORT).await.expect(303);
        portal.let_support(&other, &[&other]).await;
        let page = customer.request(&tail).await;
        assert!(!page.has("#unreached"), "somebody can open it");
        let warned = |partner: &str| {
            let option = page.text(&format!("#partner option[value='{partner}']"));
            option.contains("nobody there has access yet")
        };
        assert!(warned(provider.slug()) && !warned(other.slug()));
        let form = [("partner", provider.slug())];
        customer.says(&tail, "assign", &form).await.expect(303);
        let said = customer.request(&tail).await.text("#unreached");
        assert!(said.contains(provider.organisation.name.as_str()), "{said}");
        assert_eq!(portal.mails("request-unreached", &provider).await, 2);
        // Another partner learns nothing of that.
        let there = other.get(&other.behalf(&customer, &tail)).await;
        assert!(!there.expect(200).has("#unreached"));
        portal.let_support(&provider, &[&provider]).await;
        assert!(!customer.request(&tail).await.has("#unreached"));
        // A group whose members are gone is nobody again.
        let member = provider.at("/groups");
        let groups = provider.get(&member).await.expect(200);
        let group = groups.attribute("tbody th a", "href");
        provider
            .post(&group, &[("name", "Support")])
            .await
            .expect(303);
        assert!(customer.request(&tail).await.has("#unreached"));
    })
    .await;
}
