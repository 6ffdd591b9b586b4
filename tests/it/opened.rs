//! Opening changes nothing, whoever or whatever opens it, and however often (P16).
use crate::{
    addresses::Filler,
    client::Client,
    harness::on_each_database,
    rows,
    tree::{files, none},
    world::{House, World},
};
use multichannel::web::routes;
use reqwest::Method;

/// What opens links before people do, and what people open them with.
const AGENTS: [(&str, &str); 8] = [
    (
        "user-agent",
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    ),
    (
        "user-agent",
        "Mozilla/5.0 (compatible; Microsoft Defender SafeLinks)",
    ),
    ("user-agent", "Proofpoint URL Defense"),
    ("user-agent", "BarracudaCentral LinkProtect"),
    (
        "user-agent",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    ),
    ("user-agent", "curl/8.5.0"),
    ("sec-purpose", "prefetch;prerender"),
    ("user-agent", ""),
];

const OPENING: [Method; 3] = [Method::GET, Method::HEAD, Method::OPTIONS];

/// Opens the addresses of these patterns, those of forms too.
async fn open(browser: &Client, paths: &[String], agent: (&str, &str)) {
    for path in paths {
        for method in OPENING {
            let headers = [agent, ("accept", "*/*")];
            let answer = browser.send(method, path, None, &headers).await;
            assert!(answer.status.as_u16() < 500, "{path}: {}", answer.status);
        }
    }
}

fn paths(world: &World, house: &House, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let filler = Filler {
        slug: house.slug(),
        house: Some(house),
        world,
    };
    let patterns = routes::all().iter().map(|route| route.pattern);
    let wanted = patterns.filter(|pattern| wanted(pattern));
    wanted.map(|pattern| filler.fill(pattern)).collect()
}

#[actix_web::test]
async fn opening_any_address_changes_nothing_whatever_opens_it() {
    on_each_database(async |portal| {
        let world = World::found(&portal, "kanariaeins").await;
        let before = rows::of(&portal).await;
        let mut faults = Vec::new();
        let links = paths(&world, &world.customer, |pattern| {
            pattern.contains("{token}")
        });
        for agent in AGENTS {
            for browser in [&portal.a_visitor(), world.customer.founder()] {
                open(browser, &links, agent).await;
            }
            let changes = rows::changes(&before, &rows::of(&portal).await);
            faults.extend(changes.iter().map(|change| format!("{agent:?}: {change}")));
        }
        for (house, agent) in world.houses().into_iter().zip(AGENTS) {
            let all = paths(&world, house, |_| true);
            open(house.founder(), &all, agent).await;
        }
        faults.extend(rows::changes(&before, &rows::of(&portal).await));
        none(faults);
    })
    .await;
}

/// A page sends nothing by itself: the script asks for nothing, and sends a form only where a button was pressed.
#[test]
fn the_script_sends_nothing_by_itself() {
    let calls = [
        "fetch(",
        "XMLHttpRequest",
        "sendBeacon",
        "WebSocket",
        ".submit(",
    ];
    let scripts = files("static", &["js"]);
    assert!(!scripts.is_empty());
    let mut faults = Vec::new();
    for script in &scripts {
        let found = calls.iter().filter(|call| script.text.contains(*call));
        faults.extend(found.map(|call| format!("{}: {call}", script.path.display())));
        // The one that records a copy, in the answer to a click.
        assert!(script.text.matches("requestSubmit").count() <= 1);
    }
    none(faults);
}
