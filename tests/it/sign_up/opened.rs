//! Signing up from an invitation is told in its timeline, once it is sure who did.
use super::newcomer;
use crate::{
    harness::{Portal, on_each_database},
    invitations::{addressed, reusable},
    people::Person,
};

const OPENED: &str = "invitation-opened";

/// Where somebody signs up who was sent this invitation.
async fn sign_up_of(portal: &Portal, provider: &Person, page: &str) -> String {
    let link = provider.link_on(page).await;
    let path = link.strip_prefix(&portal.address).unwrap();
    path.replace("/i/", "/signup?invitation=")
}

#[actix_web::test]
async fn the_timeline_says_that_somebody_signed_up_from_the_invitation() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        let sign_up = sign_up_of(&portal, &provider, &page).await;
        let ana = portal.a_visitor();
        ana.get(&sign_up).await.expect(200);
        let form = newcomer("Contoso Ltd", "ana@contoso.example");
        ana.post(&sign_up, &form).await.expect(303);
        // Anybody could have typed this address.
        assert_eq!(portal.deeds(&provider, OPENED).await, 0);
        let letter = portal.mail_to("ana@contoso.example").await;
        for _ in 0..2 {
            ana.post(letter.link(), &[]).await.expect(303);
            assert_eq!(portal.deeds(&provider, OPENED).await, 1);
        }
        let shown = provider.get(&page).await.expect(200);
        let timeline = shown.text(".timeline");
        let words = "Signed in or up from the invitation for Contoso Ltd";
        assert!(timeline.contains(words), "{timeline}");
    })
    .await;
}

#[actix_web::test]
async fn so_it_does_of_somebody_who_founds_an_organisation_at_once() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&reusable(&[])).await;
        let sign_up = sign_up_of(&portal, &provider, &page).await;
        let person = portal.a_reseller().await;
        let form = [
            ("organisation_name", "Wingtip"),
            ("country", "DE"),
            ("domain", "wingtip.example"),
        ];
        for _ in 0..2 {
            person.post(&sign_up, &form).await.expect(303);
            assert_eq!(portal.deeds(&provider, OPENED).await, 1);
        }
        let shown = provider.get(&page).await.expect(200);
        let timeline = shown.text(".timeline");
        let words = "Signed in or up from the invitation";
        assert!(timeline.contains(words), "{timeline}");
    })
    .await;
}
