//! Links that open nothing any more.
use super::{Invited, for_everybody, for_one, through};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};
use multichannel::{
    actions::invitations::{New, renew, revoke},
    domain::text::Note,
};

pub async fn revoked(portal: &Portal, provider: &Person, invited: &Invited) {
    let (id, now) = (invited.invitation.id, portal.now());
    portal
        .as_inviter(provider, move |db, by| {
            // It may have been answered meanwhile.
            drop(revoke(db, by, id, &Note::default(), now));
        })
        .await;
}

/// A new link takes the place of this one.
async fn renewed(portal: &Portal, provider: &Person, invited: &Invited) {
    let (id, now) = (invited.invitation.id, portal.now());
    portal
        .as_inviter(provider, move |db, by| {
            renew(db, by, id, Default::default(), now).unwrap();
        })
        .await;
}

async fn end(person: &Person, link: &str, status: u16) -> String {
    let page = person.get(link).await.expect(status);
    page.attribute("[data-end]", "data-end")
}

#[actix_web::test]
async fn each_end_has_its_page_and_tells_whom_to_ask() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let everybody = || for_everybody(&provider);
        let open = portal.invite(&provider, everybody()).await;
        let page = customer.get(&open.link).await.expect(200);
        revoked(&portal, &provider, &open).await;
        assert_eq!(end(&customer, &open.link, 410).await, "revoked");
        customer.accept_as_seen(&page, &open, &[]).await.expect(410);

        let mut once = everybody();
        once.max_uses = Some(1);
        let once = portal.invite(&provider, once).await;
        portal
            .a_customer()
            .await
            .accept(&once, &[])
            .await
            .expect(303);
        assert_eq!(end(&customer, &once.link, 410).await, "used-up");

        let addressed = portal
            .invite(&provider, for_one(&provider, &customer.email))
            .await;
        customer.accept(&addressed, &[]).await.expect(303);
        let stranger = portal.a_customer().await;
        assert_eq!(end(&stranger, &addressed.link, 409).await, "answered");

        let late = portal
            .invite(&provider, for_one(&provider, &customer.email))
            .await;
        let page = customer.get(&late.link).await.expect(200);
        portal.pass_days(14);
        customer.sign_in().await;
        let ended = customer.get(&late.link).await.expect(410);
        assert_eq!(ended.attribute("[data-end]", "data-end"), "expired");
        assert!(
            ended
                .text("[data-end]")
                .contains(provider.organisation.name.as_str())
        );
        customer.accept_as_seen(&page, &late, &[]).await.expect(410);

        let token = "A".repeat(43);
        for unknown in [format!("/i/{token}"), "/i/short".to_owned()] {
            assert_eq!(end(&customer, &unknown, 404).await, "unknown");
            assert!(!customer.get(&unknown).await.has("[data-end] form"));
        }
    })
    .await;
}

#[actix_web::test]
async fn a_replaced_link_is_unknown_but_names_its_sender() {
    on_each_database(async |portal| {
        let (provider, customer, invited) = portal.an_invitation().await;
        let page = customer.get(&invited.link).await.expect(200);
        renewed(&portal, &provider, &invited).await;
        let dead = customer.get(&invited.link).await.expect(404);
        assert_eq!(dead.attribute("[data-end]", "data-end"), "unknown");
        assert!(
            dead.text("[data-end]")
                .contains(provider.organisation.name.as_str())
        );
        customer
            .accept_as_seen(&page, &invited, &[])
            .await
            .expect(404);
        assert_eq!(portal.rows("relationships").await, 0);
    })
    .await;
}

#[actix_web::test]
async fn a_new_link_is_asked_for_once_a_day_and_of_an_unknown_one_nothing_is_said() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal
            .invite(&provider, for_one(&provider, &customer.email))
            .await;
        let visitor = portal.a_visitor();
        let ask = format!("{}/ask", invited.link);
        visitor.post(&ask, &[]).await.expect(303);
        assert_eq!(
            portal.mails("link-asked", &provider).await,
            0,
            "it still lives"
        );
        portal.pass_days(15);
        for (days, mails, renews) in [(0, 1, true), (0, 1, false), (1, 2, true)] {
            portal.pass_days(days);
            let page = visitor.get(&invited.link).await.expect(410);
            assert_eq!(page.has("[data-end] form"), renews);
            let asked = visitor.post(&ask, &[]).await.expect(303);
            let page = visitor.follow(asked).await.expect(410);
            assert_eq!(page.text(".flash"), "The sender has been told.");
            assert_eq!(portal.mails("link-asked", &provider).await, mails);
        }
        let unknown = format!("/i/{}", "A".repeat(43));
        let asked = visitor
            .post(&format!("{unknown}/ask"), &[])
            .await
            .expect(303);
        assert_eq!(asked.location, unknown);
        let page = visitor.follow(asked).await.expect(404);
        let careful = "If the link was once ours, its sender has been told.";
        assert_eq!(page.text(".flash"), careful);
    })
    .await;
}

