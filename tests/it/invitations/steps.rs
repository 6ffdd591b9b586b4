//! A new invitation step by step: kept on the server, checked at the end, made once.
use crate::{client::Answer, harness::on_each_database, people::Person};

/// The fields of the form that the page shows: hidden, typed, ticked and chosen ones; not those that go back to the
/// standard text.
pub(super) fn filled(page: &Answer) -> Vec<(String, String)> {
    let html = page.page();
    let selector = |text| scraper::Selector::parse(text).unwrap();
    let inputs = selector("main form[method='post']:not(#to-standard) input[name]");
    html.select(&inputs)
        .filter(|input| {
            let kind = input.attr("type").unwrap_or_default();
            !matches!(kind, "radio" | "checkbox") || input.attr("checked").is_some()
        })
        .map(|input| {
            let attribute = |name| input.attr(name).unwrap_or_default().to_owned();
            (attribute("name"), attribute("value"))
        })
        .collect()
}

pub(super) async fn step(person: &Person, address: &str, fields: &[(&str, &str)]) -> String {
    person.post(address, fields).await.expect(303).location
}

#[tokio::test]
async fn the_steps_lead_to_an_invitation() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let start = provider.at("/invitations/new");
        let first = provider.get(&start).await.expect(200);
        let offered = first.texts("#reseller label");
        assert_eq!(offered, [reseller.organisation.name.as_str()]);
        let kind = [("kind", "addressed"), ("reseller", reseller.slug())];
        let roles = step(&provider, &start, &kind).await;
        let page = provider.get(&roles).await.expect(200);
        assert_eq!(page.attribute("#days", "value"), "365");
        assert!(
            page.texts("#role label")
                .contains(&"Global Reader".to_owned())
        );
        assert_eq!(page.texts("#delegate label").len(), 2);
        assert!(page.has("#template [type=radio][value=support]"));
        let rights = [
            ("delegate", provider.slug()),
            ("delegate", reseller.slug()),
            ("template", "support"),
            ("service", "teams"),
            ("days", "60"),
        ];
        let customer = step(&provider, &roles, &rights).await;
        let who = [
            ("customer_name", "Contoso Ltd"),
            ("customer_email", "ana@contoso.example"),
            ("expires_in_days", "14"),
            ("note", ""),
        ];
        // Signing in anew, in another window: what was typed is still there.
        provider.sign_in().await;
        let message = step(&provider, &customer, &who).await;
        let page = provider.get(&message).await.expect(200);
        assert!(page.text("textarea").contains("{link}"));
        let words = [
            ("language", "en"),
            ("second_language", ""),
            ("subject", "Our own words"),
            ("body", "Hello\n\n{link}"),
        ];
        let check = step(&provider, &message, &words).await;
        let page = provider.get(&check).await.expect(200);
        let main = page.text("main");
        for shown in [
            "Contoso Ltd",
            "60 days",
            "Support",
            "Our own words",
            "Teams",
        ] {
            assert!(main.contains(shown), "{shown}: {main}");
        }
        let fields = filled(&page);
        let fields: Vec<_> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let made = provider.invites(&fields).await;
        let again = provider.invites(&fields).await;
        assert_eq!(made, again, "pressed twice, made once");
        assert_eq!(portal.deeds(&provider, "invitation-made").await, 1);
        let draft = provider.get(&format!("{made}/draft")).await.expect(200);
        assert_eq!(draft.attribute("#subject", "value"), "Our own words");
        // The draft has become the invitation.
        assert_eq!(provider.get(&check).await.expect(303).location, start);
    })
    .await;
}

/// From the kind and the resellers to the address of the step about the mail.
pub(super) async fn as_far_as_the_mail(
    person: &Person,
    first: &[(&str, &str)],
    rights: &[(&str, &str)],
) -> String {
    let start = person.at("/invitations/new");
    let roles = step(person, &start, first).await;
    let customer = step(person, &roles, rights).await;
    let who = [
        ("customer_name", "Contoso Ltd"),
        ("customer_email", "ana@contoso.example"),
    ];
    step(person, &customer, &who).await
}

#[tokio::test]
async fn the_mail_names_provider_and_reseller_and_what_each_gets() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let rights = [
            ("delegate", reseller.slug()),
            ("template", "support"),
            ("service", "teams"),
            ("days", "60"),
        ];
        let first = [("kind", "addressed"), ("reseller", reseller.slug())];
        let message = as_far_as_the_mail(&provider, &first, &rights).await;
        let body = provider.get(&message).await.expect(200).text("#body");
        let names = [&provider, &reseller].map(|person| person.organisation.name.to_string());
        assert!(names.iter().all(|name| body.contains(name)), "{body}");
        let gets = format!("{}: Directory Readers, Helpdesk", names[1]);
        assert!(
            body.contains(&gets) && body.contains("for Teams, for 60 days"),
            "{body}"
        );
        assert!(!body.contains(&format!("{}: ", names[0])), "{body}");
    })
    .await;
}

