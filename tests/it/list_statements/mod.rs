//! Never a query a row: a page asks the database as often with many rows as with few.
mod counted;
mod details;
mod growth;

use crate::{client::Client, harness::Portal, people::Person, tree::none};
use counted::{Counted, Taken};
use multichannel::{
    store::Url,
    web::{app, csv, routes},
};
use std::{collections::BTreeMap, process::Command};

/// More rows of a page may well have it ask something more, once: never for each of them.
const MORE: usize = 2;
const MANY: usize = 40;

/// What each page took.
type Pages = BTreeMap<String, Taken>;

/// The pages of the organisation that its member can open.
async fn opened(counted: &Counted, browser: &Client, slug: &str) -> Pages {
    let mut all = Pages::new();
    for pattern in pages() {
        let path = pattern.replace("{org}", slug);
        let taken = counted.open(browser, &path, "table.list tbody tr").await;
        all.extend(taken.map(|taken| (pattern.to_owned(), taken)));
    }
    all
}

/// The pages of an organisation that name nothing else.
fn pages() -> impl Iterator<Item = &'static str> {
    let routes = routes::all().iter().filter(|route| route.method == "GET");
    let patterns = routes.map(|route| route.pattern);
    patterns.filter(|pattern| {
        let tail = pattern.strip_prefix("/o/{org}");
        tail.is_some_and(|tail| !tail.contains('{') && !tail.contains('.'))
    })
}

/// What asked more often the second time, though a file may ask once more for each stretch of its rows.
fn asking_more(few: &Pages, many: &Pages) -> Vec<String> {
    let mut faults = Vec::new();
    for (page, Taken { statements, rows }) in many {
        let Some(before) = few.get(page) else {
            continue;
        };
        let stretches = match page.contains(".csv") {
            true => rows / csv::ROWS as usize,
            false => 0,
        };
        if *statements > before.statements + MORE + stretches {
            faults.push(format!(
                "{page}: {statements} statements for {rows} rows, {} for {}",
                before.statements, before.rows
            ));
        }
        if before.statements == 0 && page.contains("/o/") {
            faults.push(format!("{page}: nothing was counted"));
        }
    }
    faults
}

/// What grew from the first to the second; the lists that did must be these.
fn faults(few: &Pages, many: &Pages, lists: &[&str]) -> Vec<String> {
    let mut faults = asking_more(few, many);
    for list in lists {
        let pattern = format!("/o/{{org}}{list}");
        let rows = |pages: &Pages| pages.get(&pattern).map_or(0, |taken| taken.rows);
        let (some, more) = (rows(few), rows(many));
        if some == 0 || some > MANY / 2 || more < MANY {
            faults.push(format!("{list} has {some} rows, then {more}"));
        }
    }
    faults
}

/// Fills the portal with so many resellers and customers of one provider; everybody's password.
fn seed(portal: &Portal, resellers: usize, customers: usize) -> String {
    let url = match &portal.url {
        Url::Sqlite(path) => format!("sqlite://{path}"),
        Url::Postgres(url) => url.clone(),
    };
    let (resellers, customers) = (resellers.to_string(), customers.to_string());
    let seeded = Command::new(env!("CARGO_BIN_EXE_multichannel"))
        .args(["seed", "--resellers", &resellers, "--customers", &customers])
        .env("DATABASE_URL", url)
        .output()
        .unwrap();
    let said = String::from_utf8(seeded.stdout).unwrap();
    let (_, password) = said.split_once("with the password ").unwrap();
    // It made its rows at the real time.
    let late = app::system_clock()().micros() - portal.now().micros();
    portal.pass_seconds(late / 1_000_000 + 1);
    password.trim().to_owned()
}

/// The pages of this made organisation in a portal of that size.
async fn seeded(database: &'static str, slug: &str, size: (usize, usize)) -> Option<Pages> {
    let portal = Portal::start(database).await?;
    let password = seed(&portal, size.0, size.1);
    let counted = Counted::serve(&portal).await;
    let email = format!("admin@{slug}.example");
    let browser = counted.browser(&email, &password).await;
    Some(opened(&counted, &browser, slug).await)
}

#[actix_web::test]
async fn pages_of_partners_ask_as_often_with_many_customers_as_with_few() {
    for database in ["sqlite", "postgres"] {
        let provider: &[&str] = &[
            "/customers",
            "/invitations",
            "/resellers",
            "/delegations",
            "/activity",
        ];
        let reseller: &[&str] = &["/customers", "/invitations"];
        for (slug, few, many, lists) in [
            ("provider-1", (5, 5), (45, 45), provider),
            ("reseller-1", (1, 5), (1, 55), reseller),
        ] {
            let few = seeded(database, slug, few).await;
            let many = seeded(database, slug, many).await;
            let Some((few, many)) = few.zip(many) else {
                continue;
            };
            none(faults(&few, &many, lists));
        }
    }
}

/// Gives the customer so many more of everything that it keeps itself.
async fn grow(customer: &Person, from: usize, to: usize) {
    for n in from..to {
        customer.bought(&[]).await;
        customer.asks(&[]).await;
        let (name, email) = (format!("Person {n}"), format!("person{n}@x.example"));
        customer.lists(&name, &email, "").await;
    }
}

#[actix_web::test]
async fn pages_of_a_customer_ask_as_often_with_many_entries_as_with_few() {
    for database in ["sqlite", "postgres"] {
        let Some(portal) = Portal::start(database).await else {
            continue;
        };
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let counted = Counted::serve(&portal).await;
        let browser = counted
            .browser(&customer.email, crate::people::PASSWORD)
            .await;
        grow(&customer, 0, 5).await;
        let few = opened(&counted, &browser, customer.slug()).await;
        grow(&customer, 5, 45).await;
        let many = opened(&counted, &browser, customer.slug()).await;
        let lists = ["/subscriptions", "/service-requests", "/people"];
        none(faults(&few, &many, &lists));
    }
}
