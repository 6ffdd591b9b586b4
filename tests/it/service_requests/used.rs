//! When support rights were last used: to read requests in the own list is a use of the rights that open them.
use super::SUPPORT;
use crate::{
    access::used::{last_used, noted_now},
    harness::{Portal, on_each_database},
    people::Person,
    subscriptions::with,
};

/// A customer of the provider that lent it these rights, used by this member, and asks about meetings.
async fn helped(
    portal: &Portal,
    provider: &Person,
    agent: &Person,
    other: &[(&str, &str)],
) -> (Person, String) {
    let customer = portal.a_customer_of(provider).await;
    let grant = customer.grant(provider, &with(&SUPPORT, other)).await;
    grant.expect(303);
    let rights = customer.newest().await;
    let group = portal.group(provider, customer.slug(), &[agent]).await;
    let role = ["service-support-administrator"];
    provider.lends(&rights, &group, &role).await.expect(303);
    customer.asks(&[]).await;
    (customer, rights)
}

#[actix_web::test]
async fn the_own_list_is_a_use_of_the_rights_that_open_its_rows_and_of_no_others() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let agent = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        let (one, ones) = helped(&portal, &provider, &agent, &[]).await;
        let (two, twos) = helped(&portal, &provider, &agent, &[]).await;
        let elsewhere = [("service", "intune")];
        let (other, others) = helped(&portal, &provider, &agent, &elsewhere).await;
        // How many there are is no use of them, and neither is what nobody lends the reader.
        agent.get(&agent.at("")).await.expect(200);
        assert!(provider.requests("").await.is_empty());
        assert!(agent.requests("?state=closed").await.is_empty());
        assert_eq!(agent.requests("").await.len(), 2);
        noted_now(&portal, &one, &ones, "the list").await;
        // Both in one write.
        assert_eq!(last_used(&portal, &two, &twos).await, Some(portal.now()));
        assert_eq!(last_used(&portal, &other, &others).await, None);
        let page = one.get(&one.at(&ones)).await.expect(200);
        assert!(!page.text(".facts").contains("Never"));
    })
    .await;
}

#[actix_web::test]
async fn what_no_filter_shows_is_not_used_and_a_use_is_noted_once_a_minute() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let agent = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        let (one, ones) = helped(&portal, &provider, &agent, &[]).await;
        let (two, twos) = helped(&portal, &provider, &agent, &[]).await;
        let named = format!("?text={}", one.organisation.name.as_str().replace(' ', "+"));
        assert_eq!(agent.requests(&named).await.len(), 1);
        noted_now(&portal, &one, &ones, "the list").await;
        let first = Some(portal.now());
        assert_eq!(last_used(&portal, &two, &twos).await, None);
        portal.pass_seconds(59);
        assert_eq!(agent.requests("").await.len(), 2);
        noted_now(&portal, &two, &twos, "the list").await;
        assert_eq!(last_used(&portal, &one, &ones).await, first);
        portal.pass_seconds(1);
        agent.requests("").await;
        noted_now(&portal, &one, &ones, "the list").await;
    })
    .await;
}

#[actix_web::test]
async fn the_own_list_as_a_file_is_a_use_too() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let agent = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        let (one, ones) = helped(&portal, &provider, &agent, &[]).await;
        let file = agent.at("/service-requests.csv");
        agent.get(&format!("{file}?state=closed")).await.expect(200);
        assert_eq!(last_used(&portal, &one, &ones).await, None);
        let file = agent.get(&file).await.expect(200);
        assert_eq!(file.body.lines().count(), 2, "{}", file.body);
        noted_now(&portal, &one, &ones, "the list").await;
    })
    .await;
}
