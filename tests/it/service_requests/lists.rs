//! Lists: what they find, and for partners those of all customers where they may work on them now.
use super::SUPPORT;
use crate::{harness::on_each_database, subscriptions::with};

#[actix_web::test]
async fn a_customer_finds_its_requests_by_state_severity_service_partner_and_words() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &SUPPORT).await.expect(303);
        let sound = customer.asks(&[]).await;
        let slow = customer
            .asks(&[
                ("subject", "Slow pages"),
                ("service", "sharepoint-online"),
                ("severity", "low"),
            ])
            .await;
        customer
            .says(&sound, "assign", &[("partner", provider.slug())])
            .await
            .expect(303);
        customer
            .says(&slow, "state", &[("state", "waiting")])
            .await
            .expect(303);
        let (sound, slow) = ("No sound in meetings", "Slow pages");
        let of_provider = format!("?partner={}", provider.slug());
        for (filter, found) in [
            ("", vec![slow, sound]),
            ("?state=open", vec![sound]),
            ("?state=waiting", vec![slow]),
            ("?state=closed", vec![]),
            ("?severity=low", vec![slow]),
            ("?service=teams", vec![sound]),
            ("?text=PAGES", vec![slow]),
            ("?partner=-", vec![slow]),
            (of_provider.as_str(), vec![sound]),
        ] {
            assert_eq!(customer.requests(filter).await, found, "{filter}");
        }
        let nothing = customer
            .get(&customer.at("/service-requests?state=closed"))
            .await;
        assert!(nothing.text(".empty").contains("Nothing found"));
        let file = customer
            .get(&customer.at("/service-requests.csv?state=open"))
            .await
            .expect(200);
        let lines: Vec<_> = file.body.lines().collect();
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(
            lines[1].contains("teams,high,No sound in meetings,open,Northwind"),
            "{lines:?}"
        );
    })
    .await;
}

#[actix_web::test]
async fn a_request_is_found_by_its_number_by_those_who_see_it() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &SUPPORT).await.expect(303);
        portal.let_support(&provider, &[&provider]).await;
        let tail = customer.asks(&[]).await;
        customer.asks(&[("subject", "Another one")]).await;
        let number = &tail[tail.len() - 8..];
        let page = customer.request(&tail).await;
        assert!(page.text(".facts").contains(&format!("#{number}")));
        let stranger = portal.a_customer_of(&provider).await;
        for asked in [
            number.to_owned(),
            number.to_uppercase(),
            format!("%23{number}"),
        ] {
            let filter = format!("?text={asked}");
            for person in [&customer, &provider] {
                let found = person.requests(&filter).await;
                assert_eq!(found, ["No sound in meetings"], "{asked}");
            }
            assert!(stranger.requests(&filter).await.is_empty());
        }
        let list = customer.get(&customer.at("/service-requests")).await;
        let under = list.texts("tbody th .under");
        assert!(under[1].contains(&format!("#{number}")), "{under:?}");
    })
    .await;
}

#[actix_web::test]
async fn a_long_list_turns_its_pages() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        // More than one person may have mailed in a minute.
        for _ in 0..3 {
            let colleague = portal.a_colleague_of(&customer, "", "").await;
            for _ in 0..17 {
                colleague.asks(&[]).await;
            }
        }
        let first = customer
            .get(&customer.at("/service-requests?state=open"))
            .await
            .expect(200);
        assert_eq!(first.texts("tbody tr").len(), 50);
        let older = first.attribute("a[rel=next]", "href");
        let second = customer.get(&older).await.expect(200);
        assert_eq!(second.texts("tbody tr").len(), 1);
        assert!(older.contains("state=open") && second.has("a[rel=prev]"));
    })
    .await;
}

