//! The reseller's answer: by whom, how often, how late.
use super::{accept, active, ask};
use crate::{client::Answer, harness::on_each_database, people::Person};
use multichannel::domain::{organisation::Kind, partnership::LINK_DAYS};

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
        let answer = accept(&reseller, &link).await;
        assert!(answer.asks_for_the_password());
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
        // The first mail had not left, so only the one with the new link does.
        assert_eq!(
            portal
                .posted("partnership-asked", "office@fourthcoffee.example")
                .await
                .len(),
            1
        );
        accept(&reseller, &new).await.expect(303);
        provider
            .post(&format!("{page}/renew"), &[])
            .await
            .expect(409);
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
            portal
                .posted("partnership-accepted", &provider.email)
                .await
                .len(),
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
        let last = if link.ends_with('A') { 'E' } else { 'A' };
        let wrong = format!("{}{last}", &link[..link.len() - 1]);
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
            portal
                .posted("partnership-accepted", &provider.email)
                .await
                .len(),
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
            portal
                .posted("partnership-asked", "office@fourthcoffee.example")
                .await
                .len(),
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
