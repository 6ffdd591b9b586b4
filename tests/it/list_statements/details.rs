//! What is below one thing, and files of rows: opened when there is little, and again when there is much of everything.
use super::{
    Pages, asking_more,
    counted::Counted,
    growth::{self, MANY},
};
use crate::{
    addresses::Filler,
    client::Client,
    harness::Portal,
    people::PASSWORD,
    tree::none,
    world::{House, World},
};
use multichannel::{domain::organisation::Kind, web::routes};

/// Pages that show nothing before the address says of what.
const ASKED: [&str; 3] = [
    "/o/{org}/delegations/bulk?all=yes&deed=renew",
    "/o/{org}/delegations/bulk?all=yes&deed=revoke",
    "/o/{org}/invitations/revoke?state=issued",
];

/// Of whom which addresses must show more the second time, or the growth would not reach them.
const GROWING: [(Kind, &[&str]); 3] = [
    (
        Kind::Provider,
        &[
            "/customers/{id}",
            "/customers/{id}/remove",
            "/resellers/{id}",
            "/invitations/{id}",
            "/invitations/import/{id}",
            "/delegations/{id}",
            "/delegations/{id}/assignments",
            "/delegations/bulk/{id}",
            "/groups/{id}",
            "/subscriptions/{id}",
            "/subscriptions/import/{id}",
            "/on-behalf/{customer}",
            "/on-behalf/{customer}/people/{id}",
            "/on-behalf/{customer}/people/licences/{id}",
            "/on-behalf/{customer}/people/import/{id}",
            "/on-behalf/{customer}/service-requests/{id}",
            "/customers.csv",
            "/resellers.csv",
            "/delegations.csv",
            "/subscriptions.csv",
            "/service-requests.csv",
            "/activity.csv",
            "/mails.csv",
            "/invitations/import/{id}/rejected.csv",
        ],
    ),
    (
        Kind::Reseller,
        &[
            "/customers/{id}",
            "/delegations/{id}",
            "/providers/{id}",
            "/customers.csv",
            "/providers.csv",
            "/invitations.csv",
        ],
    ),
    (
        Kind::Customer,
        &[
            "/partners",
            "/partners/{id}",
            "/partners/risk",
            "/partners/risk.csv",
            "/reviews/{id}",
            "/reviews/{id}/decisions.csv",
            "/delegations/{id}",
            "/delegations/bulk/{id}",
            "/people/{id}",
            "/people/licences/{id}",
            "/people/import/{id}",
            "/subscriptions/{id}",
            "/service-requests/{id}",
            "/people.csv",
            "/subscriptions.csv",
            "/service-requests.csv",
            "/delegations.csv",
            "/activity.csv",
        ],
    ),
];

/// Rows of tables, entries of lists and of timelines.
const ROWS: &str = "main tr, main li";

/// The name under which an address of a house is told.
fn named(kind: Kind, pattern: &str) -> String {
    format!("{} {pattern}", kind.as_str())
}

/// All pages and files of the table that this house can open now.
async fn opened(counted: &Counted, browser: &Client, world: &World, house: &House) -> Pages {
    let filler = Filler {
        slug: house.slug(),
        house: Some(house),
        world,
    };
    let table = routes::all().iter().filter(|route| route.method == "GET");
    let mut all = Pages::new();
    for pattern in table.map(|route| route.pattern).chain(ASKED) {
        let path = filler.fill(pattern);
        let taken = counted.open(browser, &path, ROWS).await;
        all.extend(taken.map(|taken| (named(house.kind, pattern), taken)));
    }
    all
}

/// The same of all houses that stand for a kind.
async fn all_opened(counted: &Counted, browsers: &[(Kind, Client)], world: &World) -> Pages {
    let mut all = Pages::new();
    for (kind, browser) in browsers {
        all.extend(opened(counted, browser, world, world.house(*kind)).await);
    }
    all
}

/// What did not grow, though it should have.
fn small(few: &Pages, many: &Pages) -> Vec<String> {
    let mut faults = Vec::new();
    for (kind, tails) in GROWING {
        for tail in tails {
            let page = named(kind, &format!("/o/{{org}}{tail}"));
            let rows = |pages: &Pages| pages.get(&page).map(|taken| taken.rows);
            let grown = rows(few).zip(rows(many));
            // Some pages show other things than before, instead of more besides them.
            if grown.is_none_or(|(few, many)| many < few + MANY / 2) {
                faults.push(format!("{page} should grow: {grown:?}"));
            }
        }
    }
    faults
}

#[actix_web::test]
async fn pages_of_one_thing_and_files_ask_as_often_with_much_below_them_as_with_little() {
    for database in ["sqlite", "postgres"] {
        let Some(portal) = Portal::start(database).await else {
            continue;
        };
        let mut world = World::found(&portal, "kanariaeins").await;
        let counted = Counted::serve(&portal).await;
        let mut browsers = Vec::new();
        for (kind, _) in GROWING {
            let email = &world.house(kind).founder().email;
            browsers.push((kind, counted.browser(email, PASSWORD).await));
        }
        let few = all_opened(&counted, &browsers, &world).await;
        growth::grow(&portal, &mut world).await;
        let many = all_opened(&counted, &browsers, &world).await;
        let mut faults = small(&few, &many);
        faults.extend(asking_more(&few, &many));
        none(faults);
    }
}
