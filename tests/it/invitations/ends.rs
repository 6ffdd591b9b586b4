//! Links that end: the customer is reminded before, those who sent them are told after; both once.
use super::addressed;
use crate::{harness::on_each_database, invitations::reusable};

const ANA: &str = "ana@contoso.example";

#[actix_web::test]
async fn an_ended_link_is_told_once_and_can_be_renewed_and_end_again() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let page = provider
            .invites(&addressed(&[("reseller", reseller.slug())]))
            .await;
        portal.pass_seconds(14 * 86_400 - 1);
        portal.keep_terms().await;
        assert_eq!(portal.deeds(&provider, "invitation-expired").await, 0);
        portal.pass_seconds(1);
        assert_eq!(portal.keep_terms().await, 1);
        assert_eq!(portal.keep_terms().await, 0);
        for side in [&provider, &reseller] {
            assert_eq!(portal.deeds(side, "invitation-expired").await, 1);
            assert_eq!(portal.mails("invitations-expired", side).await, 1);
        }
        let mail = portal.mail_to(&provider.email).await;
        assert!(mail.text.contains("Contoso Ltd") && mail.links[0].ends_with(&page));
        provider.sign_in().await;
        let shown = provider.get(&page).await.expect(200);
        assert!(shown.text(".timeline").contains("Contoso Ltd ended"));

        provider
            .post(&format!("{page}/resend"), &[])
            .await
            .expect(303);
        assert_eq!(portal.keep_terms().await, 0);
        portal.pass_days(14);
        assert!(portal.keep_terms().await > 0);
        assert_eq!(portal.deeds(&reseller, "invitation-expired").await, 2);
    })
    .await;
}

#[actix_web::test]
async fn many_links_that_end_together_make_one_mail() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        for _ in 0..3 {
            provider
                .invites(&reusable(&[("expires_in_days", "14")]))
                .await;
        }
        let revoked = provider.invites(&addressed(&[])).await;
        provider
            .post(&format!("{revoked}/revoke"), &[])
            .await
            .expect(303);
        portal.pass_days(14);
        assert_eq!(portal.keep_terms().await, 3);
        assert_eq!(portal.deeds(&provider, "invitation-expired").await, 3);
        let mail = portal.mail_to(&provider.email).await;
        assert!(
            mail.text.contains("links of 3 invitations"),
            "{}",
            mail.text
        );
        assert!(mail.links[0].ends_with("/invitations?state=expired"));
        assert_eq!(portal.mails("invitations-expired", &provider).await, 1);
    })
    .await;
}

#[actix_web::test]
async fn a_mailed_invitation_without_an_answer_is_reminded_of_once_three_days_before_its_end() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let pair = addressed(&[("second_language", "zh-CN")]);
        let mailed = provider.invites(&pair).await;
        provider.mails_it(&mailed).await;
        let silent = [("customer_email", "bo@contoso.example")];
        let copied = [addressed(&[])[0], addressed(&[])[1], silent[0]];
        provider.invites(&copied).await;
        assert_eq!(portal.mails_to(ANA).await.len(), 1);
        portal.pass_seconds(11 * 86_400 - 1);
        assert_eq!(portal.keep_terms().await, 0);
        portal.pass_seconds(1);
        assert_eq!(portal.keep_terms().await, 1);
        assert_eq!(portal.keep_terms().await, 0);
        let mails = portal.mails_to(ANA).await;
        assert_eq!(mails.len(), 2);
        let link = &mails[0].links[0];
        assert!(portal.works(link).await);
        let asks = mails[0].text.matches("waits for your answer");
        assert_eq!(asks.count(), 2, "in both languages");
        assert!(portal.mails_to("bo@contoso.example").await.is_empty());
        provider.sign_in().await;
        let shown = provider.get(&mailed).await.expect(200);
        assert!(shown.text(".timeline").contains("Reminded Contoso Ltd"));
        portal.pass_days(2);
        assert_eq!(portal.keep_terms().await, 0, "once");
    })
    .await;
}

#[actix_web::test]
async fn nobody_is_reminded_of_a_link_that_was_not_mailed_or_only_just() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let short = provider
            .invites(&addressed(&[("expires_in_days", "3")]))
            .await;
        provider.mails_it(&short).await;
        let reseller = portal.a_reseller_of(&provider).await;
        let other = portal.a_reseller_of(&provider).await;
        let handed = addressed(&[("reseller", reseller.slug())]);
        let handed = provider.invites(&handed).await;
        provider.mails_it(&handed).await;
        let to = [("reseller", other.slug())];
        let hand_over = format!("{handed}/hand-over");
        provider.post(&hand_over, &to).await.expect(303);
        for _ in 0..13 {
            portal.pass_days(1);
            portal.keep_terms().await;
        }
        assert_eq!(portal.deeds(&provider, "invitation-reminded").await, 0);
    })
    .await;
}
