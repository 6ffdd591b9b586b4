//! What is new needs a partner that can be given rights; what takes away does not.
use super::ASKED;
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};

/// Rights of a reseller that no relationship is attributed to, and its provider.
async fn given(portal: &Portal) -> (Person, Person, Person, String) {
    let provider = portal.a_provider().await;
    let reseller = portal.a_reseller_of(&provider).await;
    let customer = portal.a_customer_of(&provider).await;
    let grant = [ASKED[0], ASKED[2], ASKED[3]];
    customer.grant(&reseller, &grant).await.expect(303);
    let delegation = customer.newest().await;
    (provider, reseller, customer, delegation)
}

/// Ends the only partnership of the provider.
pub async fn parts(provider: &Person) {
    let list = provider.get(&provider.at("/resellers")).await.expect(200);
    let page = list.attribute("tbody th a", "href");
    provider.post(&format!("{page}/end"), &[]).await.expect(303);
}

#[actix_web::test]
async fn nothing_extends_itself_for_a_suspended_partner_until_it_acts_again() {
    on_each_database(async |portal| {
        let (_, reseller, customer, delegation) = given(&portal).await;
        let address = customer.at(&format!("{delegation}/auto-extend"));
        portal.turn(&reseller, true).await;
        let before = portal.everything().await;
        let refused = customer.post(&address, &[("enabled", "yes")]).await;
        let refused = refused.expect(409);
        let said = refused.text("main");
        assert!(said.contains("suspended") && said.contains("until their end"));
        let partners = customer.at("/partners");
        assert!(
            refused.has(&format!("main a[href='{partners}']")),
            "the next step"
        );
        assert_eq!(portal.everything().await, before);
        let page = customer.get(&address).await.expect(200);
        assert!(page.text("main").contains("suspended") && !page.has("main form"));
        let shown = customer.get(&customer.at(&delegation)).await.expect(200);
        assert!(!shown.has("main a[href$='/auto-extend']"));
        portal.turn(&reseller, false).await;
        customer
            .post(&address, &[("enabled", "yes")])
            .await
            .expect(303);
        // Off is never refused.
        portal.turn(&reseller, true).await;
        let page = customer.get(&address).await.expect(200);
        assert!(page.has("main form"));
        customer
            .post(&address, &[("enabled", "no")])
            .await
            .expect(303);
    })
    .await;
}

