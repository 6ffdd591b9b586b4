//! Groups: made, changed, deleted, by whom and of whom.
use crate::{access::READER, harness::on_each_database};

#[actix_web::test]
async fn a_group_is_made_and_changed_with_a_record_of_who_came_and_who_went() {
    on_each_database(async |portal| {
        let admin = portal.a_reseller().await;
        let (ana, ben) = (
            portal.a_colleague_of(&admin, "helpdesk_agent", "").await,
            portal.a_colleague_of(&admin, "sales_agent", "").await,
        );
        let list = admin.get(&admin.at("/groups")).await.expect(200);
        assert!(list.text(".empty").contains("No groups yet"));
        let form = admin.get(&admin.at("/groups/new")).await.expect(200);
        assert!(form.text("form.form").contains("never work on behalf"));
        let group = portal.group(&admin, "Night desk", &[&ana]).await;
        let page = admin.get(&admin.at(&group)).await.expect(200);
        assert_eq!(page.text("h1"), "Night desk");
        let ticked = portal.member_id(&ana).await;
        assert!(page.has(&format!("#member-{ticked}[checked]")));
        let label = page.text(&format!("label[for=member-{ticked}]"));
        assert_eq!(label, ana.account.name.as_str());
        let version = page.attribute("[name=version]", "value");
        let came = portal.member_id(&ben).await;
        let form = [
            ("name", "Day desk"),
            ("member", &came),
            ("version", &version),
        ];
        admin.post(&admin.at(&group), &form).await.expect(303);
        let page = admin.get(&admin.at(&group)).await.expect(200);
        let told = page.text(".timeline");
        assert!(told.contains(&format!("Night desk (+ {})", ana.account.name)));
        assert!(told.contains(&format!(
            "Day desk (+ {}, − {})",
            ben.account.name, ana.account.name
        )));
        let way = format!("#uses a[href='{}']", admin.at("/delegations"));
        assert!(page.has(&way), "where it is given roles");
        let delete = admin.at(&format!("{group}/delete"));
        let asked = admin.get(&delete).await.expect(200);
        let facts = asked.text(".confirm .facts");
        for words in ["so nobody loses access", "At once.", "Nobody gets a mail."] {
            assert!(facts.contains(words), "{words:?} is missing in {facts:?}");
        }
        let list = admin.get(&admin.at("/groups")).await.expect(200);
        assert_eq!(list.texts("tbody th a"), ["Day desk"]);
        assert!(list.text("tbody").contains("1 member"));
    })
    .await;
}

