//! Which roles of a delegation a group uses.
use crate::{
    access::{READER, granting},
    harness::on_each_database,
};

const LICENCES: &str = "license-administrator";

#[actix_web::test]
async fn a_group_gets_some_of_the_roles_that_the_customer_granted_and_no_others() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER, LICENCES]).await;
        let admin = &desk.partner;
        let path = admin.at(&format!("{}/assignments", desk.delegation));
        let page = admin.get(&path).await.expect(200);
        assert_eq!(page.texts("tbody th a"), ["Desk"]);
        assert!(
            page.text("tbody")
                .contains("Directory Readers, License Administrator")
        );
        let offered = page.texts("#role .choice label");
        assert_eq!(offered, ["Directory Readers", "License Administrator"]);

        let change = admin.get(&page.attribute("tbody .do a", "href")).await;
        assert!(
            change
                .expect(200)
                .has("#role-license-administrator[checked]")
        );
        let less = admin.lends(&desk.delegation, &desk.group, &[READER]).await;
        less.expect(303);
        let page = admin.get(&path).await.expect(200);
        assert_eq!(page.texts("tbody tr").len(), 1);
        assert!(!page.text("tbody").contains("License Administrator"));

        for (roles, words) in [
            (&["global-reader"][..], "did not grant all of these roles"),
            (&[], "Tick at least one role"),
            (&["nonsense"], "no such role"),
        ] {
            let refused = admin.lends(&desk.delegation, &desk.group, roles).await;
            let text = refused.expect(422).text("#role-error");
            assert!(text.contains(words), "{text}");
        }
        let foreign = portal.a_provider().await;
        let theirs = portal.group(&foreign, "Desk", &[]).await;
        let refused = admin.lends(&desk.delegation, &theirs, &[READER]).await;
        assert!(refused.expect(422).has("#group-error"));
        let refused = foreign.lends(&desk.delegation, &theirs, &[READER]).await;
        refused.expect(404);
        let refused = foreign.unassigns(&desk.delegation, &desk.group).await;
        refused.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn assignments_stand_in_the_partners_activity_alone_and_the_same_again_in_none() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let again = desk.partner.lends(&desk.delegation, &desk.group, &[READER]);
        again.await.expect(303);
        let of = async |path: &str| {
            let page = desk.partner.get(&desk.partner.at(path)).await.expect(200);
            page.text("main")
                .matches("Gave an access group roles")
                .count()
        };
        assert_eq!(of("/activity").await, 1);
        assert_eq!(of(&desk.delegation).await, 1);
        let removed = desk.partner.unassigns(&desk.delegation, &desk.group).await;
        removed.expect(303);
        let again = desk.partner.unassigns(&desk.delegation, &desk.group).await;
        again.expect(404);
        let customer = desk.customer.get(&desk.customer.at("/activity")).await;
        let text = customer.expect(200).text("main");
        assert!(!text.contains("access group") && !text.contains("Desk"));
    })
    .await;
}

#[actix_web::test]
async fn the_customer_sees_how_many_people_have_access_and_neither_who_nor_how() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let page = desk.customer.get(&desk.customer.at(&desk.delegation)).await;
        let users = page.expect(200).text("#users");
        assert!(
            users.contains("1 person at the partner has access"),
            "{users}"
        );
        assert!(!users.contains("Desk") && !users.contains(desk.member.account.name.as_str()));
        let path = desk
            .customer
            .at(&format!("{}/assignments", desk.delegation));
        desk.customer.get(&path).await.expect(404);
        let page = desk.partner.get(&desk.partner.at(&desk.delegation)).await;
        let users = page.expect(200).text("#users");
        assert!(users.contains("1 person has access") && users.contains("Desk"));
    })
    .await;
}

#[actix_web::test]
async fn rights_that_do_not_hold_are_given_to_no_group() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let second = portal.group(&desk.partner, "Second", &[]).await;
        let revoke = desk.customer.at(&format!("{}/revoke", desk.delegation));
        desk.customer.post(&revoke, &[]).await.expect(303);
        let refused = desk.partner.lends(&desk.delegation, &second, &[READER]);
        let text = refused.await.expect(409).text("main");
        assert!(text.contains("do not hold now"));
        let path = desk.partner.at(&format!("{}/assignments", desk.delegation));
        let page = desk.partner.get(&path).await.expect(200);
        assert!(!page.has("main form") && page.text("main").contains("do not hold now"));
    })
    .await;
}

#[actix_web::test]
async fn a_role_that_the_delegation_no_longer_holds_works_no_longer() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER, LICENCES]).await;
        assert_eq!(desk.status().await, 200);
        // As an amendment that the customer accepted leaves it.
        let narrowed = portal.app.db.write(|db| {
            diesel::RunQueryDsl::execute(
                diesel::sql_query("UPDATE delegations SET roles = 'license-administrator'"),
                db,
            )
        });
        narrowed.await.unwrap();
        let refused = desk.get("/subscriptions").await.expect(403);
        assert!(
            refused
                .text("main")
                .contains("lend you: License Administrator")
        );
        let path = desk.partner.at(&format!("{}/assignments", desk.delegation));
        let page = desk.partner.get(&path).await.expect(200);
        assert!(page.text("tbody .under").contains("Directory Readers"));
        let only = granting(&[READER], &[("service", "intune")]);
        desk.customer.grant(&desk.partner, &only).await.expect(303);
        let other = desk.partner.newest().await;
        let assigned = desk.partner.lends(&other, &desk.group, &[READER]).await;
        assigned.expect(303);
        assert_eq!(desk.status().await, 200);
    })
    .await;
}
