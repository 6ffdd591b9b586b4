//! Making invitations: by the provider alone, with everything that is asked for, once for each key.
use super::{addressed, reusable};
use crate::harness::on_each_database;

#[tokio::test]
async fn a_provider_makes_an_invitation_for_one_customer() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let rights = [
            ("delegate", provider.slug()),
            ("template", "provisioning"),
            ("service", "teams"),
            ("service", "exchange-online"),
            ("days", "90"),
            ("auto_extend", "yes"),
            ("note", "met in March"),
        ];
        let page = provider.invites(&addressed(&rights)).await;
        let page = provider.get(&page).await.expect(200);
        let main = page.text("main");
        for shown in [
            "Contoso Ltd",
            "ana@contoso.example",
            "License Administrator",
            "User Administrator",
            "Directory Readers",
            "Teams",
            "Exchange Online",
            "for 90 days",
            "extends by 180 days",
            "met in March",
            // 14 days after the clock of the tests.
            "2026-03-16",
        ] {
            assert!(main.contains(shown), "{shown}: {main}");
        }
        assert_eq!(page.attribute(".tag", "data-state"), "issued");
        assert!(portal.works(&page.attribute("#link", "value")).await);
        assert_eq!(portal.deeds(&provider, "invitation-made").await, 1);
        assert!(
            portal.outbox().await.is_empty(),
            "nothing is sent by itself"
        );
    })
    .await;
}

#[tokio::test]
async fn a_reusable_link_lives_90_days_and_holds_no_customer() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&reusable(&[("max_uses", "3")])).await;
        let main = provider.get(&page).await.expect(200).text("main");
        assert!(
            main.contains("2026-05-31") && main.contains("Any customer"),
            "{main}"
        );
        assert!(main.contains("of at most 3"), "{main}");
        let with_customer = reusable(&[("customer_name", "Contoso Ltd")]);
        let answer = provider.sends_invitation(&with_customer).await.expect(422);
        assert!(
            answer
                .text(".problems")
                .contains("holds no data of a customer")
        );
    })
    .await;
}

#[tokio::test]
async fn the_form_comes_back_filled_with_what_is_wrong() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let slug = provider.slug();
        let cases: [(&[(&str, &str)], &str); 12] = [
            (&[("customer_email", "x")], "#customer_email"),
            (&[("reseller", "nobody")], "#reseller"),
            (
                &[
                    ("delegate", "nobody"),
                    ("template", "support"),
                    ("service", "teams"),
                ],
                "#delegate",
            ),
            (&[("delegate", slug), ("service", "teams")], "#role"),
            (&[("delegate", slug), ("template", "support")], "#service"),
            (
                &[
                    ("delegate", slug),
                    ("template", "mine"),
                    ("service", "teams"),
                ],
                "#template",
            ),
            (
                &[
                    ("delegate", slug),
                    ("role", "global-administrator"),
                    ("service", "teams"),
                    ("auto_extend", "yes"),
                ],
                "#auto_extend",
            ),
            (&[("days", "731")], "#days"),
            (&[("expires_in_days", "366")], "#expires_in_days"),
            (&[("max_uses", "7")], "#max_uses"),
            (&[("once", "short")], "#once"),
            (&[("actor", "somebody")], "#actor"),
        ];
        for (more, field) in cases {
            let mut fields = addressed(more);
            if field == "#customer_email" {
                fields.remove(2);
            }
            let answer = provider.sends_invitation(&fields).await.expect(422);
            let link = format!(".problems a[href='{field}']");
            assert!(answer.has(&link), "{field}: {}", answer.text(".problems"));
            assert_eq!(answer.attribute("#customer_name", "value"), "Contoso Ltd");
        }
        assert_eq!(portal.deeds(&provider, "invitation-made").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_template_and_single_roles_are_asked_for_together() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let rights = [
            ("delegate", provider.slug()),
            ("template", "support"),
            ("role", "license-administrator"),
            ("service", "teams"),
        ];
        let page = provider.invites(&addressed(&rights)).await;
        let main = provider.get(&page).await.expect(200).text("main");
        for role in ["Helpdesk Administrator", "License Administrator"] {
            assert!(main.contains(role), "{main}");
        }
    })
    .await;
}

