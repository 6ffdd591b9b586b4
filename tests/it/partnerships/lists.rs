//! Lists of partnerships, and whose they are.
use super::ask;
use crate::harness::on_each_database;
use multichannel::domain::partnership::LINK_DAYS;

#[actix_web::test]
async fn partnerships_of_another_provider_are_not_there() {
    on_each_database(async |portal| {
        let (provider, other) = (portal.a_provider().await, portal.a_provider().await);
        let reseller = portal.a_reseller_of(&other).await;
        let stranger = portal.a_reseller().await;
        let (page, _) = ask(&provider, "office@fourthcoffee.example").await;
        let id = page.rsplit('/').next().unwrap();
        for tail in ["", "/end"] {
            let foreign = other
                .get(&other.at(&format!("/resellers/{id}{tail}")))
                .await;
            let unknown = other
                .get(&other.at(&format!(
                    "/resellers/01900000-0000-7000-8000-000000000000{tail}"
                )))
                .await;
            assert_eq!(
                (foreign.status.as_u16(), unknown.status.as_u16()),
                (404, 404)
            );
            assert_eq!(foreign.text("main p.lead"), unknown.text("main p.lead"));
        }
        for verb in ["renew", "end"] {
            other
                .post(
                    &other.at(&format!("/resellers/{id}/{verb}")),
                    &[("reason", "")][..usize::from(verb == "end")],
                )
                .await
                .expect(404);
        }
        other.get(&page).await.expect(404);
        let own = reseller
            .get(&reseller.at("/providers"))
            .await
            .expect(200)
            .attribute("tbody a", "href");
        reseller.get(&own).await.expect(200);
        let id = own.rsplit('/').next().unwrap();
        stranger
            .get(&stranger.at(&format!("/providers/{id}")))
            .await
            .expect(404);
        provider.get(&provider.at("/providers")).await.expect(404);
        reseller.get(&reseller.at("/resellers")).await.expect(404);
        reseller
            .post(&reseller.at("/partnerships"), &[])
            .await
            .expect(403);
    })
    .await;
}

#[actix_web::test]
async fn lists_are_filtered_and_exported() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        ask(&provider, "office@fourthcoffee.example").await;
        let found = async |query: &str| {
            let list = provider
                .get(&provider.at(&format!("/resellers{query}")))
                .await;
            list.expect(200).texts("tbody th a")
        };
        assert_eq!(found("").await.len(), 2);
        assert_eq!(found("?state=asked").await, ["Fourth Coffee"]);
        assert_eq!(
            found("?state=active").await,
            [reseller.organisation.name.as_str()]
        );
        assert_eq!(found("?text=FOURTHCOFFEE.").await, ["Fourth Coffee"]);
        assert_eq!(found("?text=50%25&state=").await.len(), 0);
        let file = provider
            .get(&provider.at("/resellers.csv?state=asked"))
            .await
            .expect(200);
        assert_eq!(file.body.lines().count(), 2);
        assert!(
            file.body.contains(
                "Fourth Coffee,office@fourthcoffee.example,,,asked,2026-03-02T12:00:00Z,0"
            )
        );
        let file = reseller
            .get(&reseller.at("/providers.csv"))
            .await
            .expect(200);
        assert!(file.body.contains(provider.organisation.name.as_str()));
        portal.pass_days(LINK_DAYS);
        provider.sign_in().await;
        assert_eq!(found("?state=expired").await, ["Fourth Coffee"]);
    })
    .await;
}

#[actix_web::test]
async fn the_page_of_a_provider_leads_everybody_of_its_reseller_to_what_they_may_see_alone() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let agent = portal.a_colleague_of(&reseller, "helpdesk_agent", "").await;
        for (person, invitations) in [(&reseller, true), (&agent, false)] {
            let list = person.get(&person.at("/providers")).await.expect(200);
            let page = person.get(&list.attribute("tbody th a", "href")).await;
            let page = page.expect(200);
            assert_eq!(page.has("main a[href$='/invitations']"), invitations);
            assert!(page.has("main a[href$='/customers']"));
        }
    })
    .await;
}
