//! What a group is called and who is in it.
use super::{MARKED, clashes, comes_back, goes_again, version};
use crate::harness::on_each_database;

#[actix_web::test]
async fn whoever_was_taken_out_of_a_group_is_not_put_back_by_a_new_name() {
    on_each_database(async |portal| {
        let admin = portal.a_reseller().await;
        let ana = portal.a_colleague_of(&admin, "helpdesk_agent", "").await;
        let group = admin.at(&portal.group(&admin, "Desk", &[&ana]).await);
        let id = portal.member_id(&ana).await;
        let old = version(&admin, &group).await;
        admin.post(&group, &[("name", "Desk")]).await.expect(303);
        let version = ("version", old.as_str());
        let form = [("name", "Day desk"), ("member", id.as_str()), version];
        let back = comes_back(&admin, &group, &form, ("name", "Members (Nobody)")).await;
        assert!(!back.has("[name=member][checked]") && !back.has(".error"));
        goes_again(&admin, &group, &back).await;
        let page = admin.get(&group).await.expect(200);
        assert_eq!(page.text("h1"), "Day desk");
        assert!(!page.has("[name=member][checked]"));
    })
    .await;
}

#[actix_web::test]
async fn members_that_both_sides_chose_stay_ticked_and_who_is_in_it_now_stands_beside_them() {
    on_each_database(async |portal| {
        let admin = portal.a_reseller().await;
        let ana = portal.a_colleague_of(&admin, "helpdesk_agent", "").await;
        let ben = portal.a_colleague_of(&admin, "helpdesk_agent", "").await;
        let group = admin.at(&portal.group(&admin, "Desk", &[]).await);
        let (one, two) = (portal.member_id(&ana).await, portal.member_id(&ben).await);
        let old = version(&admin, &group).await;
        let name = ("name", "Desk");
        let theirs = [name, ("member", one.as_str())];
        admin.post(&group, &theirs).await.expect(303);
        let ours = [name, ("member", two.as_str()), ("version", old.as_str())];
        let back = comes_back(&admin, &group, &ours, ("name", MARKED)).await;
        let now = format!("Members now: {}", ana.account.name);
        clashes(&back, "member", &now);
        assert!(back.has(&format!("#member-{two}[checked]")));
        assert!(!back.has(&format!("#member-{one}[checked]")));
        assert!(back.text(".timeline").contains(ana.account.name.as_str()));
        goes_again(&admin, &group, &back).await;
        let page = admin.get(&group).await.expect(200);
        assert!(page.has(&format!("#member-{two}[checked]")));
    })
    .await;
}