#[tokio::test]
async fn global_administrator_alone_may_be_asked_for_without_extension() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let everything = [
            ("delegate", provider.slug()),
            // By its template id, as scripts may name it.
            ("role", "62e90394-69f5-4237-9190-012177145e10"),
            ("service", "teams"),
            ("days", "30"),
        ];
        let page = provider.invites(&addressed(&everything)).await;
        let page = provider.get(&page).await.expect(200);
        assert!(page.text("main").contains("Global Administrator"));
    })
    .await;
}

#[tokio::test]
async fn the_same_key_makes_nothing_twice_also_at_once() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let fields = addressed(&[("once", "a-key-of-this-form")]);
        let sent = (0..8).map(|_| provider.invites(&fields));
        let mut pages = futures(sent).await;
        pages.dedup();
        assert_eq!(pages.len(), 1, "all lead to the same page: {pages:?}");
        assert_eq!(portal.deeds(&provider, "invitation-made").await, 1);
        let other = portal.a_provider().await;
        let elsewhere = other.invites(&fields).await;
        assert!(
            elsewhere.starts_with(&other.at("/invitations/")),
            "keys are each organisation's own"
        );
    })
    .await;
}

/// Waits for all of them at once.
async fn futures<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut all: Vec<_> = all.map(Box::pin).collect();
    let mut done: Vec<Option<T>> = all.iter().map(|_| None).collect();
    std::future::poll_fn(|cx| {
        for (future, done) in all.iter_mut().zip(&mut done) {
            if done.is_none()
                && let std::task::Poll::Ready(value) = future.as_mut().poll(cx)
            {
                *done = Some(value);
            }
        }
        match done.iter().all(Option::is_some) {
            true => std::task::Poll::Ready(()),
            false => std::task::Poll::Pending,
        }
    })
    .await;
    done.into_iter().flatten().collect()
}

#[tokio::test]
async fn a_reseller_cannot_make_an_invitation() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let list = reseller.get(&reseller.at("/invitations")).await.expect(200);
        assert!(
            !list.body.contains("/invitations/new"),
            "no button leads there"
        );
        reseller
            .get(&reseller.at("/invitations/new"))
            .await
            .expect(404);
        reseller
            .get(&reseller.at("/invitations/templates/new"))
            .await
            .expect(404);
        let crafted = addressed(&[("reseller", reseller.slug())]);
        let refused = reseller.sends_invitation(&crafted).await.expect(403);
        let why = refused.text("main");
        assert!(why.contains("Only providers make invitations"), "{why}");
        assert!(
            why.contains("ask your provider"),
            "it says what to do next: {why}"
        );
        reseller
            .post(&reseller.at("/invitations/new"), &[("kind", "addressed")])
            .await
            .expect(403);
        // Nor in the name of the provider.
        reseller
            .post(&provider.at("/invitations"), &crafted)
            .await
            .expect(404);
        assert_eq!(portal.deeds(&provider, "invitation-made").await, 0);
        assert_eq!(portal.deeds(&reseller, "invitation-made").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_role_that_is_too_low_is_told_which_would_do_and_who_has_it() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let helpdesk = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        let sales = portal.a_colleague_of(&provider, "sales_agent", "").await;
        let refused = helpdesk.sends_invitation(&addressed(&[])).await.expect(403);
        let why = refused.text("main");
        assert!(why.contains(provider.account.name.as_str()), "{why}");
        assert!(why.contains("Sales agent, Global admin"), "{why}");
        helpdesk.get(&helpdesk.at("/invitations")).await.expect(403);
        sales.invites(&addressed(&[])).await;
    })
    .await;
}

#[tokio::test]
async fn a_saved_template_can_be_chosen() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let mut fields = vec![
            ("template_name", "Our usual"),
            ("role", "teams-administrator"),
        ];
        provider
            .post(&provider.at("/invitations/templates"), &fields)
            .await
            .expect(303);
        fields[1] = ("role", "global-administrator");
        let refused = provider
            .post(&provider.at("/invitations/templates"), &fields)
            .await;
        assert!(
            refused
                .expect(422)
                .text(".problems")
                .contains("Global Administrator")
        );
        let rights = [
            ("delegate", provider.slug()),
            ("template", "our-usual"),
            ("service", "teams"),
        ];
        let page = provider.invites(&addressed(&rights)).await;
        let main = provider.get(&page).await.expect(200).text("main");
        assert!(main.contains("Teams Administrator"), "{main}");
        // A template is its organisation's own.
        let other = portal.a_provider().await;
        let rights = [rights[1], rights[2], ("delegate", other.slug())];
        other
            .sends_invitation(&addressed(&rights))
            .await
            .expect(422);
    })
    .await;
}
