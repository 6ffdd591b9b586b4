//! Members and their roles (P7, P14).
mod at_once;
mod removing;

use crate::{
    client::Client,
    harness::{Portal, on_each_database},
    people::{PASSWORD, Person},
};
use multichannel::store::members;

impl Portal {
    /// The address of a colleague's page, as `person` sees it.
    async fn page_of(&self, person: &Person, colleague: &Person) -> String {
        let organisation = person.organisation.id;
        let all = self
            .app
            .db
            .read(move |db| members::of_organisation(db, organisation));
        let found = all
            .await
            .unwrap()
            .into_iter()
            .find(|m| m.account == colleague.account.id);
        person.at(&format!("/members/{}", found.unwrap().id))
    }

    async fn global_admins(&self, person: &Person) -> usize {
        let organisation = person.organisation.id;
        let all = self
            .app
            .db
            .read(move |db| members::of_organisation(db, organisation));
        all.await
            .unwrap()
            .iter()
            .filter(|m| m.roles.is_global_admin())
            .count()
    }
}

fn person<'a>(email: &'a str, agent: &'a str, admin: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("email", email),
        ("name", "Ben Ito"),
        ("agent_role", agent),
        ("admin_role", admin),
    ]
}

#[actix_web::test]
async fn a_new_member_without_an_account_sets_a_password_and_signs_in() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        ana.get(&ana.at("/members/new")).await.expect(200);
        let form = person("ben@somewhere.example", "sales_agent", "");
        let added = ana.post(&ana.at("/members"), &form).await.expect(303);
        let list = ana.get(&added.location).await.expect(200);
        assert!(
            list.texts("tbody tr")
                .iter()
                .any(|row| row.contains("Ben Ito") && row.contains("Sales agent"))
        );
        let letter = portal.the_mail().await;
        assert!(letter.subject.ends_with("asks you to join"));
        let ben = Client::new(&portal.address);
        portal.pass_days(6);
        ben.post(letter.link(), &[("password", PASSWORD)])
            .await
            .expect(303);
        let form = [("email", "ben@somewhere.example"), ("password", PASSWORD)];
        ben.post("/signin", &form).await.expect(303);
        assert_eq!(ben.get("/").await.expect(303).location, ana.at(""));
        ben.get(&ana.at("/members")).await.expect(403);
    })
    .await;
}

#[actix_web::test]
async fn a_member_with_an_account_is_answered_alike_and_mailed_otherwise() {
    on_each_database(async |portal| {
        let (ana, ben) = (portal.a_provider().await, portal.a_reseller().await);
        let added = ana
            .post(&ana.at("/members"), &person(&ben.email, "", ""))
            .await
            .expect(303);
        let other = ana
            .post(&ana.at("/members"), &person("x@new.example", "", ""))
            .await
            .expect(303);
        assert_eq!(added.location, other.location);
        let mails = portal.new_mails().await;
        let subjects: Vec<_> = mails.iter().map(|mail| mail.subject.as_str()).collect();
        let name = &ana.organisation.name;
        // The list of mails shows the subjects to the organisation: they tell nothing either.
        let asks = format!("{name} asks you to join");
        assert_eq!(subjects, [asks.as_str(), asks.as_str()]);
        assert!(mails[0].link().ends_with("/account") && !mails[1].link().ends_with("/account"));
        // Being added elsewhere signs nobody out: that would be a way to lock somebody out.
        ben.get("/account").await.expect(200);
        let again = ana
            .post(&ana.at("/members"), &person(&ben.email, "", ""))
            .await
            .expect(422);
        assert!(again.has("#email-error"));
    })
    .await;
}

#[actix_web::test]
async fn only_global_admins_give_and_take_that_role_and_nobody_raises_the_own() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let eve = portal.a_colleague_of(&ana, "", "user_admin").await;
        let ben = portal.a_colleague_of(&ana, "helpdesk_agent", "").await;
        let set = async |who: &Person, whom: &Person, agent: &str, admin: &str| {
            let form = [
                ("name", "Same name"),
                ("agent_role", agent),
                ("admin_role", admin),
            ];
            who.post(&portal.page_of(&ana, whom).await, &form)
                .await
                .status
                .as_u16()
        };
        assert_eq!(set(&eve, &ben, "", "billing_admin").await, 303);
        assert_eq!(set(&eve, &ben, "sales_agent", "").await, 422);
        assert_eq!(set(&eve, &ben, "", "global_admin").await, 422);
        assert_eq!(set(&eve, &eve, "admin_agent", "user_admin").await, 422);
        assert_eq!(set(&eve, &eve, "", "global_admin").await, 422);
        assert_eq!(set(&eve, &ana, "", "").await, 422);
        assert_eq!(set(&ana, &ben, "", "relationship_admin").await, 422);
        assert_eq!(set(&ana, &ben, "", "emperor").await, 422);
        assert_eq!(set(&ana, &ben, "", "global_admin").await, 303);
        eve.post(&format!("{}/remove", portal.page_of(&ana, &ana).await), &[])
            .await
            .expect(403);
        let form = person("new@somewhere.example", "", "global_admin");
        eve.post(&ana.at("/members"), &form).await.expect(422);
    })
    .await;
}

