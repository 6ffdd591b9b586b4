//! At once.
use super::{NO_SOUND, SUPPORT};
use crate::{harness::on_each_database, subscriptions::with};
use futures_util::future::join_all;

#[actix_web::test]
async fn one_form_that_comes_at_once_opens_one_request() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let form = with(&NO_SOUND, &[("once", "the-same-key")]);
        let path = customer.at("/service-requests");
        let sent = join_all((0..8).map(|_| customer.post(&path, &form))).await;
        let first = sent[0].location.clone();
        for answer in sent {
            assert_eq!(answer.expect(303).location, first);
        }
        assert_eq!(customer.requests("").await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn one_answer_that_comes_at_once_is_said_once() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let tail = customer.asks(&[]).await;
        let page = customer.request(&tail).await.expect(200);
        let key = page.attribute("form[action$='/reply'] input[name=once]", "value");
        let form = [("body", "Still no sound"), ("once", key.as_str())];
        for answer in join_all((0..8).map(|_| customer.says(&tail, "reply", &form))).await {
            assert_eq!(answer.expect(303).location, customer.at(&tail));
        }
        let page = customer.request(&tail).await.expect(200);
        assert_eq!(page.texts(".said").len(), 2);
        let form = [("body", "And now the picture is gone"), form[1]];
        let back = customer.says(&tail, "reply", &form).await.expect(409);
        assert!(back.text("textarea#body").contains("picture"));
        let fresh = back.attribute("form[action$='/reply'] input[name=once]", "value");
        assert!(!fresh.is_empty() && fresh != key);
    })
    .await;
}

#[actix_web::test]
async fn answers_and_closing_at_once_have_an_order() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let tail = customer.asks(&[]).await;
        let close = customer.says(&tail, "state", &[("state", "closed")]);
        let answers = join_all((0..8).map(|_| customer.says(&tail, "reply", &[("body", "Hello")])));
        let (closed, answers) = futures_util::future::join(close, answers).await;
        closed.expect(303);
        let taken = answers.iter().filter(|answer| answer.status == 303).count();
        assert!(
            answers
                .iter()
                .all(|answer| answer.status == 303 || answer.status == 409)
        );
        let page = customer.request(&tail).await;
        assert_eq!(page.texts(".said").len(), 1 + taken);
        let last = page.texts(".timeline .what").pop().unwrap();
        assert_eq!(last, "Closed it", "nothing comes after the end");
    })
    .await;
}

#[actix_web::test]
async fn of_two_assignments_at_once_the_last_holds_and_both_are_told() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let other = portal.a_reseller_of(&provider).await;
        for partner in [&provider, &other] {
            customer.grant(partner, &SUPPORT).await.expect(303);
            portal.let_support(partner, &[partner]).await;
        }
        let tail = customer.asks(&[]).await;
        let assign = |slug: &str| {
            let slug = slug.to_owned();
            let (customer, tail) = (&customer, &tail);
            async move {
                customer
                    .says(tail, "assign", &[("partner", slug.as_str())])
                    .await
            }
        };
        let (one, two) =
            futures_util::future::join(assign(provider.slug()), assign(other.slug())).await;
        one.expect(303);
        two.expect(303);
        let page = customer.request(&tail).await;
        let told = page.texts(".timeline .what");
        assert_eq!(told.len(), 3, "{told:?}");
        let holder = page.text("#partner option[selected]");
        assert!(told[2].contains(&holder), "{told:?}");
    })
    .await;
}
