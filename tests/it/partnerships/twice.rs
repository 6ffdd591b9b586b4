//! What comes twice from one page is done once (P17).
use super::ask;
use crate::{harness::on_each_database, people::Person};

const OFFICE: &str = "office@fourthcoffee.example";

/// The page of a partnership that was asked for, and the generation of its link that the form for a new one carries.
async fn asked(provider: &Person) -> (String, String) {
    let (page, _) = ask(provider, OFFICE).await;
    let shown = provider.get(&page).await.expect(200);
    let generation = shown.attribute("input[name=generation]", "value");
    (page, generation)
}

#[actix_web::test]
async fn a_new_link_that_is_asked_for_twice_on_one_page_is_made_once() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (page, generation) = asked(&provider).await;
        let renew = format!("{page}/renew");
        let form = [("generation", generation.as_str())];
        let (first, second) =
            tokio::join!(provider.post(&renew, &form), provider.post(&renew, &form));
        for made in [first, second] {
            assert_eq!(made.expect(303).location, page);
        }
        let link = provider.get(&page).await.expect(200);
        let link = link.attribute("#link", "value");
        provider.post(&renew, &form).await.expect(303);
        let told = provider.get(&page).await.expect(200);
        assert!(told.text(".flash").contains("No other was made"));
        assert_eq!(told.attribute("#link", "value"), link);
        let deeds = portal.deeds(&provider, "partnership-link-renewed").await;
        assert_eq!(deeds, 1);
        assert_eq!(portal.posted("partnership-asked", OFFICE).await.len(), 1);
        assert_eq!(portal.link_to(OFFICE).await, link);
        let wrong = [("generation", "first")];
        provider.post(&renew, &wrong).await.expect(422);
    })
    .await;
}

#[actix_web::test]
async fn a_page_that_asks_often_for_one_new_link_is_counted_once() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (page, generation) = asked(&provider).await;
        let renew = format!("{page}/renew");
        let form = [("generation", generation.as_str())];
        for _ in 0..30 {
            provider.post(&renew, &form).await.expect(303);
        }
        let mut renewed = 1;
        while provider.post(&renew, &[]).await.status == 303 {
            renewed += 1;
            assert!(renewed < 60, "as many mails as one likes");
        }
        let deeds = portal.deeds(&provider, "partnership-link-renewed").await;
        assert_eq!(deeds, renewed);
    })
    .await;
}
