//! The same done to many delegations.
use super::ASKED;
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    people::Person,
};
use multichannel::jobs::change_delegations;

const SERVICES: [&str; 8] = [
    "exchange-online",
    "sharepoint-online",
    "teams",
    "office-apps",
    "intune",
    "entra-id",
    "power-bi",
    "azure",
];

impl Portal {
    /// Lets the job do all that is under way.
    pub(super) async fn do_all(&self) {
        while change_delegations::step(&self.app.db, &self.app.clock)
            .await
            .unwrap()
        {}
    }
}

/// So many delegations of the reseller at the customer.
pub(super) async fn many(portal: &Portal, number: usize) -> (Person, Person) {
    let provider = portal.a_provider().await;
    let reseller = portal.a_reseller_of(&provider).await;
    let customer = portal.a_customer_of(&provider).await;
    for n in 0..number {
        let days = (100 + n).to_string();
        let service = SERVICES[n % SERVICES.len()];
        let grant = [ASKED[0], ("service", service), ("days", days.as_str())];
        customer.grant(&reseller, &grant).await.expect(303);
    }
    (customer, reseller)
}

/// Sends the form of the check page as it is shown.
pub(super) async fn begin(person: &Person, check: &str, more: &[(&str, &str)]) -> Answer {
    let page = person.get(&person.at(check)).await.expect(200);
    sent(person, &page, more).await
}

/// Sends the form of this check page.
pub(super) async fn sent(person: &Person, page: &Answer, more: &[(&str, &str)]) -> Answer {
    let html = page.page();
    let selector = scraper::Selector::parse("main form[method=post] input[type=hidden]").unwrap();
    let mut form: Vec<_> = html
        .select(&selector)
        .map(|input| {
            let value = |name| input.value().attr(name).unwrap_or_default();
            (value("name"), value("value"))
        })
        .collect();
    form.extend(more);
    let action = page.attribute("main form[method=post]", "action");
    person.post(&action, &form).await
}

pub(super) fn ticked(delegations: &[String], deed: &str) -> String {
    let ids = delegations
        .iter()
        .map(|d| format!("&delegation={}", &d[13..]));
    format!("/delegations/bulk?deed={deed}{}", ids.collect::<String>())
}

#[actix_web::test]
async fn the_ticked_ones_are_revoked_at_once_each_with_its_own_record() {
    on_each_database(async |portal| {
        let (customer, reseller) = many(&portal, 4).await;
        let all = customer.delegations("").await;
        let list = customer.get(&customer.at("/delegations")).await.expect(200);
        assert!(list.has("form[method=get] input[name=delegation]"));
        let revoke = customer.at(&format!("{}/revoke", all[0]));
        let check = ticked(&all[..3], "revoke");
        let page = customer.get(&customer.at(&check)).await.expect(200);
        assert!(page.text("main").contains("3 delegations are chosen"));
        customer.post(&revoke, &[]).await.expect(303);
        let page = customer.get(&customer.at(&check)).await.expect(200);
        assert!(page.text("tbody").contains("it has ended"));
        let begun = begin(&customer, &check, &[("reason", "We tidy up")]).await;
        let result = customer.follow(begun.expect(303)).await.expect(200);
        assert_eq!(result.attribute(".head .tag", "data-state"), "done");
        let states: Vec<_> = result.texts("tbody .tag");
        assert_eq!(states.iter().filter(|state| *state == "Done").count(), 2);
        assert_eq!(states.iter().filter(|state| *state == "Refused").count(), 1);
        assert_eq!(customer.delegations("?state=active").await.len(), 1);
        for side in [&customer, &reseller] {
            assert_eq!(portal.deeds(side, "delegation-revoked").await, 3);
            assert_eq!(portal.mails("delegation-ended", side).await, 3);
        }
    })
    .await;
}

