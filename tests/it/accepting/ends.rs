//! Links that open nothing any more.
use super::{Invited, for_everybody, for_one};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};
use multichannel::{
    actions::invitations::{renew, revoke},
    domain::{access::WriteInvitations, text::Note},
    store::members,
};

pub async fn revoked(portal: &Portal, provider: &Person, invited: &Invited) {
    let (account, slug, now) = (
        provider.account.id,
        provider.organisation.slug.clone(),
        portal.now(),
    );
    let id = invited.invitation.id;
    portal
        .behind_the_scenes(move |db| {
            let scope = members::scope(db, account, &slug)?.unwrap();
            let by = scope.by::<WriteInvitations>().unwrap();
            // It may have been answered meanwhile.
            drop(revoke(db, &by, id, &Note::default(), now));
            Ok(())
        })
        .await;
}

async fn end(person: &Person, link: &str, status: u16) -> String {
    let page = person.get(link).await.expect(status);
    page.attribute("[data-end]", "data-end")
}

#[actix_web::test]
async fn each_end_has_its_page_and_tells_whom_to_ask() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let everybody = || for_everybody(&provider);
        let open = portal.invite(&provider, everybody()).await;
        let page = customer.get(&open.link).await.expect(200);
        revoked(&portal, &provider, &open).await;
        assert_eq!(end(&customer, &open.link, 410).await, "revoked");
        customer.accept_as_seen(&page, &open, &[]).await.expect(410);

        let mut once = everybody();
        once.max_uses = Some(1);
        let once = portal.invite(&provider, once).await;
        portal
            .a_customer()
            .await
            .accept(&once, &[])
            .await
            .expect(303);
        assert_eq!(end(&customer, &once.link, 410).await, "used-up");

        let addressed = portal
            .invite(&provider, for_one(&provider, &customer.email))
            .await;
        customer.accept(&addressed, &[]).await.expect(303);
        let stranger = portal.a_customer().await;
        assert_eq!(end(&stranger, &addressed.link, 409).await, "answered");

        let late = portal
            .invite(&provider, for_one(&provider, &customer.email))
            .await;
        let page = customer.get(&late.link).await.expect(200);
        portal.pass_days(14);
        customer.sign_in().await;
        let ended = customer.get(&late.link).await.expect(410);
        assert_eq!(ended.attribute("[data-end]", "data-end"), "expired");
        assert!(
            ended
                .text("[data-end]")
                .contains(provider.organisation.name.as_str())
        );
        customer.accept_as_seen(&page, &late, &[]).await.expect(410);

        let token = "A".repeat(43);
        for unknown in [format!("/i/{token}"), "/i/short".to_owned()] {
            assert_eq!(end(&customer, &unknown, 404).await, "unknown");
            assert!(!customer.get(&unknown).await.has("[data-end] form"));
        }
    })
    .await;
}

#[actix_web::test]
async fn a_replaced_link_is_unknown_but_names_its_sender() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let page = customer.get(&invited.link).await.expect(200);
        let (account, slug, now) = (
            provider.account.id,
            provider.organisation.slug.clone(),
            portal.now(),
        );
        let id = invited.invitation.id;
        portal
            .behind_the_scenes(move |db| {
                let scope = members::scope(db, account, &slug)?.unwrap();
                renew(db, &scope.by::<WriteInvitations>().unwrap(), id, None, now).unwrap();
                Ok(())
            })
            .await;
        let dead = customer.get(&invited.link).await.expect(404);
        assert_eq!(dead.attribute("[data-end]", "data-end"), "unknown");
        assert!(
            dead.text("[data-end]")
                .contains(provider.organisation.name.as_str())
        );
        customer
            .accept_as_seen(&page, &invited, &[])
            .await
            .expect(404);
        assert_eq!(portal.rows("relationships").await, 0);
    })
    .await;
}

#[actix_web::test]
async fn a_new_link_is_asked_for_once_a_day_with_the_same_answer_for_all() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let invited = portal
            .invite(&provider, for_one(&provider, &customer.email))
            .await;
        let visitor = portal.a_visitor();
        let ask = format!("{}/ask", invited.link);
        visitor.post(&ask, &[]).await.expect(303);
        assert_eq!(
            portal.mails("link-asked", &provider).await,
            0,
            "it still lives"
        );
        portal.pass_days(15);
        for (days, mails) in [(0, 1), (0, 1), (1, 2)] {
            portal.pass_days(days);
            let asked = visitor.post(&ask, &[]).await.expect(303);
            let page = visitor.follow(asked).await.expect(410);
            assert!(page.text(".flash").contains("has been told"));
            assert_eq!(portal.mails("link-asked", &provider).await, mails);
        }
        let unknown = format!("/i/{}", "A".repeat(43));
        let asked = visitor
            .post(&format!("{unknown}/ask"), &[])
            .await
            .expect(303);
        assert_eq!(asked.location, unknown);
        let page = visitor.follow(asked).await.expect(404);
        assert!(page.text(".flash").contains("has been told"));
    })
    .await;
}
