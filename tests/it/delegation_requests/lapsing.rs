//! What nobody answers lapses after 90 days, to the second, with no job running; the job writes down and tells.
use super::ASKED;
use crate::harness::on_each_database;

#[actix_web::test]
async fn a_request_lapses_with_all_jobs_stopped() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        provider.ask(&customer, &ASKED).await.expect(303);
        let request = customer.newest().await;
        portal.pass_seconds(90 * 86_400 - 1);
        customer.sign_in().await;
        provider.sign_in().await;
        let address = customer.at(&format!("{request}/approve"));
        let page = customer.get(&address).await.expect(200);
        let hash = page.attribute("input[name=offer_hash]", "value");
        assert_eq!(portal.keep_terms().await, 0, "requests remind of nothing");
        portal.pass_seconds(1);
        let (state, facts) = provider.state(&request).await;
        assert_eq!(state, "ended");
        assert!(facts.contains("Not answered in time"), "{facts}");
        customer.approve_as(&address, &hash, &[]).await.expect(409);
        for (side, tail) in [(&customer, "decline"), (&provider, "resign")] {
            let late = side.at(&format!("{request}/{tail}"));
            side.post(&late, &[]).await.expect(409);
        }
        for side in [&provider, &customer] {
            assert!(side.delegations("?state=requested").await.is_empty());
            assert_eq!(side.delegations("?state=ended").await.len(), 1);
            let home = side.get(&side.at("")).await.expect(200);
            assert!(!home.text("main").contains("request for rights"));
        }
        assert_eq!(portal.keep_terms().await, 1);
        assert_eq!(portal.keep_terms().await, 0);
        for side in [&provider, &customer] {
            assert_eq!(portal.mails("delegation-lapsed", side).await, 1);
            assert_eq!(portal.deeds(side, "delegation-lapsed").await, 1);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_change_lapses_with_all_jobs_stopped_and_stands_in_nobodys_way() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let grant = [ASKED[0], ASKED[2], ("days", "400")];
        customer.grant(&provider, &grant).await.expect(303);
        let delegation = customer.newest().await;
        let amend = provider.at(&format!("{delegation}/amend"));
        let change = [ASKED[1], ASKED[2]];
        provider.post(&amend, &change).await.expect(303);
        portal.pass_seconds(90 * 86_400 - 1);
        customer.sign_in().await;
        provider.sign_in().await;
        let address = customer.at(&format!("{delegation}/approve"));
        let page = customer.get(&address).await.expect(200);
        let hash = page.attribute("input[name=offer_hash]", "value");
        portal.pass_seconds(1);
        customer.approve_as(&address, &hash, &[]).await.expect(409);
        assert!(customer.delegations("?state=amendment").await.is_empty());
        let (state, facts) = provider.state(&delegation).await;
        assert!(state == "active" && facts.contains("License Administrator"));
        // Before any job has run.
        let other = [ASKED[0], ASKED[1], ASKED[2]];
        provider.post(&amend, &other).await.expect(303);
        assert_eq!(customer.delegations("?state=amendment").await.len(), 1);
        assert_eq!(portal.deeds(&customer, "amendment-lapsed").await, 1);
        assert_eq!(portal.keep_terms().await, 0);
        portal.pass_days(90);
        assert_eq!(portal.keep_terms().await, 1);
        for side in [&provider, &customer] {
            assert_eq!(portal.mails("delegation-lapsed", side).await, 2);
        }
    })
    .await;
}
