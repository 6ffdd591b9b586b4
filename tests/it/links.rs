//! What pages point to: no page links to what is not there or not for its reader, or loads anything from elsewhere.
use crate::{
    crawl::{self, Reading},
    forms::pattern_of,
    harness::on_each_database,
    tree::none,
    world::World,
};
use multichannel::web::{caller::Who, routes};
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};

/// Links of pages that were read which lead nowhere, wherever reading began.
pub fn dead(who: &str, readings: &[Reading]) -> Vec<String> {
    let statuses = readings.iter().map(|read| (read.at.as_str(), read.status));
    let statuses: BTreeMap<_, _> = statuses.collect();
    let mut faults = Vec::new();
    // What an error page offers as a next step leads somewhere too.
    for page in readings.iter().filter(|page| page.status > 0) {
        for link in crawl::links(&page.body) {
            let status = statuses.get(link.as_str());
            if let Some(status) = status.filter(|status| **status >= 400) {
                faults.push(format!("{who}: {} links to {link}: {status}", page.at));
            }
        }
    }
    faults
}

/// Pages that no link leads to, and why that is right.
const NOT_LINKED: &[(&str, &str)] = &[
    (
        "/reauthenticate",
        "privileged moves lead there by themselves",
    ),
    ("/i/{token}/decline", "from the page of a mailed link"),
    ("/i/{token}/link.txt", "from the page of a mailed link"),
    (
        "/o/{org}/invitations/new/{id}/{step}",
        "a button begins one",
    ),
    (
        "/o/{org}/invitations/templates/new",
        "from a step of a new invitation",
    ),
    (
        "/o/{org}/invitations/revoke/done",
        "after stale ones were revoked",
    ),
    (
        "/o/{org}/invitations/{id}/link.txt",
        "a button records the copy",
    ),
    (
        "/o/{org}/delegations/bulk",
        "buttons of the list lead there with what was ticked or found",
    ),
    ("/o/{org}/delegations/bulk/{id}", "a button begins the work"),
    (
        "/o/{org}/partners/{id}/ask-to-end",
        "only until it is asked",
    ),
    ("/o/{org}/people/licences/{id}", "a button begins the work"),
    (
        "/o/{org}/on-behalf/{customer}/people/licences/{id}",
        "a button begins the work",
    ),
];

#[actix_web::test]
async fn every_page_is_reached_by_clicking_from_the_first_page_of_somebody() {
    on_each_database(async |portal| {
        let world = World::found(&portal, "kanariaeins").await;
        let mut reached = BTreeSet::new();
        for house in world.houses() {
            let person = house.founder();
            let start = vec![person.at(""), "/account".to_owned()];
            let read = crawl::from(person, start).await.into_iter();
            let read = read.filter(|page| page.status == 200);
            reached.extend(read.filter_map(|page| pattern_of("GET", &page.at)));
        }
        let pages = routes::all().iter().filter(|route| {
            // What anybody opens is led to by mails, and by what its sender copies.
            route.method == "GET" && !matches!(route.who, Who::Anybody)
        });
        let listed = |pattern: &str| NOT_LINKED.iter().any(|(other, _)| *other == pattern);
        let mut faults = Vec::new();
        for page in pages {
            match (reached.contains(page.pattern), listed(page.pattern)) {
                (false, false) => faults.push(format!("nothing leads to {}", page.pattern)),
                (true, true) => faults.push(format!("{} is linked by now", page.pattern)),
                _ => {}
            }
        }
        none(faults);
    })
    .await;
}

/// As everybody in charge of an organisation that something has ended for.
#[actix_web::test]
async fn no_page_links_to_what_is_not_there_for_its_reader_also_after_ends() {
    on_each_database(async |portal| {
        let mut faults = Vec::new();
        for person in &portal.parted().await {
            let readings = crawl::from(person, vec![person.at("")]).await;
            assert!(
                readings.len() > 10,
                "{} reads next to nothing",
                person.slug()
            );
            faults.extend(dead(person.slug(), &readings));
        }
        none(faults);
    })
    .await;
}

/// What pages hold that the content policy forbids: it would not work, or from elsewhere (P20).
pub fn forbidden(readings: &[Reading]) -> Vec<String> {
    let inline = Selector::parse("script:not([src]), style, [style]").unwrap();
    let loaded = Selector::parse("[src], link[href]").unwrap();
    let mut faults = Vec::new();
    for reading in readings {
        let page = Html::parse_document(&reading.body);
        let inline = page.select(&inline).map(|element| element.html());
        let elsewhere = page.select(&loaded).filter_map(|element| {
            let from = element.attr("src").or(element.attr("href"))?;
            (!from.starts_with('/') || from.starts_with("//")).then(|| from.to_owned())
        });
        let all = inline.chain(elsewhere);
        faults.extend(all.map(|what| format!("{} holds {what}", reading.at)));
    }
    faults
}
