//! Mails that could not be delivered: who sent them sees why, and has a way out (P27).
use crate::{
    harness::{Portal, on_each_database},
    invitations::addressed,
    mail_server::{MailServer, Mood},
    people::Person,
};

/// An invitation whose mail the server refused for good: its page.
async fn a_refused_invitation(portal: &Portal, provider: &Person, more: &[(&str, &str)]) -> String {
    let page = provider.invites(&addressed(more)).await;
    provider.mails_it(&page).await;
    let server = MailServer::start(Mood::Refuses);
    portal.deliver_by(&server.setting()).await;
    page
}

impl Person {
    /// Sends the invitation with few words.
    pub async fn mails_it(&self, page: &str) {
        let link = self.link_on(page).await;
        let letter = [("subject", "Hello"), ("body", link.as_str())];
        self.post(&format!("{page}/send"), &letter)
            .await
            .expect(303);
    }
}

#[actix_web::test]
async fn the_dashboard_leads_to_dead_mails_with_the_reason_and_a_way_out() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = a_refused_invitation(&portal, &provider, &[]).await;
        let dead = provider.at("/mails?state=dead");
        let home = provider.get(&provider.at("")).await.expect(200);
        assert!(home.text(&format!(".stat[href='{dead}']")).starts_with('1'));

        let list = provider.get(&dead).await.expect(200);
        assert_eq!(list.texts("tbody th"), ["Hello"]);
        assert_eq!(list.attribute("tbody th a", "href"), page);
        let row = list.text("tbody");
        for words in [
            "ana@contoso.example",
            "The mail server refused the mail (reply 550)",
            "1 try",
        ] {
            assert!(row.contains(words), "{row}");
        }
        let again = list.attribute("tbody form", "action");
        let shown = provider.get(&page).await.expect(200);
        assert!(shown.text("main").contains("refused the mail (reply 550)"));
        assert!(shown.has(&format!("form[action='{again}']")));

        let sent = provider.post(&again, &[]).await.expect(303);
        assert_eq!(sent.location, provider.at("/mails"));
        let list = provider.get(&sent.location).await.expect(200);
        assert_eq!(list.attribute("tbody .tag", "data-state"), "waiting");
        assert_eq!(portal.mails_to("ana@contoso.example").await.len(), 1);
        let list = provider.get(&sent.location).await.expect(200);
        assert_eq!(list.attribute("tbody .tag", "data-state"), "sent");
        let home = provider.get(&provider.at("")).await.expect(200);
        assert!(!home.has(&format!(".stat[href='{dead}']")));
        assert!(home.has(&format!("a[href='{}']", provider.at("/mails"))));
    })
    .await;
}

#[actix_web::test]
async fn the_list_tells_when_a_mail_is_tried_next_and_can_be_searched() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        provider.mails_it(&page).await;
        let gone = multichannel::config::MailSetting::parse("smtp://127.0.0.1:1?tls=none");
        portal.deliver_by(&gone.unwrap()).await;
        let list = provider
            .get(&provider.at("/mails?text=ANA@contoso&state=waiting"))
            .await
            .expect(200);
        let row = list.text("tbody");
        assert!(
            row.contains("cannot be reached") && row.contains("Next try: 2026-03-02 12:0"),
            "{row}"
        );
        assert!(!list.has("tbody form"), "it is tried again by itself");
        let none = provider.get(&provider.at("/mails?text=nobody")).await;
        assert!(none.expect(200).has(".empty"));
        let id = page.rsplit('/').next().unwrap();
        let own = provider.at(&format!("/mails?object={id}"));
        let own = provider.get(&own).await.expect(200);
        assert_eq!(own.texts("tbody th").len(), 1);
        let file = provider.get(&provider.at("/mails.csv")).await.expect(200);
        assert!(
            file.body
                .contains("ana@contoso.example,Contoso Ltd,Hello,waiting,1,")
        );
    })
    .await;
}

#[actix_web::test]
async fn a_mail_whose_link_has_ended_is_not_sent_again() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        a_refused_invitation(&portal, &provider, &[]).await;
        let list = provider.get(&provider.at("/mails")).await.expect(200);
        let again = list.attribute("tbody form", "action");
        portal.pass_days(15);
        provider.sign_in().await;
        let refused = provider.post(&again, &[]).await.expect(409);
        assert!(refused.text("main").contains("Make a new link"));
    })
    .await;
}

