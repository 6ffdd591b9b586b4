//! An old page answers nothing, and lets nothing extend itself, that it did not show.
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    people::Person,
};

const READER: (&str, &str) = ("role", "directory-readers");
const LICENCES: (&str, &str) = ("role", "license-administrator");
const TEAMS: (&str, &str) = ("service", "teams");
const AZURE: (&str, &str) = ("service", "azure");

async fn rights(portal: &Portal) -> (Person, Person, String) {
    let provider = portal.a_provider().await;
    let customer = portal.a_customer_of(&provider).await;
    let grant = [READER, TEAMS, ("days", "90")];
    customer.grant(&provider, &grant).await.expect(303);
    let delegation = customer.newest().await;
    (provider, customer, delegation)
}

async fn amend(provider: &Person, delegation: &str, form: &[(&str, &str)]) -> Answer {
    let path = provider.at(&format!("{delegation}/amend"));
    provider.post(&path, form).await
}

async fn withdraw(provider: &Person, delegation: &str, form: &[(&str, &str)]) -> Answer {
    let path = provider.at(&format!("{delegation}/amend/withdraw"));
    provider.post(&path, form).await
}

fn version(page: &Answer) -> String {
    let version = page.attribute("main form input[name=version]", "value");
    assert!(!version.is_empty(), "{}", page.text("main"));
    version
}

#[actix_web::test]
async fn the_page_for_declining_shows_what_is_asked_and_declines_nothing_else() {
    on_each_database(async |portal| {
        let (provider, customer, delegation) = rights(&portal).await;
        let first = [READER, LICENCES, TEAMS];
        amend(&provider, &delegation, &first).await.expect(303);
        let decline = customer.at(&format!("{delegation}/decline"));
        let page = customer.get(&decline).await.expect(200);
        let said = page.text(".facts");
        assert!(said.contains("License Administrator"), "{said}");
        withdraw(&provider, &delegation, &[]).await.expect(303);
        let second = [READER, TEAMS, AZURE];
        amend(&provider, &delegation, &second).await.expect(303);
        let old = version(&page);
        let form = [("reason", "Too much"), ("version", old.as_str())];
        let back = customer.post(&decline, &form).await.expect(409);
        let told = back.text(".problems");
        assert!(told.contains("Azure"), "{told}");
        assert_eq!(back.text("#reason"), "Too much");
        assert!(back.text(".facts").contains("Azure"));
        let waiting = customer.delegations("?state=amendment").await;
        assert_eq!(waiting, std::slice::from_ref(&delegation));
        // The page that came is about what is asked now, and twice is once.
        let new = version(&back);
        let form = [("reason", "Too much"), ("version", new.as_str())];
        for _ in 0..2 {
            customer.post(&decline, &form).await.expect(303);
        }
        assert_eq!(portal.deeds(&provider, "amendment-declined").await, 1);
        // Scripts that send none are about whatever waits.
        amend(&provider, &delegation, &first).await.expect(303);
        customer.post(&decline, &[]).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn the_page_of_a_request_does_not_decline_the_change_that_came_after_it() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let asked = [READER, TEAMS, ("days", "90")];
        provider.ask(&customer, &asked).await.expect(303);
        let request = customer.newest().await;
        let decline = customer.at(&format!("{request}/decline"));
        let page = customer.get(&decline).await.expect(200);
        let said = page.text(".facts");
        assert!(said.contains("Directory Readers, Teams"), "{said}");
        customer.approve(&request, &[]).await.expect(303);
        let more = [READER, LICENCES, TEAMS];
        amend(&provider, &request, &more).await.expect(303);
        let old = version(&page);
        let form = [("version", old.as_str())];
        customer.post(&decline, &form).await.expect(409);
        let waiting = customer.delegations("?state=amendment").await;
        assert_eq!(waiting, [request]);
    })
    .await;
}

