//! An old page answers no ask that it did not show.
use crate::{client::Answer, harness::on_each_database, people::Person};

const WHY: [(&str, &str); 1] = [("reason", "We changed distributors")];
const ANSWER: (&str, &str) = ("answer", "Your contract runs until May");

fn version(page: &Answer) -> String {
    let version = page.attribute("main form input[name=version]", "value");
    assert!(!version.is_empty(), "{}", page.text("main"));
    version
}

/// The old page comes back, says what is another and shows what is asked now, with the answer as it was typed; then it is
/// about that.
async fn comes_back(person: &Person, keep: &str, old: &str, (another, asked): (&str, &str)) {
    let form = [ANSWER, ("version", old)];
    let back = person.post(keep, &form).await.expect(409);
    let said = back.text(".problems");
    assert!(said.contains(another), "{said}");
    assert!(back.text(".facts").contains(asked));
    assert_eq!(back.text("#answer"), ANSWER.1);
    assert!(person.get(&person.at("")).await.body.contains("#ends"));
    let new = version(&back);
    let form = [ANSWER, ("version", new.as_str())];
    person.post(keep, &form).await.expect(303);
}

#[actix_web::test]
async fn a_provider_does_not_answer_unread_what_was_asked_anew() {
    on_each_database(async |portal| {
        let (provider, _, customer) = portal.all_three().await;
        let ask = customer.partner(&provider, "/ask-to-end");
        let keep = provider.customer(&customer, "/keep");
        customer.post(&ask, &WHY).await.expect(303);
        let old = version(&provider.get(&keep).await.expect(200));
        provider.post(&keep, &[ANSWER]).await.expect(303);
        let other = [("reason", "You do not answer our calls")];
        customer.post(&ask, &other).await.expect(303);
        let anew = (other[0].1, other[0].1);
        comes_back(&provider, &keep, &old, anew).await;
        // The same words once more are another ask too.
        portal.pass_seconds(1);
        customer.post(&ask, &WHY).await.expect(303);
        let asked = format!("Asked on ({})", portal.now().minute());
        comes_back(&provider, &keep, &old, (asked.as_str(), WHY[0].1)).await;
    })
    .await;
}

#[actix_web::test]
async fn a_customer_does_not_answer_unread_what_a_provider_asked_anew() {
    on_each_database(async |portal| {
        let (provider, _, customer) = portal.all_three().await;
        let list = provider.get(&provider.at("/resellers")).await.expect(200);
        let page = list.attribute("tbody th a", "href");
        provider.post(&format!("{page}/end"), &[]).await.expect(303);
        let ask = format!("{page}/ask-to-end");
        let form = provider.get(&ask).await.expect(200);
        let id = form.attribute("input[name=delegation]", "value");
        let asks = async |why: &str| {
            let fields = [("delegation", id.as_str()), ("reason", why)];
            provider.post(&ask, &fields).await.expect(303);
        };
        asks(WHY[0].1).await;
        let keep = customer.at(&format!("/delegations/{id}/keep"));
        let shown = customer.get(&keep).await.expect(200);
        let said = shown.text(".facts");
        for words in [WHY[0].1, provider.organisation.name.as_str()] {
            assert!(said.contains(words), "{words}: {said}");
        }
        customer.post(&keep, &[ANSWER]).await.expect(303);
        let other = "We no longer vouch for them";
        asks(other).await;
        let old = version(&shown);
        comes_back(&customer, &keep, &old, (other, other)).await;
    })
    .await;
}

#[actix_web::test]
async fn where_nobody_waits_for_an_answer_the_page_for_it_says_so() {
    on_each_database(async |portal| {
        let (provider, _, customer) = portal.all_three().await;
        let list = provider.get(&provider.at("/resellers")).await.expect(200);
        let page = list.attribute("tbody th a", "href");
        provider.post(&format!("{page}/end"), &[]).await.expect(303);
        let ask = format!("{page}/ask-to-end");
        let form = provider.get(&ask).await.expect(200);
        let id = form.attribute("input[name=delegation]", "value");
        let rights = customer.at(&format!("/delegations/{id}"));
        let keep = format!("{rights}/keep");
        let is_told = async || {
            let told = customer.get(&keep).await.expect(409);
            let said = told.text("main");
            assert!(said.contains("Nothing waits for an answer here"), "{said}");
            assert!(told.has(&format!("main a[href='{rights}']")));
            assert!(!told.has("main form[method=post]"));
            customer.post(&keep, &[("answer", "")]).await.expect(409);
        };
        is_told().await;
        let fields = [("delegation", id.as_str()), WHY[0]];
        provider.post(&ask, &fields).await.expect(303);
        let shown = customer.get(&keep).await.expect(200);
        let reseller = shown.text("p.back a");
        assert!(shown.text("h1").contains(&reseller), "{reseller}");
        customer.post(&keep, &[("answer", "")]).await.expect(422);
        customer.post(&keep, &[ANSWER]).await.expect(303);
        is_told().await;
        let late = customer.post(&keep, &[ANSWER]).await.expect(409);
        assert_eq!(late.text("#answer"), ANSWER.1, "what was typed is kept");
    })
    .await;
}
