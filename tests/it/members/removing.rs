//! What the pages say before somebody is a member no more.
use crate::{client::Answer, harness::on_each_database};

/// What stops, what stays, when, and who is told.
fn says_what_follows(page: &Answer, stops: &str) {
    let facts = page.text(".confirm .facts");
    for words in [stops, "What stays", "At once.", "Nobody gets a mail."] {
        assert!(facts.contains(words), "{words:?} is missing in {facts:?}");
    }
}

#[actix_web::test]
async fn the_page_before_a_removal_says_what_follows_for_whom() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "", "global_admin").await;
        let remove = format!("{}/remove", portal.page_of(&ana, &ben).await);
        let other = ana.get(&remove).await.expect(200);
        says_what_follows(&other, "This person can no longer act");
        let own = ben.get(&remove).await.expect(200);
        says_what_follows(&own, "You can no longer act");
        let leave = ben.get(&ben.at("/leave")).await.expect(200);
        says_what_follows(&leave, "You can no longer act");
        let form = [
            ("email", "eve@somewhere.example"),
            ("name", "Eve"),
            ("agent_role", ""),
            ("admin_role", ""),
        ];
        ana.post(&ana.at("/members"), &form).await.expect(303);
        let list = ana.get(&ana.at("/members")).await.expect(200);
        let removes = list.attributes("tbody a[href$='/remove']", "href");
        let waiting = ana.get(removes.last().unwrap()).await.expect(200);
        says_what_follows(&waiting, "This person has not answered yet");
        // The mail that would ask waits still, and leaves no more.
        ana.post(removes.last().unwrap(), &[]).await.expect(303);
        assert!(portal.mails_to("eve@somewhere.example").await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn the_page_of_the_last_global_admin_leads_to_no_page_that_refuses() {
    on_each_database(async |portal| {
        let ana = portal.a_customer().await;
        let page = portal.page_of(&ana, &ana).await;
        let alone = ana.get(&page).await.expect(200);
        assert!(!alone.has("main a[href$='/remove']"));
        let said = alone.text(".danger");
        assert!(said.contains("keeps at least one global admin"), "{said}");
        portal.a_colleague_of(&ana, "", "global_admin").await;
        let two = ana.get(&page).await.expect(200);
        assert!(two.has("main a[href$='/remove']"));
    })
    .await;
}
