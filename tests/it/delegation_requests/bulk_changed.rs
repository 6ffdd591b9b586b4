//! A row whose turn comes later is done with the rights that were shown when the work was begun, or not at all.
use super::{
    ASKED,
    bulk::{begin, many, ticked},
    bulk_shown::widen,
};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};
use diesel::prelude::*;
use multichannel::store::{Db, schema::bulk_change_rows};

/// More than are done before the answer.
const ALL: usize = 27;

const DEEDS: [(&str, &str, &str); 2] = [
    (
        "extend",
        "delegation-extension-started",
        "helpdesk-administrator",
    ),
    ("renew", "delegation-requested", "user-administrator"),
];

/// The rights of the first row that waits still.
async fn waiting(person: &Person, work: &str) -> String {
    let page = person.get(&format!("{work}?state=waiting")).await;
    let page = page.expect(200);
    assert_eq!(page.texts("tbody tr").len(), 2);
    page.attribute("tbody th a", "href")[person.at("").len()..].to_owned()
}

/// How many rows of a page came to nothing, and what is said of them.
async fn refused(person: &Person, work: &str) -> (usize, String) {
    let page = person.get(&format!("{work}?state=refused")).await;
    let page = page.expect(200);
    (page.texts("tbody tr").len(), page.text("tbody"))
}

/// Customer and reseller, whoever of them does that, and the work that this one began.
async fn begun(portal: &Portal, deed: &str) -> (Person, Person, String) {
    let (customer, reseller) = many(portal, ALL).await;
    let side = if deed == "renew" {
        &reseller
    } else {
        &customer
    };
    let check = format!("/delegations/bulk?deed={deed}&all=yes&state=active");
    let work = begin(side, &check, &[]).await.expect(303).location;
    (customer, reseller, work)
}

#[actix_web::test]
async fn rights_that_changed_after_it_was_begun_are_neither_extended_nor_asked_for_again() {
    on_each_database(async |portal| {
        for (deed, done, role) in DEEDS {
            let (customer, reseller, work) = begun(&portal, deed).await;
            let side = if deed == "renew" {
                &reseller
            } else {
                &customer
            };
            let before = portal.deeds(&customer, done).await;
            let rights = waiting(side, &work).await;
            widen(&customer, &reseller, &rights, role).await;
            portal.do_all().await;
            // Of the two that waited the other one is done, unless an earlier row asks for as much.
            let (_, why) = refused(side, &work).await;
            let said = "the rights changed after this was begun";
            assert_eq!(why.matches(said).count(), 1, "{deed}: {why}");
            let later = portal.deeds(&customer, done).await;
            assert!(later <= before + 1, "{deed}: {before}, then {later}");
            // With a page that shows them as they are now it is done.
            let check = ticked(&[rights], deed);
            begin(side, &check, &[]).await.expect(303);
            assert_eq!(portal.deeds(&customer, done).await, later + 1, "{deed}");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_row_that_does_not_know_what_was_shown_is_done_as_it_is() {
    on_each_database(async |portal| {
        let (deed, done, role) = DEEDS[0];
        let (customer, reseller, work) = begun(&portal, deed).await;
        let rights = waiting(&customer, &work).await;
        widen(&customer, &reseller, &rights, role).await;
        // Begun by a program that was older.
        let forget = |db: &mut Db| {
            diesel::update(bulk_change_rows::table)
                .set(bulk_change_rows::shown.eq(""))
                .execute(db)
                .map(|_| ())
        };
        portal.behind_the_scenes(forget).await;
        portal.do_all().await;
        assert_eq!(portal.deeds(&customer, done).await, 27);
        assert_eq!(refused(&customer, &work).await.0, 0);
    })
    .await;
}

/// Two delegations that extend themselves after twenty days, and 25 newer ones for other services.
async fn two_that_extend(portal: &Portal) -> (Person, Person) {
    let provider = portal.a_provider().await;
    let reseller = portal.a_reseller_of(&provider).await;
    let customer = portal.a_customer_of(&provider).await;
    for service in ["azure", "power-bi"] {
        let extending = [
            ASKED[0],
            ("service", service),
            ("days", "20"),
            ("auto_extend", "yes"),
        ];
        customer.grant(&reseller, &extending).await.expect(303);
    }
    portal.pass_seconds(1);
    for n in 2..ALL {
        let days = (100 + n).to_string();
        let service = ["teams", "intune", "entra-id", "exchange-online"][n % 4];
        let grant = [ASKED[0], ("service", service), ("days", days.as_str())];
        customer.grant(&reseller, &grant).await.expect(303);
    }
    (customer, reseller)
}

#[actix_web::test]
async fn a_row_whose_rights_extended_themselves_while_it_waited_is_done_and_one_that_was_shortened_is_not()
 {
    on_each_database(async |portal| {
        let (customer, reseller) = two_that_extend(&portal).await;
        let renew = "/delegations/bulk?deed=renew&all=yes&state=active";
        let work = begin(&reseller, renew, &[]).await.expect(303).location;
        let rights = waiting(&reseller, &work).await;
        let asked = portal.deeds(&customer, "delegation-requested").await;
        let shorten = customer.at(&format!("{rights}/shorten"));
        customer.post(&shorten, &[("days", "5")]).await.expect(303);
        portal.pass_days(30);
        portal.keep_terms().await;
        assert_eq!(portal.deeds(&customer, "delegation-extended").await, 1);
        portal.do_all().await;
        reseller.sign_in().await;
        let (_, why) = refused(&reseller, &work).await;
        let said = "the rights changed after this was begun";
        assert_eq!(why.matches(said).count(), 1, "{why}");
        let later = portal.deeds(&customer, "delegation-requested").await;
        assert_eq!(later, asked + 1, "{why}");
    })
    .await;
}
