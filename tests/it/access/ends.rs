//! How working on behalf ends: with the very next request, with all jobs stopped, to the second.
use crate::{
    access::{Desk, READER},
    harness::{Portal, on_each_database},
    people::Person,
};
use multichannel::actions::organisations::suspend::{StandingError, resume, suspend};

pub(super) async fn stand(portal: &Portal, who: &Person, suspended: bool) {
    let (slug, now) = (who.organisation.slug.clone(), portal.now());
    let turned = portal.app.db.write(move |db| match suspended {
        true => suspend(db, &slug, now),
        false => resume(db, &slug, now),
    });
    let turned: Result<_, StandingError> = turned.await;
    turned.unwrap();
}

async fn a_desk_for_a_day(portal: &Portal, other: &[(&str, &str)]) -> Desk {
    let partner = portal.a_provider().await;
    let member = portal.a_colleague_of(&partner, "", "").await;
    let customer = portal.a_customer_of(&partner).await;
    let day: Vec<_> = [("days", "1")].iter().chain(other).copied().collect();
    portal
        .a_desk_of(partner, member, customer, &[READER], &day)
        .await
}

#[actix_web::test]
async fn it_ends_to_the_second_with_the_rights_and_nobody_does_anything() {
    on_each_database(async |portal| {
        let desk = a_desk_for_a_day(&portal, &[]).await;
        portal.pass_seconds(86_399);
        desk.member.sign_in().await;
        assert_eq!(desk.status().await, 200);
        portal.pass_seconds(1);
        assert_eq!(desk.status().await, 404);
        let ended = desk.get("").await.expect(404);
        assert!(ended.text("main").contains("You have no rights at"));
        let page = format!("/customers/{}", desk.customer.organisation.id);
        let page = desk.member.at(&page);
        assert!(
            ended.has(&format!("main a[href='{page}']")),
            "the next step"
        );
        // Of a customer of others nothing is told.
        let other = portal.a_customer().await;
        let unknown = desk.member.get(&desk.member.behalf(&other, "")).await;
        assert!(!unknown.expect(404).text("main").contains("rights"));
    })
    .await;
}

#[actix_web::test]
async fn it_goes_on_past_the_date_while_rights_extend_themselves() {
    on_each_database(async |portal| {
        let desk = a_desk_for_a_day(&portal, &[("auto_extend", "yes")]).await;
        portal.pass_days(200);
        desk.member.sign_in().await;
        let home = desk.get("").await.expect(200);
        assert!(home.has(".behalf time"));
        assert_eq!(desk.status().await, 200);
        portal.pass_days(400);
        desk.customer.sign_in().await;
        let off = desk
            .customer
            .at(&format!("{}/auto-extend", desk.delegation));
        desk.customer
            .post(&off, &[("enabled", "no")])
            .await
            .expect(303);
        portal.pass_days(180);
        desk.member.sign_in().await;
        assert_eq!(desk.status().await, 404);
    })
    .await;
}

#[actix_web::test]
async fn it_ends_with_the_next_request_when_the_customer_or_the_partner_ends_the_rights() {
    on_each_database(async |portal| {
        for by_customer in [true, false] {
            let desk = portal.a_desk(&[READER]).await;
            let (who, how) = match by_customer {
                true => (&desk.customer, "revoke"),
                false => (&desk.partner, "resign"),
            };
            assert_eq!(desk.status().await, 200);
            let path = who.at(&format!("{}/{how}", desk.delegation));
            who.post(&path, &[]).await.expect(303);
            assert_eq!(desk.status().await, 404);
        }
    })
    .await;
}

#[actix_web::test]
async fn it_ends_with_the_next_request_for_whoever_leaves_the_group_or_the_organisation() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let (group, id) = (
            desk.partner.at(&desk.group),
            portal.member_id(&desk.member).await,
        );
        let out = desk.partner.post(&group, &[("name", "Desk")]).await;
        out.expect(303);
        assert_eq!(desk.status().await, 403);
        let form = [("name", "Desk"), ("member", id.as_str())];
        desk.partner.post(&group, &form).await.expect(303);
        assert_eq!(desk.status().await, 200);

        let only_sells = [("name", "Ana"), ("agent_role", "sales_agent")];
        let member = desk.partner.at(&format!("/members/{id}"));
        desk.partner.post(&member, &only_sells).await.expect(303);
        desk.member.sign_in().await;
        assert_eq!(desk.status().await, 403);
        let roles = [("name", "Ana"), ("agent_role", "helpdesk_agent")];
        desk.partner.post(&member, &roles).await.expect(303);
        desk.member.sign_in().await;
        assert_eq!(desk.status().await, 200);

        let remove = format!("{member}/remove");
        desk.partner.post(&remove, &[]).await.expect(303);
        desk.member.sign_in().await;
        assert_eq!(desk.status().await, 404);
        // Coming back brings nothing back.
        let page = desk.partner.get(&group).await.expect(200);
        assert!(!page.has("[name=member][checked]"));
    })
    .await;
}

#[actix_web::test]
async fn a_member_who_leaves_by_itself_is_in_no_group_any_more() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let left = desk.member.post(&desk.member.at("/leave"), &[]).await;
        left.expect(303);
        let list = desk.partner.get(&desk.partner.at("/groups")).await;
        assert!(list.expect(200).text("tbody").contains("Nobody"));
    })
    .await;
}

#[actix_web::test]
async fn it_rests_while_the_partner_or_the_customer_is_suspended_and_goes_on_afterwards() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        for (who, words) in [
            (&desk.partner, "Your organisation is suspended"),
            (
                &desk.customer,
                "is suspended, so nobody works on its behalf",
            ),
        ] {
            stand(&portal, who, true).await;
            let refused = desk.get("/subscriptions").await.expect(403);
            assert!(refused.text("main").contains(words));
            let home = desk.get("").await.expect(200);
            assert!(!home.has("#acts a"));
            stand(&portal, who, false).await;
            assert_eq!(desk.status().await, 200);
        }
    })
    .await;
}
