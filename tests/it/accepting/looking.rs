//! Looking at a link changes nothing, whoever looks (P16).
use super::{for_everybody, for_one, through};
use crate::harness::on_each_database;
use reqwest::Method;

#[actix_web::test]
async fn opening_a_link_changes_nothing() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let colleague = portal.a_colleague_of(&customer, "", "").await;
        let visitor = portal.a_visitor();
        let addressed = portal
            .invite(&provider, for_one(&provider, &customer.email))
            .await;
        let reusable = portal.invite(&provider, for_everybody(&provider)).await;
        let before = portal.everything().await;
        for link in [&addressed.link, &reusable.link] {
            for tail in ["", "/agreement.txt"] {
                let path = format!("{link}{tail}");
                for browser in [&visitor, &*customer, &*colleague, &*provider] {
                    browser.get(&path).await;
                    browser.send(Method::HEAD, &path, None, &[]).await;
                }
            }
            customer.get(&format!("{link}/decline")).await;
        }
        assert_eq!(portal.everything().await, before);
    })
    .await;
}

#[actix_web::test]
async fn visitors_see_who_asks_what_and_how_to_go_on() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let new = through(&reseller, &[&provider], for_everybody(&provider));
        let invited = portal.invite(&provider, new).await;
        let page = portal.a_visitor().get(&invited.link).await.expect(200);
        for partner in [&provider, &reseller] {
            assert!(
                page.text("#who")
                    .contains(partner.organisation.name.as_str())
            );
            assert!(!page.body.contains(&partner.email));
        }
        assert!(page.text("#asked").contains("License Administrator"));
        let token = invited.link.strip_prefix("/i/").unwrap();
        assert!(page.has(&format!("a[href=\"/signin?next=%2Fi%2F{token}\"]")));
        assert!(page.has(&format!("a[href=\"/signup?invitation={token}\"]")));
        let text = portal
            .a_visitor()
            .get(&format!("{}/agreement.txt", invited.link))
            .await;
        assert!(
            text.expect(200)
                .body
                .contains(provider.organisation.name.as_str())
        );
        // A member of the sender finds the way to the invitation's own page.
        let seen = reseller.get(&invited.link).await.expect(200);
        let own = reseller.at(&format!("/invitations/{}", invited.invitation.id));
        assert!(seen.has(&format!("a[href=\"{own}\"]")));
    })
    .await;
}

#[actix_web::test]
async fn the_link_as_text_is_for_its_senders() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let other = portal.a_reseller_of(&provider).await;
        let helpdesk = portal.a_colleague_of(&provider, "helpdesk_agent", "").await;
        let customer = portal.a_customer().await;
        let new = through(&reseller, &[&provider], for_everybody(&provider));
        let invited = portal.invite(&provider, new).await;
        let text = format!("{}/link.txt", invited.link);
        for sender in [&provider, &reseller] {
            let whole = sender.get(&text).await.expect(200).body;
            assert_eq!(whole.trim(), format!("{}{}", portal.address, invited.link));
        }
        for stranger in [&other, &helpdesk, &customer] {
            stranger.get(&text).await.expect(404);
        }
    })
    .await;
}

#[actix_web::test]
async fn signing_in_from_a_link_marks_it_as_opened_once() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        for _ in 0..2 {
            let form = [
                ("email", customer.email.as_str()),
                ("password", crate::people::PASSWORD),
                ("next", invited.link.as_str()),
            ];
            customer.post("/signin", &form).await.expect(303);
        }
        let activities = portal.everything().await["activities"].join("\n");
        assert_eq!(activities.matches("invitation-opened").count(), 1);
    })
    .await;
}

#[actix_web::test]
async fn the_page_counts_the_subscriptions_that_stay_as_they_are() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let said = async || {
            let page = customer.get(&invited.link).await.expect(200);
            page.text("#unchanged")
        };
        assert!(said().await.contains("no subscriptions here yet"));
        customer.bought(&[]).await;
        assert!(said().await.contains("Your subscription stays"));
        let over = customer.bought(&[]).await;
        customer.bought(&[]).await;
        assert!(said().await.contains("Your 3 subscriptions stay"));
        let cancel = customer.at(&format!("{over}/cancel"));
        customer.post(&cancel, &[]).await.expect(303);
        assert!(said().await.contains("Your 2 subscriptions stay"));
    })
    .await;
}

#[actix_web::test]
async fn visitors_see_of_rights_that_extend_themselves_that_they_do() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        for extends in [false, true] {
            let mut new = for_everybody(&provider);
            new.rights.auto_extend = extends;
            let invited = portal.invite(&provider, new).await;
            let page = portal.a_visitor().get(&invited.link).await.expect(200);
            let asked = page.text("#asked");
            let term = match extends {
                true => "90 days, extended by 180 days at each end until you or the partner",
                false => "90 days:",
            };
            assert!(asked.contains(term), "{asked}");
        }
    })
    .await;
}
