//! A right that is lost while a request is on its way does nothing any more.
use crate::{
    access::{Desk, ends::stand, granting},
    harness::{Portal, on_each_database},
    tree::{files, none},
};
use actix_web::ResponseError;
use diesel::result::Error;
use futures_util::future::join_all;
use multichannel::{
    domain::access::{For, ManagePeople},
    store::{lent, members},
    web::errors::Failure,
};

const MANAGER: &str = "user-administrator";
const BOTH: [&str; 2] = [MANAGER, "directory-readers"];

#[actix_web::test]
async fn what_is_done_while_the_rights_are_revoked_was_done_before_or_not_at_all() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[MANAGER]).await;
        let (member, customer) = (&desk.member, &desk.customer);
        let people = member.behalf(customer, "/people");
        let mut delegation = desk.delegation.clone();
        for round in 0..32 {
            let (name, email) = (format!("Person {round}"), format!("p{round}@x.example"));
            let form = [("name", name.as_str()), ("email", email.as_str())];
            let revoke = customer.at(&format!("{delegation}/revoke"));
            let (done, revoked) =
                tokio::join!(member.post(&people, &form), customer.post(&revoke, &[]));
            revoked.expect(303);
            let activity = customer.get(&customer.at("/activity")).await.expect(200);
            let rows = activity.texts("tbody tr");
            let place = |words: &str| rows.iter().position(|row| row.contains(words));
            let added = place(&format!("Added {name} to"));
            match done.status.as_u16() {
                // The newest stands first.
                303 => assert!(added > place("Revoked"), "{added:?} {rows:?}"),
                404 => assert_eq!(added, None),
                status => panic!("{status}"),
            }
            let grant = granting(&[MANAGER], &[]);
            customer.grant(&desk.partner, &grant).await.expect(303);
            delegation = desk.partner.newest().await;
            let lent = desk.partner.lends(&delegation, &desk.group, &[MANAGER]);
            lent.await.expect(303);
            // Nobody is kept waiting by the rounds before.
            portal.pass_seconds(60);
            if round % 8 == 7 {
                member.sign_in().await;
                customer.sign_in().await;
                desk.partner.sign_in().await;
            }
        }
    })
    .await;
}

/// Each of the two locks several of the rights: in one order, or they would wait in a circle.
#[actix_web::test]
async fn what_is_done_while_the_services_are_handed_over_was_done_before_or_not_at_all() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[MANAGER]).await;
        let (member, customer, holder) = (&desk.member, &desk.customer, &desk.partner);
        let rival = portal.a_provider().await;
        portal.relate(&rival, customer).await;
        let people = member.behalf(customer, "/people");
        for round in 0..8 {
            for days in ["30", "60", "90"] {
                let grant = granting(&[MANAGER], &[("days", days), ("hand_over", "yes")]);
                customer.grant(holder, &grant).await.expect(303);
                let delegation = holder.newest().await;
                let lent = holder.lends(&delegation, &desk.group, &[MANAGER]);
                lent.await.expect(303);
            }
            let (name, email) = (format!("Person {round}"), format!("p{round}@x.example"));
            let form = [("name", name.as_str()), ("email", email.as_str())];
            let taking = granting(&[MANAGER], &[("hand_over", "yes")]);
            let (done, taken) =
                tokio::join!(member.post(&people, &form), customer.grant(&rival, &taking));
            taken.expect(303);
            let status = done.status.as_u16();
            assert!(matches!(status, 303 | 404), "{status}");
            member.get(&people).await.expect(404);
            portal.pass_seconds(60);
        }
    })
    .await;
}

