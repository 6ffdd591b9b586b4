//! Why somebody can do nothing in a customer's data: the true reason, and who can change it.
use crate::{
    access::{Desk, READER, ends::stand},
    harness::on_each_database,
    people::Person,
};

/// What the pages where it begins say to this person, and whether anything can be opened there.
async fn told(desk: &Desk, who: &Person) -> [(String, bool); 2] {
    let home = who.get(&who.behalf(&desk.customer, "")).await.expect(200);
    let id = desk.customer.organisation.id;
    let page = who.get(&who.at(&format!("/customers/{id}"))).await;
    let page = page.expect(200);
    [
        (home.text("main > .notice:has(p)"), home.has("#acts a")),
        (
            page.text("#rights .hint"),
            page.has("a[href*='/on-behalf/']"),
        ),
    ]
}

async fn only(desk: &Desk, who: &Person, words: &str) {
    for (said, opens) in told(desk, who).await {
        assert!(said.contains(words) && !opens, "{words}: {said} {opens}");
    }
}

#[actix_web::test]
async fn a_sales_agent_in_a_group_reads_that_the_own_role_is_the_reason() {
    on_each_database(async |portal| {
        let partner = portal.a_provider().await;
        let seller = portal.a_colleague_of(&partner, "sales_agent", "").await;
        let customer = portal.a_customer_of(&partner).await;
        let desk = portal.a_desk_of(partner, seller, customer, &[READER], &[]);
        let desk = desk.await;
        let words = "You are a sales agent without another role";
        only(&desk, &desk.member, words).await;
        let refused = desk.get("/subscriptions").await.expect(403);
        let text = refused.text("main");
        assert!(text.contains(words) && text.contains("global admin of your organisation"));
        assert!(!text.contains("lend you none"), "{text}");
    })
    .await;
}

#[actix_web::test]
async fn whoever_is_in_no_group_reads_that_and_who_manages_groups_where_to_go() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let agent = portal.a_colleague_of(&desk.partner, "helpdesk_agent", "");
        let agent = agent.await;
        let ask = "Ask an admin agent or global admin of your organisation to add you";
        only(&desk, &agent, ask).await;
        only(&desk, &desk.partner, "Open Access groups to make one").await;
        // A page that a role would open leads both on; nobody is told to ask themselves.
        let ask = "Ask an admin agent or global admin of your organisation.";
        let id = desk.customer.organisation.id;
        for (who, words, ways) in [
            (&agent, ask, vec![agent.at("")]),
            (
                &desk.partner,
                "Open Access groups and add yourself to one",
                vec![
                    desk.partner.at("/groups"),
                    desk.partner.at(&format!("/customers/{id}")),
                ],
            ),
        ] {
            let refused = who.get(&who.behalf(&desk.customer, "/people")).await;
            let refused = refused.expect(403);
            let said = refused.text(".failure .lead");
            assert!(said.contains(words), "{said}");
            assert_eq!(refused.attributes(".failure .actions a", "href"), ways);
        }
    })
    .await;
}

#[actix_web::test]
async fn suspension_of_either_side_is_told_as_the_reason_with_whom_to_ask() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        for (who, words) in [
            (&desk.partner, "its members work on behalf of nobody"),
            (&desk.customer, "so nobody works on its behalf"),
        ] {
            stand(&portal, who, true).await;
            only(&desk, &desk.member, words).await;
            let banner = desk.get("").await.expect(200).text(".behalf");
            assert!(!banner.contains("lent"), "{banner}");
            stand(&portal, who, false).await;
        }
    })
    .await;
}
