//! Addresses that the route table does not have.
use super::alike::{bare, differing};
use crate::{
    addresses::{UNKNOWN_SLUG, UNKNOWN_TOKEN},
    harness::on_each_database,
};

#[actix_web::test]
async fn an_unknown_address_keeps_the_menu_for_members_and_tells_others_nothing() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let stranger = portal.a_provider().await;
        for tail in ["/no-such-page", "/customers/no/such/page"] {
            let own = provider.at(tail);
            let page = provider.get(&own).await.expect(404);
            let home = page.attribute(".failure .primary", "href");
            assert!(page.has("nav.side a[href$='/customers']"), "{own}");
            assert_eq!(home, provider.at(""));
            let told = async |slug: &str| {
                let path = format!("/o/{slug}{tail}");
                let answer = stranger.get(&path).await.expect(404);
                assert!(!answer.has("nav.side"), "{path}");
                bare(&answer, &path)
            };
            let (foreign, unknown) = (told(provider.slug()).await, told(UNKNOWN_SLUG).await);
            assert_eq!(differing(&foreign, &unknown), None, "{tail}");
            portal.a_visitor().get(&own).await.expect(404);
        }
        let own = provider.at("/no-such-page");
        portal.pass_seconds(61 * 60);
        for who in [&provider, &stranger] {
            let ended = who.get(&own).await.expect(404);
            assert!(!ended.has("nav.side"), "a session that ended is nobody's");
        }
    })
    .await;
}

#[actix_web::test]
async fn an_address_that_only_forms_are_sent_to_leads_to_the_page_above_whoever_opens_it() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let visitor = portal.a_visitor();
        let shown = provider.at(&format!("/customers/{}", customer.organisation.id));
        let link = format!("/i/{UNKNOWN_TOKEN}");
        for (opened, page) in [
            (format!("{shown}/alias"), shown.clone()),
            (format!("{link}/accept"), link.clone()),
            (
                provider.at("/invitations/templates"),
                provider.at("/invitations"),
            ),
            ("/account/organisation".to_owned(), "/account".to_owned()),
            ("/signout".to_owned(), "/".to_owned()),
        ] {
            for browser in [&*provider, &visitor] {
                let led = browser.get(&opened).await.expect(303).location;
                assert_eq!(led, page);
            }
        }
        provider.get(&shown).await.expect(200);
        visitor.get(&shown).await.expect(303);
    })
    .await;
}
