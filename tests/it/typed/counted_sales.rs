//! Of what a seller does with a subscription only what is done is counted: neither the same again nor what is refused, and
//! the one too many is undone (P3, P17).
use super::counted::is_answered_alike;
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
    subscriptions::with,
};

const PHONE: [(&str, &str); 2] = [("add_on", "teams-phone"), ("seats", "10")];
const REASON: [(&str, &str); 1] = [("reason", "The invoice is open.")];

#[actix_web::test]
async fn who_ordered_or_changed_something_is_told_so_again_and_refusals_are_not_counted() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let base = provider.sold(&customer, &[]).await;
        let longer = vec![("term_ends_on", "2028-01-31"), ("auto_renew", "yes")];
        // One person for each form: what is used up comes back with time alone.
        for (verb, form, wrong, status) in [
            // It is there; there are more seats of its add-on; that day is over.
            (
                "add-ons",
                with(&PHONE, &[("once", "a-key-of-this-form")]),
                PHONE.to_vec(),
                409,
            ),
            ("seats", vec![("seats", "30")], vec![("seats", "5")], 422),
            ("renewal", longer, vec![("term_ends_on", "2026-03-01")], 422),
        ] {
            let seller = portal.a_colleague_of(&provider, "sales_agent", "").await;
            let path = seller.at(&format!("{base}/{verb}"));
            is_answered_alike(&portal, &seller, &path, &form).await;
            for _ in 0..8 {
                seller.post(&path, &wrong).await.expect(status);
            }
        }
        assert_eq!(portal.mails("subscription-entered", &customer).await, 2);
        assert_eq!(portal.mails("subscription-changed", &customer).await, 2);
    })
    .await;
}

#[actix_web::test]
async fn who_suspends_or_resumes_too_often_gets_the_form_back_and_nothing_is_done() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let base = provider.sold(&customer, &[]).await;
        let at = |verb: &str| provider.at(&format!("{base}/{verb}"));
        provider.post(&at("suspend"), &REASON).await.expect(303);
        portal.use_up(&provider).await;
        // It is suspended: nobody is told, and nothing is counted.
        for _ in 0..8 {
            provider.post(&at("suspend"), &REASON).await.expect(409);
        }
        let (mut done, mut refused) = (1, None);
        for n in 0..30 {
            let (verb, state) = [("resume", "suspended"), ("suspend", "active")][n % 2];
            portal.use_up(&provider).await;
            let answer = provider.post(&at(verb), &REASON).await;
            if answer.status == 429 {
                refused = Some((answer, state));
                break;
            }
            answer.expect(303);
            done += 1;
        }
        let (refused, state) = refused.expect("as many changes as one likes");
        assert!(refused.headers.contains_key("retry-after"));
        let kept = refused.text("textarea[name=reason]");
        assert!(kept.contains(REASON[0].1), "{kept}");
        let page = customer.subscription(&base).await.expect(200);
        assert_eq!(page.attribute("h1 .tag", "data-state"), state);
        let mails = portal.mails("subscription-changed", &customer).await;
        assert_eq!(mails, done);
    })
    .await;
}

/// Sends it again and again, each time after everything was used up, until it is one too many: then nothing is left of it,
/// and the form is there again.
async fn is_undone(portal: &Portal, seller: &Person, forms: &[(String, Vec<(&str, String)>)]) {
    for (path, form) in forms {
        let form: Vec<_> = form.iter().map(|(name, it)| (*name, it.as_str())).collect();
        let before = portal.everything().await;
        portal.use_up(seller).await;
        let answer = seller.post(path, &form).await;
        if answer.status == 429 {
            assert!(answer.has("main form.form"), "{path}: no form");
            assert_eq!(portal.everything().await, before, "{path}");
            return;
        }
        answer.expect(303);
    }
    panic!("as many changes as one likes: {forms:?}");
}

#[actix_web::test]
async fn an_order_seats_or_a_term_too_many_is_undone() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let seller = portal.a_colleague_of(&provider, "sales_agent", "").await;
        let (mut orders, mut seats, mut terms) = (Vec::new(), Vec::new(), Vec::new());
        for n in 1..9 {
            let base = seller.at(&provider.sold(&customer, &[]).await);
            let phone = PHONE.map(|(name, value)| (name, value.to_owned()));
            orders.push((format!("{base}/add-ons"), phone.to_vec()));
            let more = vec![("seats", (30 + n).to_string())];
            seats.push((format!("{base}/seats"), more));
            let longer = vec![("term_ends_on", format!("2028-01-0{n}"))];
            terms.push((format!("{base}/renewal"), longer));
        }
        for forms in [orders, seats, terms] {
            is_undone(&portal, &seller, &forms).await;
        }
    })
    .await;
}
