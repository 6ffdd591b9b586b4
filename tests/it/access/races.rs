//! At once: whatever comes first, what is left fits together.
use crate::{access::READER, harness::on_each_database};

#[actix_web::test]
async fn a_group_that_is_deleted_while_it_is_given_rights_is_either_gone_or_used() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let admin = &desk.partner;
        for round in 0..8 {
            let group = portal.group(admin, &format!("Group {round}"), &[]).await;
            let delete = admin.at(&format!("{group}/delete"));
            let (deleted, given) = tokio::join!(
                admin.post(&delete, &[]),
                admin.lends(&desk.delegation, &group, &[READER])
            );
            let both = (deleted.status.as_u16(), given.status.as_u16());
            assert!(matches!(both, (303, 404 | 422) | (409, 303)), "{both:?}");
            let left = admin.get(&admin.at(&group)).await.status.as_u16();
            assert_eq!(left, if both.0 == 303 { 404 } else { 200 });
        }
    })
    .await;
}

#[actix_web::test]
async fn a_group_gets_the_roles_of_one_of_two_forms_and_not_of_both() {
    on_each_database(async |portal| {
        let roles = [READER, "license-administrator"];
        let desk = portal.a_desk(&roles).await;
        let admin = &desk.partner;
        for _ in 0..8 {
            let (one, two) = tokio::join!(
                admin.lends(&desk.delegation, &desk.group, &roles[..1]),
                admin.lends(&desk.delegation, &desk.group, &roles[1..])
            );
            assert_eq!((one.status.as_u16(), two.status.as_u16()), (303, 303));
            let path = admin.at(&format!("{}/assignments", desk.delegation));
            let page = admin.get(&path).await.expect(200);
            assert!(
                !page.text("tbody td").contains(", "),
                "{}",
                page.text("tbody")
            );
        }
    })
    .await;
}

#[actix_web::test]
async fn a_member_who_is_removed_while_a_group_takes_them_in_is_in_no_group() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let admin = &desk.partner;
        for _ in 0..4 {
            let somebody = portal.a_colleague_of(admin, "", "").await;
            let id = portal.member_id(&somebody).await;
            let group = admin.at(&desk.group);
            let form = [("name", "Desk"), ("member", id.as_str())];
            let remove = admin.at(&format!("/members/{id}/remove"));
            let (taken, removed) =
                tokio::join!(admin.post(&group, &form), admin.post(&remove, &[]));
            assert!(
                matches!(taken.status.as_u16(), 303 | 422),
                "{}",
                taken.status
            );
            removed.expect(303);
            let page = admin.get(&group).await.expect(200);
            assert!(!page.body.contains(&id));
        }
    })
    .await;
}
