//! A provider removes a relationship.
use super::how_many;
use crate::{
    accepting::for_one, delegation_requests::ASKED, harness::on_each_database, people::Person,
};
use multichannel::domain::organisation::Kind;
use std::sync::Arc;

#[actix_web::test]
async fn what_the_provider_holds_ends_and_what_the_reseller_holds_stays() {
    on_each_database(async |portal| {
        let (provider, reseller, customer) = portal.all_three().await;
        let open = portal
            .invite(&provider, for_one(&provider, &customer.email))
            .await;
        let other = portal.a_customer().await;
        let elsewhere = portal
            .invite(&provider, for_one(&provider, &other.email))
            .await;
        let page = provider
            .get(&provider.customer(&customer, "/remove"))
            .await
            .expect(200);
        let said = page.text("main");
        for named in [reseller.organisation.name.as_str(), "One open invitation"] {
            assert!(said.contains(named), "{named}: {said}");
        }
        portal.new_mails().await;
        let reason = [("reason", "They moved abroad")];
        let removed = provider
            .post(&provider.customer(&customer, "/remove"), &reason)
            .await;
        assert_eq!(removed.expect(303).location, provider.at("/customers"));

        // Gone from the provider's list; its rights have ended, and the page says why.
        provider
            .get(&provider.customer(&customer, ""))
            .await
            .expect(404);
        let of_provider = provider.newest().await;
        let ended = provider.get(&provider.at(&of_provider)).await.expect(200);
        assert!(
            ended.text("main").contains("The relationship was removed"),
            "{}",
            ended.text("main")
        );
        let of_reseller = reseller.newest().await;
        let kept = reseller.get(&reseller.at(&of_reseller)).await.expect(200);
        assert_eq!(kept.text("h1 .tag"), "Active");
        // Its open invitation there is dead, and no other.
        customer.get(&open.link).await.expect(410);
        other.get(&elsewhere.link).await.expect(200);
        // Everybody concerned is told, with the reason.
        let mails = portal.new_mails().await;
        for person in [&provider, &reseller, &customer] {
            let told = mails.iter().any(|mail| {
                mail.to.contains(&person.email)
                    && mail.subject.contains("no longer a provider")
                    && mail.text.contains("They moved abroad")
            });
            assert!(told, "{}: {mails:?}", person.email);
            let deeds = person.deeds().await;
            let deed = "Removed the reseller relationship";
            assert_eq!(how_many(&deeds, deed), 1, "{deeds:?}");
        }
        // The customer still sees that there was one.
        let partner = customer
            .get(&customer.partner(&provider, ""))
            .await
            .expect(200);
        assert!(!partner.text("main").contains("end the relationship"));
    })
    .await;
}

#[actix_web::test]
async fn a_provider_of_record_of_an_active_subscription_is_told_which_and_removes_nothing() {
    on_each_database(async |portal| {
        let (provider, _, customer) = portal.all_three().await;
        let sold = provider
            .sold(&customer, &[("product", "Teams Rooms")])
            .await;
        let at = provider.customer(&customer, "/remove");
        let page = provider.get(&at).await.expect(200);
        assert_eq!(page.texts("main ul a"), ["Teams Rooms"]);
        assert_eq!(page.attribute("main ul a", "href"), provider.at(&sold));
        let before = portal.everything().await;
        let refused = provider.post(&at, &[]).await.expect(409);
        assert!(refused.text("main").contains("Teams Rooms"));
        assert_eq!(portal.everything().await, before);

        // Suspended, it is not active; and nothing resumes or prolongs it without a relationship.
        provider
            .post(&provider.at(&format!("{sold}/suspend")), &[])
            .await
            .expect(303);
        provider.post(&at, &[]).await.expect(303);
        let resumed = provider
            .post(&provider.at(&format!("{sold}/resume")), &[])
            .await;
        assert!(resumed.expect(409).text("main").contains("relationship"));
        let longer = [("term_ends_on", "2028-01-01"), ("auto_renew", "yes")];
        provider
            .post(&provider.at(&format!("{sold}/renewal")), &longer)
            .await
            .expect(409);
        // S7: the customer has what it had.
        let seen = customer.subscription(&sold).await.expect(200);
        assert!(
            seen.text("main")
                .contains(provider.organisation.name.as_str())
        );
    })
    .await;
}

#[actix_web::test]
async fn a_relationship_is_not_removed_while_something_is_sold_under_it() {
    on_each_database(async |portal| {
        for _ in 0..8 {
            let provider = Arc::new(portal.a_provider().await);
            let customer = Arc::new(portal.a_customer_of(&provider).await);
            let at = provider.customer(&customer, "/remove");
            let (seller, remover) = (provider.clone(), provider.clone());
            let buyer = customer.clone();
            let selling = actix_web::rt::spawn(async move { sell(&seller, &buyer).await });
            let removing = actix_web::rt::spawn(async move { remover.post(&at, &[]).await });
            let (sold, removed) = (selling.await.unwrap(), removing.await.unwrap());
            // One of the two was first, and the other was refused by what it found.
            let (sold, removed) = (sold == 303, removed.status == 303);
            assert!(sold != removed, "sold {sold}, removed {removed}");
        }
    })
    .await;
}

