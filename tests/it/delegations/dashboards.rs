//! The first page of each kind of organisation.
use super::TEAMS;
use crate::{
    client::Answer,
    harness::on_each_database,
    invitations::{addressed, reusable},
    partnerships::ask,
};

/// The figure of the tile whose words contain this.
fn figure(page: &Answer, words: &str) -> String {
    let tiles = page.texts(".stat");
    let tile = tiles.iter().find(|tile| tile.contains(words));
    let tile = tile.unwrap_or_else(|| panic!("no tile “{words}” in {tiles:?}"));
    tile.split(' ').next().unwrap().to_owned()
}

#[actix_web::test]
async fn a_new_provider_sees_what_comes_first() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let home = provider.get(&provider.at("")).await.expect(200);
        assert_eq!(home.texts(".timeline [data-state=waiting]").len(), 4);
        portal.a_reseller_of(&provider).await;
        let home = provider.get(&provider.at("")).await.expect(200);
        assert!(
            home.text(".timeline [data-state=accepted]")
                .contains("Add a reseller")
        );
        assert_eq!(figure(&home, "reseller"), "1");
        portal.a_customer_of(&provider).await;
        let home = provider.get(&provider.at("")).await.expect(200);
        assert!(!home.text("main").contains("First steps"));
        assert_eq!(figure(&home, "customer"), "1");
    })
    .await;
}

#[actix_web::test]
async fn each_kind_of_organisation_sees_what_runs_out() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer_of(&provider).await;
        let soon = [TEAMS[0], TEAMS[1], ("days", "20")];
        for partner in [&provider, &reseller] {
            customer.grant(partner, &soon).await.expect(303);
        }
        for (person, ending) in [(&provider, "1"), (&reseller, "1"), (&customer, "2")] {
            let home = person.get(&person.at("")).await.expect(200);
            assert_eq!(figure(&home, "within 30 days"), ending);
            assert_eq!(figure(&home, "now"), ending);
            assert!(home.text(".timeline").contains("Granted delegated rights"));
            for link in ["/delegations?state=ending", "/delegations?state=active"] {
                let address = person.at(link);
                assert!(home.has(&format!(".stat[href=\"{address}\"]")), "{address}");
                person.get(&address).await.expect(200);
            }
        }
        let nobody = portal.a_colleague_of(&customer, "", "").await;
        let home = nobody.get(&nobody.at("")).await.expect(200);
        assert!(!home.has(".stat"));
    })
    .await;
}

#[actix_web::test]
async fn the_customers_of_a_reseller_are_those_of_its_list_attributed_or_with_rights() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let (attributed, both) = (portal.a_customer().await, portal.a_customer().await);
        for customer in [&attributed, &both] {
            portal.attribute(&provider, &reseller, customer).await;
        }
        let giving = portal.a_customer_of(&provider).await;
        for customer in [&both, &giving] {
            customer.grant(&reseller, &TEAMS).await.expect(303);
        }
        let shown = async || {
            let home = reseller.get(&reseller.at("")).await.expect(200);
            let list = reseller.get(&reseller.at("/customers")).await.expect(200);
            let rows = list.texts("tbody tr").len().to_string();
            assert_eq!(figure(&home, "customer"), rows);
            rows
        };
        assert_eq!(shown().await, "3");
        let revoke = giving.at(&format!("{}/revoke", giving.newest().await));
        giving.post(&revoke, &[]).await.expect(303);
        assert_eq!(shown().await, "2");
    })
    .await;
}

#[actix_web::test]
async fn a_provider_sees_how_many_invitations_and_asked_resellers_wait() {
    const INVITATIONS: &str = "/invitations?state=issued";
    const RESELLERS: &str = "/resellers?state=asked";
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        // What the tile says, if there is one, and how many rows its list has.
        let waits = async |tail: &str| {
            let list = provider.at(tail);
            let home = provider.get(&provider.at("")).await.expect(200);
            let figure = home.text(&format!(".stat[href=\"{list}\"] strong"));
            let rows = provider.get(&list).await.expect(200).texts("tbody tr");
            (figure, rows.len())
        };
        let both = async || (waits(INVITATIONS).await, waits(RESELLERS).await);
        let says = |figure: &str, rows: usize| (figure.to_owned(), rows);
        assert_eq!(both().await, (says("", 0), says("", 0)));
        let invitation = provider.invites(&addressed(&[])).await;
        provider.invites(&reusable(&[])).await;
        let (page, _) = ask(&provider, "one@fourthcoffee.example").await;
        assert_eq!(both().await, (says("2", 2), says("1", 1)));
        ask(&provider, "two@fourthcoffee.example").await;
        let revoke = format!("{invitation}/revoke");
        provider.post(&revoke, &[]).await.expect(303);
        assert_eq!(both().await, (says("1", 1), says("2", 2)));
        let (end, reason) = (format!("{page}/end"), [("reason", "")]);
        provider.post(&end, &reason).await.expect(303);
        assert_eq!(both().await, (says("1", 1), says("1", 1)));
        portal.pass_days(100);
        provider.sign_in().await;
        assert_eq!(both().await, (says("", 0), says("", 0)));
    })
    .await;
}
