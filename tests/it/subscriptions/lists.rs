//! The list: filters, search, pages, file, and the tile that leads to it.
use crate::harness::on_each_database;

#[actix_web::test]
async fn the_list_is_filtered_searched_and_exported() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let other = portal.a_customer_of(&provider).await;
        customer
            .bought(&[("product", "Own 100%"), ("auto_renew", "yes")])
            .await;
        let soon = [("term_ends_on", "2026-03-31"), ("product", "=Soon")];
        customer.bought(&soon).await;
        let late = [("product", "Sold late"), ("service", "intune")];
        provider.sold(&customer, &late).await;
        provider.sold(&other, &[("product", "For another")]).await;
        for (filter, found) in [
            ("", vec!["Sold late", "=Soon", "Own 100%"]),
            ("?text=sOLD", vec!["Sold late"]),
            ("?text=%25", vec!["Own 100%"]),
            ("?channel=direct", vec!["=Soon", "Own 100%"]),
            ("?service=intune", vec!["Sold late"]),
            ("?state=ending", vec!["=Soon"]),
            ("?state=cancelled", vec![]),
            ("?term=soon", vec!["=Soon"]),
        ] {
            assert_eq!(customer.subscriptions(filter).await, found, "{filter}");
        }
        let of = format!("?customer={}", other.slug());
        assert_eq!(provider.subscriptions(&of).await, ["For another"]);
        let named = other
            .organisation
            .name
            .as_str()
            .to_lowercase()
            .replace(' ', "+");
        let found = provider.subscriptions(&format!("?text={named}")).await;
        assert_eq!(found, ["For another"]);
        let nothing = customer
            .get(&customer.at("/subscriptions?text=nowhere"))
            .await;
        assert!(nothing.text(".empty").contains("Nothing found"));
        let file = customer
            .get(&customer.at("/subscriptions.csv?term=soon"))
            .await;
        let file = file.expect(200);
        let lines: Vec<_> = file.body.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(
            lines[1].contains(",teams,'=Soon,direct,,25,0,2026-03-31,no,ending"),
            "{}",
            lines[1]
        );
        let home = customer.get(&customer.at("")).await.expect(200);
        let tile = format!(
            "a.stat[href=\"{}\"]",
            customer.at("/subscriptions?term=soon")
        );
        assert!(
            home.text(&tile).starts_with("1 subscription whose term"),
            "{}",
            home.text("main")
        );
        assert!(
            !provider
                .get(&provider.at(""))
                .await
                .has("a.stat[href*=\"term=soon\"]")
        );
    })
    .await;
}

#[actix_web::test]
async fn the_list_turns_by_fifty() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        for n in 0..52 {
            customer
                .bought(&[("product", &format!("Product {n}"))])
                .await;
        }
        let first = customer
            .get(&customer.at("/subscriptions?channel=direct"))
            .await
            .expect(200);
        assert_eq!(first.texts("tbody tr").len(), 50);
        assert!(first.text("caption").contains("52"));
        let older = first.attribute(".pager a[rel=next]", "href");
        let second = customer.get(&older).await.expect(200);
        assert_eq!(second.texts("tbody th a"), ["Product 1", "Product 0"]);
        let newer = second.attribute(".pager a[rel=prev]", "href");
        let back = customer.get(&newer).await.expect(200);
        assert_eq!(back.texts("tbody th a"), first.texts("tbody th a"));
    })
    .await;
}

#[actix_web::test]
async fn a_provider_that_enters_a_subscription_is_led_to_the_customer_and_on_from_there() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let list = provider.get(&provider.at("/subscriptions")).await;
        let choose = list.expect(200).attribute(".head a.primary", "href");
        let page = provider.get(&choose).await.expect(200);
        assert!(page.text("#errand").contains("Open the customer"));
        // The errand stays while somebody looks for the customer.
        assert!(page.has(".filters input[name='for'][value='subscription']"));
        let there = page.attribute("tbody th a", "href");
        let page = provider.get(&there).await.expect(200);
        let new = format!("a[href$='/subscriptions/new?customer={}']", customer.slug());
        assert!(page.has(&new));
        let plain = provider.get(&provider.at("/customers")).await.expect(200);
        assert!(!plain.has("#errand"));
        let newcomer = portal.a_provider().await;
        let none = newcomer.at("/customers?for=subscription");
        let page = newcomer.get(&none).await.expect(200);
        assert!(page.text(".empty").contains("No customers yet"));
    })
    .await;
}

#[actix_web::test]
async fn what_renewed_itself_says_so_and_is_found_until_its_new_term_is_entered() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let renewing = [("term_ends_on", "2026-03-31"), ("auto_renew", "yes")];
        let own = customer.bought(&renewing).await;
        let sold = [renewing[0], renewing[1], ("product", "Sold")];
        let sold = provider.sold(&customer, &sold).await;
        portal.pass_days(29);
        customer.sign_in().await;
        let page = customer.subscription(&own).await.expect(200);
        assert!(page.text(".facts").contains("2026-03-31 Renews itself"));
        assert!(!page.has("#renewed"), "its last day is not over");
        portal.pass_days(1);
        for side in [&customer, &provider] {
            side.sign_in().await;
        }
        let page = customer.subscription(&own).await.expect(200);
        let said = page.text(".facts");
        assert!(said.contains("Renewed after 2026-03-31"), "{said}");
        assert_eq!(page.text("h1 .tag"), "Active");
        let renewal = customer.at(&format!("{own}/renewal"));
        assert_eq!(page.attribute("#renewed a", "href"), renewal);
        // Who keeps the entry enters the term.
        let page = customer.subscription(&sold).await.expect(200);
        assert!(page.text(".facts").contains("Renewed after 2026-03-31"));
        assert!(!page.has("#renewed"));
        assert!(provider.subscription(&sold).await.has("#renewed a"));
        let soon = "?term=soon";
        let found = customer.subscriptions(soon).await;
        assert_eq!(found, ["Sold", "Teams Enterprise"]);
        let list = customer.at("/subscriptions");
        let list = customer.get(&list).await.expect(200);
        assert!(list.text("tbody").contains("Renewed after 2026-03-31"));
        let next = [("term_ends_on", "2027-03-31"), ("auto_renew", "yes")];
        customer.post(&renewal, &next).await.expect(303);
        assert_eq!(customer.subscriptions(soon).await, ["Sold"]);
        let page = customer.subscription(&own).await.expect(200);
        assert!(page.text(".facts").contains("2027-03-31 Renews itself"));
    })
    .await;
}
