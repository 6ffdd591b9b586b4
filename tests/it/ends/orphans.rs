//! Rights that a reseller keeps after its partnership with the provider has ended.
use super::how_many;
use crate::{harness::on_each_database, people::Person};

const WHY: &str = "We no longer vouch for them";

/// The provider's page of its only reseller.
async fn partnership(provider: &Person) -> String {
    let list = provider.get(&provider.at("/resellers")).await.expect(200);
    list.attribute("tbody th a", "href")
}

#[actix_web::test]
async fn the_provider_asks_and_the_customer_decides() {
    on_each_database(async |portal| {
        let (provider, reseller, customer) = portal.all_three().await;
        let page = partnership(&provider).await;
        let ask = format!("{page}/ask-to-end");
        provider.get(&ask).await.expect(409);
        provider.post(&format!("{page}/end"), &[]).await.expect(303);
        let form = provider.get(&ask).await.expect(200);
        let id = form.attribute("input[name=delegation]", "value");
        provider.post(&ask, &[("reason", WHY)]).await.expect(422);
        portal.new_mails().await;
        let fields = [("delegation", id.as_str()), ("reason", WHY)];
        provider.post(&ask, &fields).await.expect(303);
        provider.post(&ask, &fields).await.expect(303);
        let mail = portal.the_mail().await;
        assert!(
            mail.to.contains(&customer.email) && mail.text.contains(WHY),
            "{}",
            mail.text
        );
        let deed = "Asked to end delegated rights";
        assert_eq!(how_many(&provider.deeds().await, deed), 1);
        assert_eq!(how_many(&customer.deeds().await, deed), 1);
        // It is between the provider and the customer.
        assert_eq!(how_many(&reseller.deeds().await, deed), 0);
        let theirs = reseller
            .get(&reseller.at(&format!("/delegations/{id}")))
            .await
            .expect(200);
        assert!(!theirs.body.contains(WHY));

        let first = customer.get(&customer.at("")).await.expect(200);
        let link = first.attribute("main .what a", "href");
        assert_eq!(link, customer.at(&format!("/delegations/{id}#ends")));
        let shown = customer.get(&link).await.expect(200);
        let said = shown.text("#ends");
        assert!(said.contains(WHY) && said.contains(provider.organisation.name.as_str()));
        let keep = customer.at(&format!("/delegations/{id}/keep"));
        customer
            .post(&keep, &[("answer", "They know our systems")])
            .await
            .expect(303);
        customer
            .post(&keep, &[("answer", "They know our systems")])
            .await
            .expect(409);
        let mail = portal.the_mail().await;
        assert!(mail.to.contains(&provider.email) && mail.text.contains("They know our systems"));
        let shown = provider.get(&page).await.expect(200);
        assert!(shown.text("main").contains("They know our systems"));

        // Asked once more, the customer takes them back: that is an answer as well.
        provider.post(&ask, &fields).await.expect(303);
        let revoke = customer.at(&format!("/delegations/{id}/revoke"));
        customer.post(&revoke, &[]).await.expect(303);
        assert!(!customer.get(&customer.at("")).await.body.contains("#ends"));
        provider.post(&ask, &fields).await.expect(404);
    })
    .await;
}

/// The rights that a form offers.
async fn offered(provider: &Person, ask: &str) -> (Vec<String>, String) {
    let form = provider.get(ask).await.expect(200);
    let ids = form.attributes("input[name=delegation]", "value");
    (ids, form.text("main"))
}

/// Asks about all of these.
async fn asked(provider: &Person, ask: &str, ids: &[String]) {
    let mut fields = vec![("reason", WHY)];
    fields.extend(ids.iter().map(|id| ("delegation", id.as_str())));
    provider.post(ask, &fields).await.expect(303);
}

#[actix_web::test]
async fn however_many_rights_are_left_each_can_be_asked_about() {
    on_each_database(async |portal| {
        let (provider, reseller, customer) = portal.all_three().await;
        for days in 100..152 {
            let days = days.to_string();
            let grant = [
                ("role", "license-administrator"),
                ("service", "teams"),
                ("days", days.as_str()),
            ];
            customer.grant(&reseller, &grant).await.expect(303);
        }
        let page = partnership(&provider).await;
        let ask = format!("{page}/ask-to-end");
        provider.post(&format!("{page}/end"), &[]).await.expect(303);
        let shown = provider.get(&page).await.expect(200);
        let said = shown.text("main");
        assert!(said.contains("the newest 50 of 53"), "{said}");
        let (first, said) = offered(&provider, &ask).await;
        assert_eq!(first.len(), 50);
        assert!(said.contains("the newest 50 of 53"), "{said}");
        asked(&provider, &ask, &first).await;
        // The rest, and nothing that was asked about.
        let (rest, said) = offered(&provider, &ask).await;
        assert_eq!(rest.len(), 3);
        assert!(rest.iter().all(|id| !first.contains(id)));
        assert!(!said.contains("the newest"), "{said}");
        // An answer does not come before what nobody was asked about.
        let keep = |id: &str| customer.at(&format!("/delegations/{id}/keep"));
        let answer = [("answer", "They know our systems")];
        customer.post(&keep(&first[0]), &answer).await.expect(303);
        assert_eq!(offered(&provider, &ask).await.0, rest);
        asked(&provider, &ask, &rest).await;
        assert_eq!(offered(&provider, &ask).await.0, first[..1]);
        asked(&provider, &ask, &first[..1]).await;
        let (none, said) = offered(&provider, &ask).await;
        assert!(none.is_empty() && said.contains("have not answered yet"));
    })
    .await;
}

#[actix_web::test]
async fn nobody_asks_about_rights_that_another_provider_brought() {
    on_each_database(async |portal| {
        let (provider, reseller, _) = portal.all_three().await;
        let stranger = portal.a_provider().await;
        portal.partners(&stranger, &reseller).await;
        let theirs = portal.a_customer().await;
        portal.accepted(&stranger, &reseller, &theirs).await;
        let foreign = reseller
            .newest()
            .await
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned();
        let page = partnership(&provider).await;
        provider.post(&format!("{page}/end"), &[]).await.expect(303);
        let fields = [("delegation", foreign.as_str()), ("reason", WHY)];
        let before = portal.everything().await;
        provider
            .post(&format!("{page}/ask-to-end"), &fields)
            .await
            .expect(404);
        assert_eq!(portal.everything().await, before);
    })
    .await;
}
