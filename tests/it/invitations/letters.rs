//! The mail of an invitation says what that invitation asks for, and the mail program gets all of it.
use super::{
    addressed,
    steps::{as_far_as_the_mail, filled, step},
};
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    people::Person,
};
use multichannel::jobs::tidy;

/// A field of the page as a browser would send it, with the line ends of the web.
pub(super) fn as_sent(page: &Answer, selector: &str) -> String {
    let html = page.page();
    let selector = scraper::Selector::parse(selector).unwrap();
    let field = html.select(&selector).next().unwrap();
    field.text().collect::<String>().replace('\n', "\r\n")
}

/// A provider, two of its resellers, and the step about the mail where the first of them and the provider ask for rights.
async fn for_one_of_two(portal: &Portal) -> (Person, [Person; 2], String) {
    let provider = portal.a_provider().await;
    let resellers = [
        portal.a_reseller_of(&provider).await,
        portal.a_reseller_of(&provider).await,
    ];
    let first = [
        ("kind", "addressed"),
        ("reseller", resellers[0].slug()),
        ("reseller", resellers[1].slug()),
    ];
    let rights = [
        ("delegate", provider.slug()),
        ("delegate", resellers[0].slug()),
        ("template", "support"),
        ("service", "teams"),
    ];
    let message = as_far_as_the_mail(&provider, &first, &rights).await;
    (provider, resellers, message)
}

/// Goes on with this letter and makes the invitations; the text of each reseller's mail.
async fn letters(
    provider: &Person,
    resellers: &[Person; 2],
    message: &str,
    (subject, body): (&str, &str),
) -> Vec<String> {
    let words = [("language", "en"), ("subject", subject), ("body", body)];
    let check = step(provider, message, &words).await;
    let fields = filled(&provider.get(&check).await.expect(200));
    let fields: Vec<_> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    provider.invites(&fields).await;
    let mut letters = Vec::new();
    for reseller in resellers {
        let list = reseller.get(&reseller.at("/invitations")).await.expect(200);
        let page = list.attribute("tbody th a", "href");
        let draft = reseller.get(&format!("{page}/draft")).await.expect(200);
        letters.push(draft.text("#body"));
    }
    letters
}

#[tokio::test]
async fn where_not_every_reseller_asks_each_standard_mail_lists_what_its_own_invitation_asks() {
    on_each_database(async |portal| {
        let (provider, resellers, message) = for_one_of_two(&portal).await;
        let page = provider.get(&message).await.expect(200);
        let shown = page.text("#body");
        assert!(shown.contains("you see behind the link"), "{shown}");
        assert!(!shown.contains(": Directory Readers"), "{shown}");
        let (subject, body) = (page.attribute("#subject", "value"), as_sent(&page, "#body"));
        let words = (subject.as_str(), body.as_str());
        let letters = letters(&provider, &resellers, &message, words).await;
        let asks = |person: &Person| format!("{}: Directory Readers", person.organisation.name);
        for letter in &letters {
            assert!(letter.contains(&asks(&provider)), "{letter}");
        }
        assert!(letters[0].contains(&asks(&resellers[0])), "{}", letters[0]);
        assert!(!letters[1].contains(&asks(&resellers[1])), "{}", letters[1]);
    })
    .await;
}

