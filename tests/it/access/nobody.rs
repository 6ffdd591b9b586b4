//! Rights that are active while nobody has access: a warning, not a silence.
use crate::{access::READER, harness::on_each_database};

#[actix_web::test]
async fn rights_that_nobody_uses_stand_out_on_their_page_in_the_list_and_on_the_dashboard() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let partner = &desk.partner;
        let warned = async || {
            let page = partner.get(&partner.at(&desk.delegation)).await.expect(200);
            let given = desk.customer.get(&desk.customer.at(&desk.delegation)).await;
            let given = given.expect(200);
            let list = partner.get(&partner.at("/delegations")).await.expect(200);
            let dashboard = partner.get(&partner.at("")).await.expect(200);
            let found = partner.delegations("?access=nobody").await;
            let all = [
                page.text("#users").contains("nobody has access"),
                given
                    .text("#users")
                    .contains("nobody at the partner has access"),
                list.text("tbody").contains("Nobody has access"),
                dashboard.has("a.stat[href$='/delegations?access=nobody']"),
                found == [desk.delegation.clone()],
            ];
            assert!(all.iter().all(|one| *one == all[0]), "{all:?}");
            all[0]
        };
        assert!(!warned().await);
        // A group without members is nobody.
        let group = partner.at(&desk.group);
        partner.post(&group, &[("name", "Desk")]).await.expect(303);
        assert!(warned().await);
        // So is a sales agent without another role.
        let seller = portal.a_colleague_of(partner, "sales_agent", "").await;
        let id = portal.member_id(&seller).await;
        let form = [("name", "Desk"), ("member", id.as_str())];
        partner.post(&group, &form).await.expect(303);
        assert!(warned().await);
        let refused = seller
            .get(&seller.behalf(&desk.customer, "/subscriptions"))
            .await;
        assert!(
            refused
                .expect(403)
                .text("main")
                .contains("You are a sales agent without another role")
        );
        let member = partner.at(&format!("/members/{id}"));
        let roles = [
            ("name", "Ana"),
            ("agent_role", "sales_agent"),
            ("admin_role", "billing_admin"),
        ];
        partner.post(&member, &roles).await.expect(303);
        assert!(!warned().await);
        partner
            .unassigns(&desk.delegation, &desk.group)
            .await
            .expect(303);
        assert!(warned().await);
        let revoke = desk.customer.at(&format!("{}/revoke", desk.delegation));
        desk.customer.post(&revoke, &[]).await.expect(303);
        assert!(!warned().await);
    })
    .await;
}
