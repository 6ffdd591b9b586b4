//! What pages point to: no page links to what is not there or not for its reader, or loads anything from elsewhere.
use crate::crawl::Reading;
use scraper::{Html, Selector};

/// Links of pages that were read which lead nowhere.
pub fn dead(who: &str, readings: &[Reading]) -> Vec<String> {
    let dead = readings
        .iter()
        .filter(|reading| reading.status >= 400 && !reading.from.is_empty());
    let fault =
        |dead: &Reading| format!("{who}: {} links to {}: {}", dead.from, dead.at, dead.status);
    dead.map(fault).collect()
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
