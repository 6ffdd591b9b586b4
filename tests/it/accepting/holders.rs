//! S8 on the consent page.
use super::for_everybody;
use crate::{delegations::TEAMS, harness::on_each_database};

#[actix_web::test]
async fn the_present_holder_is_named_before_and_hands_over_if_chosen() {
    on_each_database(async |portal| {
        let (first, second) = (portal.a_provider().await, portal.a_provider().await);
        let customer = portal.a_customer().await;
        let invited = portal.invite(&first, for_everybody(&first)).await;
        customer.accept(&invited, &[]).await.expect(303);

        let invited = portal.invite(&second, for_everybody(&second)).await;
        let page = customer.get(&invited.link).await.expect(200);
        let named = page.text("[data-conflict]");
        assert!(named.contains(first.organisation.name.as_str()), "{named}");
        assert!(named.contains("Teams") && named.contains("Exchange Online"));
        let loses = format!("{} loses the rights", first.organisation.name);
        assert!(named.contains(&loses), "{named}");
        let before = portal.everything().await;
        let refused = customer.accept(&invited, &[]).await.expect(409);
        let field = invited.field("hand_over");
        let told = refused.attributes(".problems[role=alert][tabindex] a", "href");
        assert_eq!(told, [format!("#{field}")]);
        let choice = format!("[data-conflict] fieldset[id='{field}'][tabindex]");
        assert!(refused.has(&format!("{choice} input[type=checkbox]")));
        let beside = refused.text(&format!("{choice} [id='{field}-error']"));
        assert!(beside.contains("choose the hand-over"), "{beside}");
        // The error stands between the holders and the tick.
        assert!(refused.has("[data-conflict] > ul") && !refused.has(&format!("{choice} ul")));
        assert_eq!(
            portal.everything().await,
            before,
            "the whole acceptance is refused"
        );

        let hand_over = format!("hand_over.{}", invited.offers[0]);
        let form = [(hand_over.as_str(), "yes")];
        customer.accept(&invited, &form).await.expect(303);
        assert!(first.delegations("?state=active").await.is_empty());
        assert_eq!(second.delegations("?state=active").await.len(), 1);
        assert_eq!(portal.rows("relationships").await, 2);
    })
    .await;
}

#[actix_web::test]
async fn a_missing_hand_over_is_told_with_all_else_that_is_wrong_where_it_stands_on_the_page() {
    on_each_database(async |portal| {
        let (first, second) = (portal.a_provider().await, portal.a_provider().await);
        let customer = portal.a_customer().await;
        let invited = portal.invite(&first, for_everybody(&first)).await;
        customer.accept(&invited, &[]).await.expect(303);

        let invited = portal.invite(&second, for_everybody(&second)).await;
        let (role, service) = (invited.field("role"), invited.field("service"));
        let wrong = [
            ("agreement", ""),
            (role.as_str(), " "),
            (service.as_str(), "teams"),
        ];
        let back = customer.accept(&invited, &wrong).await.expect(422);
        let told = back.attributes(".problems a", "href");
        let hand_over = format!("#{}", invited.field("hand_over"));
        let all = [hand_over, format!("#{role}"), "#agreement".to_owned()];
        assert_eq!(told, all);
        // Chosen, it is not asked for again.
        let field = invited.field("hand_over");
        let chosen = [("agreement", ""), (field.as_str(), "yes")];
        let back = customer.accept(&invited, &chosen).await.expect(422);
        assert_eq!(back.attributes(".problems a", "href"), ["#agreement"]);
    })
    .await;
}

#[actix_web::test]
async fn of_several_holders_the_hand_over_says_that_each_loses_what_it_holds() {
    on_each_database(async |portal| {
        let (first, second) = (portal.a_provider().await, portal.a_provider().await);
        let third = portal.a_provider().await;
        let customer = portal.a_customer_of(&first).await;
        portal.relate(&second, &customer).await;
        customer.grant(&first, &TEAMS).await.expect(303);
        let exchange = [TEAMS[0], ("service", "exchange-online"), TEAMS[2]];
        customer.grant(&second, &exchange).await.expect(303);
        let invited = portal.invite(&third, for_everybody(&third)).await;
        let page = customer.get(&invited.link).await.expect(200);
        let named = page.text("[data-conflict]");
        for holder in [&first, &second] {
            let name = holder.organisation.name.as_str();
            assert!(named.contains(name), "{named}");
        }
        assert!(named.contains("Those named above lose"), "{named}");
    })
    .await;
}
