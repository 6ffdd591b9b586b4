//! A membership counts once its person agreed to it; everybody can leave; nobody signs anybody out of elsewhere
//! (P2, P3, P7, P14).
use crate::{
    client::Client,
    harness::{Portal, on_each_database},
    people::{PASSWORD, Person},
};
use multichannel::{
    domain::{access::Roles, waiting_member::WaitingMember},
    store::{members, recipients, waiting_members},
};

impl Portal {
    /// `who` asks this mailbox to join.
    async fn ask(&self, who: &Person, email: &str, (agent, admin): (&str, &str)) -> WaitingMember {
        let form = [
            ("email", email),
            ("name", "Asked Person"),
            ("agent_role", agent),
            ("admin_role", admin),
        ];
        who.post(&who.at("/members"), &form).await.expect(303);
        let all = self.waiting(who).await;
        all.into_iter()
            .find(|waiting| waiting.email.as_str() == email)
            .unwrap()
    }

    async fn waiting(&self, who: &Person) -> Vec<WaitingMember> {
        let id = who.organisation.id;
        let all = self
            .app
            .db
            .read(move |db| waiting_members::of_organisation(db, id));
        all.await.unwrap()
    }

    /// Makes the person a member of `of`'s organisation too.
    async fn joins(&self, person: &Person, of: &Person, roles: Roles) {
        let (id, account, now) = (of.organisation.id, person.account.clone(), self.now());
        let added = self.app.db.write(move |db| {
            members::add(db, id, account.id, &account.name, roles, now)?;
            Ok::<_, diesel::result::Error>(())
        });
        added.await.unwrap();
    }

    /// The address of a colleague below the members of `person`'s organisation.
    async fn line_of(&self, person: &Person, whom: &Person) -> String {
        let (id, account) = (person.organisation.id, whom.account.id);
        let found = self
            .app
            .db
            .read(move |db| members::of_account(db, id, account));
        person.at(&format!("/members/{}", found.await.unwrap().unwrap().id))
    }
}

fn answer(waiting: &WaitingMember, verb: &str) -> String {
    format!("/account/memberships/{}/{verb}", waiting.id)
}

