//! Who asks whom, and what the form says.
use super::{
    ASKED,
    sides::{asked, between},
};
use crate::harness::on_each_database;

#[actix_web::test]
async fn a_partner_asks_a_customer_on_its_list_and_both_sides_see_what_waits() {
    between(async |portal, provider, customer| {
        let helper = portal
            .a_colleague_of(&customer, "", "relationship_admin")
            .await;
        let page = provider.at(&format!("/customers/{}", customer.organisation.id));
        let page = provider.get(&page).await.expect(200);
        assert_eq!(
            page.attribute("#rights a.button", "href"),
            provider.asking(&customer)
        );
        let form = provider.get(&provider.asking(&customer)).await.expect(200);
        let proposed = form.attribute("#delegation_name", "value");
        assert_eq!(proposed, format!("{} 1", customer.organisation.name));
        let asked = provider.ask(&customer, &ASKED).await.expect(303);
        let shown = provider.follow(asked).await.expect(200);
        assert_eq!(shown.attribute("h1 .tag", "data-state"), "requested");
        assert!(
            shown
                .text(".timeline")
                .contains("Asked for delegated rights")
        );

        let request = customer.newest().await;
        for side in [&provider, &customer] {
            let home = side.get(&side.at("")).await.expect(200);
            let tile = side.at("/delegations?state=requested");
            assert!(home.has(&format!(".stat[href=\"{tile}\"]")));
            assert_eq!(
                side.delegations("?state=requested").await,
                std::slice::from_ref(&request)
            );
            assert!(side.delegations("?state=active").await.is_empty());
            assert_eq!(portal.deeds(side, "delegation-requested").await, 1);
        }
        for reader in [&customer, &helper] {
            let mail = portal.mail_to(&reader.email).await;
            assert!(mail.text.contains("License Administrator"), "{}", mail.text);
            assert!(mail.links[0].ends_with(&customer.at(&request)));
        }
        let page = customer.get(&customer.at(&request)).await.expect(200);
        let answer = page.attribute("main a.primary", "href");
        assert_eq!(answer, customer.at(&format!("{request}/approve")));
        let matrix = customer.get(&customer.at("/partners")).await.expect(200);
        assert!(!matrix.has(".matrix .held"));
    })
    .await;
}