#[actix_web::test]
async fn new_roles_and_removal_act_at_once_and_end_the_sessions() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "sales_agent", "").await;
        let page = portal.page_of(&ana, &ben).await;
        ana.get(&page).await.expect(200);
        ana.post(
            &page,
            &[("name", "Ben"), ("agent_role", ""), ("admin_role", "")],
        )
        .await
        .expect(303);
        ben.get("/account").await.expect(303);
        ben.sign_in().await;
        ana.get(&format!("{page}/remove")).await.expect(200);
        ana.post(&format!("{page}/remove"), &[]).await.expect(303);
        ben.get("/account").await.expect(303);
        ben.sign_in().await;
        assert_eq!(ben.get("/").await.expect(303).location, "/account");
        ana.get(&page).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn members_of_others_are_not_there() {
    on_each_database(async |portal| {
        let (ana, eve) = (portal.a_provider().await, portal.a_provider().await);
        let page = portal.page_of(&ana, &ana).await;
        let id = page.rsplit('/').next().unwrap().to_owned();
        eve.get(&page).await.expect(404);
        for tail in ["", "/remove"] {
            let here = eve.at(&format!("/members/{id}{tail}"));
            eve.get(&here).await.expect(404);
            eve.post(&here, &[("name", "x")]).await.expect(404);
        }
        assert_eq!(portal.global_admins(&ana).await, 1);
    })
    .await;
}

#[actix_web::test]
async fn the_last_global_admin_stays() {
    on_each_database(async |portal| {
        let ana = portal.a_customer().await;
        let page = portal.page_of(&ana, &ana).await;
        let form = [("name", "Ana"), ("admin_role", "billing_admin")];
        assert!(
            ana.post(&page, &form)
                .await
                .expect(422)
                .has("#admin_role-error")
        );
        let asked = ana.get(&format!("{page}/remove")).await.expect(200);
        // Rule, field and next step.
        for words in [
            "keeps at least one global admin",
            "“Admin role”",
            "try this again",
        ] {
            assert!(asked.text("main").contains(words), "{words}");
        }
        assert!(!asked.has("main form"), "no button that does nothing");
        let refused = ana.post(&format!("{page}/remove"), &[]).await.expect(409);
        assert!(refused.has("main a[href$='/members']"), "a way back");
        let ben = portal.a_colleague_of(&ana, "", "global_admin").await;
        let asked = ana.get(&format!("{page}/remove")).await.expect(200);
        assert!(asked.text("h1").starts_with("Leave "));
        ana.post(&format!("{page}/remove"), &[]).await.expect(303);
        assert_eq!(ana.get("/").await.expect(303).location, "/account");
        ben.get(&ben.at("/members")).await.expect(200);
    })
    .await;
}

#[actix_web::test]
async fn two_global_admins_who_remove_each_other_at_once_leave_one() {
    on_each_database(async |portal| {
        for _ in 0..8 {
            let ana = portal.a_customer().await;
            let ben = portal.a_colleague_of(&ana, "", "global_admin").await;
            let of_ana = format!("{}/remove", portal.page_of(&ana, &ana).await);
            let of_ben = format!("{}/remove", portal.page_of(&ana, &ben).await);
            let (first, second) = tokio::join!(ana.post(&of_ben, &[]), ben.post(&of_ana, &[]));
            let done = [&first, &second]
                .iter()
                .filter(|a| a.status == 303 && a.location != "/")
                .count();
            assert_eq!(
                portal.global_admins(&ana).await,
                1,
                "{} {}",
                first.status,
                second.status
            );
            assert!(
                done <= 1
                    || first.location.starts_with("/signin")
                    || second.location.starts_with("/signin")
            );
        }
    })
    .await;
}

#[actix_web::test]
async fn the_form_of_a_member_that_is_sent_twice_asks_once() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let form = ana.get(&ana.at("/members/new")).await.expect(200);
        let key = form.attribute("input[name=once]", "value");
        let [email, name, agent, admin] = person("ben@somewhere.example", "none", "none");
        let sent = [email, name, agent, admin, ("once", key.as_str())];
        for _ in 0..2 {
            let added = ana.post(&ana.at("/members"), &sent).await.expect(303);
            assert_eq!(added.location, ana.at("/members"));
        }
        assert_eq!(portal.new_mails().await.len(), 1);
        let other = [email, ("name", "Bea"), agent, admin, ("once", key.as_str())];
        let back = ana.post(&ana.at("/members"), &other).await.expect(409);
        assert_eq!(back.attribute("#name", "value"), "Bea");
    })
    .await;
}

#[actix_web::test]
async fn none_is_the_word_for_no_role() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal
            .a_colleague_of(&ana, "helpdesk_agent", "global_admin")
            .await;
        let page = portal.page_of(&ana, &ben).await;
        let none = [
            ("name", "Ben"),
            ("agent_role", "none"),
            ("admin_role", "none"),
        ];
        ana.post(&page, &none).await.expect(303);
        let shown = ana.get(&page).await.expect(200);
        for field in ["agent_role", "admin_role"] {
            let given = shown.attributes(&format!("[name={field}] option[selected]"), "value");
            let given = given.iter().filter(|role| !role.is_empty());
            assert_eq!(given.count(), 0, "{field}");
        }
        assert_eq!(portal.global_admins(&ana).await, 1);
        let wrong = [("name", "Ben"), ("agent_role", "nobody")];
        ana.post(&page, &wrong).await.expect(422);
        let customer = portal.a_customer().await;
        let own = portal.page_of(&customer, &customer).await;
        let last = [("name", "Ana"), ("admin_role", "none")];
        customer.post(&own, &last).await.expect(422);
    })
    .await;
}