#[actix_web::test]
async fn a_partner_sees_those_of_all_customers_where_it_may_work_on_them_now() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let helpdesk = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        let seller = portal.a_colleague_of(&provider, "sales_agent", "").await;
        let one = portal.a_customer_of(&provider).await;
        let two = portal.a_customer_of(&provider).await;
        let none = portal.a_customer_of(&provider).await;
        one.grant(&provider, &with(&SUPPORT, &[("days", "1")]))
            .await
            .expect(303);
        let all = [
            ("role", "global-administrator"),
            ("service", "intune"),
            ("days", "30"),
        ];
        two.grant(&provider, &all).await.expect(303);
        let people = [&provider, &helpdesk, &seller];
        let group = portal.group(&provider, "Desk", &people).await;
        for (customer, role) in [
            (&one, "service-support-administrator"),
            (&two, "global-administrator"),
        ] {
            let rights = customer.newest().await;
            provider.lends(&rights, &group, &[role]).await.expect(303);
        }
        let idle = portal.a_colleague_of(&provider, "admin_agent", "").await;
        let seen = one.asks(&[("subject", "Seen at one")]).await;
        one.asks(&[("subject", "Not covered"), ("service", "intune")])
            .await;
        two.asks(&[("subject", "Seen at two"), ("service", "intune")])
            .await;
        two.asks(&[("subject", "Not covered"), ("service", "teams")])
            .await;
        none.asks(&[("subject", "No rights")]).await;
        for person in [&provider, &helpdesk] {
            assert_eq!(person.requests("").await, ["Seen at two", "Seen at one"]);
        }
        for person in [&seller, &idle] {
            let seen = person.requests("").await;
            assert!(
                seen.is_empty(),
                "a sales agent alone never, nobody without a group"
            );
        }
        let list = provider.get(&provider.at("/service-requests")).await;
        let page = format!("/o/{}/on-behalf/{}{seen}", provider.slug(), one.slug());
        assert!(
            list.has(&format!("a[href='{page}']")),
            "{}",
            list.text("tbody")
        );
        assert!(!list.has(".head a"), "it opens them at its customers");
        let named = format!("?text={}", one.organisation.name.as_str().replace(' ', "+"));
        assert_eq!(provider.requests(&named).await, ["Seen at one"]);
        let dashboard = provider.get(&provider.at("")).await;
        assert!(dashboard.text(".stats").contains("2 open service requests"));
        assert!(
            !seller
                .get(&seller.at(""))
                .await
                .text("main")
                .contains("open service request")
        );
        let file = provider
            .get(&provider.at("/service-requests.csv"))
            .await
            .expect(200);
        assert_eq!(file.body.lines().count(), 3, "{}", file.body);
        assert!(!file.body.contains("Not covered") && !file.body.contains("No rights"));
        // Rights are a predicate on now, whatever jobs do.
        portal.pass_seconds(86_399);
        provider.sign_in().await;
        assert_eq!(provider.requests("").await.len(), 2);
        portal.pass_seconds(1);
        assert_eq!(provider.requests("").await, ["Seen at two"]);
        two.sign_in().await;
        let revoke = two.at(&format!("{}/revoke", two.newest().await));
        two.post(&revoke, &[]).await.expect(303);
        assert!(
            provider.requests("").await.is_empty(),
            "the very next request"
        );
    })
    .await;
}

#[actix_web::test]
async fn a_partner_cannot_ask_whom_else_a_request_is_assigned_to() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let rival = portal.a_reseller_of(&provider).await;
        customer.grant(&provider, &SUPPORT).await.expect(303);
        customer.grant(&rival, &SUPPORT).await.expect(303);
        for partner in [&provider, &rival] {
            let group = portal.group(partner, "Desk", &[partner]).await;
            let (rights, role) = (partner.newest().await, ["service-support-administrator"]);
            partner.lends(&rights, &group, &role).await.expect(303);
        }
        let tail = customer.asks(&[]).await;
        customer.asks(&[("subject", "Nobody's")]).await;
        customer
            .says(&tail, "assign", &[("partner", rival.slug())])
            .await
            .expect(303);
        let list = provider
            .get(&provider.at("/service-requests"))
            .await
            .expect(200);
        assert!(list.text("tbody").contains("Another partner"));
        assert!(!list.body.contains(rival.organisation.name.as_str()));
        let of_rival = format!("?partner={}", rival.slug());
        let asked = provider.at(&format!("/service-requests{of_rival}"));
        provider.get(&asked).await.expect(422);
        assert_eq!(provider.requests("?partner=-").await, ["Nobody's"]);
        let file = provider
            .get(&provider.at("/service-requests.csv"))
            .await
            .expect(200);
        assert!(!file.body.contains(rival.organisation.name.as_str()));
        assert!(file.body.contains(",Another partner,"), "{}", file.body);
        let behalf = provider.behalf(&customer, "/service-requests.csv");
        let behalf = provider.get(&behalf).await.expect(200);
        assert!(behalf.body.contains(",Another partner,"), "{}", behalf.body);
        let own = format!("?partner={}", rival.slug());
        assert_eq!(rival.requests(&own).await, ["No sound in meetings"]);
    })
    .await;
}

#[actix_web::test]
async fn the_dashboard_says_what_waits_for_the_customer() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let tail = customer.asks(&[]).await;
        let open = customer.get(&customer.at("")).await.expect(200);
        assert!(open.text("main").contains("1 open service request"));
        customer
            .says(&tail, "state", &[("state", "waiting")])
            .await
            .expect(303);
        let waiting = customer.get(&customer.at("")).await.expect(200);
        assert!(
            waiting
                .text("main")
                .contains("1 service request that waits for your answer")
        );
        let href = customer.at("/service-requests?state=waiting");
        assert!(waiting.has(&format!("a[href='{href}']")));
    })
    .await;
}