#[actix_web::test]
async fn all_that_are_found_are_taken_and_many_go_on_in_the_background() {
    on_each_database(async |portal| {
        let (customer, reseller) = many(&portal, 60).await;
        let check = "/delegations/bulk?deed=extend&all=yes&state=active";
        let page = customer.get(&customer.at(check)).await.expect(200);
        assert!(page.text("main").contains("60 delegations are chosen"));
        let begun = begin(&customer, check, &[]).await.expect(303);
        let result = customer.get(&begun.location).await.expect(200);
        assert!(result.text("#progress").contains("25 of 60"));
        assert_eq!(result.attribute("progress", "value"), "25");
        portal.do_all().await;
        let result = customer.get(&begun.location).await.expect(200);
        assert_eq!(result.attribute(".head .tag", "data-state"), "done");
        assert!(!result.has("progress"));
        assert_eq!(
            portal
                .deeds(&reseller, "delegation-extension-started")
                .await,
            60
        );
        // Off again, by the partner; the second time there is nothing to do.
        let check = reseller.at("/delegations/bulk?deed=stop-extending&all=yes");
        let page = reseller.get(&check).await.expect(200);
        let found = page.attribute("input[name=found]", "value");
        for refused in [0, 60] {
            let form = [
                ("deed", "stop-extending"),
                ("all", "yes"),
                ("found", found.as_str()),
            ];
            let bulk = reseller.at("/delegations/bulk");
            let begun = reseller.post(&bulk, &form).await.expect(303);
            portal.do_all().await;
            let rows = format!("{}?state=refused", begun.location);
            let page = reseller.get(&rows).await.expect(200);
            assert_eq!(page.texts("tbody tr").len(), refused.min(50));
        }
        assert_eq!(
            portal
                .deeds(&customer, "delegation-extension-stopped")
                .await,
            60
        );
    })
    .await;
}

