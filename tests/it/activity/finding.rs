//! The list is searched, turned page by page, and written into a file.
use crate::{harness::on_each_database, people::Person};

async fn ask(provider: &Person, name: &str, mailbox: &str) -> String {
    let form = [("reseller_name", name), ("reseller_email", mailbox)];
    let asked = provider.post(&provider.at("/partnerships"), &form).await;
    asked.expect(303).location
}

#[actix_web::test]
async fn activity_is_found_by_actor_object_and_day() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let seller = portal.a_colleague_of(&provider, "sales_agent", "").await;
        let page = ask(&provider, "Fourth Coffee", "office@fourthcoffee.example").await;
        portal.pass_seconds(86_400);
        seller.sign_in().await;
        ask(&seller, "Tailspin", "office@tailspin.example").await;
        provider.sign_in().await;
        let found = async |query: &str| {
            let list = provider
                .get(&provider.at(&format!("/activity{query}")))
                .await
                .expect(200);
            list.texts("tbody th")
        };
        let (first, second) = (
            "Asked Fourth Coffee for a partnership",
            "Asked Tailspin for a partnership",
        );
        assert_eq!(found("").await, [second, first]);
        assert_eq!(found("?actor=COLLEAGUE").await, [second]);
        assert_eq!(found("?object=coffee").await, [first]);
        let id = page.rsplit('/').next().unwrap();
        assert_eq!(found(&format!("?object={id}")).await, [first]);
        assert_eq!(found("?to=2026-03-02").await, [first]);
        assert_eq!(found("?from=2026-03-03").await, [second]);
        assert_eq!(found("?from=2026-03-04").await.len(), 0);
        let list = provider
            .get(&provider.at("/activity?object=coffee"))
            .await
            .expect(200);
        assert_eq!(list.attribute("tbody th a", "href"), page);
    })
    .await;
}

#[actix_web::test]
async fn a_long_activity_is_turned_page_by_page_and_exported_whole() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = ask(&provider, "=Fourth Coffee", "office@fourthcoffee.example").await;
        for minute in 0..55 {
            // Mails are limited by the minute of the real clock, so the links are renewed beneath the pages.
            renew(&portal, &provider, &page, minute).await;
        }
        let list = provider.get(&provider.at("/activity")).await.expect(200);
        assert_eq!(list.texts("tbody tr").len(), 50);
        assert_eq!(list.text("caption"), "56 entries");
        let older = provider
            .get(&list.attribute("a[rel=next]", "href"))
            .await
            .expect(200);
        assert_eq!(older.texts("tbody tr").len(), 6);
        assert!(!older.has("a[rel=next]"));
        let newer = provider
            .get(&older.attribute("a[rel=prev]", "href"))
            .await
            .expect(200);
        assert_eq!(newer.texts("tbody th"), list.texts("tbody th"));
        let file = provider
            .get(&provider.at("/activity.csv"))
            .await
            .expect(200);
        assert_eq!(file.body.lines().count(), 57);
        assert!(file.body.contains(",'=Fourth Coffee,"));
        portal.pass_seconds(601);
        let answer = provider
            .get(&provider.at("/activity.csv"))
            .await
            .expect(303);
        assert!(answer.location.starts_with("/reauthenticate"));
    })
    .await;
}

async fn renew(portal: &crate::harness::Portal, provider: &Person, page: &str, minute: i64) {
    use multichannel::{
        actions::partnerships::renew::{RenewError, renew},
        domain::{access::ManagePartnerships, id::Id},
        store::members,
    };
    let id = Id::parse(page.rsplit('/').next().unwrap()).unwrap();
    let (account, slug) = (provider.account.id, provider.organisation.slug.clone());
    let now = portal.now().plus_seconds(minute);
    let renewed = portal.app.db.write(move |db| {
        let scope = members::scope(db, account, &slug)?.unwrap();
        renew(
            db,
            &scope.by::<ManagePartnerships>().unwrap(),
            id,
            None,
            now,
        )?;
        Ok::<_, RenewError>(())
    });
    renewed.await.unwrap();
}
