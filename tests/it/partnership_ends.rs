//! What the end of a partnership takes away, and what it leaves alone.
use crate::{
    delegation_requests::{ASKED, other_side::parts},
    harness::{Portal, on_each_database},
    people::Person,
};
use multichannel::{
    domain::{
        delegation::{self, Delegation, EndReason},
        id::Id,
        invitation::{self, Invitation},
        language::Language,
        role::Role,
        service::Service,
        slugs::Slugs,
        text::{Name, Note},
    },
    store::{delegations, ids, invitations, relationships},
};

/// A customer of the provider that is attributed to the reseller and gave it rights.
async fn attributed(portal: &Portal, provider: &Person, reseller: &Person) -> Person {
    let (customer, now) = (portal.a_customer().await, portal.now());
    let start = relationships::New {
        provider: provider.organisation.id,
        customer: customer.organisation.id,
        reseller: Some(reseller.organisation.id),
        invitation: None,
    };
    let rights = Delegation {
        id: ids::fresh(now),
        customer: customer.organisation.id,
        partner: reseller.organisation.id,
        roles: Slugs::new(Role::parse("global-reader")),
        services: Slugs::new(Service::parse("teams")),
        state: delegation::State::Active,
        auto_extend: false,
        starts_at: now,
        ends_at: now.plus_days(90),
        end_reason: None::<EndReason>,
    };
    let (name, by) = (
        Name::parse("Rights kept").unwrap(),
        customer.account.name.clone(),
    );
    let written = portal.app.db.write(move |db| {
        relationships::start(db, &start, now)?;
        delegations::add(db, &rights, &name, &by, delegations::Origin::default())
    });
    assert!(written.await.unwrap());
    customer
}

/// An invitation of the provider that is handed to the reseller.
async fn handed(portal: &Portal, provider: &Person, reseller: &Person) -> Id<Invitation> {
    let now = portal.now();
    let new = Invitation {
        id: ids::fresh(now),
        provider: provider.organisation.id,
        reseller: Some(reseller.organisation.id),
        kind: invitation::Kind::Reusable,
        state: invitation::State::Issued,
        addressee: None,
        language: Language::English,
        second_language: None,
        note: Note::default(),
        nonce: ids::nonce(),
        generation: 1,
        max_uses: None,
        uses: 0,
        created_at: now,
        expires_at: now.plus_days(90),
    };
    let (id, by) = (new.id, provider.account.name.clone());
    let added = portal
        .app
        .db
        .write(move |db| invitations::add(db, &new, &by));
    added.await.unwrap();
    id
}

async fn sees(portal: &Portal, who: &Person, id: Id<Invitation>) -> bool {
    let organisation = who.organisation.id;
    let seen = portal
        .app
        .db
        .read(move |db| invitations::seen_by(db, organisation, id));
    seen.await.unwrap().is_some()
}

#[actix_web::test]
async fn the_links_go_at_once_and_customers_and_rights_stay() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = attributed(&portal, &provider, &reseller).await;
        let invitation = handed(&portal, &provider, &reseller).await;
        assert!(sees(&portal, &reseller, invitation).await);
        let list = provider.get(&provider.at("/resellers")).await.expect(200);
        assert_eq!(list.text("tbody td.num"), "1");
        let page = list.attribute("tbody th a", "href");

        let confirm = provider.get(&format!("{page}/end")).await.expect(200);
        let name = customer.organisation.name.as_str();
        assert!(
            confirm.text("main").contains(name) && confirm.text("main").contains("Rights kept")
        );
        let reason = [("reason", "Two ways to the same market")];
        provider
            .post(&format!("{page}/end"), &reason)
            .await
            .expect(303);

        assert!(!sees(&portal, &reseller, invitation).await);
        assert!(sees(&portal, &provider, invitation).await);
        let shown = provider.get(&page).await.expect(200);
        assert_eq!(shown.text("h1 .tag"), "Ended");
        assert!(shown.text("main").contains(name) && shown.text("main").contains("Rights kept"));
        let list = reseller.get(&reseller.at("/providers")).await.expect(200);
        assert_eq!(list.text("tbody .tag"), "Ended");
        let shown = reseller
            .get(&list.attribute("tbody th a", "href"))
            .await
            .expect(200);
        assert!(
            shown
                .text(".timeline")
                .contains("Two ways to the same market")
        );
    })
    .await;
}

