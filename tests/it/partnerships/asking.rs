//! The question to a reseller: asked, corrected, taken back.
use super::{accept, active, ask};
use crate::harness::on_each_database;
use multichannel::domain::partnership::LINK_DAYS;

#[actix_web::test]
async fn a_provider_asks_and_a_reseller_accepts() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller().await;
        let (page, link) = ask(&provider, "office@fourthcoffee.example").await;
        assert_eq!(
            portal
                .posted("partnership-asked", "office@fourthcoffee.example")
                .await
                .len(),
            1
        );

        let landing = portal.a_visitor().get(&link).await.expect(200);
        assert!(
            landing
                .text("main")
                .contains(provider.organisation.name.as_str())
        );
        assert!(
            landing.has("a[href^='/signup?invitation=']")
                && landing.has("a[href^='/signin?next=/p/']")
        );
        assert!(
            reseller
                .get(&link)
                .await
                .expect(200)
                .has("form button.primary")
        );

        let accepted = accept(&reseller, &link).await.expect(303);
        assert!(accepted.location.starts_with(&reseller.at("/providers/")));
        let shown = reseller.get(&accepted.location).await.expect(200);
        assert_eq!(shown.text("h1 .tag"), "Active");
        assert!(shown.has(".flash"));
        assert_eq!(
            portal
                .posted("partnership-accepted", &provider.email)
                .await
                .len(),
            1
        );

        let page = provider.get(&page).await.expect(200);
        assert_eq!(page.text("h1 .tag"), "Active");
        assert_eq!(page.texts("#history .timeline li").len(), 2);
        assert!(!page.has("#link"));
        let list = provider.get(&provider.at("/resellers")).await.expect(200);
        assert_eq!(list.text("tbody th"), reseller.organisation.name.as_str());
        let list = reseller.get(&reseller.at("/providers")).await.expect(200);
        assert_eq!(list.text("tbody th"), provider.organisation.name.as_str());
    })
    .await;
}

#[actix_web::test]
async fn asking_the_same_mailbox_twice_shows_the_first_question() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (first, _) = ask(&provider, "office@fourthcoffee.example").await;
        let (again, _) = ask(&provider, "Office@FourthCoffee.example").await;
        assert_eq!(first, again);
        assert_eq!(
            portal
                .posted("partnership-asked", "office@fourthcoffee.example")
                .await
                .len(),
            1
        );
        portal.pass_days(LINK_DAYS);
        provider.sign_in().await;
        let (later, _) = ask(&provider, "office@fourthcoffee.example").await;
        assert_ne!(first, later);
    })
    .await;
}

#[actix_web::test]
async fn a_form_that_is_not_right_comes_back_filled() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let form = [
            ("reseller_name", "Fourth Coffee"),
            ("reseller_email", "nobody"),
        ];
        let again = provider
            .post(&provider.at("/partnerships"), &form)
            .await
            .expect(422);
        assert_eq!(again.attribute("#reseller_name", "value"), "Fourth Coffee");
        assert!(again.has("#reseller_email-error"));
        let reseller = portal.a_reseller().await;
        let (_, link) = ask(&provider, "office@fourthcoffee.example").await;
        let form = [("reseller", reseller.slug())];
        let again = reseller
            .post(&format!("{link}/accept"), &form)
            .await
            .expect(422);
        assert!(again.has("#agreement-error"));
        assert_eq!(active(&portal).await, 0);
    })
    .await;
}

#[actix_web::test]
async fn a_withdrawn_question_cannot_be_accepted() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller().await;
        let (page, link) = ask(&provider, "office@fourthcoffee.example").await;
        let form = provider.get(&format!("{page}/end")).await.expect(200);
        assert!(form.has("button.danger"));
        let reason = [("reason", "Asked the wrong company")];
        provider
            .post(&format!("{page}/end"), &reason)
            .await
            .expect(303);
        reseller.get(&link).await.expect(410);
        accept(&reseller, &link).await.expect(410);
        provider
            .post(&format!("{page}/end"), &reason)
            .await
            .expect(409);
        let page = provider.get(&page).await.expect(200);
        assert_eq!(page.text("h1 .tag"), "Ended");
        assert!(page.text(".timeline").contains("Asked the wrong company"));
    })
    .await;
}

#[actix_web::test]
async fn who_has_no_agent_role_sees_resellers_but_no_links() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let helper = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        let (page, link) = ask(&provider, "office@fourthcoffee.example").await;
        let shown = helper.get(&page).await.expect(200);
        let token = link.rsplit('/').next().unwrap();
        assert!(!shown.body.contains(token) && !shown.has("a.button.danger"));
        helper.get(&helper.at("/resellers/new")).await.expect(403);
        helper.get(&format!("{page}/end")).await.expect(403);
        helper.post(&format!("{page}/renew"), &[]).await.expect(403);
    })
    .await;
}
