//! With one role alone: everything that it opens is found by clicking, and nothing that is found is closed.
use crate::{
    access::{Desk, matrix::acts},
    client::Client,
    crawl::{self, Reading},
    directory::id,
    harness::on_each_database,
    links,
    tree::none,
};
use multichannel::web::{route::Route, routes};
use scraper::{Html, Selector};

const ROLES: [&str; 6] = [
    "directory-readers",
    "global-reader",
    "license-administrator",
    "user-administrator",
    "helpdesk-administrator",
    "service-support-administrator",
];

#[actix_web::test]
async fn with_one_role_alone_every_act_is_found_by_clicking_and_no_link_leads_to_a_refusal() {
    on_each_database(async |portal| {
        let mut faults = Vec::new();
        for role in ROLES {
            let desk = portal.a_desk(&[role]).await;
            let start = begun(&desk, role).await;
            let read = crawl::from(&desk.member, start).await;
            faults.extend(links::dead(role, &read));
            let home = desk.member.behalf(&desk.customer, "");
            let found = found(&home, &read);
            for (route, opened_by) in acts() {
                let missing = opened_by.contains(&role)
                    && !found.iter().any(|there| std::ptr::eq(*there, route));
                if missing {
                    let what = format!("{} {}", route.method, route.pattern);
                    faults.push(format!("{role}: nothing leads to {what}"));
                }
            }
        }
        none(faults);
    })
    .await;
}

/// A customer with something of everything; where a person begins, and what the forms on the way lead to.
async fn begun(desk: &Desk, role: &str) -> Vec<String> {
    let (member, customer) = (&desk.member, &desk.customer);
    let bought = customer.bought(&[]).await;
    customer.bought(&[("product", "Teams Rooms")]).await;
    let pia = customer.lists("Pia Kern", "pia@x.example", "Sales").await;
    let kim = customer.lists("Kim Adler", "kim@x.example", "").await;
    customer.assigns(&pia, &bought).await.expect(303);
    customer.asks(&[]).await;
    let mut start = vec![member.behalf(customer, "")];
    let licences = member.behalf(customer, "/people/licences");
    if role == "license-administrator" {
        let wish = [
            ("people", id(&kim)),
            ("subscription", id(&bought)),
            ("act", "assign"),
        ];
        let done = member.post(&licences, &wish).await.expect(303);
        let query = format!("all=yes&act=take-back&subscription={}", id(&bought));
        start.extend([done.location, format!("{licences}?{query}")]);
    }
    if role == "user-administrator" {
        start.push(sent(member, &member.behalf(customer, "/people/import")).await);
    }
    start
}

/// A file with a row that is fit and one that is not.
async fn sent(member: &Client, path: &str) -> String {
    let file = b"name,email,department\nMia Roth,mia@x.example,\nbad,bad,\n";
    let sent = member.upload(path, &[], file).await;
    sent.expect(303).location
}

/// The routes that the pages in the customer's data led to, and whose forms they have.
fn found(home: &str, read: &[Reading]) -> Vec<&'static Route> {
    let form = Selector::parse("form[method=post]").unwrap();
    let mut found = Vec::new();
    for page in read.iter().filter(|page| page.at.starts_with(home)) {
        found.extend(route("GET", &page.at));
        let html = Html::parse_document(&page.body);
        for form in html.select(&form) {
            found.extend(route("POST", form.attr("action").unwrap_or(&page.at)));
        }
    }
    found
}

/// The first of the table that this address is of.
fn route(method: &str, at: &str) -> Option<&'static Route> {
    let path = at.split('?').next().unwrap_or_default();
    let same = |pattern: &str| {
        let (mut pattern, mut path) = (pattern.split('/'), path.split('/'));
        loop {
            match (pattern.next(), path.next()) {
                (None, None) => return true,
                (Some(p), Some(there)) if p == there || p.starts_with('{') => {}
                _ => return false,
            }
        }
    };
    let mut all = routes::all().iter();
    all.find(|route| route.method == method && same(route.pattern))
}

#[actix_web::test]
async fn roles_that_act_on_people_see_of_them_what_their_acts_are_about() {
    on_each_database(async |portal| {
        // Who sees department and licences, and what the list and the page of a person offer.
        for (role, seen, offered) in [
            ("license-administrator", [true, true], "/licences"),
            ("user-administrator", [true, false], "/remove"),
            ("helpdesk-administrator", [false, false], "/password"),
        ] {
            let desk = portal.a_desk(&[role]).await;
            let bought = desk.customer.bought(&[]).await;
            desk.customer.bought(&[("product", "Teams Rooms")]).await;
            let pia = desk.customer.lists("Pia Kern", "pia@x.example", "Sales");
            let pia = pia.await;
            desk.customer.assigns(&pia, &bought).await.expect(303);
            let list = desk.get("/people").await.expect(200);
            assert_eq!(list.texts("tbody th a"), ["Pia Kern"]);
            let page = desk.get(&pia).await.expect(200);
            assert!(page.text(".facts").contains("pia@x.example"));
            for one in [&list, &page] {
                let main = one.text("main");
                let found = ["Sales", "Teams Enterprise"].map(|words| main.contains(words));
                assert_eq!(found, seen, "{role}: {main}");
            }
            let there = |path: &str| {
                page.has(&format!("main form[action$='{pia}{path}']"))
                    || page.has(&format!("main a[href$='{pia}{path}']"))
            };
            for path in ["/licences", "/remove", "/password"] {
                assert_eq!(there(path), path == offered, "{role} {path}");
            }
            // What is not seen is not looked for either, and a file is for whoever reads everything.
            let [departments, licences] = seen.map(|seen| if seen { 200 } else { 422 });
            desk.get("/people?department=Sales")
                .await
                .expect(departments);
            desk.get("/people?licence=no").await.expect(licences);
            desk.get("/people.csv").await.expect(403);
            assert!(!list.has("a[href$='.csv']"));
        }
    })
    .await;
}

#[actix_web::test]
async fn who_has_licences_of_other_services_alone_is_not_said_to_have_none() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&["license-administrator"]).await;
        let apart = [("service", "power-bi"), ("product", "Power BI Pro")];
        let apart = desk.customer.bought(&apart).await;
        let pia = desk.customer.lists("Pia Kern", "pia@x.example", "").await;
        desk.customer.assigns(&pia, &apart).await.expect(303);
        let truth = "None, as far as your services reach";
        let list = desk.get("/people").await.expect(200);
        assert!(list.text("tbody").contains(truth));
        let page = desk.get(&pia).await.expect(200);
        assert!(page.text("#licences").contains(truth));
        // The customer itself reaches all of them.
        let other = desk.customer.lists("Kim Adler", "kim@x.example", "").await;
        let page = desk.customer.get(&desk.customer.at(&other)).await;
        assert!(page.expect(200).text("#licences").contains("No licence"));
    })
    .await;
}
