//! A mail that the portal has given up: its sender is not told to wait.
use super::dead_server;
use crate::{harness::on_each_database, invitations::addressed};
use multichannel::domain::delivery::ATTEMPTS;

#[actix_web::test]
async fn a_mail_that_is_tried_no_more_says_so_and_what_can_be_done() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        provider.mails_it(&page).await;
        let row = async || {
            provider.sign_in().await;
            let list = provider.get(&provider.at("/mails")).await.expect(200);
            list.text("tbody")
        };
        portal.deliver_by(&dead_server()).await;
        let waits = row().await;
        assert!(waits.contains("It is tried again by itself."), "{waits}");
        for _ in 1..ATTEMPTS {
            portal.pass_days(1);
            portal.deliver_by(&dead_server()).await;
        }
        let dead = row().await;
        for words in [
            "12 tries",
            "cannot be reached",
            "The portal has stopped trying. Send the mail again",
        ] {
            assert!(dead.contains(words), "{words}: {dead}");
        }
        assert!(!dead.contains("by itself"), "{dead}");
        let file = provider.get(&provider.at("/mails.csv")).await.expect(200);
        assert!(file.body.contains("The portal has stopped trying."));
    })
    .await;
}
