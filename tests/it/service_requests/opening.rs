//! Opening a request.
use super::NO_SOUND;
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
