//! Invitations wait on the first page of those that they are addressed to.
use super::{for_everybody, for_one};
use crate::{
    harness::on_each_database,
    partnerships::{self, ask},
};
use multichannel::domain::email::Domain;

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

#[actix_web::test]
async fn a_partnership_waits_on_the_first_page_of_those_whose_mailbox_was_asked() {
    on_each_database(async |portal| {
        const ASKED: &str = "main a[href*='/p/']";
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller().await;
        let colleague = portal.a_colleague_of(&reseller, "", "global_admin").await;
        let other = portal.a_reseller().await;
        let (_, link) = ask(&provider, &reseller.email.to_uppercase()).await;
        let home = reseller.get(&reseller.at("")).await.expect(200);
        assert_eq!(home.attributes(ASKED, "href"), [link.as_str()]);
        let said = home.text(ASKED);
        assert!(said.starts_with(provider.organisation.name.as_str()));
        let alone = home.text("#alone");
        assert!(alone.starts_with("You have no provider."), "{alone}");
        portal.turn(&reseller, true).await;
        let home = reseller.get(&reseller.at("")).await.expect(200);
        assert!(!home.has("#alone"), "a suspended one can open no link");
        portal.turn(&reseller, false).await;
        for person in [&colleague, &other, &provider] {
            let home = person.get(&person.at("")).await.expect(200);
            assert!(!home.has(ASKED));
        }
        let page = reseller.get(&link).await.expect(200);
        assert!(page.has("form[action$='/accept']"));
        portal.pass_days(30);
        reseller.sign_in().await;
        let home = reseller.get(&reseller.at("")).await.expect(200);
        assert!(!home.has(ASKED), "it has ended");
        provider.sign_in().await;
        let (_, link) = ask(&provider, &reseller.email).await;
        let accepted = partnerships::accept(&reseller, &link).await;
        accepted.expect(303);
        let home = reseller.get(&reseller.at("")).await.expect(200);
        assert!(!home.has(ASKED) && !home.has("#alone"));
    })
    .await;
}

#[actix_web::test]
async fn what_waits_is_found_in_whichever_spelling_the_domain_was_typed() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let mut house = portal.a_reseller().await;
        house.organisation.domain = Domain::parse("bücher.example").ok();
        let nina = portal.a_colleague_of(&house, "", "global_admin").await;
        let typed = nina.email.replace("xn--bcher-kva", "bücher");
        assert_ne!(typed, nina.email);
        let (_, link) = ask(&provider, &typed).await;
        let home = nina.get(&nina.at("")).await.expect(200);
        let shown = home.attributes("main a[href*='/p/']", "href");
        assert_eq!(shown, [link.as_str()]);
    })
    .await;
}

#[actix_web::test]
async fn a_customer_without_a_provider_is_not_told_that_nothing_waits() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let home = customer.get(&customer.at("")).await.expect(200);
        assert!(home.text("#alone").contains("Open the link"));
        assert!(!home.text("main").contains("Nothing waits for you"));
        let provider = portal.a_provider().await;
        let known = portal.a_customer_of(&provider).await;
        let home = known.get(&known.at("")).await.expect(200);
        assert!(!home.has("#alone"));
        assert!(home.text("main").contains("Nothing waits for you"));
    })
    .await;
}