#[actix_web::test]
async fn whoever_was_asked_is_no_member_until_they_join() {
    on_each_database(async |portal| {
        let (emil, jana) = (portal.a_provider().await, portal.a_provider().await);
        let waiting = portal.ask(&emil, &jana.email, ("", "global_admin")).await;
        jana.get(&jana.at("")).await.expect(200);
        jana.get(&emil.at("")).await.expect(404);
        assert_eq!(jana.get("/").await.expect(303).location, jana.at(""));
        let id = emil.organisation.id;
        let told = portal.app.db.read(move |db| recipients::in_charge(db, id));
        assert_eq!(told.await.unwrap().len(), 1);
        let account = jana.get("/account").await.expect(200);
        assert!(
            account
                .text("main")
                .contains(emil.organisation.name.as_str())
        );
        let joined = jana.post(&answer(&waiting, "join"), &[]).await.expect(303);
        assert_eq!(joined.location, emil.at(""));
        jana.get(&emil.at("/members")).await.expect(200);
        // Joined, but the front page stays where it was until the person says otherwise.
        assert_eq!(jana.get("/").await.expect(303).location, jana.at(""));
        jana.post(&answer(&waiting, "join"), &[]).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn whoever_declines_leaves_nothing_but_a_record() {
    on_each_database(async |portal| {
        let (emil, jana, eve) = (
            portal.a_provider().await,
            portal.a_reseller().await,
            portal.a_customer().await,
        );
        let waiting = portal.ask(&emil, &jana.email, ("sales_agent", "")).await;
        // Nobody answers for somebody else.
        eve.post(&answer(&waiting, "join"), &[]).await.expect(404);
        eve.post(&answer(&waiting, "decline"), &[])
            .await
            .expect(404);
        jana.post(&answer(&waiting, "decline"), &[])
            .await
            .expect(303);
        assert!(portal.waiting(&emil).await.is_empty());
        jana.get(&emil.at("")).await.expect(404);
        let activity = emil.get(&emil.at("/activity")).await.expect(200);
        assert!(
            activity
                .text("main")
                .contains("did not want to be a member")
        );
        assert!(!activity.body.contains(jana.account.name.as_str()));
    })
    .await;
}

#[actix_web::test]
async fn the_list_shows_what_was_typed_and_not_whether_there_is_an_account() {
    on_each_database(async |portal| {
        let (emil, jana) = (portal.a_provider().await, portal.a_reseller().await);
        let typed = jana.email.to_uppercase();
        portal.ask(&emil, &typed, ("", "")).await;
        portal.ask(&emil, "NOBODY@nowhere.example", ("", "")).await;
        let list = emil.get(&emil.at("/members")).await.expect(200);
        let rows = list.texts("tbody tr");
        for shown in [&typed, "NOBODY@nowhere.example"] {
            let row = rows.iter().find(|row| row.contains(shown)).unwrap();
            assert!(row.contains("Waiting"), "{row}");
        }
        assert!(!list.body.contains(&jana.email));
        let mails = emil.get(&emil.at("/mails")).await.expect(200);
        assert!(!mails.body.contains(&jana.email));
        assert!(!mails.body.contains(jana.account.name.as_str()));
        let mut subjects = mails.texts("tbody th");
        subjects.dedup();
        assert_eq!(subjects.len(), 1, "{subjects:?}");
        let form = [("email", typed.as_str()), ("name", "Twice")];
        let twice = emil.post(&emil.at("/members"), &form).await.expect(422);
        assert!(twice.has("#email-error"));
    })
    .await;
}

#[actix_web::test]
async fn a_first_password_joins_unless_it_was_taken_back() {
    on_each_database(async |portal| {
        let emil = portal.a_provider().await;
        let kept = portal
            .ask(&emil, "kept@new.example", ("sales_agent", ""))
            .await;
        let link = portal.link_to("kept@new.example").await;
        let taken = portal
            .ask(&emil, "taken@new.example", ("sales_agent", ""))
            .await;
        let dead = portal.link_to("taken@new.example").await;
        let withdraw = emil.at(&format!("/members/{}/remove", taken.id));
        emil.get(&withdraw).await.expect(200);
        emil.post(&withdraw, &[]).await.expect(303);
        for (link, email, status) in [
            (&link, "kept@new.example", 200),
            (&dead, "taken@new.example", 404),
        ] {
            let person = Client::new(&portal.address);
            person
                .post(link, &[("password", PASSWORD)])
                .await
                .expect(303);
            let form = [("email", email), ("password", PASSWORD)];
            person.post("/signin", &form).await.expect(303);
            person.get(&emil.at("")).await.expect(status);
        }
        assert!(portal.waiting(&emil).await.iter().all(|w| w.id != kept.id));
    })
    .await;
}

#[actix_web::test]
async fn no_organisation_signs_its_people_out_of_another() {
    on_each_database(async |portal| {
        let (emil, jana) = (portal.a_provider().await, portal.a_provider().await);
        portal.joins(&jana, &emil, Roles::default()).await;
        let line = portal.line_of(&emil, &jana).await;
        let form = [("name", "Jana"), ("agent_role", "sales_agent")];
        emil.post(&line, &form).await.expect(303);
        jana.get(&jana.at("")).await.expect(200);
        jana.get(&emil.at("/invitations")).await.expect(200);
        emil.post(&format!("{line}/remove"), &[]).await.expect(303);
        jana.get(&jana.at("")).await.expect(200);
        jana.get(&emil.at("")).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn every_member_can_leave_but_the_last_global_admin() {
    on_each_database(async |portal| {
        let ana = portal.a_reseller().await;
        let ben = portal.a_colleague_of(&ana, "helpdesk_agent", "").await;
        let asked = ana.get(&ana.at("/leave")).await.expect(200);
        assert!(!asked.has("main form"), "no button that does nothing");
        ana.post(&ana.at("/leave"), &[]).await.expect(409);
        assert!(
            ben.get("/account")
                .await
                .expect(200)
                .body
                .contains(&ben.at("/leave"))
        );
        ben.get(&ben.at("/leave")).await.expect(200);
        let left = ben.post(&ben.at("/leave"), &[]).await.expect(303);
        assert_eq!(left.location, "/account");
        ben.get(&ben.at("")).await.expect(404);
        ben.get("/account").await.expect(200);
    })
    .await;
}

#[actix_web::test]
async fn two_global_admins_who_leave_at_once_leave_one() {
    on_each_database(async |portal| {
        for _ in 0..4 {
            let ana = portal.a_customer().await;
            let ben = portal.a_colleague_of(&ana, "", "global_admin").await;
            let at = ana.at("/leave");
            let (first, second) = tokio::join!(ana.post(&at, &[]), ben.post(&at, &[]));
            let mut both = [first.status.as_u16(), second.status.as_u16()];
            both.sort_unstable();
            assert_eq!(both, [303, 409]);
        }
    })
    .await;
}

#[actix_web::test]
async fn the_switch_leads_to_the_other_organisation_and_is_remembered() {
    on_each_database(async |portal| {
        let (emil, jana) = (portal.a_provider().await, portal.a_provider().await);
        assert!(!jana.get(&jana.at("")).await.expect(200).has(".others"));
        portal.joins(&jana, &emil, Roles::default()).await;
        let page = jana.get(&jana.at("/customers")).await.expect(200);
        let there = [("organisation", emil.slug())];
        assert!(
            page.text(".others")
                .contains(emil.organisation.name.as_str())
        );
        let switched = jana.post("/account/organisation", &there).await.expect(303);
        assert_eq!(switched.location, emil.at(""));
        jana.sign_in().await;
        assert_eq!(jana.get("/").await.expect(303).location, emil.at(""));
        let eve = portal.a_customer().await;
        eve.post("/account/organisation", &there).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn a_user_admin_gives_nobody_more_than_it_has() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let eve = portal.a_colleague_of(&ana, "", "user_admin").await;
        let ben = portal.a_colleague_of(&ana, "", "").await;
        let line = portal.line_of(&ana, &ben).await;
        let table = [
            ("", "", true),
            ("helpdesk_agent", "", true),
            ("", "billing_admin", true),
            ("", "user_admin", true),
            ("sales_agent", "", false),
            ("admin_agent", "", false),
            ("", "global_admin", false),
        ];
        for (agent, admin, may) in table {
            let status = if may { 303 } else { 422 };
            let email = format!("second-{agent}-{admin}@mailbox.example").replace('_', "-");
            let form = |email: &'static str| {
                [
                    ("name", "Second"),
                    ("agent_role", agent),
                    ("admin_role", admin),
                    ("email", email),
                ]
            };
            let asked = form(email.leak());
            eve.post(&eve.at("/members"), &asked).await.expect(status);
            eve.post(&line, &asked[..3]).await.expect(status);
        }
        let page = eve.get(&eve.at("/members/new")).await.expect(200);
        assert!(!page.has("option[value='sales_agent'], option[value='global_admin']"));
    })
    .await;
}
