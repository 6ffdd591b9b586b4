//! All forms of a world, found by reading all pages as everybody.
use super::filled::{Filled, forms};
use crate::{
    addresses::Filler, client::Client, crawl, harness::Portal, people::PASSWORD, world::World,
};
use multichannel::web::{caller::Who, routes};
use std::collections::BTreeMap;

/// The pattern in the table that a form with this action is for.
pub fn pattern(action: &str) -> Option<&'static str> {
    pattern_of("POST", action)
}

/// The pattern in the table of an address that is opened or sent to.
pub fn pattern_of(method: &str, address: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap();
    let fits = |pattern: &str| {
        let (parts, segments): (Vec<_>, Vec<_>) =
            (pattern.split('/').collect(), path.split('/').collect());
        let mut pairs = parts.iter().zip(&segments);
        parts.len() == segments.len()
            && pairs.all(|(part, segment)| part.starts_with('{') || part == segment)
    };
    let routes = routes::all().iter();
    let mut patterns = routes
        .filter(|route| route.method == method)
        .map(|route| route.pattern)
        .filter(|pattern| fits(pattern));
    let same = patterns.clone().find(|pattern| *pattern == path);
    same.or_else(|| patterns.next())
}

/// Pages that anybody sees, with the tokens of this world.
fn public(world: &World) -> Vec<String> {
    let filler = Filler {
        slug: world.provider.slug(),
        house: Some(&world.provider),
        world,
    };
    let routes = routes::all().iter();
    let pages = routes.filter(|route| route.method == "GET" && matches!(route.who, Who::Anybody));
    let mut all: Vec<_> = pages.map(|route| filler.fill(route.pattern)).collect();
    all.push(format!("/signup?invitation={}", world.tokens["i"]));
    // A link that is dead has a form to ask for a new one.
    all.push(format!("/i/{}", world.tokens["old"]));
    all
}

/// One form for each pattern, found on the pages of everybody.
pub async fn all<'w>(
    portal: &Portal,
    world: &'w World,
    visitor: &'w Client,
) -> BTreeMap<&'static str, Filled<'w>> {
    let mut read = vec![(visitor, crawl::from(visitor, public(world)).await)];
    for house in world.houses() {
        let browser: &Client = house.founder();
        // Signed in twice, so that there is a session to end.
        let email = house.founder().email.as_str();
        let again = [("email", email), ("password", PASSWORD)];
        portal.a_visitor().post("/signin", &again).await.expect(303);
        let pages = crawl::as_member(world, house, house.founder()).await;
        read.push((browser, pages));
        read.push((browser, crawl::from(browser, public(world)).await));
    }
    let mut found = BTreeMap::new();
    for (browser, readings) in &read {
        for form in readings.iter().flat_map(|reading| forms(browser, reading)) {
            if let Some(pattern) = pattern(&form.action) {
                found.entry(pattern).or_insert(form);
            }
        }
    }
    found
}
