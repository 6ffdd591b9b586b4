//! Every form that any page shows, sent in every way in which no page of ours sends it: nothing may come of it
//! (P13, P21, P24). The forms are found by reading all pages, so a new form is tried as soon as a page shows it.
mod filled;
mod ways;

use crate::{
    client::Client,
    crawl,
    harness::{Portal, on_each_database},
    people::PASSWORD,
    rows,
    tree::none,
    world::World,
};
use filled::{Filled, forms};
use multichannel::web::routes;
use std::collections::BTreeMap;

/// The pattern in the table that this form is for.
fn pattern(action: &str) -> Option<&'static str> {
    let path = action.split('?').next().unwrap();
    let posts = routes::all().iter().filter(|route| route.method == "POST");
    let fits = |pattern: &str| {
        let (parts, segments): (Vec<_>, Vec<_>) =
            (pattern.split('/').collect(), path.split('/').collect());
        let mut pairs = parts.iter().zip(&segments);
        parts.len() == segments.len()
            && pairs.all(|(part, segment)| part.starts_with('{') || part == segment)
    };
    let mut patterns = posts
        .map(|route| route.pattern)
        .filter(|pattern| fits(pattern));
    patterns
        .clone()
        .find(|pattern| *pattern == path)
        .or_else(|| patterns.next())
}

/// One form for each pattern, found on the pages of everybody.
async fn all<'w>(
    portal: &Portal,
    world: &'w World,
    visitor: &'w Client,
) -> BTreeMap<&'static str, Filled<'w>> {
    let mut found = BTreeMap::new();
    let links: Vec<String> = [
        "signin",
        "signup?invitation=(i)",
        "password/forgot",
        "password/reset/(reset)",
        "verify/(verify)",
    ]
    .iter()
    .map(|path| {
        let filled = world
            .tokens
            .iter()
            .fold((*path).to_owned(), |path, (noun, token)| {
                path.replace(&format!("({noun})"), token)
            });
        format!("/{filled}")
    })
    .collect();
    let mut read = vec![(visitor, crawl::from(visitor, links).await)];
    for house in world.houses() {
        // Signed in twice, so that there is a session to end.
        let again = [
            ("email", house.founder().email.as_str()),
            ("password", PASSWORD),
        ];
        portal.a_visitor().post("/signin", &again).await.expect(303);
        let readings = crawl::as_member(world, house, house.founder()).await;
        let browser: &Client = house.founder();
        let links = [("i", "/i/"), ("old", "/i/"), ("p", "/p/")]
            .map(|(noun, path)| format!("{path}{}", world.tokens[noun]));
        read.push((browser, readings));
        read.push((browser, crawl::from(browser, links.to_vec()).await));
    }
    for (browser, readings) in &read {
        for form in readings.iter().flat_map(|reading| forms(browser, reading)) {
            if let Some(pattern) = pattern(&form.action) {
                found.entry(pattern).or_insert(form);
            }
        }
    }
    found
}

/// Sends it in every wrong way; what is not refused as it should be.
async fn tried(pattern: &str, form: &Filled<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    for way in ways::all(form) {
        let answer = form.send(&way).await;
        let at = format!("{pattern} (on {}), {}", form.page, way.what);
        if answer.status.as_u16() != way.status {
            let (status, location) = (answer.status, &answer.location);
            faults.push(format!("{at}: {status} {location:?}, not {}", way.status));
        }
        let problems = answer.texts(".problems li");
        if way.what == "an unknown field" && problems.len() > 1 {
            let fields = &form.fields;
            faults.push(format!(
                "{at}: the form is wrong besides: {problems:?} {fields:?}"
            ));
        }
    }
    faults
}

#[actix_web::test]
async fn a_form_that_is_sent_as_no_page_sends_it_does_nothing() {
    on_each_database(async |portal| {
        let world = World::found(&portal, "kanariaeins").await;
        let visitor = portal.a_visitor();
        let forms = all(&portal, &world, &visitor).await;
        let dump = async || {
            let dump = portal
                .app
                .db
                .read(|db| Ok::<_, diesel::result::Error>(rows::dump(db)));
            dump.await.unwrap()
        };
        let mut faults = Vec::new();
        let posts = routes::all().iter().filter(|route| route.method == "POST");
        let unseen = posts.filter(|route| !forms.contains_key(route.pattern));
        faults.extend(
            unseen.map(|route| format!("no page that was read has a form for {}", route.pattern)),
        );
        for (pattern, form) in &forms {
            let before = dump().await;
            faults.extend(tried(pattern, form).await);
            let changes = rows::changes(&before, &dump().await);
            faults.extend(changes.iter().map(|change| format!("{pattern}: {change}")));
        }
        none(faults);
    })
    .await;
}
