//! Partnerships, from the question to the end.
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    people::Person,
};
use diesel::prelude::*;
use multichannel::{
    domain::{organisation::Kind, partnership::LINK_DAYS},
    store::schema::{outbox, partnerships},
};

/// Asks, and gives the address of the partnership's page and of its link.
async fn ask(provider: &Person, mailbox: &str) -> (String, String) {
    let form = [
        ("reseller_name", "Fourth Coffee"),
        ("reseller_email", mailbox),
    ];
    let asked = provider
        .post(&provider.at("/partnerships"), &form)
        .await
        .expect(303);
    let page = provider.get(&asked.location).await.expect(200);
    (asked.location, page.attribute("#link", "value"))
}

async fn accept(reseller: &Person, link: &str) -> Answer {
    let form = [("reseller", reseller.slug()), ("agreement", "yes")];
    reseller.post(&format!("{link}/accept"), &form).await
}

/// How many mails with this word of a topic are in the outbox for this address.
async fn mails(portal: &Portal, topic: &str, to: &str) -> i64 {
    let (pattern, to) = (format!("%\"{topic}\"%"), to.to_owned());
    let count = portal.app.db.read(move |db| {
        outbox::table
            .filter(outbox::message.like(pattern))
            .filter(outbox::recipient.eq(to))
            .count()
            .get_result::<i64>(db)
    });
    count.await.unwrap()
}

async fn active(portal: &Portal) -> i64 {
    let count = portal.app.db.read(|db| {
        partnerships::table
            .filter(partnerships::state.eq("active"))
            .count()
            .get_result::<i64>(db)
    });
    count.await.unwrap()
}

#[actix_web::test]
async fn a_provider_asks_and_a_reseller_accepts() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller().await;
        let (page, link) = ask(&provider, "office@fourthcoffee.example").await;
        assert_eq!(
            mails(&portal, "partnership-asked", "office@fourthcoffee.example").await,
            1
        );

        let landing = portal.a_visitor().get(&link).await.expect(200);
        assert!(
            landing
                .text("main")
                .contains(provider.organisation.name.as_str())
        );
        assert!(
            landing.has("a[href^='/signup?invitation=']")
                && landing.has("a[href^='/signin?next=/p/']")
        );
        assert!(
            reseller
                .get(&link)
                .await
                .expect(200)
                .has("form button.primary")
        );

        let accepted = accept(&reseller, &link).await.expect(303);
        assert!(accepted.location.starts_with(&reseller.at("/providers/")));
        let shown = reseller.get(&accepted.location).await.expect(200);
        assert_eq!(shown.text("h1 .tag"), "Active");
        assert!(shown.has(".flash"));
        assert_eq!(
            mails(&portal, "partnership-accepted", &provider.email).await,
            1
        );

        let page = provider.get(&page).await.expect(200);
        assert_eq!(page.text("h1 .tag"), "Active");
        assert_eq!(page.texts("#history .timeline li").len(), 2);
        assert!(!page.has("#link"));
        let list = provider.get(&provider.at("/resellers")).await.expect(200);
        assert_eq!(list.text("tbody th"), reseller.organisation.name.as_str());
        let list = reseller.get(&reseller.at("/providers")).await.expect(200);
        assert_eq!(list.text("tbody th"), provider.organisation.name.as_str());
    })
    .await;
}

#[actix_web::test]
async fn asking_the_same_mailbox_twice_shows_the_first_question() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (first, _) = ask(&provider, "office@fourthcoffee.example").await;
        let (again, _) = ask(&provider, "Office@FourthCoffee.example").await;
        assert_eq!(first, again);
        assert_eq!(
            mails(&portal, "partnership-asked", "office@fourthcoffee.example").await,
            1
        );
        portal.pass_days(LINK_DAYS);
        provider.sign_in().await;
        let (later, _) = ask(&provider, "office@fourthcoffee.example").await;
        assert_ne!(first, later);
    })
    .await;
}