#[actix_web::test]
async fn nothing_extends_itself_for_a_partner_that_left_the_customers_providers() {
    on_each_database(async |portal| {
        let (provider, _, customer, delegation) = given(&portal).await;
        let address = customer.at(&format!("{delegation}/auto-extend"));
        parts(&provider).await;
        let before = portal.everything().await;
        let limited = [("enabled", "yes"), ("without_global_administrator", "yes")];
        for form in [&limited[..1], &limited] {
            let refused = customer.post(&address, form).await.expect(409);
            let said = refused.text("main");
            assert!(said.contains("no longer works with"), "{said}");
            assert!(said.contains("Grant rights to another partner"), "{said}");
        }
        assert_eq!(portal.everything().await, before);
        let page = customer.get(&address).await.expect(200);
        assert!(page.text("main").contains("no longer works with") && !page.has("main form"));
        let shorten = customer.at(&format!("{delegation}/shorten"));
        customer.post(&shorten, &[("days", "5")]).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn changes_are_asked_only_of_whom_rights_can_be_asked_and_then_given_only_if_they_narrow() {
    on_each_database(async |portal| {
        let (provider, reseller, customer, delegation) = given(&portal).await;
        let amend = reseller.at(&format!("{delegation}/amend"));
        let wider = [ASKED[0], ASKED[1], ASKED[2], ("service", "intune")];
        let longer = [ASKED[0], ASKED[2], ("days", "200")];
        reseller.post(&amend, &wider).await.expect(303);
        parts(&provider).await;
        let before = portal.everything().await;
        let approve = customer.at(&format!("{delegation}/approve"));
        let page = customer.get(&approve).await.expect(200);
        let hash = page.attribute("input[name=offer_hash]", "value");
        let refused = customer.approve_as(&approve, &hash, &[]).await.expect(409);
        assert!(refused.text("main").contains("no longer works with"));
        assert_eq!(portal.everything().await, before);
        let withdraw = format!("{amend}/withdraw");
        reseller.post(&withdraw, &[]).await.expect(303);
        for form in [&wider[..], &longer] {
            let refused = reseller.post(&amend, form).await.expect(409);
            let said = refused.text("main");
            assert!(
                said.contains("Ask one of its providers for a partnership"),
                "{said}"
            );
        }
    })
    .await;
}

#[actix_web::test]
async fn what_can_only_be_declined_has_no_other_form_and_says_why() {
    on_each_database(async |portal| {
        let (provider, reseller, customer, delegation) = given(&portal).await;
        let wider = [ASKED[0], ASKED[1], ASKED[2]];
        let amend = reseller.at(&format!("{delegation}/amend"));
        reseller.post(&amend, &wider).await.expect(303);
        let new = [ASKED[0], ("service", "azure"), ASKED[3]];
        reseller.ask(&customer, &new).await.expect(303);
        let request = customer.newest().await;
        let approve = [&delegation, &request].map(|tail| customer.at(&format!("{tail}/approve")));
        let says = async |words: &str| {
            for page in &approve {
                let page = customer.get(page).await.expect(200);
                let said = page.text("#hindered");
                assert!(said.contains(words), "{said}");
                assert!(!page.has("main form"));
                assert!(page.has("main a.primary[href$='/decline']"));
            }
        };
        portal.turn(&reseller, true).await;
        says("is suspended").await;
        portal.turn(&reseller, false).await;
        assert!(customer.get(&approve[0]).await.has("main form"));
        parts(&provider).await;
        says("no longer works with").await;
        for page in &approve {
            let refused = customer.post(page, &[("offer_hash", "old")]).await;
            let said = refused.expect(409).text("main");
            assert!(said.contains("no longer works with"), "{said}");
        }
    })
    .await;
}

#[actix_web::test]
async fn the_page_of_a_partner_that_left_offers_it_no_extension() {
    on_each_database(async |portal| {
        let (provider, reseller, customer, _) = given(&portal).await;
        let page = customer.partner(&reseller, "");
        let link = "main a[href$='/auto-extend']";
        assert!(customer.get(&page).await.expect(200).has(link));
        parts(&provider).await;
        assert!(!customer.get(&page).await.expect(200).has(link));
    })
    .await;
}

#[actix_web::test]
async fn what_narrows_is_approved_for_a_partner_that_cannot_be_reached() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&reseller, &ASKED).await.expect(303);
        let delegation = customer.newest().await;
        let less = [ASKED[1], ASKED[2]];
        let amend = reseller.at(&format!("{delegation}/amend"));
        reseller.post(&amend, &less).await.expect(303);
        parts(&provider).await;
        portal.turn(&reseller, true).await;
        customer.approve(&delegation, &[]).await.expect(303);
        portal.turn(&reseller, false).await;
        let (state, facts) = reseller.state(&delegation).await;
        assert_eq!(state, "active");
        assert!(facts.contains("Directory Readers") && !facts.contains("License"));
    })
    .await;
}

#[actix_web::test]
async fn rights_that_extended_themselves_for_years_are_asked_for_again_with_the_longest_term() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let grant = [ASKED[0], ASKED[2], ("days", "730"), ("auto_extend", "yes")];
        customer.grant(&provider, &grant).await.expect(303);
        portal.pass_days(800);
        portal.keep_terms().await;
        provider.sign_in().await;
        let page = provider.get(&provider.at(&provider.newest().await)).await;
        let again = page.attribute("main a[href*='?from=']", "href");
        let form = provider.get(&again).await.expect(200);
        assert_eq!(form.attribute("#days", "value"), "730");
        let name = form.attribute("#delegation_name", "value");
        let asked = [
            ("delegation_name", name.as_str()),
            grant[0],
            grant[1],
            grant[2],
        ];
        let action = again.split('?').next().unwrap();
        provider.post(action, &asked).await.expect(303);
    })
    .await;
}
