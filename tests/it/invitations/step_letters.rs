//! A letter that is written step by step: what was left as it is usual follows what is changed afterwards.
use super::{
    letters::as_sent,
    steps::{as_far_as_the_mail, filled, step},
};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};

/// A provider, two of its resellers, and the step about the mail of an invitation that the first of them asks by.
async fn by_the_first(portal: &Portal) -> (Person, [Person; 2], String) {
    let provider = portal.a_provider().await;
    let resellers = [
        portal.a_reseller_of(&provider).await,
        portal.a_reseller_of(&provider).await,
    ];
    let first = [("kind", "addressed"), ("reseller", resellers[0].slug())];
    let rights = [
        ("delegate", resellers[0].slug()),
        ("template", "support"),
        ("service", "teams"),
    ];
    let message = as_far_as_the_mail(&provider, &first, &rights).await;
    (provider, resellers, message)
}

/// Goes back and chooses the other reseller, with other rights.
async fn by_the_other(provider: &Person, other: &Person, message: &str) {
    let kind = message.replace("/message", "/kind");
    let chosen = [("kind", "addressed"), ("reseller", other.slug())];
    let roles = step(provider, &kind, &chosen).await;
    let rights = [
        ("delegate", other.slug()),
        ("template", "read-only"),
        ("service", "intune"),
    ];
    step(provider, &roles, &rights).await;
}

/// Makes the invitation; subject and text of its letter.
async fn made(provider: &Person, message: &str) -> (String, String) {
    let check = message.replace("/message", "/check");
    let fields = filled(&provider.get(&check).await.expect(200));
    let fields: Vec<_> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    let page = provider.invites(&fields).await;
    let draft = provider.get(&format!("{page}/draft")).await.expect(200);
    (draft.attribute("#subject", "value"), draft.text("#body"))
}

#[tokio::test]
async fn beside_a_subject_of_ones_own_the_text_names_whoever_is_chosen_afterwards() {
    on_each_database(async |portal| {
        let (provider, [one, two], message) = by_the_first(&portal).await;
        let page = provider.get(&message).await.expect(200);
        let body = as_sent(&page, "#body");
        let words = [
            ("language", "en"),
            ("subject", "Our own subject"),
            ("body", body.as_str()),
        ];
        step(&provider, &message, &words).await;
        by_the_other(&provider, &two, &message).await;
        let page = provider.get(&message).await.expect(200);
        assert_eq!(page.attribute("#subject", "value"), "Our own subject");
        let check = provider.get(&message.replace("/message", "/check")).await;
        let check = check.expect(200).text("main");
        let (subject, body) = made(&provider, &message).await;
        assert_eq!(subject, "Our own subject");
        for shown in [page.text("#body"), check, body] {
            let asks = format!("{}: Global Reader", two.organisation.name);
            assert!(shown.contains(&asks), "{shown}");
            assert!(!shown.contains(one.organisation.name.as_str()), "{shown}");
            assert!(!shown.contains("Helpdesk"), "{shown}");
        }
    })
    .await;
}

#[tokio::test]
async fn beside_a_text_of_ones_own_the_subject_names_whoever_is_chosen_afterwards() {
    on_each_database(async |portal| {
        let (provider, [one, two], message) = by_the_first(&portal).await;
        let page = provider.get(&message).await.expect(200);
        let subject = page.attribute("#subject", "value");
        assert!(subject.contains(one.organisation.name.as_str()));
        let words = [
            ("language", "en"),
            ("subject", subject.as_str()),
            ("body", "Our own text.\r\n\r\n{link}"),
        ];
        step(&provider, &message, &words).await;
        by_the_other(&provider, &two, &message).await;
        let (subject, body) = made(&provider, &message).await;
        assert!(body.contains("Our own text."), "{body}");
        assert!(subject.contains(two.organisation.name.as_str()));
        assert!(!subject.contains(one.organisation.name.as_str()));
    })
    .await;
}

#[tokio::test]
async fn a_text_of_ones_own_is_to_be_read_again_once_the_rights_have_changed() {
    on_each_database(async |portal| {
        let (provider, [_, two], message) = by_the_first(&portal).await;
        let [roles, customer, check] = ["roles", "customer", "check"]
            .map(|step| message.replace("/message", &format!("/{step}")));
        let words = [
            ("language", "en"),
            ("subject", "Our own subject"),
            ("body", "Our own text.\r\n\r\n{link}"),
        ];
        step(&provider, &message, &words).await;
        let who = [
            ("customer_name", "Fabrikam"),
            ("customer_email", "ana@contoso.example"),
        ];
        step(&provider, &customer, &who).await;
        for page in [&message, &check] {
            let shown = provider.get(page).await.expect(200);
            assert!(!shown.has("#older"), "no right has changed");
        }
        by_the_other(&provider, &two, &message).await;
        for page in [&message, &check] {
            let shown = provider.get(page).await.expect(200);
            let told = shown.text("#older");
            assert!(told.contains("before the rights changed"), "{told}");
            assert!(shown.has("form button[name=standard]"));
        }
        // Read again, and kept as it is.
        assert_eq!(step(&provider, &message, &words).await, check);
        assert!(!provider.get(&check).await.expect(200).has("#older"));
        let rights = [
            ("delegate", two.slug()),
            ("template", "support"),
            ("service", "teams"),
        ];
        step(&provider, &roles, &rights).await;
        let shown = provider.get(&check).await.expect(200);
        assert!(shown.has("#older"));
        let back = shown.attribute("#to-standard", "action");
        let language = shown.attribute("#to-standard [name=language]", "value");
        let standard = [
            ("language", language.as_str()),
            ("second_language", ""),
            ("standard", "yes"),
        ];
        assert_eq!(step(&provider, &back, &standard).await, message);
        let page = provider.get(&message).await.expect(200);
        assert!(!page.has("#older"));
        let body = page.text("#body");
        assert!(body.contains("Helpdesk"), "{body}");
        let (_, body) = made(&provider, &message).await;
        assert!(body.contains("Helpdesk"), "{body}");
    })
    .await;
}