#[actix_web::test]
async fn a_form_that_is_not_right_comes_back_filled() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let form = [
            ("reseller_name", "Fourth Coffee"),
            ("reseller_email", "nobody"),
        ];
        let again = provider
            .post(&provider.at("/partnerships"), &form)
            .await
            .expect(422);
        assert_eq!(again.attribute("#reseller_name", "value"), "Fourth Coffee");
        assert!(again.has("#reseller_email-error"));
        let reseller = portal.a_reseller().await;
        let (_, link) = ask(&provider, "office@fourthcoffee.example").await;
        let form = [("reseller", reseller.slug())];
        let again = reseller
            .post(&format!("{link}/accept"), &form)
            .await
            .expect(422);
        assert!(again.has("#agreement-error"));
        assert_eq!(active(&portal).await, 0);
    })
    .await;
}

#[actix_web::test]
async fn only_a_global_admin_of_a_reseller_in_the_market_accepts() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller().await;
        let seller = portal.a_colleague_of(&reseller, "sales_agent", "").await;
        let customer = portal.a_customer().await;
        let elsewhere = portal.organisation(Kind::Reseller, "Adatum", "JP").await;
        let (_, link) = ask(&provider, "office@fourthcoffee.example").await;

        let page = seller.get(&link).await.expect(200);
        assert!(!page.has("form[action$='/accept']"));
        assert!(
            page.text(".notice")
                .contains(reseller.account.name.as_str())
        );
        let refused = accept(&seller, &link).await.expect(403);
        assert!(
            refused
                .text("main")
                .contains(reseller.account.name.as_str())
        );
        accept(&customer, &link).await.expect(403);
        let refused = accept(&elsewhere, &link).await.expect(409);
        assert!(refused.text("main").contains("Japan"));
        let visitor = portal.a_visitor();
        let form = [("reseller", reseller.slug()), ("agreement", "yes")];
        let answer = visitor
            .post(&format!("{link}/accept"), &form)
            .await
            .expect(303);
        assert!(answer.location.starts_with("/signin?next="));
        customer
            .post(&format!("{link}/accept"), &form)
            .await
            .expect(404);
        assert_eq!(active(&portal).await, 0);
    })
    .await;
}

#[actix_web::test]
async fn accepting_asks_for_the_password_after_ten_minutes() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller().await;
        let (_, link) = ask(&provider, "office@fourthcoffee.example").await;
        portal.pass_seconds(601);
        let answer = accept(&reseller, &link).await.expect(303);
        assert!(
            answer.location.starts_with("/reauthenticate?next="),
            "{}",
            answer.location
        );
        assert_eq!(active(&portal).await, 0);
    })
    .await;
}

#[actix_web::test]
async fn an_expired_link_says_so_to_the_second() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (page, link) = ask(&provider, "office@fourthcoffee.example").await;
        portal.pass_seconds(LINK_DAYS * 86_400 - 1);
        portal.a_visitor().get(&link).await.expect(200);
        portal.pass_seconds(1);
        let gone = portal.a_visitor().get(&link).await.expect(410);
        assert!(
            gone.text("main")
                .contains(provider.organisation.name.as_str())
        );
        let reseller = portal.a_reseller().await;
        accept(&reseller, &link).await.expect(410);
        provider.sign_in().await;
        let page = provider.get(&page).await.expect(200);
        assert_eq!(page.text("h1 .tag"), "Expired");
        assert!(!page.has("#link"));
    })
    .await;
}

#[actix_web::test]
async fn a_new_link_kills_the_old_one() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller().await;
        let (page, old) = ask(&provider, "office@fourthcoffee.example").await;
        provider
            .post(&format!("{page}/renew"), &[])
            .await
            .expect(303);
        let new = provider
            .get(&page)
            .await
            .expect(200)
            .attribute("#link", "value");
        assert_ne!(old, new);
        reseller.get(&old).await.expect(410);
        accept(&reseller, &old).await.expect(410);
        accept(&reseller, &new).await.expect(303);
        provider
            .post(&format!("{page}/renew"), &[])
            .await
            .expect(409);
        // The first mail had not left, so only the one with the new link does.
        assert_eq!(
            mails(&portal, "partnership-asked", "office@fourthcoffee.example").await,
            1
        );
    })
    .await;
}