#[actix_web::test]
async fn after_the_end_the_reseller_is_given_nothing_new() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = attributed(&portal, &provider, &reseller).await;
        let idle = portal.a_customer().await;
        let start = relationships::New {
            provider: provider.organisation.id,
            customer: idle.organisation.id,
            reseller: Some(reseller.organisation.id),
            invitation: None,
        };
        let now = portal.now();
        let written = portal
            .app
            .db
            .write(move |db| relationships::start(db, &start, now));
        written.await.unwrap();
        reseller.ask(&customer, &ASKED).await.expect(303);
        let asked = customer.newest().await;
        parts(&provider).await;

        let before = portal.everything().await;
        let refused = customer.approve(&asked, &[]).await.expect(409);
        assert!(refused.text("main").contains("no longer works with"));
        let form = [ASKED[0], ASKED[2], ASKED[3], ("delegation_name", "More")];
        let again = reseller.post(&reseller.asking(&customer), &form).await;
        let said = again.expect(409).text("main");
        assert!(said.contains("partnership"), "{said}");
        customer.grant(&reseller, &ASKED).await.expect(404);
        assert_eq!(portal.everything().await, before);

        for one in [&customer, &idle] {
            let matrix = one.get(&one.at("/partners")).await.expect(200);
            assert!(
                matrix
                    .text("main")
                    .contains("partnership with your provider has ended")
            );
            let page = one.get(&one.partner(&reseller, "")).await.expect(200);
            assert!(page.text("main").contains("you cannot give it new ones"));
            assert!(!page.has("main a[href$='/grant']"));
        }
        let held = customer.get(&customer.partner(&reseller, "")).await;
        assert!(held.text("main").contains("Rights kept"), "they stay");
    })
    .await;
}

#[actix_web::test]
async fn both_sides_and_the_customers_are_told_and_only_partners_learn_why() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = attributed(&portal, &provider, &reseller).await;
        let stranger = portal.a_customer().await;
        let list = provider.get(&provider.at("/resellers")).await.expect(200);
        let page = list.attribute("tbody th a", "href");
        let reason = [("reason", "Two ways to the same market")];
        provider
            .post(&format!("{page}/end"), &reason)
            .await
            .expect(303);
        for (person, learns) in [(&provider, true), (&reseller, true), (&customer, false)] {
            let mails = portal.posted("partnership-ended", &person.email).await;
            assert_eq!(mails.len(), 1);
            assert_eq!(mails[0].contains("Two ways"), learns);
            let activity = person.get(&person.at("/activity")).await.expect(200);
            assert!(activity.text("tbody").contains("Ended the partnership"));
            assert_eq!(activity.body.contains("Two ways"), learns);
        }
        assert!(
            portal
                .posted("partnership-ended", &stranger.email)
                .await
                .is_empty()
        );
        let activity = stranger.get(&stranger.at("/activity")).await.expect(200);
        assert!(!activity.body.contains("Ended the partnership"));
    })
    .await;
}

#[actix_web::test]
async fn after_the_end_the_two_can_be_partners_again() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let list = provider.get(&provider.at("/resellers")).await.expect(200);
        let page = list.attribute("tbody th a", "href");
        provider
            .post(&format!("{page}/end"), &[("reason", "")])
            .await
            .expect(303);
        let form = [
            ("reseller_name", "Again"),
            ("reseller_email", "office@again.example"),
        ];
        let asked = provider
            .post(&provider.at("/partnerships"), &form)
            .await
            .expect(303);
        let link = provider
            .get(&asked.location)
            .await
            .expect(200)
            .attribute("#link", "value");
        let form = [("reseller", reseller.slug()), ("agreement", "yes")];
        reseller
            .post(&format!("{link}/accept"), &form)
            .await
            .expect(303);
        let list = provider
            .get(&provider.at("/resellers?state=active"))
            .await
            .expect(200);
        assert_eq!(list.texts("tbody tr").len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn customers_that_gave_the_reseller_rights_themselves_are_told_too() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let attributed = attributed(&portal, &provider, &reseller).await;
        let giving = portal.a_customer_of(&provider).await;
        let ended = portal.a_customer_of(&provider).await;
        let rights = [
            ("role", "global-reader"),
            ("service", "teams"),
            ("days", "30"),
        ];
        for customer in [&giving, &ended] {
            customer.grant(&reseller, &rights).await.expect(303);
        }
        let revoke = ended.at(&format!("{}/revoke", ended.newest().await));
        ended.post(&revoke, &[]).await.expect(303);
        let decides = portal
            .a_colleague_of(&giving, "", "relationship_admin")
            .await;
        crate::delegation_requests::other_side::parts(&provider).await;
        for (person, mails) in [(&attributed, 1), (&giving, 1), (&decides, 1), (&ended, 0)] {
            let told = portal.posted("partnership-ended", &person.email).await;
            assert_eq!(told.len(), mails, "{}", person.email);
        }
        for (person, told) in [(&attributed, true), (&giving, true), (&ended, false)] {
            let activity = person.get(&person.at("/activity")).await.expect(200);
            let deeds = activity.text("tbody");
            assert_eq!(deeds.contains("Ended the partnership"), told, "{deeds}");
        }
    })
    .await;
}