/// Each act shares the locks of all the rights, and their use is noted under locks that nobody shares: in one order, or
/// they would wait in a circle.
#[actix_web::test]
async fn what_several_do_at_once_by_several_rights_is_all_done() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&BOTH).await;
        let (customer, holder) = (&desk.customer, &desk.partner);
        let second = portal.a_colleague_of(holder, "", "").await;
        let other = portal.group(holder, "Others", &[&second]).await;
        for service in ["intune", "exchange-online", "sharepoint-online"] {
            let grant = granting(&BOTH, &[("service", service)]);
            customer.grant(holder, &grant).await.expect(303);
            let delegation = holder.newest().await;
            for group in [&desk.group, &other] {
                let lent = holder.lends(&delegation, group, &BOTH);
                lent.await.expect(303);
            }
        }
        let people = &desk.member.behalf(customer, "/people");
        let desk = &desk;
        for round in 0..4 {
            let add = |n: usize| {
                let member = [&desk.member, &second][n % 2];
                async move {
                    let (name, email) =
                        (format!("P {round}-{n}"), format!("p{round}-{n}@x.example"));
                    let form = [("name", name.as_str()), ("email", email.as_str())];
                    let added = member.post(people, &form).await;
                    // The page notes the use of the rights beside what others do.
                    let seen = member.get(&added.location).await;
                    (added.status.as_u16(), seen.status.as_u16())
                }
            };
            assert_eq!(join_all((0..8).map(add)).await, [(303, 200); 8]);
            portal.pass_seconds(61);
        }
        for side in [customer, holder] {
            assert_eq!(portal.deeds(side, "person-added").await, 32);
        }
    })
    .await;
}

/// The proof that the member's request was let in by.
async fn proof(portal: &Portal, desk: &Desk) -> For<ManagePeople> {
    let (account, own) = (
        desk.member.account.id,
        desk.member.organisation.slug.clone(),
    );
    let (customer, now) = (desk.customer.organisation.slug.clone(), portal.now());
    let found = portal.app.db.read(move |db| {
        let scope = members::scope(db, account, &own)?.unwrap();
        let at = lent::at_customer(db, &scope, &customer, now)?.unwrap();
        Ok::<_, Error>(For::on_behalf(scope, at.customer, &at.lent).unwrap())
    });
    found.await.unwrap()
}

/// What is done by the old proof: the services that it reaches, or the status of the refusal.
async fn done(portal: &Portal, by: &For<ManagePeople>) -> Result<String, u16> {
    let reached = portal.app.write_by(by, |_, by| {
        let services = by.services().unwrap().iter();
        let services: Vec<_> = services.map(|service| service.slug).collect();
        Ok::<_, Error>(services.join(" "))
    });
    let refused = |failure: Failure| failure.status_code().as_u16();
    Ok(reached.await.map_err(refused)?.unwrap())
}

#[actix_web::test]
async fn an_old_proof_opens_what_the_rights_open_at_the_moment_of_the_deed() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[MANAGER, "directory-readers"]).await;
        let (partner, customer) = (&desk.partner, &desk.customer);
        let old = proof(&portal, &desk).await;
        assert_eq!(done(&portal, &old).await, Ok("teams".to_owned()));
        let reads = ["directory-readers"];
        let less = partner.lends(&desk.delegation, &desk.group, &reads).await;
        less.expect(303);
        assert_eq!(done(&portal, &old).await, Err(403), "another role");
        let all = [MANAGER, "directory-readers"];
        let all = partner.lends(&desk.delegation, &desk.group, &all).await;
        all.expect(303);
        for who in [partner, customer] {
            stand(&portal, who, true).await;
            assert_eq!(done(&portal, &old).await, Err(403), "suspended");
            stand(&portal, who, false).await;
        }
        let id = portal.member_id(&desk.member).await;
        let member = partner.at(&format!("/members/{id}"));
        for (role, expected) in [
            ("sales_agent", Err(403)),
            ("admin_agent", Ok("teams".to_owned())),
        ] {
            let form = [("name", "Ana"), ("agent_role", role)];
            partner.post(&member, &form).await.expect(303);
            assert_eq!(done(&portal, &old).await, expected, "{role}");
        }
        let group = partner.at(&desk.group);
        partner.post(&group, &[("name", "Desk")]).await.expect(303);
        assert_eq!(done(&portal, &old).await, Err(403), "out of the group");
        let revoke = customer.at(&format!("{}/revoke", desk.delegation));
        customer.post(&revoke, &[]).await.expect(303);
        assert_eq!(done(&portal, &old).await, Err(404), "revoked");
    })
    .await;
}

/// There is one way to write at a desk, and it asks again.
#[test]
fn every_deed_in_a_customers_data_asks_for_its_right_again() {
    let mut faults = Vec::new();
    for folder in ["people", "service_requests", "subscriptions", "imports"] {
        for source in files(&format!("src/web/{folder}"), &["rs"]) {
            for line in source.shipped().lines() {
                if line.contains(".try_write(") || line.contains(".write(") {
                    faults.push(format!("{}: {}", source.path.display(), line.trim()));
                }
            }
        }
    }
    none(faults);
}
