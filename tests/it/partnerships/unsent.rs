//! Mails with links of a partnership that was answered or ended: what did not leave is taken back, and stays to be seen.
use super::{accept, ask};
use crate::{
    harness::{Portal, on_each_database},
    invitations::addressed,
    mail_server::{MailServer, Mood},
    people::Person,
};

const ANA: &str = "ana@contoso.example";
const OFFICE: &str = "office@fourthcoffee.example";

/// An invitation that is handed to the reseller, and mailed by it.
async fn mailed_by(provider: &Person, reseller: &Person) {
    let handed = [("reseller", reseller.slug())];
    let page = provider.invites(&addressed(&handed)).await;
    reseller.mails_it(&reseller.page_of(&page)).await;
}

/// Where the provider ends the partnership with the reseller, whose only one it is.
async fn end_of(provider: &Person, reseller: &Person) -> String {
    let list = reseller.get(&reseller.at("/providers")).await.expect(200);
    let page = list.attribute("tbody th a", "href");
    let id = page.rsplit('/').next().unwrap();
    provider.at(&format!("/resellers/{id}/end"))
}

/// How many mails there are that brought an invitation, or still will.
async fn mails(portal: &Portal) -> usize {
    portal.posted("invitation", ANA).await.len()
}

#[actix_web::test]
async fn what_waits_or_failed_of_its_invitations_is_taken_back_with_the_partnership() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let other = portal.a_reseller_of(&provider).await;
        // Left.
        mailed_by(&provider, &reseller).await;
        portal.deliver().await;
        // Refused.
        mailed_by(&provider, &reseller).await;
        let server = MailServer::start(Mood::Refuses);
        portal.deliver_by(&server.setting()).await;
        let dead = reseller.at("/mails?state=dead&text=ana@contoso");
        let list = reseller.get(&dead).await.expect(200);
        let again = list.attribute("tbody form", "action");
        // Waiting, from either side.
        mailed_by(&provider, &reseller).await;
        let handed = [("reseller", reseller.slug())];
        let page = provider.invites(&addressed(&handed)).await;
        provider.mails_it(&page).await;
        // Another's, and nobody's.
        mailed_by(&provider, &other).await;
        let nobodys = provider.invites(&addressed(&[])).await;
        provider.mails_it(&nobodys).await;
        assert_eq!(mails(&portal).await, 6);

        let end = end_of(&provider, &reseller).await;
        provider.post(&end, &[("reason", "")]).await.expect(303);
        assert_eq!(mails(&portal).await, 3);
        assert_eq!(portal.mails_to(ANA).await.len(), 3);
        // Nobody looks for what could not be delivered any more.
        assert!(reseller.get(&dead).await.expect(200).has(".empty"));
        for (side, number) in [(&reseller, 2), (&provider, 1)] {
            let withdrawn = side.at("/mails?state=withdrawn&text=ana@contoso");
            let list = side.get(&withdrawn).await.expect(200);
            assert_eq!(list.texts("tbody th").len(), number);
            let told = list.text("tbody");
            assert!(
                told.contains("Taken back before it could be sent"),
                "{told}"
            );
            assert!(!list.has("tbody form"));
        }
        let shown = provider.get(&page).await.expect(200);
        let state = shown.attribute("dl.facts .tag", "data-state");
        assert_eq!(state, "withdrawn");
        // That it ended is told all the same.
        assert_eq!(portal.mails("partnership-ended", &reseller).await, 1);

        let refused = reseller.post(&again, &[]).await.expect(409);
        let why = refused.text("main");
        assert!(why.contains("no partner of its provider"), "{why}");
        portal.partners(&provider, &reseller).await;
        let refused = reseller.post(&again, &[]).await.expect(409);
        let why = refused.text("main");
        assert!(why.contains("was taken back"), "{why}");
        assert_eq!(portal.mails_to(ANA).await.len(), 3);
    })
    .await;
}

#[actix_web::test]
async fn of_a_mail_and_the_end_of_the_partnership_at_once_no_mail_with_a_dead_link_is_left() {
    on_each_database(async |portal| {
        for _ in 0..8 {
            let provider = portal.a_provider().await;
            let reseller = portal.a_reseller_of(&provider).await;
            let handed = [("reseller", reseller.slug())];
            let page = provider.invites(&addressed(&handed)).await;
            let theirs = reseller.page_of(&page);
            let link = reseller.link_on(&theirs).await;
            let end = end_of(&provider, &reseller).await;
            let words = [("subject", "Hello"), ("body", link.as_str())];
            let (send, why) = (format!("{theirs}/send"), [("reason", "")]);
            let (sent, ended) =
                tokio::join!(reseller.post(&send, &words), provider.post(&end, &why));
            ended.expect(303);
            // The page of one that waited while it ended says so, or is there no more.
            let status = sent.status.as_u16();
            assert!(matches!(status, 303 | 404 | 409), "{status}");
            assert_eq!(mails(&portal).await, 0);
        }
    })
    .await;
}

#[actix_web::test]
async fn the_mail_that_asks_a_reseller_is_taken_back_when_it_accepts_by_the_copied_link() {
    on_each_database(async |portal| {
        for refused in [true, false] {
            let (provider, reseller) = (portal.a_provider().await, portal.a_reseller().await);
            let (page, link) = ask(&provider, OFFICE).await;
            let server = MailServer::start(Mood::Refuses);
            let dead = provider.at("/mails?state=dead");
            let mut again = String::new();
            if refused {
                portal.deliver_by(&server.setting()).await;
                let list = provider.get(&dead).await.expect(200);
                again = list.attribute("tbody form", "action");
            }
            accept(&reseller, &link).await.expect(303);
            assert!(portal.mails_to(OFFICE).await.is_empty());
            assert!(provider.get(&dead).await.expect(200).has(".empty"));
            let shown = provider.get(&page).await.expect(200);
            let told = shown.text("main");
            assert!(
                told.contains("Taken back before it could be sent"),
                "{told}"
            );
            assert!(!shown.has("form[action*='/mails/']"));
            if refused {
                let refused = provider.post(&again, &[]).await.expect(409);
                let why = refused.text("main");
                assert!(why.contains("was taken back"), "{why}");
                assert!(portal.mails_to(OFFICE).await.is_empty());
            }
        }
    })
    .await;
}