#[actix_web::test]
async fn an_old_page_withdraws_no_change_that_was_asked_after_it() {
    on_each_database(async |portal| {
        let (provider, _, delegation) = rights(&portal).await;
        let first = [READER, LICENCES, TEAMS];
        amend(&provider, &delegation, &first).await.expect(303);
        let page = provider.get(&provider.at(&delegation)).await.expect(200);
        let old = version(&page);
        withdraw(&provider, &delegation, &[]).await.expect(303);
        let second = [READER, TEAMS, AZURE];
        amend(&provider, &delegation, &second).await.expect(303);
        let form = [("version", old.as_str())];
        let refused = withdraw(&provider, &delegation, &form).await.expect(409);
        assert!(refused.text("main").contains("Azure"));
        assert!(refused.has("main a[href$='#changes']"));
        assert_eq!(provider.delegations("?state=amendment").await.len(), 1);
        for path in ["", "/amend"] {
            let page = provider.at(&format!("{delegation}{path}"));
            let page = provider.get(&page).await.expect(200);
            let form = "form[action$='/withdraw'] input[name=version]";
            assert_ne!(page.attribute(form, "value"), old, "{path}");
        }
        let page = provider.get(&provider.at(&delegation)).await;
        let new = version(&page);
        let form = [("version", new.as_str())];
        for _ in 0..2 {
            withdraw(&provider, &delegation, &form).await.expect(303);
        }
    })
    .await;
}

#[actix_web::test]
async fn an_old_page_asks_to_take_back_nothing_that_was_given_after_it() {
    on_each_database(async |portal| {
        let (provider, customer, delegation) = rights(&portal).await;
        let form = provider.at(&format!("{delegation}/amend"));
        let page = provider.get(&form).await.expect(200);
        let old = version(&page);
        let wider = [READER, TEAMS, AZURE];
        amend(&provider, &delegation, &wider).await.expect(303);
        customer.approve(&delegation, &[]).await.expect(303);
        let other = [READER, LICENCES, TEAMS, ("version", old.as_str())];
        let back = amend(&provider, &delegation, &other).await.expect(409);
        assert!(back.text(".problems").contains("Services (Azure, Teams)"));
        // What nobody touched is as it is now; what was ticked stays.
        assert!(back.has("[name=service][value=azure][checked]"));
        assert!(back.has("[name=role][value=license-administrator][checked]"));
        assert!(provider.delegations("?state=amendment").await.is_empty());
        let new = version(&back);
        let again = [READER, LICENCES, TEAMS, AZURE, ("version", new.as_str())];
        for _ in 0..2 {
            amend(&provider, &delegation, &again).await.expect(303);
        }
        assert_eq!(portal.deeds(&provider, "amendment-asked").await, 2);
    })
    .await;
}

#[actix_web::test]
async fn what_extends_itself_for_ever_is_what_the_page_showed() {
    on_each_database(async |portal| {
        let (provider, customer, delegation) = rights(&portal).await;
        let switch = customer.at(&format!("{delegation}/auto-extend"));
        let page = customer.get(&switch).await.expect(200);
        let said = page.text(".facts");
        for words in ["Directory Readers", "Teams", "2026-05-31"] {
            assert!(said.contains(words), "{words}: {said}");
        }
        let wider = [READER, ("role", "user-administrator"), TEAMS];
        amend(&provider, &delegation, &wider).await.expect(303);
        customer.approve(&delegation, &[]).await.expect(303);
        let old = version(&page);
        let on = [("enabled", "yes"), ("version", old.as_str())];
        let back = customer.post(&switch, &on).await.expect(409);
        assert!(back.text(".problems").contains("User Administrator"));
        assert!(back.text(".facts").contains("User Administrator"));
        let (_, facts) = customer.state(&delegation).await;
        assert!(facts.contains("Ends at its date"), "{facts}");
        let new = version(&back);
        let on = [("enabled", "yes"), ("version", new.as_str())];
        for _ in 0..2 {
            customer.post(&switch, &on).await.expect(303);
        }
        let (_, facts) = customer.state(&delegation).await;
        assert!(facts.contains("Extends itself"), "{facts}");
        // To switch it off takes away: no page has to know what.
        let page = customer.get(&switch).await.expect(200);
        assert!(!page.has("main form input[name=version]"));
        let off = [("enabled", "no"), ("version", old.as_str())];
        customer.post(&switch, &off).await.expect(303);
        customer
            .post(&switch, &[("enabled", "yes")])
            .await
            .expect(303);
    })
    .await;
}
