//! Invitations wait on the first page of those that they are addressed to.
use super::{for_everybody, for_one};
use crate::harness::on_each_database;

const WAITING: &str = "main a[href*='/i/']";

#[actix_web::test]
async fn an_open_invitation_waits_on_the_first_page_of_its_addressee_alone() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer().await;
        let colleague = portal.a_colleague_of(&customer, "", "global_admin").await;
        let typed = customer.email.to_uppercase();
        let invited = portal.invite(&provider, for_one(&provider, &typed)).await;
        portal.invite(&provider, for_everybody(&provider)).await;
        let home = customer.get(&customer.at("")).await.expect(200);
        assert_eq!(home.texts(WAITING).len(), 1);
        assert!(
            home.text(WAITING)
                .contains(provider.organisation.name.as_str())
        );
        let link = home.attribute(WAITING, "href");
        let page = customer.get(&link).await.expect(200);
        assert!(
            page.has("form[action$='/accept']"),
            "it can be answered there"
        );
        for other in [&colleague, &provider] {
            let home = other.get(&other.at("")).await.expect(200);
            assert!(!home.has(WAITING));
        }
        let token = link.rsplit('/').next().unwrap();
        let kept = portal.everything().await;
        assert!(!format!("{kept:?}").contains(token));

        customer.accept(&invited, &[]).await.expect(303);
        let home = customer.get(&customer.at("")).await.expect(200);
        assert!(!home.has(WAITING));
    })
    .await;
}

#[actix_web::test]
async fn a_link_that_ended_waits_for_nobody() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer().await;
        portal
            .invite(&provider, for_one(&provider, &customer.email))
            .await;
        portal.pass_days(14);
        customer.sign_in().await;
        let home = customer.get(&customer.at("")).await.expect(200);
        assert!(!home.has(WAITING));
    })
    .await;
}
