//! The letter of an invitation that is handed over: nothing of the former reseller is left in it, and it names who has it.
use super::{addressed, letters::as_sent};
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    people::Person,
};
use diesel::result::Error;
use multichannel::{domain::id::Id, store::invitations};
use std::{sync::mpsc, time::Duration};
use tokio::{sync::oneshot, time::sleep};

const ANA: &str = "ana@contoso.example";

/// What the page of the letter shows to this person.
async fn letter(person: &Person, page: &str) -> String {
    let draft = person.get(&format!("{page}/draft")).await.expect(200);
    let subject = draft.attribute("#subject", "value");
    format!("{subject} {} {}", draft.text("#body"), draft.text("main"))
}

/// Subject, text and version of the letter as its page brings them.
async fn as_it_stands(person: &Person, page: &str) -> [String; 3] {
    let draft = person.get(&format!("{page}/draft")).await.expect(200);
    [
        draft.attribute("#subject", "value"),
        as_sent(&draft, "#body"),
        draft.attribute("input[name=version]", "value"),
    ]
}

/// The form of a letter.
fn form([subject, body, version]: &[String; 3]) -> [(&'static str, &str); 3] {
    [
        ("subject", subject.as_str()),
        ("body", body.as_str()),
        ("version", version.as_str()),
    ]
}

/// Sends the letter as its page shows it.
async fn sends_as_it_stands(person: &Person, page: &str) {
    let words = as_it_stands(person, page).await;
    let words = form(&words);
    let sent = person.post(&format!("{page}/send"), &words).await;
    sent.expect(303);
}

/// A provider, two of its resellers, and an invitation that the first of them has and asks for rights by.
async fn handed(portal: &Portal) -> (Person, [Person; 2], String) {
    let provider = portal.a_provider().await;
    let resellers = [
        portal.a_reseller_of(&provider).await,
        portal.a_reseller_of(&provider).await,
    ];
    let rights = [
        ("reseller", resellers[0].slug()),
        ("delegate", resellers[0].slug()),
        ("template", "support"),
        ("service", "teams"),
    ];
    let page = provider.invites(&addressed(&rights)).await;
    (provider, resellers, page)
}

async fn hands_over(provider: &Person, page: &str, reseller: &Person) {
    let to = [("reseller", reseller.slug())];
    let handed = provider.post(&format!("{page}/hand-over"), &to).await;
    handed.expect(303);
}

#[tokio::test]
async fn what_the_former_reseller_wrote_is_gone_with_it() {
    on_each_database(async |portal| {
        let (provider, [one, two], page) = handed(&portal).await;
        let theirs = one.page_of(&page);
        let body = format!(
            "We of {} say pelican.\n\n{}",
            one.organisation.name,
            one.link_on(&theirs).await
        );
        let words = [("subject", "About pelicans"), ("body", body.as_str())];
        let kept = one.post(&format!("{theirs}/draft"), &words).await;
        kept.expect(303);
        hands_over(&provider, &page, &two).await;
        let both = [&provider, &two].map(|side| side.organisation.name.to_string());
        for (reader, page) in [(&two, two.page_of(&page)), (&provider, page.clone())] {
            let shown = letter(reader, &page).await;
            assert!(!shown.contains("pelican"), "{shown}");
            assert!(!shown.contains(one.organisation.name.as_str()), "{shown}");
            assert!(both.iter().all(|name| shown.contains(name)), "{shown}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_new_link_is_mailed_in_the_name_of_who_has_the_invitation_now() {
    on_each_database(async |portal| {
        let (provider, [one, two], page) = handed(&portal).await;
        sends_as_it_stands(&one, &one.page_of(&page)).await;
        let mail = portal.mail_to(ANA).await;
        assert!(mail.text.contains(one.organisation.name.as_str()));
        hands_over(&provider, &page, &two).await;
        let resent = provider.post(&format!("{page}/resend"), &[]).await;
        resent.expect(303);
        let mail = portal.mail_to(ANA).await;
        let said = format!("{} {}", mail.subject, mail.text);
        assert!(!said.contains(one.organisation.name.as_str()), "{said}");
        for side in [&provider, &two] {
            let name = side.organisation.name.as_str();
            assert!(mail.subject.contains(name), "{}", mail.subject);
            assert!(mail.text.contains(name), "{}", mail.text);
        }
        let asks = format!("{}: Directory Readers", two.organisation.name);
        assert!(mail.text.contains(&asks), "{}", mail.text);
    })
    .await;
}

#[tokio::test]
async fn the_providers_own_words_stay_and_the_standard_ones_name_its_reseller() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let names = [&provider, &reseller].map(|side| side.organisation.name.to_string());
        // Sent as it stood.
        let page = provider.invites(&addressed(&[])).await;
        sends_as_it_stands(&provider, &page).await;
        hands_over(&provider, &page, &reseller).await;
        let shown = letter(&reseller, &reseller.page_of(&page)).await;
        assert!(names.iter().all(|name| shown.contains(name)), "{shown}");
        let resent = provider.post(&format!("{page}/resend"), &[]).await;
        resent.expect(303);
        let mail = portal.mail_to(ANA).await.text;
        assert!(names.iter().all(|name| mail.contains(name)), "{mail}");
        // With a subject of its own.
        let page = provider.invites(&addressed(&[])).await;
        let draft = provider.get(&format!("{page}/draft")).await.expect(200);
        let body = as_sent(&draft, "#body");
        let words = [("subject", "Our own subject"), ("body", body.as_str())];
        let kept = provider.post(&format!("{page}/draft"), &words).await;
        kept.expect(303);
        hands_over(&provider, &page, &reseller).await;
        let shown = letter(&reseller, &reseller.page_of(&page)).await;
        assert!(shown.starts_with("Our own subject"), "{shown}");
        assert!(names.iter().all(|name| shown.contains(name)), "{shown}");
        // With a text of its own.
        let page = provider.invites(&addressed(&[])).await;
        let body = format!("Our own text.\n\n{}", provider.link_on(&page).await);
        let words = [("subject", "Hello"), ("body", body.as_str())];
        let kept = provider.post(&format!("{page}/draft"), &words).await;
        kept.expect(303);
        hands_over(&provider, &page, &reseller).await;
        let shown = letter(&reseller, &reseller.page_of(&page)).await;
        assert!(shown.contains("Our own text."), "{shown}");
    })
    .await;
}

#[tokio::test]
async fn of_a_hand_over_and_a_new_link_at_once_no_mail_names_the_wrong_partners() {
    on_each_database(async |portal| {
        for _ in 0..8 {
            let (provider, [one, two], page) = handed(&portal).await;
            sends_as_it_stands(&one, &one.page_of(&page)).await;
            let (resend, hand_over) = (format!("{page}/resend"), format!("{page}/hand-over"));
            let to = [("reseller", two.slug())];
            let (resent, handed) =
                tokio::join!(provider.post(&resend, &[]), provider.post(&hand_over, &to));
            resent.expect(303);
            handed.expect(303);
            // A mail that was first is withdrawn with its link; one that came after names who has it.
            for mail in portal.posted("invitation", ANA).await {
                assert!(!mail.contains(one.organisation.name.as_str()), "{mail}");
            }
            let shown = letter(&two, &two.page_of(&page)).await;
            assert!(!shown.contains(one.organisation.name.as_str()), "{shown}");
        }
    })
    .await;
}

/// The first is done while the second is on its way, which has read the invitation by then.
async fn crossing(
    portal: &Portal,
    page: &str,
    first: impl Future<Output = Answer>,
    second: impl Future<Output = Answer>,
) -> (Answer, Answer) {
    let id = Id::parse(page.rsplit('/').next().unwrap()).unwrap();
    let (holds, held) = oneshot::channel();
    let (release, released) = mpsc::channel::<()>();
    // Nobody changes the invitation for as long as this lasts.
    let holding = portal.app.db.write(move |db| {
        invitations::lock(db, id)?;
        holds.send(()).ok();
        released.recv().ok();
        Ok::<_, Error>(())
    });
    let both = async {
        held.await.unwrap();
        let second = async {
            sleep(Duration::from_millis(150)).await;
            second.await
        };
        let let_go = async {
            sleep(Duration::from_millis(500)).await;
            release.send(()).ok();
        };
        let (first, second, ()) = tokio::join!(first, second, let_go);
        (first, second)
    };
    let (done, answers) = tokio::join!(holding, both);
    done.unwrap();
    answers
}

#[tokio::test]
async fn a_letter_that_crosses_a_hand_over_is_not_mailed_in_the_name_of_the_former_reseller() {
    on_each_database(async |portal| {
        let (provider, [one, two], page) = handed(&portal).await;
        let words = as_it_stands(&provider, &page).await;
        let (words, to) = (form(&words), [("reseller", two.slug())]);
        let (hand_over, send) = (format!("{page}/hand-over"), format!("{page}/send"));
        let handing = provider.post(&hand_over, &to);
        let sending = provider.post(&send, &words);
        let (handed, sent) = crossing(&portal, &page, handing, sending).await;
        handed.expect(303);
        assert!(matches!(sent.status.as_u16(), 303 | 409), "{}", sent.status);
        // One that was first is withdrawn.
        let mails = portal.posted("invitation", ANA).await;
        assert!(mails.is_empty(), "{mails:?}");
        let shown = letter(&two, &two.page_of(&page)).await;
        assert!(!shown.contains(one.organisation.name.as_str()), "{shown}");
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_crosses_a_hand_over_is_not_kept_for_another_reseller() {
    on_each_database(async |portal| {
        let (provider, [one, two], page) = handed(&portal).await;
        let [subject, body, version] = as_it_stands(&provider, &page).await;
        let name = one.organisation.name.as_str();
        let words = [subject, format!("We and {name}.\r\n\r\n{body}"), version];
        let (words, to) = (form(&words), [("reseller", two.slug())]);
        let (hand_over, draft) = (format!("{page}/hand-over"), format!("{page}/draft"));
        let handing = provider.post(&hand_over, &to);
        let keeping = provider.post(&draft, &words);
        let (handed, kept) = crossing(&portal, &page, handing, keeping).await;
        handed.expect(303);
        assert!(matches!(kept.status.as_u16(), 303 | 409), "{}", kept.status);
        let shown = letter(&two, &two.page_of(&page)).await;
        assert!(!shown.contains(name), "{shown}");
    })
    .await;
}

#[tokio::test]
async fn a_second_text_that_nobody_wrote_names_who_has_the_invitation_when_it_is_mailed() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let one = portal.a_reseller_of(&provider).await;
        let two = portal.a_reseller_of(&provider).await;
        let more = [
            ("reseller", one.slug()),
            ("language", "en"),
            ("second_language", "pt-BR"),
        ];
        let page = provider.invites(&addressed(&more)).await;
        // Of no page: it says what it says, and leaves the rest to the standard text.
        let link = provider.link_on(&page).await;
        let words = [("subject", "Hello"), ("body", link.as_str())];
        let to = [("reseller", two.slug())];
        let (hand_over, send) = (format!("{page}/hand-over"), format!("{page}/send"));
        let handing = provider.post(&hand_over, &to);
        let sending = provider.post(&send, &words);
        let (handed, sent) = crossing(&portal, &page, handing, sending).await;
        handed.expect(303);
        sent.expect(303);
        for mail in portal.posted("invitation", ANA).await {
            assert!(mail.contains("second_body"), "{mail}");
            assert!(!mail.contains(one.organisation.name.as_str()), "{mail}");
        }
    })
    .await;
}
