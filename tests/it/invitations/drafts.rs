//! The mail that brings an invitation: every word may change, the link stays, no token is kept.
use super::{addressed, reusable};
use crate::harness::on_each_database;
use multichannel::jobs::tidy;

#[tokio::test]
async fn the_draft_can_be_edited_opened_elsewhere_and_sent() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        let link = provider.link_on(&page).await;
        let draft = provider.get(&format!("{page}/draft")).await.expect(200);
        let body = draft.text("textarea");
        assert!(
            body.contains(&link) && body.contains("Contoso Ltd"),
            "{body}"
        );
        assert_eq!(draft.text("form #to"), "To ana@contoso.example");
        let send = draft.text("form button.primary");
        assert_eq!(send, "Send to ana@contoso.example");
        let mailto = draft.attribute("a[href^='mailto:']", "href");
        assert!(
            mailto.starts_with("mailto:ana@contoso%2Eexample?subject="),
            "{mailto}"
        );

        let body = format!("Olá Ana,\n\n{link}\n\nAté logo");
        let typed = [("subject", "Convite"), ("body", body.as_str())];
        provider
            .post(&format!("{page}/draft"), &typed)
            .await
            .expect(303);
        let kept = provider.get(&format!("{page}/draft")).await.expect(200);
        assert_eq!(kept.attribute("#subject", "value"), "Convite");
        assert!(kept.text("textarea").contains("Até logo"));

        let sent = provider
            .post(&format!("{page}/send"), &typed)
            .await
            .expect(303);
        assert_eq!(sent.location, page);
        let mails = portal.outbox().await;
        let [(to, mail)] = mails.as_slice() else {
            panic!("{mails:?}")
        };
        assert_eq!(to, "ana@contoso.example");
        assert!(
            mail.contains("{link}") && mail.contains("Convite"),
            "{mail}"
        );
        let token = link.rsplit('/').next().unwrap();
        assert!(!mail.contains(token), "no token is kept");
        let shown = provider.get(&page).await.expect(200);
        assert!(
            shown.has(".tag[data-state='waiting']"),
            "its delivery shows"
        );
        assert_eq!(portal.deeds(&provider, "invitation-mailed").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_text_without_the_exact_link_is_refused() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        let link = provider.link_on(&page).await;
        let cut = link[..link.len() - 1].to_owned();
        let glued = format!("{link}x");
        let two = format!("{link} https://elsewhere.example");
        for (body, why) in [
            ("Hello", "link must stay"),
            (cut.as_str(), "link must stay"),
            (glued.as_str(), "link must stay"),
            (two.as_str(), "Only the link of this invitation"),
        ] {
            let typed = [("subject", "Hello"), ("body", body)];
            for verb in ["send", "draft"] {
                let answer = provider
                    .post(&format!("{page}/{verb}"), &typed)
                    .await
                    .expect(422);
                let problem = answer.text(".problems");
                assert!(problem.contains(why), "{body}: {problem}");
                assert_eq!(answer.text("textarea"), body, "the text is still there");
            }
        }
        assert!(portal.outbox().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_reseller_sends_what_it_was_handed() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let page = provider
            .invites(&addressed(&[("reseller", reseller.slug())]))
            .await;
        let theirs = reseller.page_of(&page);
        let draft = reseller.get(&format!("{theirs}/draft")).await.expect(200);
        let body = draft.text("textarea");
        let both = [&provider, &reseller].map(|p| p.organisation.name.to_string());
        assert!(
            both.iter().all(|name| body.contains(name)),
            "one mail names both: {body}"
        );
        let link = reseller.link_on(&theirs).await;
        let typed = [("subject", "Hello"), ("body", link.as_str())];
        reseller
            .post(&format!("{theirs}/send"), &typed)
            .await
            .expect(303);
        for (who, page) in [(&provider, &page), (&reseller, &theirs)] {
            let shown = who.get(page).await.expect(200);
            assert!(shown.text("main").contains("To ana@contoso.example"));
            assert_eq!(portal.deeds(who, "invitation-mailed").await, 1);
        }
    })
    .await;
}

#[tokio::test]
async fn a_reusable_link_is_opened_in_the_mail_program_only() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&reusable(&[])).await;
        let draft = provider.get(&format!("{page}/draft")).await.expect(200);
        assert!(
            draft
                .attribute("a[href^='mailto:']", "href")
                .starts_with("mailto:?subject=")
        );
        assert!(!draft.body.contains(&format!("{page}/send")));
        let link = provider.link_on(&page).await;
        let typed = [("subject", "Hello"), ("body", link.as_str())];
        provider
            .post(&format!("{page}/send"), &typed)
            .await
            .expect(409);
    })
    .await;
}