async fn sell(provider: &Person, customer: &Person) -> u16 {
    let own = [("channel", "csp"), ("customer", customer.slug())];
    let form = crate::subscriptions::with(&crate::subscriptions::DIRECT, &own);
    provider.enters(&form).await.status.as_u16()
}

#[actix_web::test]
async fn removed_and_accepted_anew_it_is_there_again() {
    on_each_database(async |portal| {
        let (provider, reseller, customer) = portal.all_three().await;
        let at = provider.customer(&customer, "/remove");
        provider.post(&at, &[]).await.expect(303);
        provider.get(&at).await.expect(404);
        portal.accepted(&provider, &reseller, &customer).await;
        provider
            .get(&provider.customer(&customer, ""))
            .await
            .expect(200);
        let mine = provider.newest().await;
        let mine = provider.get(&provider.at(&mine)).await.expect(200);
        assert_eq!(mine.text("h1 .tag"), "Active");
    })
    .await;
}

#[actix_web::test]
async fn relationship_admins_and_notice_addresses_read_it_too() {
    on_each_database(async |portal| {
        let (provider, _, customer) = portal.all_three().await;
        let decides = portal
            .a_colleague_of(&customer, "", "relationship_admin")
            .await;
        let billing = portal.a_colleague_of(&customer, "", "billing_admin").await;
        let settings = [
            ("name", customer.organisation.name.as_str()),
            ("notice_addresses", "it@customer.example"),
            ("language", "en"),
        ];
        let at = customer.at("/settings");
        customer.post(&at, &settings).await.expect(303);
        let remove = provider.customer(&customer, "/remove");
        provider.post(&remove, &[]).await.expect(303);
        let readers = [
            (customer.email.as_str(), 1),
            (&decides.email, 1),
            ("it@customer.example", 1),
            (&billing.email, 0),
        ];
        for (email, mails) in readers {
            let told = portal.posted("relationship-removed", email).await;
            assert_eq!(told.len(), mails, "{email}");
        }
    })
    .await;
}

#[actix_web::test]
async fn what_was_asked_and_not_answered_ends_with_the_relationship() {
    on_each_database(async |portal| {
        let (provider, _, customer) = portal.all_three().await;
        let held = provider.newest().await;
        let change = [("role", "global-reader"), ("service", "teams")];
        let amend = provider.at(&format!("{held}/amend"));
        provider.post(&amend, &change).await.expect(303);
        let ask = crate::delegation_requests::ASKED;
        provider.ask(&customer, &ask).await.expect(303);
        let asked = provider.newest().await;
        let wish = customer.partner(&provider, "/ask-to-end");
        customer
            .post(&wish, &[("reason", "We part")])
            .await
            .expect(303);
        let remove = provider.customer(&customer, "/remove");
        // The page names the request before: it ends as the rights do.
        let page = provider.get(&remove).await.expect(200);
        let ends = page.texts(".facts li");
        let begin = |beginning: &str| ends.iter().filter(|it| it.starts_with(beginning)).count();
        assert_eq!(begin("Your request for rights"), 1, "{ends:?}");
        assert_eq!(begin("Your rights"), 1, "{ends:?}");
        provider.post(&remove, &[]).await.expect(303);
        for delegation in [&held, &asked] {
            assert_eq!(customer.state(delegation).await.0, "ended");
            let approve = customer.at(&format!("{delegation}/approve"));
            customer.get(&approve).await.expect(409);
        }
        let page = customer.get(&customer.at(&held)).await.expect(200);
        assert_eq!(page.attribute("#changes tbody .tag", "data-state"), "ended");
        for filter in ["amendment", "requested"] {
            let list = format!("?state={filter}");
            assert!(customer.delegations(&list).await.is_empty(), "{filter}");
        }
        // Nothing is left to answer, on either side.
        for side in [&provider, &customer] {
            let home = side.get(&side.at("")).await.expect(200);
            assert!(!home.has("main .what a[href$='#ends']"));
        }
        let partner = customer.get(&customer.partner(&provider, "")).await;
        assert!(
            !partner
                .expect(200)
                .text("main")
                .contains("Waits for an answer")
        );
        customer
            .post(&wish, &[("reason", "Again")])
            .await
            .expect(404);
    })
    .await;
}

#[actix_web::test]
async fn the_page_says_who_is_told_and_that_there_is_more_however_many_rights_stay() {
    on_each_database(async |portal| {
        let (provider, attributed, customer) = portal.all_three().await;
        let first = portal.organisation(Kind::Reseller, "Aaa", "DE").await;
        let last = portal.organisation(Kind::Reseller, "Zzz", "DE").await;
        for reseller in [&first, &last] {
            portal.partners(&provider, reseller).await;
        }
        for n in 0..50 {
            let days = (100 + n).to_string();
            let grant = [ASKED[0], ASKED[2], ("days", days.as_str())];
            customer.grant(&first, &grant).await.expect(303);
        }
        let grant = [ASKED[0], ASKED[2], ASKED[3]];
        customer.grant(&last, &grant).await.expect(303);
        let remove = provider.customer(&customer, "/remove");
        let said = provider.get(&remove).await.expect(200).text(".facts");
        assert!(said.contains("more rights of resellers"), "{said}");
        for told in [&first, &attributed, &last] {
            let told = format!("{} too.", told.organisation.name);
            assert!(said.contains(&told), "{told}: {said}");
        }
    })
    .await;
}