#[actix_web::test]
async fn the_same_form_twice_makes_one_group_and_no_two_have_one_name() {
    on_each_database(async |portal| {
        let admin = portal.a_provider().await;
        let path = admin.at("/groups");
        let once = [("name", "Desk"), ("once", "0123456789")];
        let first = admin.post(&path, &once).await.expect(303);
        let again = admin.post(&path, &once).await.expect(303);
        assert_eq!(first.location, again.location);
        let taken = admin.post(&path, &[("name", "DESK")]).await.expect(422);
        assert!(taken.text("#name-error").contains("of this name already"));
        assert_eq!(taken.attribute("#name", "value"), "DESK");
        let other = admin.post(&path, &[("name", "Other")]).await.expect(303);
        let renamed = admin.post(&other.location, &[("name", "desk")]).await;
        assert!(renamed.expect(422).has("#name-error"));
        let theirs = portal.a_provider().await;
        let same = theirs
            .post(&theirs.at("/groups"), &[("name", "Desk")])
            .await;
        same.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn only_members_of_the_organisation_are_in_its_groups() {
    on_each_database(async |portal| {
        let admin = portal.a_provider().await;
        let foreign = portal.a_provider().await;
        let id = portal.member_id(&foreign).await;
        let form = [("name", "Desk"), ("member", id.as_str())];
        let refused = admin.post(&admin.at("/groups"), &form).await.expect(422);
        assert!(refused.text("#member-error").contains("no member any more"));
        let group = portal.group(&admin, "Desk", &[]).await;
        admin.post(&admin.at(&group), &form).await.expect(422);
        let theirs = portal.group(&foreign, "Desk", &[]).await;
        for (tail, form) in [("", vec![("name", "Ours")]), ("/delete", Vec::new())] {
            let path = admin.at(&format!("{theirs}{tail}"));
            admin.get(&path).await.expect(404);
            admin.post(&path, &form).await.expect(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_form_that_was_filled_in_on_what_is_no_more_changes_nothing() {
    on_each_database(async |portal| {
        let admin = portal.a_provider().await;
        let gone = portal.a_colleague_of(&admin, "", "").await;
        let group = portal.group(&admin, "Desk", &[&gone]).await;
        let page = admin.get(&admin.at(&group)).await.expect(200);
        let version = page.attribute("[name=version]", "value");
        let id = portal.member_id(&gone).await;
        let without = [("name", "Desk"), ("version", version.as_str())];
        admin.post(&admin.at(&group), &without).await.expect(303);
        let stale = [("name", "Desk"), ("version", &version), ("member", &id)];
        let refused = admin.post(&admin.at(&group), &stale).await.expect(409);
        assert!(refused.text("main").contains("nothing was done"));
        let page = admin.get(&admin.at(&group)).await.expect(200);
        assert!(!page.has("[name=member][checked]"));
    })
    .await;
}

#[actix_web::test]
async fn a_group_that_uses_rights_is_not_deleted_until_they_are_taken_from_it() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let admin = &desk.partner;
        let delete = admin.at(&format!("{}/delete", desk.group));
        let page = admin.get(&delete).await.expect(200);
        assert!(!page.has("main form") && page.text("main").contains("still uses"));
        let link = page.attribute("main ul a", "href");
        assert_eq!(link, admin.at(&format!("{}/assignments", desk.delegation)));
        let refused = admin.post(&delete, &[]).await.expect(409);
        assert_eq!(refused.attribute("main ul a", "href"), link);
        assert!(!refused.has("main form"));
        let page = admin.get(&admin.at(&desk.group)).await.expect(200);
        assert!(!page.has("a.danger") && page.text(".panel.danger").contains("cannot be deleted"));
        assert_eq!(desk.status().await, 200);
        admin
            .unassigns(&desk.delegation, &desk.group)
            .await
            .expect(303);
        assert_eq!(desk.status().await, 403);
        assert!(admin.get(&delete).await.expect(200).has("main form"));
        assert!(admin.get(&admin.at(&desk.group)).await.has("a.danger"));
        admin.post(&delete, &[]).await.expect(303);
        admin.get(&admin.at(&desk.group)).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn a_group_of_rights_that_ended_can_be_deleted() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let revoke = desk.customer.at(&format!("{}/revoke", desk.delegation));
        desk.customer.post(&revoke, &[]).await.expect(303);
        let delete = desk.partner.at(&format!("{}/delete", desk.group));
        desk.partner.post(&delete, &[]).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn a_group_that_is_deleted_again_was_deleted_once_and_is_unknown_to_others() {
    on_each_database(async |portal| {
        let (admin, other) = (portal.a_provider().await, portal.a_provider().await);
        let group = portal.group(&admin, "Desk", &[&admin]).await;
        let delete = admin.at(&format!("{group}/delete"));
        let (one, two) = tokio::join!(admin.post(&delete, &[]), admin.post(&delete, &[]));
        for answer in [one, two] {
            assert_eq!(answer.expect(303).location, admin.at("/groups"));
        }
        let before = portal.everything().await;
        let again = admin.post(&delete, &[]).await.expect(303);
        let list = admin.follow(again).await.expect(200);
        assert!(list.text(".flash").contains("deleted already"));
        assert_eq!(portal.everything().await, before);
        assert_eq!(portal.deeds(&admin, "group-deleted").await, 1);
        // Neither a group that never was, nor one that others deleted.
        let never = admin.at("/groups/0190a000-0000-7000-8000-000000000000/delete");
        admin.post(&never, &[]).await.expect(404);
        let theirs = other.at(&format!("{group}/delete"));
        other.post(&theirs, &[]).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn user_admins_manage_groups_and_sales_agents_do_not() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let keeper = portal.a_colleague_of(&desk.partner, "", "user_admin").await;
        let seller = portal
            .a_colleague_of(&desk.partner, "sales_agent", "")
            .await;
        portal.group(&keeper, "Second", &[&desk.member]).await;
        let refused = keeper.lends(&desk.delegation, &desk.group, &[READER]).await;
        assert!(refused.expect(403).text("main").contains("Admin agent"));
        for path in ["/groups", "/groups/new", &desk.group] {
            seller.get(&seller.at(path)).await.expect(403);
        }
        let nav = seller.get(&seller.at("")).await.expect(200);
        assert!(!nav.has("nav a[href$='/groups']"));
        let customer = &desk.customer;
        customer.get(&customer.at("/groups")).await.expect(404);
    })
    .await;
}
