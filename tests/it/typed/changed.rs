//! What changed while a form was filled in: the form comes back with what was typed.
use crate::{delegations::TEAMS, harness::on_each_database, service_requests::NO_SOUND};

#[actix_web::test]
async fn a_group_that_somebody_else_changed_can_be_set_all_the_same() {
    on_each_database(async |portal| {
        let admin = portal.a_reseller().await;
        let group = portal.group(&admin, "Desk", &[]).await;
        let path = admin.at(&group);
        let version = admin.get(&path).await.attribute("[name=version]", "value");
        admin
            .post(&path, &[("name", "Their desk")])
            .await
            .expect(303);
        let mine = [("name", "My desk"), ("version", version.as_str())];
        let back = admin.post(&path, &mine).await.expect(409);
        assert_eq!(back.text("#name-error"), "Name now: Their desk");
        assert_eq!(back.attribute("#name", "value"), "My desk");
        assert!(back.text(".timeline").contains("Their desk"));
        let version = back.attribute("[name=version]", "value");
        let mine = [("name", "My desk"), ("version", version.as_str())];
        admin.post(&path, &mine).await.expect(303);
        assert_eq!(admin.get(&path).await.text("h1"), "My desk");
    })
    .await;
}

#[actix_web::test]
async fn rights_for_a_partner_that_is_suspended_meanwhile_stay_chosen() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        portal.turn(&provider, true).await;
        let back = customer.grant(&provider, &TEAMS).await.expect(409);
        assert!(back.has(".problems"));
        for (name, value) in TEAMS {
            let ticked = format!("[name='{name}'][value='{value}'][checked]");
            let picked = format!("#{name} option[value='{value}'][selected]");
            let typed = format!("#{name}[value='{value}']");
            assert!(
                [ticked, picked, typed].iter().any(|one| back.has(one)),
                "{name}"
            );
        }
    })
    .await;
}

#[actix_web::test]
async fn an_answer_to_a_request_that_was_closed_meanwhile_can_be_copied() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let opened = customer
            .post(&customer.at("/service-requests"), &NO_SOUND)
            .await;
        let path = opened.expect(303).location;
        let close = format!("{path}/state");
        customer
            .post(&close, &[("state", "resolved")])
            .await
            .expect(303);
        customer
            .post(&close, &[("state", "closed")])
            .await
            .expect(303);
        let said = "It hums again since noon.";
        let back = customer
            .post(&format!("{path}/reply"), &[("body", said)])
            .await
            .expect(409);
        assert!(back.has(".problems"));
        assert_eq!(back.text("textarea#body"), said);
    })
    .await;
}
