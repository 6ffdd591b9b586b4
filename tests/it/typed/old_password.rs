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
        assert_eq!(asked.attribute("main .actions a", "href"), invited.link);
        let wrong = proven(&customer, &asked, "not my password at all").await;
        assert!(wrong.clone().expect(422).has("#password-error"));
        let action = wrong.attribute("form.form", "action");
        let typed = wrong.attribute("input[name=typed_form]", "value");
        let form = [("typed_form", typed.as_str()), ("password", PASSWORD)];
        let back = customer.post(&action, &form).await.expect(200);
        assert_eq!(portal.rows("relationships").await, 0);
        assert!(back.text(".flash").contains("Nothing was done yet"));
        assert_eq!(back.attribute(".flash", "data-kind"), "note");
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
async fn the_question_takes_its_own_two_fields_and_no_others() {
    on_each_database(async |portal| {
        let admin = portal.a_reseller().await;
        let path = admin.at("/groups");
        portal.pass_seconds(601);
        let kept = [("typed_form", "name=Desk"), ("password", PASSWORD)];
        for more in [("password", "another"), ("role", "global-administrator")] {
            let asked = admin.post(&path, &[kept[0], kept[1], more]).await;
            let asked = asked.expect(422);
            assert!(asked.has(".problems"));
            assert_eq!(
                asked.attribute("input[name=typed_form]", "value"),
                "name=Desk"
            );
        }
        let back = admin.post(&path, &kept).await.expect(200);
        assert_eq!(back.attribute("#name", "value"), "Desk");
    })
    .await;
}

#[actix_web::test]
async fn what_was_done_before_the_password_grew_old_is_not_done_again() {
    on_each_database(async |portal| {
        let admin = portal.a_reseller().await;
        let path = admin.at("/groups");
        let form = [("name", "Desk"), ("once", "a-key-of-this-form")];
        let first = admin.post(&path, &form).await.expect(303);
        portal.pass_seconds(601);
        let asked = admin.post(&path, &form).await;
        let back = proven(&admin, &asked, PASSWORD).await.expect(200);
        let key = back.attribute("input[name=once]", "value");
        let again = admin.post(&path, &[form[0], ("once", &key)]).await;
        assert_eq!(again.expect(303).location, first.location);
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

#[actix_web::test]
async fn a_form_in_which_nothing_was_filled_in_asks_for_the_password_too_and_comes_back() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let grant = [("role", "directory-readers"), ("service", "teams")];
        let days = [("days", "90")];
        customer
            .grant(&provider, &[grant.as_slice(), &days].concat())
            .await
            .expect(303);
        let revoke = customer.at(&format!("{}/revoke", customer.newest().await));
        portal.pass_seconds(601);
        let asked = customer.post(&revoke, &[]).await;
        assert!(!asked.text("main").contains("What you filled in is kept"));
        // Its own page would ask for the password too.
        let cancel = asked.attribute("main .actions a", "href");
        assert_eq!(cancel, customer.at(""));
        let back = proven(&customer, &asked, PASSWORD).await.expect(200);
        assert!(back.text(".flash").contains("Nothing was done yet"));
        assert_eq!(back.attribute("main form[method=post]", "action"), revoke);
        assert_eq!(customer.delegations("?state=active").await.len(), 1);
        customer.post(&revoke, &[]).await.expect(303);
        assert!(customer.delegations("?state=active").await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn only_where_the_password_is_asked_for_does_a_form_come_with_one() {
    on_each_database(async |portal| {
        let admin = portal.a_customer().await;
        let kept = [("typed_form", "name=Ana"), ("password", PASSWORD)];
        admin.post("/nowhere", &kept).await.expect(404);
        let back = admin.post(&admin.at("/people"), &kept).await.expect(422);
        assert!(!back.has("input[name=typed_form]") && back.has("#name"));
        assert!(!back.text("main").contains("Nothing was done yet"));
        // As long as another form inside of a form: nobody else sends so much.
        let long = "x".repeat(65 * 1024);
        let form = [("name", long.as_str())];
        admin.post("/signin", &form).await.expect(413);
        admin.post(&admin.at("/people"), &form).await.expect(413);
        let kept = [("typed_form", long.as_str()), ("password", "wrong")];
        admin.post(&admin.at("/members"), &kept).await.expect(422);
    })
    .await;
}

#[actix_web::test]
async fn whoever_signed_out_in_another_window_is_asked_to_sign_in_and_told_nothing_of_the_form() {
    on_each_database(async |portal| {
        let admin = portal.a_reseller().await;
        let out = admin.post("/signout", &[]).await.expect(303);
        admin.follow(out).await;
        // As the page after signing in sends it, which stood open.
        let waiting = [("typed_form", "name=Desk")];
        let sent = admin.post(&admin.at("/groups"), &waiting).await;
        let sent = sent.expect(303);
        assert!(sent.location.starts_with("/signin?next="));
        let page = admin.get(&sent.location).await.expect(200);
        assert!(!page.has(".flash"), "{}", page.text(".flash"));
    })
    .await;
}
