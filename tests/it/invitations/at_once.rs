//! Links that end, or of which is reminded, at the moment in which somebody revokes several: neither waits for the other.
use super::addressed;
use crate::{harness::on_each_database, people::Person};
use multichannel::{
    domain::{id::Id, invitation::Invitation},
    store::{Db, invitations},
};

/// An invitation whose link lives so long, and which was mailed.
async fn mailed(provider: &Person, days: &str) -> Id<Invitation> {
    let lives = [("expires_in_days", days)];
    let page = provider.invites(&addressed(&lives)).await;
    provider.mails_it(&page).await;
    Id::parse(page.rsplit('/').next().unwrap()).unwrap()
}

#[actix_web::test]
async fn several_links_end_or_are_reminded_of_while_two_of_them_are_changed() {
    on_each_database(async |portal| {
        for (days, deed) in [(15, "invitation-expired"), (9, "invitation-reminded")] {
            let provider = portal.a_provider().await;
            // The newer one ends first.
            let (older, newer) = (mailed(&provider, "12").await, mailed(&provider, "10").await);
            assert!(older < newer);
            portal.pass_days(days);
            // As whoever revokes both takes them.
            let first = move |db: &mut Db| invitations::lock(db, older);
            let then = move |db: &mut Db| invitations::lock(db, newer);
            portal.crossing(first, then, portal.keep_terms()).await;
            assert_eq!(portal.deeds(&provider, deed).await, 2, "{deed}");
        }
    })
    .await;
}
