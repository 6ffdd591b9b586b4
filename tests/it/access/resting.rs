//! What is left of its groups to a suspended partner: to read them, and to take members out.
use crate::harness::on_each_database;

#[actix_web::test]
async fn a_suspended_partner_reads_its_groups_and_takes_members_out_and_puts_nobody_in() {
    on_each_database(async |portal| {
        let admin = portal.a_reseller().await;
        let ana = portal.a_colleague_of(&admin, "helpdesk_agent", "").await;
        let ben = portal.a_colleague_of(&admin, "admin_agent", "").await;
        let eva = portal.a_colleague_of(&admin, "helpdesk_agent", "").await;
        let tail = portal.group(&admin, "Desk", &[&ana, &ben]).await;
        let group = admin.at(&tail);
        let groups = admin.at("/groups");
        portal.turn(&admin, true).await;
        let list = admin.get(&groups).await.expect(200);
        assert_eq!(list.texts("tbody th a"), ["Desk"]);
        assert!(list.has(&format!("nav a[href='{groups}']")));
        assert!(!list.has("main a[href$='/groups/new']"));
        let page = admin.get(&group).await.expect(200);
        let (ana_id, ben_id) = (portal.member_id(&ana).await, portal.member_id(&ben).await);
        let eva_id = portal.member_id(&eva).await;
        assert!(page.has(&format!("#member-{ana_id}[checked]")));
        assert!(!page.has(&format!("#member-{eva_id}")), "nobody comes in");
        assert!(!page.has("main a[href$='/delete']"));
        let within = [("member", ana_id.as_str()), ("member", ben_id.as_str())];
        for (name, more) in [
            ("Desk", Some(("member", eva_id.as_str()))),
            ("Another", None),
        ] {
            let mut form = vec![("name", name), within[0], within[1]];
            form.extend(more);
            admin.post(&group, &form).await.expect(409);
            assert_eq!(portal.deeds(&admin, "group-changed").await, 0, "{name}");
        }
        let version = page.attribute("[name=version]", "value");
        // What the page has nobody type in goes back as it stands there.
        let name = page.attribute("[name=name]", "value");
        assert_eq!(name, "Desk");
        let form = [
            ("name", name.as_str()),
            within[0],
            ("version", version.as_str()),
        ];
        admin.post(&group, &form).await.expect(303);
        assert_eq!(portal.deeds(&admin, "group-changed").await, 1);
        let page = admin.get(&group).await.expect(200);
        assert!(page.has(&format!("#member-{ana_id}[checked]")));
        assert!(!page.has(&format!("#member-{ben_id}")));
        // Making and deleting waits until it acts again, and so does putting in.
        admin.get(&format!("{groups}/new")).await.expect(403);
        admin.post(&groups, &[("name", "More")]).await.expect(403);
        let delete = format!("{group}/delete");
        admin.post(&delete, &[]).await.expect(403);
        eva.get(&group).await.expect(403);
        portal.turn(&admin, false).await;
        let page = admin.get(&group).await.expect(200);
        assert!(page.has(&format!("#member-{ben_id}")) && page.has("main a[href$='/delete']"));
    })
    .await;
}
