//! What all lists do with addresses that they cannot read: nothing is listed, and the page says why.
use crate::{
    addresses::{Filler, UNKNOWN_SLUG},
    client::Answer,
    harness::on_each_database,
    tree::none,
    world::{House, World},
};
use multichannel::web::routes;
use scraper::{Html, Selector};
use std::collections::BTreeSet;

/// Lists without a file.
const OTHERS: [&str; 7] = [
    "/o/{org}/partners/others",
    "/o/{org}/invitations/revoke",
    "/o/{org}/invitations/import/{id}",
    "/o/{org}/subscriptions/import/{id}",
    "/o/{org}/people/import/{id}",
    "/o/{org}/people/licences",
    "/o/{org}/on-behalf/{customer}/people/licences",
];

/// The pages of lists, and whether the list is a file too.
fn lists() -> Vec<(&'static str, bool)> {
    let pages = || routes::all().iter().filter(|route| route.method == "GET");
    let files: BTreeSet<_> = pages()
        .filter_map(|route| route.pattern.strip_suffix(".csv"))
        .collect();
    let lists = pages().map(|route| (route.pattern, files.contains(route.pattern)));
    // Who can do what is shown whole: there is nothing to filter.
    let lists = lists.filter(|(pattern, _)| *pattern != "/o/{org}/partners/risk");
    lists
        .filter(|(pattern, file)| *file || OTHERS.contains(pattern))
        .collect()
}

/// The filters in which something is chosen: not every text fits.
fn choices(page: &Answer) -> Vec<String> {
    let fields = Selector::parse("[role='search'] select, [role='search'] [type='date']").unwrap();
    let page = Html::parse_document(&page.body);
    let names = page.select(&fields).filter_map(|e| e.value().attr("name"));
    names.map(str::to_owned).collect()
}

fn fault(answer: &Answer, field: Option<&str>) -> Option<String> {
    let beside =
        field.map(|name| format!("#{name}[aria-invalid][aria-describedby~='{name}-error']"));
    let missing = match () {
        () if answer.status != 422 => format!("answers {}", answer.status),
        () if !answer.has(".problems li") => "has no summary".to_owned(),
        () if answer.has("table.list tbody tr") => "lists something".to_owned(),
        () if beside.is_some_and(|field| !answer.has(&field)) => {
            "says nothing beside it".to_owned()
        }
        () => return None,
    };
    Some(missing)
}

async fn faults(world: &World, house: &House) -> Vec<String> {
    let mut faults = Vec::new();
    let filler = Filler {
        slug: house.slug(),
        house: Some(house),
        world,
    };
    for (pattern, file) in lists() {
        let path = filler.fill(pattern);
        let page = house.founder().get(&path).await;
        if page.status != 200 {
            continue;
        }
        let mut wrong: Vec<(String, Option<String>)> = choices(&page)
            .into_iter()
            .map(|name| (format!("{name}=nonsense"), Some(name)))
            .collect();
        for query in [
            "nobody-asked=1",
            "after=nonsense",
            "state=active&state=ended",
        ] {
            wrong.push((query.to_owned(), None));
        }
        for (query, field) in wrong {
            let ends = if file { vec!["", ".csv"] } else { vec![""] };
            for end in ends {
                let at = format!("{path}{end}?{query}");
                let answer = house.founder().get(&at).await;
                let fault = fault(&answer, field.as_deref());
                faults.extend(fault.map(|fault| format!("{at} {fault}")));
            }
        }
    }
    faults
}

#[actix_web::test]
async fn every_list_says_which_filter_it_cannot_read_and_lists_nothing() {
    on_each_database(async |portal| {
        let world = World::found(&portal, "kanariaeins").await;
        let mut all = Vec::new();
        for house in world.houses() {
            all.extend(faults(&world, house).await);
        }
        none(all);
    })
    .await;
}

#[test]
fn most_pages_of_the_table_that_list_are_known() {
    assert!(lists().len() >= 10, "{:?}", lists());
}

#[actix_web::test]
async fn a_foreign_organisation_in_a_filter_looks_like_an_unknown_one() {
    on_each_database(async |portal| {
        let (provider, rival) = (portal.a_provider().await, portal.a_provider().await);
        let foreign = portal.a_reseller_of(&rival).await;
        let customer = portal.a_customer_of(&rival).await;
        for (list, filter, slug) in [
            ("customers", "reseller", foreign.slug()),
            ("invitations", "reseller", foreign.slug()),
            ("delegations", "reseller", foreign.slug()),
            ("subscriptions", "customer", customer.slug()),
        ] {
            let answer = async |slug: &str| {
                let at = provider.at(&format!("/{list}?{filter}={slug}"));
                let page = provider.get(&at).await.expect(422);
                page.text("main").replace(slug, "…")
            };
            assert_eq!(answer(slug).await, answer(UNKNOWN_SLUG).await, "{list}");
        }
    })
    .await;
}

#[actix_web::test]
async fn what_a_filter_says_is_beside_it_and_the_way_on_is_there() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let own = provider.at("/invitations");
        let wrong = format!("{own}?state=nonsense&text=contoso");
        let page = provider.get(&wrong).await.expect(422);
        assert!(
            page.text("#state-error")
                .contains("“nonsense” is not one of the choices")
        );
        assert_eq!(page.attribute(".problems a", "href"), "#state");
        assert_eq!(page.attribute("#text", "value"), "contoso");
        assert!(page.text(".empty").starts_with("Nothing is listed"));
        assert_eq!(page.attribute(".empty a", "href"), own);
        assert!(!page.has(".filters .aside"), "there is no file of it");
        let unknown = provider.get(&format!("{own}?colour=red")).await.expect(422);
        assert!(unknown.text(".problems").contains("no filter “colour”"));
        let file = provider.get(&format!("{own}.csv?colour=red")).await;
        let file = file.expect(422);
        assert_eq!(file.headers["content-type"], "text/html; charset=utf-8");
        assert_eq!(file.attribute(".filters", "action"), own);
    })
    .await;
}
