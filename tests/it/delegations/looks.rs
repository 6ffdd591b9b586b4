//! What axe says of these pages, wide and narrow, light and dark.
use super::TEAMS;
use crate::{
    browser,
    harness::Portal,
    people::{PASSWORD, Person},
};
use thirtyfour::{By, WebDriver};

async fn sign_in(driver: &WebDriver, portal: &Portal, person: &Person) {
    driver
        .goto(format!("{}/signin", portal.address))
        .await
        .unwrap();
    for (field, value) in [("email", person.email.as_str()), ("password", PASSWORD)] {
        driver
            .find(By::Id(field))
            .await
            .unwrap()
            .send_keys(value)
            .await
            .unwrap();
    }
    driver
        .find(By::Css("main button"))
        .await
        .unwrap()
        .click()
        .await
        .unwrap();
}

#[actix_web::test]
async fn axe_finds_nothing_on_the_pages_of_rights() {
    let Some(portal) = Portal::start("sqlite").await else {
        return;
    };
    let (provider, second) = (portal.a_provider().await, portal.a_provider().await);
    let reseller = portal.a_reseller_of(&provider).await;
    let customer = portal.a_customer_of(&provider).await;
    portal.relate(&second, &customer).await;
    let soon = [TEAMS[0], TEAMS[1], ("days", "9")];
    let wide = [
        ("role", "global-reader"),
        ("service", "azure"),
        ("service", "exchange-online"),
        ("days", "400"),
    ];
    customer.grant(&provider, &soon).await.expect(303);
    customer.grant(&second, &wide).await.expect(303);
    customer
        .grant(
            &reseller,
            &[wide[0], wide[2], TEAMS[1], wide[3], ("auto_extend", "yes")],
        )
        .await
        .expect(303);
    let delegation = customer.newest().await;
    let pages = [
        customer.at(""),
        customer.at("/partners"),
        customer.at("/partners/others"),
        customer.partner(&provider, ""),
        customer.partner(&reseller, "/grant"),
        customer.at("/delegations"),
        customer.at(&delegation),
        customer.at(&format!("{delegation}/revoke")),
        customer.at(&format!("{delegation}/shorten")),
        customer.at(&format!("{delegation}/auto-extend")),
    ];
    for (width, dark) in [(1280, false), (360, true)] {
        let Some(driver) = browser::driver(true, width, 900, dark).await else {
            return;
        };
        sign_in(&driver, &portal, &customer).await;
        for page in &pages {
            driver
                .goto(format!("{}{page}", portal.address))
                .await
                .unwrap();
            let found = browser::axe(&driver).await;
            assert!(found.is_empty(), "{page} at {width}: {found:?}");
        }
        driver.quit().await.unwrap();
    }
}
