//! An old page undoes nothing that a colleague changed since (P17).
mod requests;
mod shared;

use crate::{
    access::READER, client::Answer, harness::on_each_database, people::Person, subscriptions::with,
};

const LICENCES: &str = "license-administrator";

/// The version of what a page shows.
async fn version(person: &Person, path: &str) -> String {
    let page = person.get(path).await.expect(200);
    page.attribute("main form [name=version]", "value")
}

/// Sends an old page: it comes back with this field as it was typed, and names what is different now, in these words alone.
async fn comes_back(
    person: &Person,
    path: &str,
    form: &[(&str, &str)],
    (field, different): (&str, &str),
) -> Answer {
    let back = person.post(path, form).await.expect(409);
    let said = back.text(".problems");
    assert!(said.contains("nothing was saved"), "{said}");
    let exactly = format!("Different now: {different}. What");
    assert!(said.contains(&exactly), "{said}");
    let (_, typed) = form.iter().find(|(name, _)| *name == field).unwrap();
    assert_eq!(back.attribute(&format!("#{field}"), "value"), *typed);
    back
}

/// The same form about what the page says now is done, and once more it changes nothing.
async fn is_done(person: &Person, path: &str, form: &[(&str, &str)], back: &Answer) {
    let version = back.attribute("main form [name=version]", "value");
    let again = with(form, &[("version", version.as_str())]);
    for _ in 0..2 {
        person.post(path, &again).await.expect(303);
    }
}

#[actix_web::test]
async fn a_role_that_was_taken_from_a_member_is_not_given_back() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "", "global_admin").await;
        let tom = portal.a_colleague_of(&ana, "", "global_admin").await;
        let path = ana.at(&format!("/members/{}", portal.member_id(&tom).await));
        let called = tom.account.name.as_str();
        let old = version(&ana, &path).await;
        let taken = [("name", called), ("admin_role", "")];
        ben.post(&path, &taken).await.expect(303);
        let form = [
            ("name", "Tom Ito"),
            ("admin_role", "global_admin"),
            ("version", old.as_str()),
        ];
        let different = ("name", "Admin role (No role)");
        let back = comes_back(&ana, &path, &form, different).await;
        let chosen = "#admin_role option[value=global_admin][selected]";
        assert!(back.has(chosen), "as it was typed");
        let page = ana.get(&path).await.expect(200);
        assert!(!page.has(chosen), "and not done");
        assert_eq!(page.attribute("#name", "value"), called);
        // What is so already needs no page, old or new.
        let same = [&taken[..], &[("version", old.as_str())]].concat();
        ana.post(&path, &same).await.expect(303);
        assert_eq!(portal.deeds(&ana, "member-changed").await, 1);
        is_done(&ana, &path, &form, &back).await;
        assert_eq!(portal.deeds(&ana, "member-changed").await, 2);
        assert!(ana.get(&path).await.has(chosen));
    })
    .await;
}

#[actix_web::test]
async fn what_a_member_was_given_meanwhile_is_said_before_who_may_not_take_it() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let eve = portal.a_colleague_of(&ana, "", "user_admin").await;
        let tom = portal.a_colleague_of(&ana, "", "").await;
        let path = ana.at(&format!("/members/{}", portal.member_id(&tom).await));
        let old = version(&eve, &path).await;
        let given = [
            ("name", tom.account.name.as_str()),
            ("admin_role", "global_admin"),
        ];
        ana.post(&path, &given).await.expect(303);
        let form = [("name", "Tom Ito"), ("version", old.as_str())];
        let different = ("name", "Admin role (Global admin)");
        comes_back(&eve, &path, &form, different).await;
    })
    .await;
}

#[actix_web::test]
async fn settings_that_a_colleague_set_stay() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "", "global_admin").await;
        let path = ana.at("/settings");
        let old = version(&ana, &path).await;
        let set = [
            ("name", ana.organisation.name.as_str()),
            ("support_contact", "+49 30 1234"),
            ("notice_addresses", "watch@x.example"),
            ("language", "en"),
            ("market", "FR"),
            ("market", "BR"),
        ];
        ben.post(&path, &set).await.expect(303);
        let form = [
            ("name", "Northwind"),
            ("language", "en"),
            ("market", "AT"),
            ("version", old.as_str()),
        ];
        let different = "Support contact (+49 30 1234), Notice addresses (watch@x.example), \
            Countries that you serve (3 countries)";
        let back = comes_back(&ana, &path, &form, ("name", different)).await;
        assert!(back.has("[name=market][value=AT][checked]"));
        assert!(!back.has("[name=market][value=FR][checked]"));
        let page = ana.get(&path).await.expect(200);
        assert_eq!(page.attribute("#support_contact", "value"), "+49 30 1234");
        assert_eq!(page.text("textarea#notice_addresses"), "watch@x.example");
        assert!(page.has("[name=market][value=FR][checked]"));
        assert_eq!(portal.deeds(&ana, "settings-changed").await, 1);
        is_done(&ana, &path, &form, &back).await;
        assert_eq!(portal.deeds(&ana, "settings-changed").await, 2);
        // Whoever sends no version, as scripts do, sets what it says.
        ben.post(&path, &set).await.expect(303);
        let page = ana.get(&path).await.expect(200);
        assert_eq!(page.attribute("#support_contact", "value"), "+49 30 1234");
    })
    .await;
}

