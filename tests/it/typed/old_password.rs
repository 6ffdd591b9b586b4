//! Forms that were filled in before the password grew old (P8).
use crate::{
    accepting::for_everybody, client::Answer, harness::on_each_database, people::PASSWORD,
};

/// Gives the password where it is asked for, with the form that waits.
async fn proven(of: &crate::client::Client, asked: &Answer, password: &str) -> Answer {
    assert!(asked.asks_for_the_password(), "{}", asked.status);
    let action = asked.attribute("form.form", "action");
    let typed = asked.attribute("input[name=typed_form]", "value");
    of.post(&action, &[("typed_form", &typed), ("password", password)])
        .await
}

#[actix_web::test]
async fn consent_keeps_ticks_signatory_and_what_was_narrowed() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let page = customer.get(&invited.link).await.expect(200);
        let offer = &invited.offers[0];
        let (role, service, days) = (
            format!("role.{offer}"),
            format!("service.{offer}"),
            format!("days.{offer}"),
        );
        let narrowed = [
            ("signatory_name", "Ana Maria Signs"),
            (role.as_str(), "directory-readers"),
            (service.as_str(), "teams"),
            (days.as_str(), "30"),
        ];
        portal.pass_seconds(601);
        let asked = customer.accept_as_seen(&page, &invited, &narrowed).await;
        assert!(asked.text("main").contains("What you filled in is kept"));
        let wrong = proven(&customer, &asked, "not my password at all").await;
        assert!(wrong.clone().expect(422).has("#password-error"));
        let action = wrong.attribute("form.form", "action");
        let typed = wrong.attribute("input[name=typed_form]", "value");
        let form = [("typed_form", typed.as_str()), ("password", PASSWORD)];
        let back = customer.post(&action, &form).await.expect(200);
        assert_eq!(portal.rows("relationships").await, 0);
        assert!(back.text(".flash").contains("Nothing was done yet"));
        assert!(!back.has(".problems"));
        assert_eq!(
            back.attribute("#signatory_name", "value"),
            "Ana Maria Signs"
        );
        assert!(back.has("input[name=agreement][checked]"));
        assert!(back.has("input[name=grant][checked]"));
        let ticked = |name: &str| format!("input[name='{name}'][type=checkbox][checked]");
        assert_eq!(back.attribute(&ticked(&role), "value"), "directory-readers");
        assert_eq!(back.attribute(&ticked(&service), "value"), "teams");
        assert_eq!(back.attribute(&format!("[name='{days}']"), "value"), "30");
        customer
            .accept_as_seen(&back, &invited, &narrowed)
            .await
            .expect(303);
        assert_eq!(portal.rows("relationships").await, 1);
    })
    .await;
}

#[actix_web::test]
async fn passwords_are_never_in_the_page() {
    on_each_database(async |portal| {
        let admin = portal.a_reseller().await;
        portal.pass_seconds(601);
        let form = [("name", "Desk"), ("new_password", "a very secret thing")];
        let asked = admin.post(&admin.at("/groups"), &form).await;
        assert!(asked.asks_for_the_password());
        assert!(!asked.body.contains("secret") && asked.body.contains("Desk"));
        let wrong = proven(&admin, &asked, "another secret thing").await;
        assert!(!wrong.expect(422).body.contains("secret"));
    })
    .await;
}

#[actix_web::test]
async fn the_kept_form_is_only_taken_from_an_own_page_and_goes_where_it_was_sent_to() {
    on_each_database(async |portal| {
        let admin = portal.a_reseller().await;
        let path = admin.at("/groups");
        portal.pass_seconds(601);
        let asked = admin.post(&path, &[("name", "Desk")]).await;
        assert_eq!(asked.attribute("form.form", "action"), path);
        let body = format!(
            "typed_form=name%3DDesk&password={}",
            PASSWORD.replace(' ', "+")
        );
        let from = [("sec-fetch-site", "cross-site")];
        let sent = admin
            .send(reqwest::Method::POST, &path, Some(body.clone()), &from)
            .await;
        sent.expect(403);
        assert!(
            admin
                .post(&path, &[("name", "Desk")])
                .await
                .asks_for_the_password()
        );
        let visitor = portal.a_visitor();
        let from = [("sec-fetch-site", "same-origin")];
        let sent = visitor
            .send(reqwest::Method::POST, &path, Some(body), &from)
            .await;
        assert!(sent.expect(303).location.starts_with("/signin"));
    })
    .await;
}

#[actix_web::test]
async fn what_is_only_a_button_leads_to_its_page() {
    on_each_database(async |portal| {
        let admin = portal.a_reseller().await;
        let group = portal.group(&admin, "Desk", &[]).await;
        let delete = admin.at(&format!("{group}/delete"));
        portal.pass_seconds(601);
        let asked = admin.post(&delete, &[("hidden", "1")]).await;
        let on = proven(&admin, &asked, PASSWORD).await.expect(303);
        assert_eq!(on.location, delete);
        let page = admin.get(&on.location).await.expect(200);
        assert!(page.text(".flash").contains("Nothing was done yet"));
        admin.get(&admin.at(&group)).await.expect(200);
    })
    .await;
}
