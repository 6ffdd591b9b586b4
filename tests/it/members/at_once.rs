//! Changes of members that come at once, and those that change nothing.
use crate::harness::on_each_database;

#[actix_web::test]
async fn two_global_admins_who_demote_each_other_at_once_leave_one() {
    on_each_database(async |portal| {
        for _ in 0..8 {
            let ana = portal.a_customer().await;
            let ben = portal.a_colleague_of(&ana, "", "global_admin").await;
            let of_ana = portal.page_of(&ana, &ana).await;
            let of_ben = portal.page_of(&ana, &ben).await;
            let none = [("name", "Somebody"), ("admin_role", "none")];
            let (first, second) = tokio::join!(ana.post(&of_ben, &none), ben.post(&of_ana, &none));
            let list = ana.at("/members");
            let done = [&first, &second].into_iter();
            let done = done.filter(|it| it.status == 303 && it.location == list);
            let statuses = (first.status, second.status);
            assert_eq!(done.count(), 1, "{statuses:?}");
            assert_eq!(portal.global_admins(&ana).await, 1, "{statuses:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_member_that_stays_as_it_is_leaves_no_record() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "helpdesk_agent", "").await;
        let page = portal.page_of(&ana, &ben).await;
        for (name, agent, records) in [
            ("Ben", "sales_agent", 1),
            ("Ben", "sales_agent", 1),
            ("Bea", "sales_agent", 2),
            ("Bea", "none", 3),
        ] {
            let form = [("name", name), ("agent_role", agent)];
            ana.post(&page, &form).await.expect(303);
            assert_eq!(portal.deeds(&ana, "member-changed").await, records);
        }
    })
    .await;
}
