//! The letter of an invitation that is handed over: nothing of the former reseller is left in it, and it names who has it.
use super::{addressed, letters::as_sent};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};

const ANA: &str = "ana@contoso.example";

/// What the page of the letter shows to this person.
async fn letter(person: &Person, page: &str) -> String {
    let draft = person.get(&format!("{page}/draft")).await.expect(200);
    let subject = draft.attribute("#subject", "value");
    format!("{subject} {} {}", draft.text("#body"), draft.text("main"))
}

/// Sends the letter as its page shows it.
async fn sends_as_it_stands(person: &Person, page: &str) {
    let draft = person.get(&format!("{page}/draft")).await.expect(200);
    let (subject, body) = (
        draft.attribute("#subject", "value"),
        as_sent(&draft, "#body"),
    );
    let version = draft.attribute("input[name=version]", "value");
    let words = [
        ("subject", subject.as_str()),
        ("body", body.as_str()),
        ("version", version.as_str()),
    ];
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