#[actix_web::test]
async fn only_a_mail_that_is_sent_again_is_counted_and_one_too_many_is_left_as_it_was() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        a_refused_invitation(&portal, &provider, &[]).await;
        let dead = provider.at("/mails?state=dead");
        let list = provider.get(&dead).await.expect(200);
        let again = list.attribute("tbody form", "action");
        let nothing = provider.at("/mails/0190a000-0000-7000-8000-000000000000/send");
        for _ in 0..25 {
            provider.post(&nothing, &[]).await.expect(404);
        }
        portal.use_up(&provider).await;
        let refused = provider.post(&again, &[]).await.expect(429);
        assert!(refused.headers.contains_key("retry-after"));
        provider.post(&nothing, &[]).await.expect(404);
        let list = provider.get(&dead).await.expect(200);
        assert_eq!(list.attribute("tbody form", "action"), again);
        // Whoever has not sent too much sends it.
        let agent = portal.a_colleague_of(&provider, "admin_agent", "").await;
        agent.post(&again, &[]).await.expect(303);
        // Nothing is sent by whoever presses it then, however much that person has sent.
        provider.post(&again, &[]).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn pressed_twice_a_mail_is_sent_once_and_its_sender_is_told() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        a_refused_invitation(&portal, &provider, &[]).await;
        let mails = provider.at("/mails");
        let list = provider.get(&mails).await.expect(200);
        let again = list.attribute("tbody form", "action");
        let told = async |words: &str| {
            let pressed = provider.post(&again, &[]).await.expect(303);
            assert_eq!(pressed.location, mails);
            let list = provider.get(&mails).await.expect(200);
            let flash = list.text(".flash");
            assert!(flash.contains(words), "{flash}");
        };
        told("is on its way again").await;
        told("is on its way already").await;
        assert_eq!(portal.mails_to("ana@contoso.example").await.len(), 1);
        told("is on its way already").await;
        let list = provider.get(&mails).await.expect(200);
        assert_eq!(list.attribute("tbody .tag", "data-state"), "sent");
        assert_eq!(portal.mails_to("ana@contoso.example").await.len(), 1);
    })
    .await;
}

/// Where the person's organisation would have the mail to Ana sent again that could not be delivered.
async fn again_to_ana(person: &Person) -> String {
    let dead = person.at("/mails?state=dead&text=ana@contoso");
    let list = person.get(&dead).await.expect(200);
    list.attribute("tbody form", "action")
}

#[actix_web::test]
async fn a_mail_is_not_sent_again_while_nobody_stands_behind_its_link() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let handed = [("reseller", reseller.slug())];
        let page = provider.invites(&addressed(&handed)).await;
        reseller.mails_it(&reseller.page_of(&page)).await;
        let server = MailServer::start(Mood::Refuses);
        portal.deliver_by(&server.setting()).await;
        let again = again_to_ana(&reseller).await;

        portal.turn(&provider, true).await;
        let refused = reseller.post(&again, &[]).await.expect(409);
        assert!(refused.text("main").contains("is suspended"));
        portal.turn(&provider, false).await;
        portal.leaves(&reseller).await;
        let refused = reseller.post(&again, &[]).await.expect(409);
        let why = refused.text("main");
        assert!(why.contains("no partner of its provider"), "{why}");
        assert_eq!(again_to_ana(&reseller).await, again, "it stays as it was");
        portal.partners(&provider, &reseller).await;
        reseller.post(&again, &[]).await.expect(303);
        assert_eq!(portal.mails_to("ana@contoso.example").await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn a_reminder_of_a_link_that_opens_nothing_is_not_sent_again() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let handed = [("reseller", reseller.slug())];
        let page = provider.invites(&addressed(&handed)).await;
        provider.mails_it(&page).await;
        portal.deliver().await;
        portal.pass_days(11);
        assert_eq!(portal.keep_terms().await, 1);
        let server = MailServer::start(Mood::Refuses);
        portal.deliver_by(&server.setting()).await;
        provider.sign_in().await;
        let again = again_to_ana(&provider).await;
        portal.leaves(&reseller).await;
        let refused = provider.post(&again, &[]).await.expect(409);
        let why = refused.text("main");
        assert!(why.contains("no partner of its provider"), "{why}");
        portal.partners(&provider, &reseller).await;
        provider.post(&again, &[]).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn a_mail_that_brings_what_was_answered_meanwhile_is_not_sent_again() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let whom = [
            ("kind", "addressed"),
            ("customer_name", "Contoso"),
            ("customer_email", customer.email.as_str()),
        ];
        let page = provider.invites(&whom).await;
        let link = provider.link_on(&page).await;
        provider.mails_it(&page).await;
        let server = MailServer::start(Mood::Refuses);
        portal.deliver_by(&server.setting()).await;
        let list = provider.get(&provider.at("/mails?state=dead")).await;
        let again = list.expect(200).attribute("tbody form", "action");
        let decline = format!("{link}/decline");
        customer.post(&decline, &[]).await.expect(303);
        let refused = provider.post(&again, &[]).await.expect(409);
        let why = refused.text("main");
        assert!(why.contains("was declined"), "{why}");
    })
    .await;
}

#[actix_web::test]
async fn mails_are_their_organisations_own() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let handed = [("reseller", reseller.slug())];
        let page = a_refused_invitation(&portal, &provider, &handed).await;
        let list = provider.get(&provider.at("/mails?state=dead")).await;
        let again = list.expect(200).attribute("tbody form", "action");
        let id = again.split('/').rev().nth(1).unwrap().to_owned();

        // It reads what became of the mail, which is not its own to send again.
        let theirs = reseller.get(&reseller.page_of(&page)).await.expect(200);
        assert!(theirs.text("main").contains("refused the mail"));
        assert!(!theirs.has("form[action*='/mails/']"));
        let list = reseller.get(&reseller.at("/mails?text=ana@")).await;
        assert!(!list.expect(200).body.contains("ana@contoso.example"));
        for stranger in [&reseller, &portal.a_provider().await] {
            let own = stranger.at(&format!("/mails/{id}/send"));
            stranger.post(&own, &[]).await.expect(404);
        }
        let helpdesk = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        helpdesk.get(&helpdesk.at("/mails")).await.expect(403);
        helpdesk.post(&again, &[]).await.expect(403);
        let customer = portal.a_customer().await;
        customer.get(&customer.at("/mails")).await.expect(200);
    })
    .await;
}
