//! Every page as each kind of user sees it in a real browser, wide and light, narrow and dark: axe finds nothing, nothing
//! stands over the edge, there is one heading and one main button at most, and every table says what it is.
//! What resellers and visitors see is drawn by the same templates: there the narrow look is enough.
use crate::{
    addresses::Filler,
    client::Client,
    hand::{Hand, NARROW},
    harness::Portal,
    people::PASSWORD,
    tree::none,
    world::World,
};
use multichannel::{
    domain::organisation::Kind,
    web::{caller::Who, routes},
};
use serde_json::json;

#[actix_web::test]
async fn what_a_provider_sees() {
    everything(Some(Kind::Provider), true).await;
}

#[actix_web::test]
async fn what_a_reseller_sees() {
    everything(Some(Kind::Reseller), false).await;
}

#[actix_web::test]
async fn what_a_customer_sees() {
    everything(Some(Kind::Customer), true).await;
}

#[actix_web::test]
async fn what_a_visitor_sees() {
    everything(None, false).await;
}

/// What is wrong with the page that is open, for a viewport of so many pixels.
const FAULTS: &str = r"
    const faults = [], count = css => document.querySelectorAll(css).length;
    const over = document.documentElement.scrollWidth - arguments[0];
    if (over > 0) faults.push(`${over} pixels over the edge`);
    if (count('h1') !== 1) faults.push(`${count('h1')} headings`);
    if (count('main .primary') > 1) faults.push('more than one main button');
    if (count('table:not(:has(caption))')) faults.push('a table without a caption');
    if (!document.title.trim()) faults.push('no title');
    return faults;
";

/// The pages of somebody from a house of that kind, or of nobody.
async fn everything(kind: Option<Kind>, both: bool) {
    let Some(portal) = Portal::start("sqlite").await else {
        return;
    };
    let Some(narrow) = Hand::narrow_at(&portal.address).await else {
        return;
    };
    let mut hands = vec![(narrow, NARROW)];
    if both {
        hands.push((Hand::at(&portal.address, true).await.unwrap(), 1280));
    }
    let world = World::found(&portal, "kanariaeins").await;
    let reader = kind.map(|kind| world.house(kind).founder());
    let visitor = portal.a_visitor();
    let pages = pages(&world, kind, reader.map_or(&visitor, |person| person)).await;
    let mut faults = Vec::new();
    for (hand, width) in hands {
        if let Some(person) = reader {
            hand.sign_in(&person.email, PASSWORD).await.unwrap();
        }
        for page in &pages {
            hand.open(page).await.unwrap();
            let found = hand.driver.execute(FAULTS, vec![json!(width)]).await;
            let found: Vec<String> = found.unwrap().convert().unwrap();
            faults.extend(
                found
                    .iter()
                    .map(|fault| format!("{page} at {width}: {fault}")),
            );
        }
        hand.driver.quit().await.unwrap();
    }
    none(faults);
}

/// The addresses of the table at which the reader gets a page; nobody gets pages of refusal too.
async fn pages(world: &World, kind: Option<Kind>, reader: &Client) -> Vec<String> {
    let house = world.house(kind.unwrap_or(Kind::Customer));
    let filler = Filler {
        slug: house.slug(),
        house: Some(house),
        world,
    };
    let mut pages = Vec::new();
    for route in routes::all().iter().filter(|route| route.method == "GET") {
        let public = matches!(route.who, Who::Anybody);
        if kind.is_none() && !public {
            continue;
        }
        let page = filler.fill(route.pattern);
        let answer = reader.get(&page).await;
        let html = answer.body.starts_with("<!DOCTYPE html>");
        if html && (answer.status == 200 || kind.is_none()) {
            pages.push(page);
        }
    }
    assert!(pages.len() > 8, "{pages:?}");
    pages
}
