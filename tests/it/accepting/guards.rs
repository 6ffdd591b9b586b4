//! Who cannot accept, and why.
use super::{for_everybody, for_one, through};
use crate::harness::on_each_database;
use diesel::prelude::*;
use multichannel::{
    domain::{access::Roles, organisation::Kind},
    store::{members, schema::organisations},
};

#[actix_web::test]
async fn the_invited_mailbox_alone_accepts() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let colleague = portal.a_colleague_of(&customer, "", "global_admin").await;
        let invited = portal
            .invite(&provider, for_one(&provider, &customer.email))
            .await;
        let page = customer.get(&invited.link).await.expect(200);
        let before = portal.everything().await;
        let refused = colleague.get(&invited.link).await.expect(403);
        assert!(refused.text("main").contains("another mailbox"));
        assert!(!refused.body.contains(&customer.email));
        colleague
            .accept_as_seen(&page, &invited, &[])
            .await
            .expect(403);
        assert_eq!(portal.everything().await, before);
        customer.accept(&invited, &[]).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn other_markets_are_refused_with_the_reason() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let neighbour = portal.organisation(Kind::Customer, "Alpine", "AT").await;
        let page = neighbour.get(&invited.link).await.expect(200);
        let abroad = portal.organisation(Kind::Customer, "Rio", "BR").await;
        let refused = abroad.get(&invited.link).await.expect(403);
        assert!(refused.text("main").contains("Brazil"));
        abroad
            .accept_as_seen(&page, &invited, &[])
            .await
            .expect(403);
        assert_eq!(portal.rows("relationships").await, 0);
        neighbour.accept(&invited, &[]).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn only_global_admins_of_customers_accept() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let page = customer.get(&invited.link).await.expect(200);
        for role in ["relationship_admin", "billing_admin", ""] {
            let member = portal.a_colleague_of(&customer, "", role).await;
            let told = member.get(&invited.link).await.expect(200);
            let admin = customer.account.name.as_str();
            assert_eq!(told.texts("#colleagues li"), [admin], "{role}");
            assert!(!told.has("input[name=agreement]"));
            let refused = member
                .accept_as_seen(&page, &invited, &[])
                .await
                .expect(403);
            assert!(refused.text("main").contains(admin));
        }
        // A partner is no customer, and nobody answers for the customers of others.
        provider
            .accept_as_seen(&page, &invited, &[])
            .await
            .expect(403);
        let stranger = portal.a_customer().await;
        let theirs = [("customer", customer.slug())];
        stranger
            .accept_as_seen(&page, &invited, &theirs)
            .await
            .expect(404);
        let nobodys = [("customer", "no-such-organisation")];
        stranger
            .accept_as_seen(&page, &invited, &nobodys)
            .await
            .expect(404);
        assert_eq!(portal.rows("relationships").await, 0);
    })
    .await;
}

#[actix_web::test]
async fn suspended_providers_and_ended_partnerships_bind_nobody() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer().await;
        let new = through(&reseller, &[&provider], for_everybody(&provider));
        let handed = portal.invite(&provider, new).await;
        let plain = portal.invite(&provider, for_everybody(&provider)).await;
        let (of_handed, of_plain) = (
            customer.get(&handed.link).await.expect(200),
            customer.get(&plain.link).await.expect(200),
        );
        portal
            .behind_the_scenes(|db| {
                use multichannel::store::schema::partnerships as p;
                diesel::update(p::table)
                    .set(p::state.eq("ended"))
                    .execute(db)
                    .map(|_| ())
            })
            .await;
        customer.get(&handed.link).await.expect(409);
        portal.a_visitor().get(&handed.link).await.expect(409);
        customer
            .accept_as_seen(&of_handed, &handed, &[])
            .await
            .expect(409);
        let id = provider.organisation.id;
        portal
            .behind_the_scenes(move |db| {
                diesel::update(organisations::table.find(id))
                    .set(organisations::state.eq("suspended"))
                    .execute(db)
                    .map(|_| ())
            })
            .await;
        customer.get(&plain.link).await.expect(410);
        customer
            .accept_as_seen(&of_plain, &plain, &[])
            .await
            .expect(410);
        assert_eq!(portal.rows("relationships").await, 0);
    })
    .await;
}

#[actix_web::test]
async fn the_password_is_asked_for_again_before_accepting() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        assert!(!customer.get(&invited.link).await.expect(200).has("#stale"));
        portal.pass_seconds(601);
        let page = customer.get(&invited.link).await.expect(200);
        assert!(page.has("#stale a"));
        let before = portal.rows("relationships").await;
        let asked = customer.accept_as_seen(&page, &invited, &[]).await;
        assert!(asked.asks_for_the_password());
        assert_eq!(portal.rows("relationships").await, before);
        let form = [
            ("password", crate::people::PASSWORD),
            ("next", invited.link.as_str()),
        ];
        let back = customer.post("/reauthenticate", &form).await.expect(303);
        assert_eq!(back.location, invited.link);
        customer.accept(&invited, &[]).await.expect(303);
        // Who is not signed in signs in first.
        let visitor = portal.a_visitor();
        let sent = visitor
            .post(&format!("{}/accept", invited.link), &[])
            .await
            .expect(303);
        assert!(
            sent.location.starts_with("/signin?next=%2Fi%2F"),
            "{}",
            sent.location
        );
    })
    .await;
}

#[actix_web::test]
async fn a_person_of_several_customers_chooses_one() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let second = portal.a_customer().await;
        let (account, name) = (customer.account.id, customer.account.name.clone());
        let (other, now) = (second.organisation.id, portal.now());
        portal
            .behind_the_scenes(move |db| {
                members::add(db, other, account, &name, Roles::FOUNDER, now).map(|_| ())
            })
            .await;
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let page = customer.get(&invited.link).await.expect(200);
        let switch = page.attribute("#whom ul a", "href");
        let switched = customer.get(&switch).await.expect(200);
        let chosen = switched.attribute("input[name=customer]", "value");
        assert_ne!(chosen, page.attribute("input[name=customer]", "value"));
        for slug in [customer.slug(), second.slug()] {
            let form = [("customer", slug)];
            customer
                .accept_as_seen(&page, &invited, &form)
                .await
                .expect(303);
        }
        assert_eq!(portal.rows("relationships").await, 2);
    })
    .await;
}