#[tokio::test]
async fn two_languages_make_two_whole_blocks() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let pair = [("language", "en"), ("second_language", "pt-BR")];
        let page = provider.invites(&addressed(&pair)).await;
        let draft = provider.get(&format!("{page}/draft")).await.expect(200);
        let link = draft.attribute("#link", "value");
        assert_eq!(draft.text("#body").matches(&link).count(), 1);
        assert_eq!(draft.text("#second_body").matches(&link).count(), 1);
        let mailto = draft.attribute("a[href^='mailto:']", "href");
        let token = link.rsplit('/').next().unwrap().replace('-', "%2D");
        assert_eq!(mailto.matches(&token.replace('_', "%5F")).count(), 2);

        let own = format!("Olá Ana,\n\n{link}\n\nAté logo");
        let hello = format!("Hello\n{link}");
        let without = [
            ("subject", "Hi"),
            ("body", hello.as_str()),
            ("second_body", "Olá"),
        ];
        let back = provider.post(&format!("{page}/send"), &without).await;
        assert!(back.expect(422).has(".problems a[href='#second_body']"));
        let typed = [without[0], without[1], ("second_body", own.as_str())];
        let send = format!("{page}/send");
        provider.post(&send, &typed).await.expect(303);
        let mail = portal.mail_to("ana@contoso.example").await;
        let at = |words: &str| {
            mail.text
                .find(words)
                .unwrap_or_else(|| panic!("{}", mail.text))
        };
        assert!(at("Hello") < at("Olá Ana") && at("Olá Ana") < at("Até logo"));
        assert_eq!(mail.text.matches(&link).count(), 2);
        // Each block is complete; what nobody has said in Portuguese yet is said in English.
        assert_eq!(mail.text.matches("The link works until").count(), 2);
        assert_eq!(
            mail.text.matches("Did you not expect this mail?").count(),
            2
        );
        assert!(mail.html.contains("<div lang=\"pt-BR\">"));

        // The words are kept for the next time.
        let resend = format!("{page}/resend");
        provider.post(&resend, &[]).await.expect(303);
        let mail = portal.mail_to("ana@contoso.example").await;
        assert!(mail.text.contains("Até logo") && !mail.text.contains(&link));
    })
    .await;
}

#[tokio::test]
async fn whoever_writes_no_second_text_sends_the_standard_one() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let pair = [("language", "en"), ("second_language", "pt-BR")];
        let page = provider.invites(&addressed(&pair)).await;
        let link = provider.link_on(&page).await;
        let typed = [("subject", "Hi"), ("body", link.as_str())];
        provider
            .post(&format!("{page}/send"), &typed)
            .await
            .expect(303);
        let mail = portal.mail_to("ana@contoso.example").await;
        assert_eq!(mail.text.matches(&link).count(), 2, "{}", mail.text);
        let single = provider.invites(&addressed(&[])).await;
        let extra = [typed[0], typed[1], ("second_body", link.as_str())];
        let refused = provider.post(&format!("{single}/send"), &extra).await;
        refused.expect(422);
    })
    .await;
}

#[tokio::test]
async fn what_a_mail_program_makes_a_link_of_is_refused_by_name() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        let link = provider.link_on(&page).await;
        let body = format!("{link}\n\nor go to (Evil.com/login).");
        for (subject, body, field, word) in [
            ("Hello", body.as_str(), "body", "“Evil.com/login”"),
            ("See evil.com", link.as_str(), "subject", "“evil.com”"),
        ] {
            let typed = [("subject", subject), ("body", body)];
            let back = provider.post(&format!("{page}/send"), &typed).await;
            let back = back.expect(422);
            assert!(back.has(&format!(".problems a[href='#{field}']")));
            let problem = back.text(".problems");
            assert!(
                problem.contains(word) && problem.contains("Take it out"),
                "{problem}"
            );
        }
        assert!(portal.outbox().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_letter_is_kept_as_long_as_its_invitation() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider
            .invites(&reusable(&[("expires_in_days", "365")]))
            .await;
        let link = provider.link_on(&page).await;
        let body = format!("Our own words.\n\n{link}");
        let typed = [("subject", "Our subject"), ("body", body.as_str())];
        provider
            .post(&format!("{page}/draft"), &typed)
            .await
            .expect(303);
        portal.pass_days(200);
        tidy::once(&portal.app.db, &portal.app.clock).await.unwrap();
        provider.sign_in().await;
        let kept = provider.get(&format!("{page}/draft")).await.expect(200);
        assert_eq!(kept.attribute("#subject", "value"), "Our subject");
    })
    .await;
}