#[actix_web::test]
async fn it_is_cancelled_and_acts_no_longer_than_its_person_may() {
    on_each_database(async |portal| {
        let (customer, reseller) = many(&portal, 30).await;
        let check = "/delegations/bulk?deed=resign&all=yes";
        let agent = portal.a_colleague_of(&reseller, "admin_agent", "").await;
        let begun = begin(&agent, check, &[]).await.expect(303);
        let cancel = format!("{}/cancel", begun.location);
        for _ in 0..2 {
            agent.post(&cancel, &[]).await.expect(303);
        }
        portal.do_all().await;
        let page = reseller.get(&begun.location).await.expect(200);
        assert_eq!(page.attribute(".head .tag", "data-state"), "cancelled");
        assert_eq!(customer.delegations("?state=active").await.len(), 5);
        customer.get(&begun.location).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn renewals_are_prepared_once_for_each_customer_and_right() {
    on_each_database(async |portal| {
        let (customer, reseller) = many(&portal, 3).await;
        let check = "/delegations/bulk?deed=renew&all=yes&state=active";
        let begun = begin(&reseller, check, &[]).await.expect(303);
        let result = reseller.get(&begun.location).await.expect(200);
        assert_eq!(
            result.texts("tbody a").len(),
            6,
            "each leads to its request"
        );
        assert_eq!(customer.delegations("?state=requested").await.len(), 3);
        assert_eq!(portal.mails("delegation-requested", &customer).await, 3);
        let page = reseller.get(&reseller.at(check)).await.expect(200);
        let said = page.text("main");
        assert!(said.contains("0 of 3 can be done"), "{said}");
        assert_eq!(page.text("tbody").matches("it is so already").count(), 3);
        assert!(
            said.contains("None of them can be changed this way"),
            "{said}"
        );
        assert!(
            !page.has("form[method=post].form"),
            "there is nothing to begin"
        );
        let list = reseller.at("/delegations?state=active");
        assert_eq!(page.attribute(".empty a.button", "href"), list);
    })
    .await;
}

#[actix_web::test]
async fn the_check_says_how_many_will_be_done_and_so_many_are() {
    on_each_database(async |portal| {
        let (customer, reseller) = many(&portal, 4).await;
        // The same roles and services as one of the four, for another term.
        let twin = [ASKED[0], ("service", SERVICES[0]), ("days", "300")];
        customer.grant(&reseller, &twin).await.expect(303);
        let all = reseller.delegations("?state=active").await;
        let renew = "/delegations/bulk?deed=renew&all=yes&state=active";
        let page = reseller.get(&reseller.at(renew)).await.expect(200);
        let said = page.text("main");
        assert!(said.contains("4 of 5 can be done"), "{said}");
        let button = page.text("form.form .actions button");
        assert_eq!(button, "Ask for 4 of them again");
        begin(&reseller, &ticked(&all[3..4], "renew"), &[])
            .await
            .expect(303);
        let page = reseller.get(&reseller.at(renew)).await.expect(200);
        let said = page.text("main");
        assert!(said.contains("3 of 5 can be done"), "{said}");
        let begun = begin(&reseller, renew, &[]).await.expect(303);
        let result = reseller.get(&begun.location).await.expect(200);
        let states = result.texts("tbody .tag");
        assert_eq!(states.iter().filter(|state| *state == "Done").count(), 3);
        let customers = customer.at(&ticked(&all, "extend"));
        let page = customer.get(&customers).await.expect(200);
        assert!(page.text("main").contains("5 of 5 can be done"));
        let button = page.text("form.form .actions button");
        assert_eq!(button, "Let them extend themselves");
    })
    .await;
}

#[actix_web::test]
async fn the_same_form_twice_begins_once_and_nothing_of_others_is_touched() {
    on_each_database(async |portal| {
        let (customer, reseller) = many(&portal, 2).await;
        let foreign = portal.a_customer_of(&portal.a_provider().await).await;
        let all = customer.delegations("").await;
        let check = ticked(&all, "revoke");
        let page = foreign.get(&foreign.at(&check)).await.expect(200);
        assert!(page.has(".empty"));
        let form = [("deed", "revoke"), ("delegation", &all[0][13..])];
        let bulk = "/delegations/bulk";
        foreign.post(&foreign.at(bulk), &form).await.expect(422);
        let once = [form[0], form[1], ("once", "a-key-of-this-form")];
        let first = customer.post(&customer.at(bulk), &once).await.expect(303);
        let second = customer.post(&customer.at(bulk), &once).await.expect(303);
        assert_eq!(first.location, second.location);
        assert_eq!(customer.delegations("?state=active").await.len(), 1);
        // Each side has its own deeds.
        for (side, deed) in [
            (&customer, "resign"),
            (&customer, "renew"),
            (&reseller, "revoke"),
            (&reseller, "extend"),
        ] {
            let form = [("deed", deed), ("delegation", &all[1][13..])];
            let back = side.post(&side.at(bulk), &form).await.expect(422);
            assert!(
                back.text("#deed-error")
                    .contains("Your organisation cannot"),
                "{deed}"
            );
            // The same rows with what can be done with them; nothing is done by choosing.
            assert!(back.has("form[method=get] select#deed"));
            assert!(!back.has("form[method=post].form") && back.has("tbody tr"));
        }
        let nothing = customer
            .post(&customer.at(bulk), &[("deed", "revoke")])
            .await;
        nothing.expect(422);
        let reader = portal.a_colleague_of(&customer, "", "billing_admin").await;
        reader.post(&reader.at(bulk), &form).await.expect(403);
        let list = reader.get(&reader.at("/delegations")).await.expect(200);
        assert!(!list.has("input[name=delegation]"));
    })
    .await;
}

#[actix_web::test]
async fn what_extends_itself_needs_partners_that_can_be_given_rights() {
    on_each_database(async |portal| {
        let (customer, reseller) = many(&portal, 2).await;
        portal.turn(&reseller, true).await;
        let check = "/delegations/bulk?deed=extend&all=yes&state=active";
        let begun = begin(&customer, check, &[]).await.expect(303);
        portal.do_all().await;
        let page = customer.get(&begun.location).await.expect(200);
        let said = page.text("tbody");
        assert_eq!(said.matches("is suspended").count(), 2, "{said}");
        let deed = "delegation-extension-started";
        assert_eq!(portal.deeds(&reseller, deed).await, 0);
    })
    .await;
}