#[tokio::test]
async fn each_mail_of_several_resellers_names_its_own() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let resellers = [
            portal.a_reseller_of(&provider).await,
            portal.a_reseller_of(&provider).await,
        ];
        let slugs = resellers
            .each_ref()
            .map(|reseller| ("reseller", reseller.slug()));
        let first = [("kind", "addressed"), slugs[0], slugs[1]];
        let mut rights: Vec<_> = slugs.iter().map(|(_, slug)| ("delegate", *slug)).collect();
        rights.extend([("template", "support"), ("service", "teams")]);
        let message = as_far_as_the_mail(&provider, &first, &rights).await;
        let page = provider.get(&message).await.expect(200);
        let (subject, body) = (page.attribute("#subject", "value"), page.text("#body"));
        assert!(
            subject.contains("{reseller}") && body.contains("{reseller}: Directory"),
            "{body}"
        );
        assert!(
            page.text("main")
                .contains("Each reseller gets an invitation of its own")
        );
        let words = [
            ("language", "en"),
            ("subject", "{reseller} and we"),
            ("body", "We and {reseller}:\n\n{link}"),
        ];
        let check = step(&provider, &message, &words).await;
        let page = provider.get(&check).await.expect(200);
        let button = page.text("main form[method=post] .primary");
        assert_eq!(button, "Make 2 invitations");
        let fields = filled(&page);
        let fields: Vec<_> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        provider.invites(&fields).await;
        for (own, other) in [(0, 1), (1, 0)] {
            let reseller = &resellers[own];
            let list = reseller.get(&reseller.at("/invitations")).await.expect(200);
            let page = list.attribute("tbody th a", "href");
            let draft = reseller.get(&format!("{page}/draft")).await.expect(200);
            let words = format!(
                "{} {}",
                draft.attribute("#subject", "value"),
                draft.text("#body")
            );
            assert_eq!(
                words.matches(reseller.organisation.name.as_str()).count(),
                2,
                "{words}"
            );
            assert!(!words.contains("{reseller}"), "{words}");
            assert!(!words.contains(resellers[other].organisation.name.as_str()));
        }
    })
    .await;
}

#[tokio::test]
async fn a_step_that_is_wrong_comes_back_filled() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let start = provider.at("/invitations/new");
        provider.post(&start, &[]).await.expect(422);
        let roles = step(&provider, &start, &[("kind", "addressed")]).await;
        let nobody = [
            ("template", "support"),
            ("service", "teams"),
            ("days", "60"),
        ];
        let back = provider.post(&roles, &nobody).await.expect(422);
        assert!(back.has(".problems a[href='#delegate']"));
        assert!(back.has("#service-teams[checked]"));
        let nothing = [("delegate", provider.slug()), ("days", "60")];
        let back = provider.post(&roles, &nothing).await.expect(422);
        assert_eq!(back.texts(".problems li").len(), 2);
        let check = roles.replace("/roles", "/check");
        let sent_back = provider.get(&check).await.expect(303);
        assert!(
            sent_back.location.ends_with("/customer"),
            "{}",
            sent_back.location
        );
        let customer = roles.replace("/roles", "/customer");
        let wrong = [("customer_name", "Contoso"), ("customer_email", "ana")];
        let back = provider.post(&customer, &wrong).await.expect(422);
        assert_eq!(back.attribute("#customer_email", "value"), "ana");
    })
    .await;
}

#[tokio::test]
async fn the_standard_text_follows_the_languages() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let start = provider.at("/invitations/new");
        let roles = step(&provider, &start, &[("kind", "reusable")]).await;
        let message = roles.replace("/roles", "/message");
        let pair = [
            ("language", "en"),
            ("second_language", "zh-CN"),
            ("subject", "x"),
            ("body", "nothing"),
            ("standard", "yes"),
        ];
        assert_eq!(step(&provider, &message, &pair).await, message);
        let page = provider.get(&message).await.expect(200);
        for text in ["#body", "#second_body"] {
            assert_eq!(page.text(text).matches("{link}").count(), 1, "{text}");
        }
        let words = [
            ("language", "en"),
            ("second_language", "zh-CN"),
            ("subject", "x"),
            ("body", "Hello {link}"),
            ("second_body", "你好 {link}"),
        ];
        let check = step(&provider, &message, &words).await;
        let page = provider.get(&check).await.expect(200);
        assert_eq!(
            page.text(".letter"),
            "Hello [link to the invitation] * * * 你好 [link to the invitation]"
        );
        let none = [
            ("second_body", "你好"),
            words[0],
            words[1],
            words[2],
            words[3],
        ];
        let back = provider.post(&message, &none).await.expect(422);
        assert!(back.has(".problems a[href='#second_body']"));
        let without = [("language", "en"), ("subject", "x"), ("body", "no link")];
        let back = provider.post(&message, &without).await.expect(422);
        assert!(back.has(".problems a[href='#body']"));
    })
    .await;
}