#[actix_web::test]
async fn an_agreement_that_comes_again_does_not_replace_a_newer_one() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "", "global_admin").await;
        let path = ana.at("/settings/agreement");
        let first = version(&ana, &path).await;
        let ours = [
            ("language", "en"),
            ("text", "Ours"),
            ("version", first.as_str()),
        ];
        for _ in 0..2 {
            ana.post(&path, &ours).await.expect(303);
        }
        let second = version(&ben, &path).await;
        let theirs = [
            ("language", "en"),
            ("text", "Theirs"),
            ("version", second.as_str()),
        ];
        ben.post(&path, &theirs).await.expect(303);
        assert_eq!(portal.rows("agreements").await, 3);
        let back = ana.post(&path, &ours).await.expect(409);
        assert!(back.text(".problems").contains("version 3"));
        assert_eq!(back.text("textarea#text"), "Ours");
        assert_eq!(back.text("details pre.letter"), "Theirs");
        let page = ana.get(&path).await.expect(200);
        assert_eq!(page.text("textarea#text"), "Theirs");
        // What customers agree to now is published already, whatever page it comes from.
        let again = with(&theirs, &[("version", first.as_str())]);
        ben.post(&path, &again).await.expect(303);
        assert_eq!(portal.rows("agreements").await, 3);
        is_done(&ana, &path, &ours, &back).await;
        assert_eq!(portal.rows("agreements").await, 4);
        assert_eq!(portal.deeds(&ana, "agreement-published").await, 3);
    })
    .await;
}

#[actix_web::test]
async fn what_was_set_of_a_subscription_stays() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let tail = customer.bought(&[]).await;
        let at = |verb: &str| customer.at(&format!("{tail}/{verb}"));
        let seats = at("seats");
        let old = version(&customer, &seats).await;
        customer
            .post(&seats, &[("seats", "1500")])
            .await
            .expect(303);
        let form = [("seats", "30"), ("version", old.as_str())];
        let back = comes_back(&customer, &seats, &form, ("seats", "Seats (1,500)")).await;
        let page = customer.get(&seats).await.expect(200);
        assert_eq!(page.attribute("#seats", "value"), "1500");
        is_done(&customer, &seats, &form, &back).await;

        let renewal = at("renewal");
        let old = version(&customer, &renewal).await;
        let set = [("term_ends_on", "2027-03-02"), ("auto_renew", "yes")];
        customer.post(&renewal, &set).await.expect(303);
        let form = [("term_ends_on", "2028-01-31"), ("version", old.as_str())];
        let different = ("term_ends_on", "Renews itself (yes)");
        let back = comes_back(&customer, &renewal, &form, different).await;
        let page = customer.subscription(&tail).await.expect(200);
        assert!(page.text(".facts").contains("2027-03-02 Renews itself"));
        is_done(&customer, &renewal, &form, &back).await;
        let changed = portal.deeds(&customer, "subscription-renewal-changed");
        assert_eq!(changed.await, 2);
    })
    .await;
}

#[actix_web::test]
async fn what_was_said_of_a_person_stays() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let tail = customer.lists("Ana", "ana@x.example", "Sales").await;
        let (path, edit) = (customer.at(&tail), customer.at(&format!("{tail}/edit")));
        let old = version(&customer, &edit).await;
        let ana = [
            ("name", "Ana"),
            ("email", "ana@x.example"),
            ("department", ""),
        ];
        customer.post(&path, &ana).await.expect(303);
        let form = [
            ("name", "Ana Ito"),
            ("email", "ana@x.example"),
            ("department", "Sales"),
            ("version", old.as_str()),
        ];
        let different = ("name", "Department (empty)");
        let back = comes_back(&customer, &path, &form, different).await;
        assert_eq!(customer.people("").await, ["Ana"]);
        is_done(&customer, &path, &form, &back).await;
        assert_eq!(portal.deeds(&customer, "person-changed").await, 2);
    })
    .await;
}

#[actix_web::test]
async fn roles_that_were_taken_from_a_group_are_not_given_back() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER, LICENCES]).await;
        let admin = &desk.partner;
        let group = desk.group.rsplit('/').next().unwrap();
        let path = admin.at(&format!("{}/assignments", desk.delegation));
        let old = version(admin, &format!("{path}?group={group}")).await;
        let less = admin.lends(&desk.delegation, &desk.group, &[READER]).await;
        less.expect(303);
        let form = [
            ("group", group),
            ("role", READER),
            ("role", LICENCES),
            ("version", old.as_str()),
        ];
        let back = admin.post(&path, &form).await.expect(409);
        let said = back.text(".problems");
        assert!(said.contains("now: Roles (Directory Readers)."), "{said}");
        assert!(back.has("#role-license-administrator[checked]"));
        let page = admin.get(&path).await.expect(200);
        assert!(!page.text("tbody").contains("License Administrator"));
        // The page showed nothing of another group, which can be chosen on it.
        let second = portal.group(admin, "Second desk", &[]).await;
        let second = second.rsplit('/').next().unwrap();
        let other = [&[("group", second)][..], &form[1..]].concat();
        admin.post(&path, &other).await.expect(303);
        is_done(admin, &path, &form, &back).await;
        let page = admin.get(&path).await.expect(200);
        let roles = page.texts("tbody [data-label=Roles]");
        assert_eq!(roles, ["Directory Readers, License Administrator"; 2]);
    })
    .await;
}