#[actix_web::test]
async fn only_admins_of_partners_ask_and_only_their_own_customers() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer_of(&provider).await;
        let stranger = portal.a_customer().await;
        let seller = portal.a_colleague_of(&provider, "sales_agent", "").await;
        seller.get(&provider.asking(&customer)).await.expect(403);
        seller
            .post(&provider.asking(&customer), &ASKED)
            .await
            .expect(403);
        let agent = portal.a_colleague_of(&provider, "admin_agent", "").await;
        agent.ask(&customer, &ASKED).await.expect(303);
        provider.get(&provider.asking(&stranger)).await.expect(404);
        let form = [ASKED[0], ASKED[2], ASKED[3], ("delegation_name", "Any")];
        provider
            .post(&provider.asking(&stranger), &form)
            .await
            .expect(404);
        // It works with the customer's provider, but the customer is not on its list.
        reseller.get(&reseller.asking(&customer)).await.expect(404);
        customer
            .post(&customer.asking(&customer), &form)
            .await
            .expect(403);
        // Rights that hold put the customer on the list.
        let grant = [("role", "global-reader"), ASKED[2], ASKED[3]];
        customer.grant(&reseller, &grant).await.expect(303);
        reseller.ask(&customer, &ASKED).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn a_form_that_is_not_right_comes_back_and_a_name_is_used_once() {
    between(async |_portal, provider, customer| {
        let address = provider.asking(&customer);
        let form = |name: &'static str| [("delegation_name", name), ASKED[0], ASKED[2], ASKED[3]];
        provider.post(&address, &form("Support")).await.expect(303);
        let again = provider.post(&address, &form("Support")).await.expect(422);
        assert!(again.text("#delegation_name-error").contains("another one"));
        assert!(again.has("input[name=role][value=license-administrator][checked]"));
        let long = "x".repeat(51);
        let form = [("delegation_name", long.as_str()), ("days", "731")];
        let wrong = provider.post(&address, &form).await.expect(422);
        for field in ["delegation_name", "days"] {
            assert!(wrong.has(&format!("#{field}-error")), "{field}");
        }
        let form = [
            ("delegation_name", "Everything"),
            ("role", "global-administrator"),
            ASKED[2],
            ASKED[3],
            ("auto_extend", "yes"),
        ];
        let wrong = provider.post(&address, &form).await.expect(422);
        assert!(wrong.has("#auto_extend-error"));
        assert_eq!(provider.delegations("").await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn the_same_form_twice_asks_once() {
    between(async |portal, provider, customer| {
        let address = provider.asking(&customer);
        let page = provider.get(&address).await.expect(200);
        let once = page.attribute("input[name=once]", "value");
        let form = [
            ("delegation_name", "Support"),
            ASKED[0],
            ASKED[2],
            ASKED[3],
            ("once", once.as_str()),
        ];
        let first = provider.post(&address, &form).await.expect(303);
        let second = provider.post(&address, &form).await.expect(303);
        assert_eq!(first.location, second.location);
        assert_eq!(provider.delegations("").await.len(), 1);
        assert_eq!(portal.mails("delegation-requested", &customer).await, 1);
    })
    .await;
}

#[actix_web::test]
async fn a_renewal_is_prepared_from_ended_and_running_rights_in_one_click() {
    between(async |portal, provider, customer| {
        let grant = [ASKED[0], ASKED[1], ASKED[2], ("days", "20")];
        customer.grant(&provider, &grant).await.expect(303);
        let old = provider.newest().await;
        let link = async || {
            let page = provider.get(&provider.at(&old)).await.expect(200);
            let links = page.page();
            let selector = scraper::Selector::parse("main a.button").unwrap();
            let mut hrefs = links
                .select(&selector)
                .filter_map(|a| a.value().attr("href").map(str::to_owned));
            hrefs.find(|href| href.contains("?from="))
        };
        let renewal = link().await.expect("a link");
        let form = provider.get(&renewal).await.expect(200);
        assert_eq!(form.attribute("#days", "value"), "20");
        assert!(form.has("input[name=role][value=directory-readers][checked]"));
        assert!(form.has("input[name=service][value=teams][checked]"));
        let name = form.attribute("#delegation_name", "value");
        assert_eq!(name, format!("{} 2", customer.organisation.name));
        // The customer grants the same anew.
        let page = customer.get(&customer.at(&old)).await.expect(200);
        assert!(page.text("main").contains("Grant the same again"));
        let anew = customer.partner(&provider, &format!("/grant?from={}", &old[13..]));
        let form = customer.get(&anew).await.expect(200);
        assert_eq!(form.attribute("#days", "value"), "20");

        portal.pass_days(21);
        provider.sign_in().await;
        let renewal = link().await.expect("a link after the end");
        provider.get(&renewal).await.expect(200);
        // Those of others fill nothing.
        let other = portal.a_provider().await;
        portal.relate(&other, &customer).await;
        let foreign = format!("{}?from={}", other.asking(&customer), &old[13..]);
        let form = other.get(&foreign).await.expect(200);
        assert_eq!(form.attribute("#days", "value"), "365");
    })
    .await;
}

#[actix_web::test]
async fn a_suspended_partner_asks_nothing_and_a_suspended_customer_is_not_asked() {
    asked(async |portal, provider, customer, request| {
        portal.turn(&provider, true).await;
        provider.get(&provider.asking(&customer)).await.expect(403);
        customer
            .approve(&request, &[("days", "90")])
            .await
            .expect(409);
        portal.turn(&provider, false).await;
        portal.turn(&customer, true).await;
        provider.get(&provider.asking(&customer)).await.expect(409);
        customer
            .post(&customer.at(&format!("{request}/approve")), &[])
            .await
            .expect(409);
        // Saying no is never kept from anybody.
        customer
            .post(&customer.at(&format!("{request}/decline")), &[])
            .await
            .expect(303);
    })
    .await;
}

#[actix_web::test]
async fn neither_role_nor_service_is_told_both_at_once() {
    asked(async |_portal, _provider, customer, request| {
        let (address, hash) = customer.offer(&request).await;
        let nothing = [("role", ""), ("service", "")];
        let refused = customer.approve_as(&address, &hash, &nothing).await;
        let told = refused.expect(422).texts(".problems li");
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("Leave at least one role"), "{told:?}");
        assert!(told[1].contains("Leave at least one service"), "{told:?}");
    })
    .await;
}

#[actix_web::test]
async fn a_change_that_is_left_without_a_role_is_told_nothing_of_services() {
    asked(async |_portal, provider, customer, request| {
        customer.approve(&request, &[]).await.expect(303);
        let amend = provider.at(&format!("{request}/amend"));
        let others = [("role", "user-administrator"), ASKED[2]];
        provider.post(&amend, &others).await.expect(303);
        let (address, hash) = customer.offer(&request).await;
        let nothing = [("role", ""), ("service", "")];
        let refused = customer.approve_as(&address, &hash, &nothing).await;
        let told = refused.expect(422).texts(".problems li");
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("Leave at least one role"), "{told:?}");
    })
    .await;
}
