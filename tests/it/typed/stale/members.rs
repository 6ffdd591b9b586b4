//! Members: what an old page says of their roles.
use super::{MARKED, clashes, comes_back, goes_again, is_done, version};
use crate::{client::Answer, harness::on_each_database};

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
        assert!(!back.has(chosen), "nobody chose it here");
        assert!(!back.has("#admin_role-error"));
        let page = ana.get(&path).await.expect(200);
        assert!(!page.has(chosen), "and not done");
        assert_eq!(page.attribute("#name", "value"), called);
        // What is so already needs no page, old or new.
        let same = [&taken[..], &[("version", old.as_str())]].concat();
        ana.post(&path, &same).await.expect(303);
        assert_eq!(portal.deeds(&ana, "member-changed").await, 1);
        goes_again(&ana, &path, &back).await;
        assert_eq!(portal.deeds(&ana, "member-changed").await, 2);
        let page = ana.get(&path).await.expect(200);
        assert_eq!(page.attribute("#name", "value"), "Tom Ito");
        assert!(!page.has(chosen), "it stays taken");
        is_done(&ana, &path, &form, &page).await;
        assert!(ana.get(&path).await.has(chosen));
    })
    .await;
}

#[actix_web::test]
async fn a_role_that_both_sides_gave_is_said_beside_its_field_and_one_that_nobody_touched_stays_as_it_is()
 {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "", "global_admin").await;
        let tom = portal.a_colleague_of(&ana, "sales_agent", "").await;
        let path = ana.at(&format!("/members/{}", portal.member_id(&tom).await));
        let name = ("name", tom.account.name.as_str());
        let old = version(&ana, &path).await;
        let version = ("version", old.as_str());
        let given = [name, ("agent_role", "admin_agent"), ("admin_role", "")];
        ben.post(&path, &given).await.expect(303);
        let different = ("name", "Agent role (Admin agent)");
        let has = |page: &Answer, field: &str, role: &str| {
            page.has(&format!("#{field} option[value={role}][selected]"))
        };

        let sales = ("agent_role", "sales_agent");
        let admin = [name, sales, ("admin_role", "user_admin"), version];
        let back = comes_back(&ana, &path, &admin, different).await;
        assert!(
            has(&back, "agent_role", "admin_agent"),
            "brought up to date"
        );
        assert!(has(&back, "admin_role", "user_admin"), "as it was chosen");
        assert!(!back.has(".error"));

        let helpdesk = [name, ("agent_role", "helpdesk_agent"), version];
        let other = comes_back(&ana, &path, &helpdesk, ("name", MARKED)).await;
        assert!(
            has(&other, "agent_role", "helpdesk_agent"),
            "as it was chosen"
        );
        clashes(&other, "agent_role", "Agent role now: Admin agent");

        goes_again(&ana, &path, &back).await;
        let page = ana.get(&path).await.expect(200);
        assert!(has(&page, "agent_role", "admin_agent"));
        assert!(has(&page, "admin_role", "user_admin"));
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