#[actix_web::test]
async fn a_used_link_works_once_and_an_unknown_one_never() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (first, second) = (portal.a_reseller().await, portal.a_reseller().await);
        let (_, link) = ask(&provider, "office@fourthcoffee.example").await;
        let accepted = accept(&first, &link).await.expect(303);
        // The same form again leads to the same page, and nothing happens twice.
        assert_eq!(
            accept(&first, &link).await.expect(303).location,
            accepted.location
        );
        assert_eq!(
            mails(&portal, "partnership-accepted", &provider.email).await,
            1
        );
        accept(&second, &link).await.expect(409);
        let used = first.get(&link).await.expect(409);
        assert_eq!(
            used.attribute("main ul.actions a", "href"),
            accepted.location
        );
        let (_, another) = ask(&provider, "sales@fourthcoffee.example").await;
        assert_eq!(
            accept(&first, &another).await.expect(303).location,
            accepted.location
        );
        assert_eq!(active(&portal).await, 1);
        let wrong = format!("{}A", &link[..link.len() - 1]);
        for unknown in [wrong.as_str(), "/p/x", &format!("/p/{}", "A".repeat(43))] {
            second.get(unknown).await.expect(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn of_32_at_once_one_wins() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (first, second) = (portal.a_reseller().await, portal.a_reseller().await);
        let (_, link) = ask(&provider, "office@fourthcoffee.example").await;
        let (mut one, mut other) = (Vec::new(), Vec::new());
        for _ in 0..16 {
            one.push(accept(&first, &link));
            other.push(accept(&second, &link));
        }
        let answers = all(one.into_iter().chain(other).collect()).await;
        assert_eq!(active(&portal).await, 1);
        let won = |who: &Person| {
            let home = who.at("/providers/");
            answers
                .iter()
                .filter(|a| a.location.starts_with(&home))
                .count()
        };
        let mut wins = [won(&first), won(&second)];
        wins.sort_unstable();
        assert_eq!(
            wins,
            [0, 16],
            "the winner's repeated forms converge, the other's are refused"
        );
        let refused = answers.iter().filter(|a| a.status == 409).count();
        assert_eq!(refused, 16);
        assert_eq!(
            mails(&portal, "partnership-accepted", &provider.email).await,
            1
        );
    })
    .await;
}

#[actix_web::test]
async fn a_mailbox_that_is_asked_by_many_at_once_gets_one_mail() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let form = [
            ("reseller_name", "Fourth Coffee"),
            ("reseller_email", "office@fourthcoffee.example"),
        ];
        let path = provider.at("/partnerships");
        let answers = all((0..8).map(|_| provider.post(&path, &form)).collect()).await;
        let mut pages: Vec<_> = answers.into_iter().map(|answer| answer.location).collect();
        pages.dedup();
        assert_eq!(pages.len(), 1, "{pages:?}");
        assert_eq!(
            mails(&portal, "partnership-asked", "office@fourthcoffee.example").await,
            1
        );
    })
    .await;
}

/// All answers, the requests running at once.
async fn all(requests: Vec<impl Future<Output = Answer>>) -> Vec<Answer> {
    let mut waiting: Vec<_> = requests.into_iter().map(Box::pin).collect();
    let mut answers = Vec::new();
    std::future::poll_fn(move |cx| {
        waiting.retain_mut(|request| match request.as_mut().poll(cx) {
            std::task::Poll::Ready(answer) => {
                answers.push(answer);
                false
            }
            std::task::Poll::Pending => true,
        });
        if waiting.is_empty() {
            std::task::Poll::Ready(std::mem::take(&mut answers))
        } else {
            std::task::Poll::Pending
        }
    })
    .await
}

#[actix_web::test]
async fn a_withdrawn_question_cannot_be_accepted() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller().await;
        let (page, link) = ask(&provider, "office@fourthcoffee.example").await;
        let form = provider.get(&format!("{page}/end")).await.expect(200);
        assert!(form.has("button.danger"));
        let reason = [("reason", "Asked the wrong company")];
        provider
            .post(&format!("{page}/end"), &reason)
            .await
            .expect(303);
        reseller.get(&link).await.expect(410);
        accept(&reseller, &link).await.expect(410);
        provider
            .post(&format!("{page}/end"), &reason)
            .await
            .expect(409);
        let page = provider.get(&page).await.expect(200);
        assert_eq!(page.text("h1 .tag"), "Ended");
        assert!(page.text(".timeline").contains("Asked the wrong company"));
    })
    .await;
}