/// Whoever it is that looks: the page of this end names these to ask, and its button tells them that somebody asks.
async fn names_its_senders(
    portal: &Portal,
    invited: &Invited,
    (status, word): (u16, &str),
    senders: &[String],
) {
    let (visitor, stranger) = (portal.a_visitor(), portal.a_customer().await);
    let ask = format!("{}/ask", invited.link);
    let button = match word {
        "expired" | "unknown" => "Ask for a new link",
        _ => "Ask for a new invitation",
    };
    for browser in [&visitor, &*stranger] {
        let page = browser.get(&invited.link).await.expect(status);
        assert_eq!(page.attribute("[data-end]", "data-end"), word);
        assert_eq!(page.texts("[data-end] li"), senders, "{word}");
        assert_eq!(page.attribute("[data-end] form", "action"), ask, "{word}");
        assert_eq!(page.text("[data-end] form button"), button, "{word}");
    }
    let asked = visitor.post(&ask, &[]).await.expect(303);
    assert_eq!(asked.location, invited.link, "{word}");
    let page = visitor.follow(asked).await.expect(status);
    assert_eq!(page.text(".flash"), "The sender has been told.", "{word}");
    for browser in [&visitor, &*stranger] {
        let page = browser.get(&invited.link).await.expect(status);
        assert!(!page.has("[data-end] form"), "{word}");
        assert!(page.text("[data-asked]").contains("was told"), "{word}");
    }
}

/// A link for each end, with the status and the word of its page. All are handed to the reseller.
async fn ended(
    portal: &Portal,
    provider: &Person,
    reseller: &Person,
) -> Vec<(Invited, (u16, &'static str))> {
    let customer = portal.a_customer().await;
    let everybody = || through(reseller, &[provider], for_everybody(provider));
    let to_customer = || through(reseller, &[provider], for_one(provider, &customer.email));
    let taken_back = portal.invite(provider, everybody()).await;
    revoked(portal, provider, &taken_back).await;
    let once = New {
        max_uses: Some(1),
        ..everybody()
    };
    let once = portal.invite(provider, once).await;
    customer.accept(&once, &[]).await.expect(303);
    let answered = portal.invite(provider, to_customer()).await;
    customer.accept(&answered, &[]).await.expect(303);
    let replaced = portal.invite(provider, everybody()).await;
    renewed(portal, provider, &replaced).await;
    let late = portal.invite(provider, to_customer()).await;
    portal.pass_days(14);
    vec![
        (taken_back, (410, "revoked")),
        (once, (410, "used-up")),
        (answered, (409, "answered")),
        (replaced, (404, "unknown")),
        (late, (410, "expired")),
    ]
}

#[actix_web::test]
async fn every_end_names_whom_to_ask_and_has_the_button_where_the_sender_is_known() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let called = reseller.organisation.name.to_string();
        let settings = [
            ("name", called.as_str()),
            ("language", "en"),
            ("support_contact", "0800 ask us"),
        ];
        let saved = reseller.post(&reseller.at("/settings"), &settings).await;
        saved.expect(303);
        let senders = [
            format!("{called} – 0800 ask us"),
            provider.organisation.name.to_string(),
        ];
        for (invited, end) in ended(&portal, &provider, &reseller).await {
            names_its_senders(&portal, &invited, end, &senders).await;
        }
        let nobodys = format!("/i/{}", "A".repeat(43));
        let page = portal.a_visitor().get(&nobodys).await.expect(404);
        let said = page.text("[data-end]");
        assert!(said.contains("Ask whoever sent you the link"), "{said}");
        assert!(!page.has("[data-end] li") && !page.has("[data-end] form"));
    })
    .await;
}

#[actix_web::test]
async fn whoever_says_how_to_be_reached_stands_first_and_a_mailbox_can_be_written_to() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let called = provider.organisation.name.to_string();
        let settings = [
            ("name", called.as_str()),
            ("language", "en"),
            ("support_contact", "help-desk@north.example"),
            ("every_country", "yes"),
        ];
        let saved = provider.post(&provider.at("/settings"), &settings).await;
        saved.expect(303);
        let taken_back = through(&reseller, &[&provider], for_everybody(&provider));
        let taken_back = portal.invite(&provider, taken_back).await;
        revoked(&portal, &provider, &taken_back).await;
        let page = portal.a_visitor().get(&taken_back.link).await.expect(410);
        let senders = [
            format!("{called} – help-desk@north.example"),
            reseller.organisation.name.to_string(),
        ];
        assert_eq!(page.texts("[data-end] li"), senders);
        let ways = page.attributes("[data-end] li a", "href");
        assert_eq!(ways, ["mailto:help-desk@north.example"]);
    })
    .await;
}

#[actix_web::test]
async fn whoever_accepted_it_is_led_to_the_receipt_and_others_are_told_that_somebody_answered() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let new = for_one(&provider, &customer.email);
        let invited = portal.invite(&provider, new).await;
        customer.accept(&invited, &[]).await.expect(303);
        let own = customer.get(&invited.link).await.expect(409);
        assert_eq!(own.text("[data-end] a.primary"), "See the receipt");
        let others = portal.a_visitor().get(&invited.link).await.expect(409);
        assert!(!others.has("[data-end] a.primary"));
        for (page, guesses) in [(own, false), (others, true)] {
            let said = page.text("[data-end]");
            assert_eq!(said.contains("accepted or declined"), guesses, "{said}");
        }
    })
    .await;
}