#[tokio::test]
async fn where_not_every_reseller_asks_a_mail_of_ones_own_lists_no_rights_that_are_not_asked() {
    on_each_database(async |portal| {
        let (provider, resellers, message) = for_one_of_two(&portal).await;
        let page = provider.get(&message).await.expect(200);
        let body = format!("Our own words.\r\n\r\n{}", as_sent(&page, "#body"));
        let words = ("A subject", body.as_str());
        for letter in letters(&provider, &resellers, &message, words).await {
            assert!(letter.contains("Our own words."), "{letter}");
            assert!(letter.contains("you see behind the link"), "{letter}");
            assert!(!letter.contains(": Directory Readers"), "{letter}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_subject_of_ones_own_stays_beside_the_standard_text() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let first = [("kind", "addressed")];
        let message = as_far_as_the_mail(&provider, &first, &[]).await;
        let page = provider.get(&message).await.expect(200);
        let body = as_sent(&page, "#body");
        let words = [
            ("language", "en"),
            ("subject", "Our own subject"),
            ("body", body.as_str()),
        ];
        let check = step(&provider, &message, &words).await;
        let page = provider.get(&check).await.expect(200);
        assert!(page.text("main").contains("Our own subject"));
        assert!(page.text(".letter").contains("would like to work with you"));
    })
    .await;
}

/// The body that the mail program gets, as it shows it.
fn opened(draft: &Answer) -> String {
    let mailto = draft.attribute("a[href^='mailto:']", "href");
    let body = mailto.split_once("&body=").unwrap().1;
    let body = percent_encoding::percent_decode_str(body);
    body.decode_utf8().unwrap().replace("\r\n", "\n")
}

#[tokio::test]
async fn the_mail_program_gets_what_the_portal_adds_to_its_own_mails() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let pair = [("language", "en"), ("second_language", "pt-BR")];
        for (languages, more) in [(1, &pair[..0]), (2, &pair[..])] {
            let page = provider.invites(&addressed(more)).await;
            let draft = provider.get(&format!("{page}/draft")).await.expect(200);
            let body = opened(&draft);
            let (link, preview) = (draft.attribute("#link", "value"), draft.text(".letter"));
            let send = [
                ("subject", "Hello"),
                ("body", link.as_str()),
                ("second_body", link.as_str()),
            ];
            let send = &send[..=languages];
            provider
                .post(&format!("{page}/send"), send)
                .await
                .expect(303);
            let mail = portal.mail_to("ana@contoso.example").await.text;
            for tail in ["The link works until ", "Did you not expect this mail? "] {
                let lines = |text: &str| {
                    let lines = text.lines().filter(|line| line.starts_with(tail));
                    lines.map(str::to_owned).collect::<Vec<_>>()
                };
                assert_eq!(lines(&body), lines(&mail), "{body}");
                assert_eq!(lines(&body).len(), languages, "{body}");
                assert_eq!(preview.matches(tail).count(), languages, "{preview}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_opens_a_letter_sees_to_whom_and_when_it_was_mailed_last() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let colleague = portal.a_colleague_of(&provider, "sales_agent", "").await;
        let year = [("expires_in_days", "365")];
        let page = provider.invites(&addressed(&year)).await;
        let draft = format!("{page}/draft");
        assert!(!provider.get(&draft).await.expect(200).has("#mailed"));
        colleague.mails_it(&page).await;
        let told = provider.get(&draft).await.expect(200);
        let last = "Last mailed to ana@contoso.example: 2026-03-02 12:00 UTC";
        assert_eq!(told.text("#mailed"), format!("{last} Waiting"));
        portal.mail_to("ana@contoso.example").await;
        let told = provider.get(&draft).await.expect(200);
        assert_eq!(told.text("#mailed"), format!("{last} Sent"));
        // Also when the mail itself was tidied away.
        portal.pass_days(200);
        tidy::once(&portal.app.db, &portal.app.clock).await.unwrap();
        provider.sign_in().await;
        let told = provider.get(&draft).await.expect(200);
        assert_eq!(told.text("#mailed"), last);
    })
    .await;
}

#[tokio::test]
async fn a_letter_for_an_invitation_that_ended_meanwhile_comes_back_to_be_copied() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let form = [
            ("kind", "addressed"),
            ("customer_name", "Contoso"),
            ("customer_email", customer.email.as_str()),
        ];
        for (deed, status) in [("revoke", 409), ("decline", 409), ("time", 410)] {
            let page = provider.invites(&form).await;
            let link = provider.link_on(&page).await;
            let body = format!("Our own words.\n{link}");
            let typed = [("subject", "Our subject"), ("body", body.as_str())];
            match deed {
                "revoke" => {
                    let revoke = format!("{page}/revoke");
                    provider.post(&revoke, &[]).await.expect(303);
                }
                "decline" => {
                    let decline = format!("{link}/decline");
                    customer.post(&decline, &[]).await.expect(303);
                }
                _ => {
                    portal.pass_days(14);
                    provider.sign_in().await;
                }
            }
            for verb in ["send", "draft"] {
                let back = provider.post(&format!("{page}/{verb}"), &typed).await;
                let back = back.expect(status);
                assert_eq!(back.text("textarea#subject[readonly]"), "Our subject");
                let kept = back.text("textarea#body[readonly]");
                assert_eq!(kept, format!("Our own words. {link}"), "{deed}");
                assert!(back.text("#body-hint").contains("Copy it"));
                assert!(back.text("#ended").contains("invitation"));
                assert_eq!(back.attribute("main a.primary", "href"), page);
                assert!(!back.has("main form"), "nothing can be sent");
            }
            let gone = provider.get(&format!("{page}/draft")).await.expect(status);
            assert_eq!(gone.attribute(".failure a.primary", "href"), page);
        }
        assert_eq!(portal.deeds(&provider, "invitation-mailed").await, 0);
    })
    .await;
}

#[tokio::test]
async fn all_that_is_wrong_with_a_letter_is_told_at_once() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        let body = "See evil.com, evil.com and www.evil.example";
        let typed = [("subject", " "), ("body", body)];
        for verb in ["send", "draft"] {
            let back = provider.post(&format!("{page}/{verb}"), &typed).await;
            let back = back.expect(422);
            let told = back.attributes(".problems li a", "href");
            assert_eq!(told, ["#subject", "#body", "#body", "#body"], "{verb}");
            let said = back.text(".problems");
            for words in ["The link must stay", "“evil.com”", "“www.evil.example”"] {
                assert!(said.contains(words), "{words}: {said}");
            }
        }
        assert!(portal.outbox().await.is_empty());
    })
    .await;
}
