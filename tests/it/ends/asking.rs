//! A customer asks its provider to end the relationship, and is answered.
use super::how_many;
use crate::harness::on_each_database;

const WHY: [(&str, &str); 1] = [("reason", "We changed distributors")];

#[actix_web::test]
async fn a_customer_asks_once_and_the_provider_finds_it_on_its_first_page() {
    on_each_database(async |portal| {
        let (provider, reseller, customer) = portal.all_three().await;
        let partner = customer
            .get(&customer.partner(&provider, ""))
            .await
            .expect(200);
        let ask = customer.partner(&provider, "/ask-to-end");
        assert!(partner.body.contains(&format!("href=\"{ask}\"")));
        customer.post(&ask, &[("reason", " ")]).await.expect(422);
        portal.new_mails().await;
        customer.post(&ask, &WHY).await.expect(303);
        customer.post(&ask, &WHY).await.expect(303);
        let mail = portal.the_mail().await;
        assert!(mail.to.contains(&provider.email) && mail.text.contains("We changed distributors"));
        assert_eq!(how_many(&provider.deeds().await, "Asked to end"), 1);
        assert_eq!(how_many(&customer.deeds().await, "Asked to end"), 1);
        // Nobody else learns of it, and a reseller has no relationship that could be asked about.
        assert_eq!(how_many(&reseller.deeds().await, "Asked to end"), 0);
        customer
            .post(&customer.partner(&reseller, "/ask-to-end"), &WHY)
            .await
            .expect(404);

        let first = provider.get(&provider.at("")).await.expect(200);
        let link = first.attribute("main .what a", "href");
        assert_eq!(link, provider.customer(&customer, "#ends"));
        let page = provider
            .get(&provider.customer(&customer, ""))
            .await
            .expect(200);
        assert!(page.text("#ends").contains("We changed distributors"));
        let shown = customer
            .get(&customer.partner(&provider, ""))
            .await
            .expect(200);
        assert!(shown.text("main").contains("Waits for an answer"));
    })
    .await;
}

#[actix_web::test]
async fn the_provider_keeps_it_and_says_why_or_removes_it() {
    on_each_database(async |portal| {
        let (provider, _, customer) = portal.all_three().await;
        let keep = provider.customer(&customer, "/keep");
        provider.get(&keep).await.expect(404);
        let answer = [("answer", "Your contract runs until May")];
        provider.post(&keep, &answer).await.expect(409);
        let ask = customer.partner(&provider, "/ask-to-end");
        customer.post(&ask, &WHY).await.expect(303);
        provider.get(&keep).await.expect(200);
        provider.post(&keep, &[("answer", "")]).await.expect(422);
        portal.new_mails().await;
        provider.post(&keep, &answer).await.expect(303);
        provider.post(&keep, &answer).await.expect(409);
        let mail = portal.the_mail().await;
        assert!(mail.to.contains(&customer.email) && mail.text.contains("until May"));
        let shown = customer
            .get(&customer.partner(&provider, ""))
            .await
            .expect(200);
        assert!(shown.text("main").contains("Your contract runs until May"));
        assert_eq!(how_many(&customer.deeds().await, "Answered that"), 1);
        assert!(!provider.get(&provider.at("")).await.body.contains("#ends"));

        // Answered, it can be asked again; and the end itself is an answer.
        customer.post(&ask, &WHY).await.expect(303);
        assert!(provider.get(&provider.at("")).await.body.contains("#ends"));
        provider
            .post(&provider.customer(&customer, "/remove"), &[])
            .await
            .expect(303);
        assert!(!provider.get(&provider.at("")).await.body.contains("#ends"));
        customer.post(&ask, &WHY).await.expect(404);
        let shown = customer
            .get(&customer.partner(&provider, ""))
            .await
            .expect(200);
        assert!(!shown.text("main").contains("Waits for an answer"));
    })
    .await;
}

#[actix_web::test]
async fn who_has_not_answered_is_reminded_after_seven_and_after_thirty_days_once_each() {
    on_each_database(async |portal| {
        let (provider, _, customer) = portal.all_three().await;
        let gone = portal.a_customer_of(&provider).await;
        for person in [&customer, &gone] {
            let ask = person.partner(&provider, "/ask-to-end");
            person.post(&ask, &WHY).await.expect(303);
        }
        let remove = provider.customer(&gone, "/remove");
        provider.post(&remove, &[]).await.expect(303);
        let reminded = async || {
            for _ in 0..2 {
                portal.keep_terms().await;
            }
            let topic = "relationship-end-asked";
            let mails = portal.posted(topic, &provider.email).await;
            let reminders = mails.iter().filter(|mail| mail.contains("reminder"));
            reminders.count()
        };
        portal.pass_seconds(7 * 86_400 - 1);
        assert_eq!(reminded().await, 0);
        portal.pass_seconds(1);
        assert_eq!(reminded().await, 1, "the other one was answered by the end");
        let mails = portal.mails_to(&provider.email).await;
        let mut mails = mails.iter();
        let mail = mails.find(|mail| mail.subject.contains("waits for the answer"));
        let text = &mail.expect("a reminder").text;
        assert!(text.contains("We changed distributors"), "{text}");
        provider.sign_in().await;
        assert!(provider.get(&provider.at("")).await.body.contains("#ends"));
        portal.pass_seconds(23 * 86_400 - 1);
        assert_eq!(reminded().await, 1);
        portal.pass_seconds(1);
        assert_eq!(reminded().await, 2);
        portal.pass_days(60);
        assert_eq!(reminded().await, 2);
        assert_eq!(portal.mails("relationship-end-asked", &customer).await, 0);
    })
    .await;
}

#[actix_web::test]
async fn whoever_answered_is_not_reminded_and_who_is_reminded_late_is_so_once() {
    on_each_database(async |portal| {
        let (provider, _, customer) = portal.all_three().await;
        let ask = customer.partner(&provider, "/ask-to-end");
        customer.post(&ask, &WHY).await.expect(303);
        let keep = provider.customer(&customer, "/keep");
        let answer = [("answer", "Your contract runs until May")];
        provider.post(&keep, &answer).await.expect(303);
        let topic = "relationship-end-asked";
        portal.pass_days(31);
        portal.keep_terms().await;
        assert_eq!(portal.mails(topic, &provider).await, 1, "the ask alone");
        customer.sign_in().await;
        customer.post(&ask, &WHY).await.expect(303);
        portal.pass_days(31);
        for _ in 0..2 {
            portal.keep_terms().await;
        }
        assert_eq!(portal.mails(topic, &provider).await, 3);
    })
    .await;
}
