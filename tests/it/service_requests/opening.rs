//! Opening a request.
use super::{NO_SOUND, SUPPORT};
use crate::{harness::on_each_database, subscriptions::with};

#[actix_web::test]
async fn a_customer_opens_a_request_and_finds_it_by_clicking() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let home = customer.get(&customer.at("")).await.expect(200);
        assert!(home.texts("nav a").contains(&"Service requests".to_owned()));
        let list = customer
            .get(&customer.at("/service-requests"))
            .await
            .expect(200);
        assert!(list.text(".empty").contains("Open one when something"));
        let form = list.attribute(".head a.primary", "href");
        let form = customer.get(&form).await.expect(200);
        let once = form.attribute("input[name=once]", "value");
        let sent = with(&NO_SOUND, &[("once", &once)]);
        let path = customer.at("/service-requests");
        let opened = customer.post(&path, &sent).await.expect(303);
        let again = customer.post(&path, &sent).await.expect(303);
        assert_eq!(opened.location, again.location, "the same form twice");
        let page = customer.get(&opened.location).await.expect(200);
        assert!(page.text("h1").starts_with("No sound in meetings Open"));
        let facts = page.text(".facts");
        for fact in ["Teams", "High", "Nobody"] {
            assert!(facts.contains(fact), "{fact}: {facts}");
        }
        assert!(
            page.body.contains("for everybody.\nWe tried"),
            "lines are kept"
        );
        let name = customer.account.name.as_str();
        assert!(page.text(".timeline").contains(name));
        assert_eq!(customer.requests("").await, ["No sound in meetings"]);
        let activity = customer.get(&customer.at("/activity")).await.expect(200);
        assert!(activity.body.contains(&opened.location));
        let told = activity.texts("tbody th");
        assert_eq!(told.len(), 1, "{told:?}");
    })
    .await;
}

#[actix_web::test]
async fn a_request_that_no_partner_may_see_says_so_and_leads_to_the_partners() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let member = portal.a_colleague_of(&customer, "", "").await;
        customer.grant(&provider, &SUPPORT).await.expect(303);
        let (path, service) = (
            customer.at("/service-requests"),
            ("service", "sharepoint-online"),
        );
        let opened = customer.post(&path, &with(&NO_SOUND, &[service])).await;
        let request = opened.location.clone();
        let page = customer.follow(opened.expect(303)).await.expect(200);
        assert!(page.text(".flash").contains("none sees it yet"));
        let said = page.text("#unseen");
        let no_partner = "No partner has support rights for SharePoint Online";
        assert!(said.starts_with(no_partner), "{said}");
        let partners = customer.at("/partners");
        for way in ["#unseen a", "#assign a"] {
            assert_eq!(page.attribute(way, "href"), partners, "{way}");
        }
        // Whoever may not look at the partners is led nowhere.
        let page = member.get(&request).await.expect(200);
        assert!(page.has("#unseen") && !page.has("#unseen a") && !page.has("#assign a"));
        // What is done nobody has to see, until an answer opens it again.
        for (verb, said, is_told) in [
            ("state", ("state", "resolved"), false),
            ("reply", ("body", "It is back."), true),
        ] {
            let path = format!("{request}/{verb}");
            customer.post(&path, &[said]).await.expect(303);
            let page = customer.get(&request).await.expect(200);
            assert_eq!(page.has("#unseen"), is_told, "{verb}");
        }
        let rights = with(&SUPPORT, &[service]);
        customer.grant(&provider, &rights).await.expect(303);
        let page = customer.get(&request).await.expect(200);
        assert!(!page.has("#unseen"));
        let opened = customer.post(&path, &with(&NO_SOUND, &[service])).await;
        let page = customer.follow(opened.expect(303)).await.expect(200);
        assert!(page.text(".flash").contains("Both sides are told"));
    })
    .await;
}

#[actix_web::test]
async fn everybody_of_the_customer_opens_requests() {
    on_each_database(async |portal| {
        let admin = portal.a_customer().await;
        let member = portal.a_colleague_of(&admin, "", "").await;
        let tail = member.asks(&[]).await;
        member
            .says(&tail, "reply", &[("body", "Still so.")])
            .await
            .expect(303);
        admin.request(&tail).await.expect(200);
    })
    .await;
}

#[actix_web::test]
async fn a_wrong_form_comes_back_filled_with_a_sentence_beside_each_field() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        for (field, value) in [
            ("service", "telepathy"),
            ("severity", "doom"),
            ("subject", "see https://evil.example"),
            ("subject", " "),
            ("body", " \n "),
        ] {
            let form = with(&NO_SOUND, &[(field, value)]);
            let path = customer.at("/service-requests");
            let refused = customer.post(&path, &form).await.expect(422);
            assert!(refused.has(&format!("#{field}-error")), "{field}");
            if field != "body" {
                assert!(refused.body.contains("We tried two headsets."));
            }
        }
        assert!(customer.requests("").await.is_empty());
    })
    .await;
}
