//! What stands for something else in a letter: the word for the reseller, and a link of before.
use super::{
    addressed,
    letters::as_sent,
    reusable,
    steps::{as_far_as_the_mail, filled, step},
};
use crate::harness::on_each_database;

const ANA: &str = "ana@contoso.example";

#[actix_web::test]
async fn a_letter_that_names_a_reseller_waits_for_one_and_then_shows_its_name() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (one, two) = (
            portal.a_reseller_of(&provider).await,
            portal.a_reseller_of(&provider).await,
        );
        let first = [
            ("kind", "addressed"),
            ("reseller", one.slug()),
            ("reseller", two.slug()),
        ];
        let rights = [
            ("delegate", provider.slug()),
            ("template", "support"),
            ("service", "teams"),
        ];
        let message = as_far_as_the_mail(&provider, &first, &rights).await;
        let [kind, check] =
            ["kind", "check"].map(|step| message.replace("/message", &format!("/{step}")));
        let words = [
            ("language", "en"),
            ("subject", "{reseller} and we"),
            ("body", "We and {reseller}:\r\n\r\n{link}"),
        ];
        assert_eq!(step(&provider, &message, &words).await, check);
        for nobody in ["addressed", "reusable"] {
            step(&provider, &kind, &[("kind", nobody)]).await;
            let seen = provider.get(&check).await;
            let again = provider.post(&message, &words).await;
            for back in [seen, again] {
                let back = back.expect(422);
                for field in ["subject", "body"] {
                    let problem = back.text(&format!(".problems a[href='#{field}']"));
                    assert!(problem.contains("has no reseller"), "{field}: {problem}");
                }
                assert_eq!(back.attribute("#subject", "value"), "{reseller} and we");
            }
        }
        let to_one = [("kind", "addressed"), ("reseller", one.slug())];
        step(&provider, &kind, &to_one).await;
        let customer = message.replace("/message", "/customer");
        let who = [("customer_name", "Contoso Ltd"), ("customer_email", ANA)];
        step(&provider, &customer, &who).await;
        let page = provider.get(&check).await.expect(200);
        let name = one.organisation.name.as_str();
        let shown = page.text("main");
        assert!(shown.contains(&format!("{name} and we")), "{shown}");
        assert!(shown.contains(&format!("We and {name}:")), "{shown}");
        let fields = filled(&page);
        let fields: Vec<_> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let made = provider.invites(&fields).await;
        let draft = provider.get(&format!("{made}/draft")).await.expect(200);
        let said = draft.text("#body");
        assert!(said.contains(&format!("We and {name}:")), "{said}");
    })
    .await;
}

#[actix_web::test]
async fn no_letter_of_an_invitation_without_a_reseller_names_one() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let more = [
            ("language", "en"),
            ("second_language", "pt-BR"),
            ("subject", "{reseller} and we"),
            ("body", "{reseller} {link}"),
            ("second_body", "{reseller} {link}"),
        ];
        for fields in [addressed(&more), reusable(&more)] {
            let back = provider.sends_invitation(&fields).await.expect(422);
            for field in ["subject", "body", "second_body"] {
                let problem = back.text(&format!(".problems a[href='#{field}']"));
                assert!(problem.contains("has no reseller"), "{field}: {problem}");
                assert!(back.has(&format!("#{field}")), "{field}");
            }
        }
        assert_eq!(portal.deeds(&provider, "invitation-made").await, 0);
        let page = provider.invites(&addressed(&[])).await;
        let body = format!("{{reseller}} {}", provider.link_on(&page).await);
        let words = [("subject", "{reseller}"), ("body", body.as_str())];
        for verb in ["draft", "send"] {
            let back = provider.post(&format!("{page}/{verb}"), &words).await;
            let back = back.expect(422);
            for field in ["subject", "body"] {
                let problem = back.text(&format!(".problems a[href='#{field}']"));
                assert!(problem.contains("has no reseller"), "{field}: {problem}");
            }
        }
        assert_eq!(portal.deeds(&provider, "invitation-mailed").await, 0);
    })
    .await;
}

#[actix_web::test]
async fn the_word_for_the_reseller_becomes_its_name_where_a_letter_is_written() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let to = [("reseller", reseller.slug())];
        let page = provider.invites(&addressed(&to)).await;
        let body = format!("From {{reseller}}: {}", provider.link_on(&page).await);
        let words = [("subject", "{reseller}"), ("body", body.as_str())];
        let name = reseller.organisation.name.as_str();
        let draft = format!("{page}/draft");
        provider.post(&draft, &words).await.expect(303);
        let kept = provider.get(&draft).await.expect(200);
        assert_eq!(kept.attribute("#subject", "value"), name);
        let said = kept.text("#body");
        assert!(said.starts_with(&format!("From {name}: ")), "{said}");
        provider
            .post(&format!("{page}/send"), &words)
            .await
            .expect(303);
        let mail = portal.mail_to(ANA).await;
        let said = format!("{} {}", mail.subject, mail.text);
        assert!(said.contains(&format!("From {name}:")), "{said}");
        assert!(!said.contains("{reseller}"), "{said}");
    })
    .await;
}

#[actix_web::test]
async fn a_page_from_before_a_new_link_means_the_present_one() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        let (draft, resend) = (format!("{page}/draft"), format!("{page}/resend"));
        let quiet = [("quiet", "yes")];
        // Nobody touched it.
        let shown = provider.get(&draft).await.expect(200);
        let before = provider.link_on(&page).await;
        for _ in 0..2 {
            provider.post(&resend, &quiet).await.expect(303);
        }
        let subject = shown.attribute("#subject", "value");
        let version = shown.attribute("input[name=version]", "value");
        let body = as_sent(&shown, "#body");
        assert!(body.contains(&before));
        let words = [
            ("subject", subject.as_str()),
            ("version", version.as_str()),
            ("body", body.as_str()),
        ];
        provider.post(&draft, &words).await.expect(303);
        let send = format!("{page}/send");
        provider.post(&send, &words).await.expect(303);
        let link = provider.link_on(&page).await;
        let mail = portal.mail_to(ANA).await.text;
        assert!(mail.contains(&link) && !mail.contains(&before), "{mail}");
        // Own words are held against what is shown now, and go on from there.
        let own = format!("Our own words.\r\n\r\n{before}");
        let words = [words[0], words[1], ("body", own.as_str())];
        for verb in ["draft", "send"] {
            let back = provider.post(&format!("{page}/{verb}"), &words).await;
            let back = back.expect(409);
            assert!(back.text("#body").contains("Our own words."), "{verb}");
            let version = back.attribute("input[name=version]", "value");
            let again = [words[0], ("version", version.as_str()), words[2]];
            provider.post(&draft, &again).await.expect(303);
            let kept = provider.get(&draft).await.expect(200).text("#body");
            assert_eq!(kept, format!("Our own words. {link}"));
            // For the next round: somebody else's words.
            let other = [("subject", "Hello"), ("body", link.as_str())];
            provider.post(&draft, &other).await.expect(303);
        }
    })
    .await;
}
