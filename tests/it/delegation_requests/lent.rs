//! Roles that a change takes away are lent to no group any more.
use crate::{
    access::{Desk, READER},
    harness::{Portal, on_each_database},
};
use diesel::result::Error;
use multichannel::{
    actions::{
        access_assignments,
        delegations::{Switch, switch_extension},
    },
    domain::{
        access::{ManageAccess, SwitchExtension},
        id::Id,
    },
    store::members,
};
use std::{thread, time::Duration};
use tokio::sync::oneshot;

const FULL: &str = "global-administrator";
const USERS: &str = "user-administrator";

/// The form that has the rights extend themselves, and takes full control out.
const LIMITED: [(&str, &str); 2] = [("enabled", "yes"), ("without_global_administrator", "yes")];

/// The partner asks for these roles instead, for the same service, and the customer accepts.
async fn amended(desk: &Desk, roles: &[&str]) {
    let mut form = vec![("service", "teams")];
    form.extend(roles.iter().map(|role| ("role", *role)));
    let amend = desk.partner.at(&format!("{}/amend", desk.delegation));
    desk.partner.post(&amend, &form).await.expect(303);
    let approved = desk.customer.approve(&desk.delegation, &[]).await;
    approved.expect(303);
}

/// What the groups use, as the partner's page says it.
async fn lent(desk: &Desk) -> Vec<String> {
    let path = desk.partner.at(&format!("{}/assignments", desk.delegation));
    let page = desk.partner.get(&path).await.expect(200);
    page.texts("tbody tr")
}

async fn taken(portal: &Portal, desk: &Desk) -> [i64; 2] {
    [
        portal.deeds(&desk.partner, "access-narrowed").await,
        portal.deeds(&desk.customer, "access-narrowed").await,
    ]
}

#[actix_web::test]
async fn a_role_that_comes_back_is_lent_only_when_the_partner_says_so_again() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER, USERS]).await;
        assert!(lent(&desk).await[0].contains("User Administrator"));
        amended(&desk, &[READER]).await;
        let left = lent(&desk).await;
        assert!(left[0].contains("Directory Readers"), "{left:?}");
        assert!(!left[0].contains("User Administrator"), "{left:?}");
        assert_eq!(taken(&portal, &desk).await, [1, 0], "the partner's own");
        let told = desk.partner.get(&desk.partner.at("/activity")).await;
        let told = told.expect(200).texts("tbody tr");
        let lost = told.iter().find(|it| it.contains("lent no more"));
        // The customer's person did nothing to the partner's groups.
        assert!(lost.unwrap().contains("Automatically"), "{told:?}");
        amended(&desk, &[READER, USERS]).await;
        let left = lent(&desk).await;
        assert!(!left[0].contains("User Administrator"), "{left:?}");
        assert_eq!(taken(&portal, &desk).await, [1, 0]);
        let again = desk
            .partner
            .lends(&desk.delegation, &desk.group, &[READER, USERS]);
        again.await.expect(303);
        assert!(lent(&desk).await[0].contains("User Administrator"));
    })
    .await;
}

#[actix_web::test]
async fn full_control_that_gave_way_to_the_extension_is_lent_no_more() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER, FULL]).await;
        let customer = &desk.customer;
        let switch = customer.at(&format!("{}/auto-extend", desk.delegation));
        customer.post(&switch, &LIMITED).await.expect(303);
        let left = lent(&desk).await;
        assert!(!left[0].contains("Global Administrator"), "{left:?}");
        assert_eq!(taken(&portal, &desk).await, [1, 0]);
    })
    .await;
}

#[actix_web::test]
async fn what_the_partner_is_taking_from_a_group_is_not_given_back_by_rights_that_lose_a_role() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER, FULL]).await;
        let (account, slug) = (
            desk.partner.account.id,
            desk.partner.organisation.slug.clone(),
        );
        let id = Id::parse(&desk.delegation["/delegations/".len()..]).unwrap();
        let group = Id::parse(&desk.group["/groups/".len()..]).unwrap();
        let (db, now) = (portal.app.db.clone(), portal.now());
        let (begin, begun) = oneshot::channel();
        // It takes its time: whoever changes the rights meanwhile finds the group as it was, unless it waits.
        let removing = actix_web::rt::spawn(async move {
            let removed = db.write(move |db| {
                let scope = members::scope(db, account, &slug)?.unwrap();
                let by = scope.by::<ManageAccess>().unwrap();
                access_assignments::remove(db, &by, id, group, now).unwrap();
                begin.send(()).unwrap();
                thread::sleep(Duration::from_millis(500));
                Ok::<_, Error>(())
            });
            removed.await
        });
        begun.await.unwrap();
        let switch = desk
            .customer
            .at(&format!("{}/auto-extend", desk.delegation));
        let switched = desk.customer.post(&switch, &LIMITED).await;
        removing.await.unwrap().unwrap();
        switched.expect(303);
        let left = lent(&desk).await.join("\n");
        assert!(!left.contains("Directory Readers"), "{left}");
        assert_eq!(
            taken(&portal, &desk).await,
            [0, 0],
            "nothing was left to lose"
        );
    })
    .await;
}

#[actix_web::test]
async fn a_role_that_the_rights_are_losing_is_lent_to_nobody() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER, FULL]).await;
        let second = portal.group(&desk.partner, "Second", &[]).await;
        let customer = &desk.customer;
        let (account, slug) = (customer.account.id, customer.organisation.slug.clone());
        let id = Id::parse(&desk.delegation["/delegations/".len()..]).unwrap();
        let (db, now) = (portal.app.db.clone(), portal.now());
        let (begin, begun) = oneshot::channel();
        let switching = actix_web::rt::spawn(async move {
            let switched = db.write(move |db| {
                let scope = members::scope(db, account, &slug)?.unwrap();
                let by = scope.by::<SwitchExtension>().unwrap();
                let limited = (Switch::OnWithoutFullAdmin, "");
                switch_extension(db, &by, id, limited, now).unwrap();
                begin.send(()).unwrap();
                thread::sleep(Duration::from_millis(500));
                Ok::<_, Error>(())
            });
            switched.await
        });
        begun.await.unwrap();
        let refused = desk
            .partner
            .lends(&desk.delegation, &second, &[READER, FULL]);
        let refused = refused.await;
        switching.await.unwrap().unwrap();
        let said = refused.expect(422).text("#role-error");
        assert!(said.contains("did not grant all of these roles"), "{said}");
        let left = lent(&desk).await.join("\n");
        assert!(!left.contains("Second"), "{left}");
    })
    .await;
}