#[actix_web::test]
async fn partnerships_of_another_provider_are_not_there() {
    on_each_database(async |portal| {
        let (provider, other) = (portal.a_provider().await, portal.a_provider().await);
        let reseller = portal.a_reseller_of(&other).await;
        let stranger = portal.a_reseller().await;
        let (page, _) = ask(&provider, "office@fourthcoffee.example").await;
        let id = page.rsplit('/').next().unwrap();
        for tail in ["", "/end"] {
            let foreign = other
                .get(&other.at(&format!("/resellers/{id}{tail}")))
                .await;
            let unknown = other
                .get(&other.at(&format!(
                    "/resellers/01900000-0000-7000-8000-000000000000{tail}"
                )))
                .await;
            assert_eq!(
                (foreign.status.as_u16(), unknown.status.as_u16()),
                (404, 404)
            );
            assert_eq!(foreign.text("main p.lead"), unknown.text("main p.lead"));
        }
        for verb in ["renew", "end"] {
            other
                .post(
                    &other.at(&format!("/resellers/{id}/{verb}")),
                    &[("reason", "")][..usize::from(verb == "end")],
                )
                .await
                .expect(404);
        }
        other.get(&page).await.expect(404);
        let own = reseller
            .get(&reseller.at("/providers"))
            .await
            .expect(200)
            .attribute("tbody a", "href");
        reseller.get(&own).await.expect(200);
        let id = own.rsplit('/').next().unwrap();
        stranger
            .get(&stranger.at(&format!("/providers/{id}")))
            .await
            .expect(404);
        provider.get(&provider.at("/providers")).await.expect(404);
        reseller.get(&reseller.at("/resellers")).await.expect(404);
        reseller
            .post(&reseller.at("/partnerships"), &[])
            .await
            .expect(403);
    })
    .await;
}

#[actix_web::test]
async fn who_has_no_agent_role_sees_resellers_but_no_links() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let helper = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        let (page, link) = ask(&provider, "office@fourthcoffee.example").await;
        let shown = helper.get(&page).await.expect(200);
        let token = link.rsplit('/').next().unwrap();
        assert!(!shown.body.contains(token) && !shown.has("a.button.danger"));
        helper.get(&helper.at("/resellers/new")).await.expect(403);
        helper.get(&format!("{page}/end")).await.expect(403);
        helper.post(&format!("{page}/renew"), &[]).await.expect(403);
    })
    .await;
}

#[actix_web::test]
async fn lists_are_filtered_and_exported() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        ask(&provider, "office@fourthcoffee.example").await;
        let found = async |query: &str| {
            let list = provider
                .get(&provider.at(&format!("/resellers{query}")))
                .await;
            list.expect(200).texts("tbody th a")
        };
        assert_eq!(found("").await.len(), 2);
        assert_eq!(found("?state=asked").await, ["Fourth Coffee"]);
        assert_eq!(
            found("?state=active").await,
            [reseller.organisation.name.as_str()]
        );
        assert_eq!(found("?text=FOURTHCOFFEE.").await, ["Fourth Coffee"]);
        assert_eq!(found("?text=50%25&state=").await.len(), 0);
        let file = provider
            .get(&provider.at("/resellers.csv?state=asked"))
            .await
            .expect(200);
        assert_eq!(file.body.lines().count(), 2);
        assert!(
            file.body.contains(
                "Fourth Coffee,office@fourthcoffee.example,,,asked,2026-03-02T12:00:00Z,0"
            )
        );
        let file = reseller
            .get(&reseller.at("/providers.csv"))
            .await
            .expect(200);
        assert!(file.body.contains(provider.organisation.name.as_str()));
        portal.pass_days(LINK_DAYS);
        provider.sign_in().await;
        assert_eq!(found("?state=expired").await, ["Fourth Coffee"]);
    })
    .await;
}
