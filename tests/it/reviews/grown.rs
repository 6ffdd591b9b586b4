//! Rights that became more after a review had looked at them.
use super::{KEEP, SHORTEN, rights};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};

const LESS: [(&str, &str); 2] = [("role", "directory-readers"), ("service", "teams")];

async fn given(portal: &Portal) -> (Person, Person, String) {
    let provider = portal.a_provider().await;
    let customer = portal.a_customer_of(&provider).await;
    let grant = rights("teams");
    customer.grant(&provider, &grant).await.expect(303);
    let delegation = customer.newest().await;
    (provider, customer, delegation)
}

/// The partner asks for these rights instead, a second later, and the customer accepts.
async fn turn_into(
    portal: &Portal,
    (provider, customer): (&Person, &Person),
    delegation: &str,
    form: &[(&str, &str)],
) {
    portal.pass_seconds(1);
    let amend = provider.at(&format!("{delegation}/amend"));
    provider.post(&amend, form).await.expect(303);
    let extends = form.iter().find(|(name, _)| *name == "auto_extend");
    let ticked: Vec<_> = extends.into_iter().copied().collect();
    customer.approve(delegation, &ticked).await.expect(303);
}

const TOLD: &str = "One delegation is new or holds more than the last review saw.";

#[actix_web::test]
async fn rights_that_grow_after_a_review_are_told_and_fewer_are_not() {
    on_each_database(async |portal| {
        let (provider, customer, delegation) = given(&portal).await;
        let sides = (&provider, &customer);
        let role = [LESS[0], ("role", "helpdesk-administrator"), LESS[1]];
        let service = [role[0], role[1], LESS[1], ("service", "intune")];
        let longer = [
            service[0],
            service[1],
            service[2],
            service[3],
            ("days", "720"),
        ];
        let extending = [
            service[0],
            service[1],
            service[2],
            service[3],
            ("auto_extend", "yes"),
        ];
        for (form, grows) in [
            (&LESS[..], false),
            (&role[..], true),
            (&service[..], true),
            (&longer[..], true),
            (&extending[..], true),
            (&LESS[..], false),
        ] {
            let review = customer.begins_a_review().await;
            customer.decides(&review, 1, &KEEP).await.expect(303);
            turn_into(&portal, sides, &delegation, form).await;
            let risk = customer.get(&customer.at("/partners/risk")).await;
            let reviews = customer.get(&customer.at("/reviews")).await;
            let said = [
                customer.reminder().await,
                risk.expect(200).text("#review"),
                reviews.expect(200).text("#review"),
            ];
            for said in said {
                assert_eq!(said.starts_with(TOLD), grows, "{form:?}: {said}");
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn what_grew_while_a_review_ran_and_was_decided_on_is_not_told() {
    on_each_database(async |portal| {
        let (provider, customer, delegation) = given(&portal).await;
        let sides = (&provider, &customer);
        let review = customer.begins_a_review().await;
        let more = [LESS[0], ("role", "helpdesk-administrator"), LESS[1]];
        turn_into(&portal, sides, &delegation, &more).await;
        portal.pass_seconds(1);
        customer.decides(&review, 1, &KEEP).await.expect(303);
        let said = customer.reminder().await;
        assert!(said.starts_with("The next review"), "{said}");
        // What has ended is no right to look at.
        let more = [more[0], more[1], more[2], ("service", "intune")];
        turn_into(&portal, sides, &delegation, &more).await;
        let said = customer.reminder().await;
        assert!(said.starts_with(TOLD), "{said}");
        let grant = rights("azure");
        customer.grant(&provider, &grant).await.expect(303);
        let said = customer.reminder().await;
        assert!(said.starts_with("2 delegations are new"), "{said}");
        let revoke = customer.at(&format!("{delegation}/revoke"));
        customer.post(&revoke, &[]).await.expect(303);
        let said = customer.reminder().await;
        assert!(said.starts_with(TOLD), "{said}");
    })
    .await;
}

#[actix_web::test]
async fn an_extension_switched_on_after_a_review_is_told_unless_the_review_had_kept_one() {
    on_each_database(async |portal| {
        let (_, customer, delegation) = given(&portal).await;
        let switch = async |enabled: &str| {
            portal.pass_seconds(1);
            let address = customer.at(&format!("{delegation}/auto-extend"));
            let form = [("enabled", enabled)];
            customer.post(&address, &form).await.expect(303);
        };
        let told = async || {
            let risk = customer.get(&customer.at("/partners/risk")).await;
            let reviews = customer.get(&customer.at("/reviews")).await;
            let said = [
                customer.reminder().await,
                risk.expect(200).text("#review"),
                reviews.expect(200).text("#review"),
            ];
            said.map(|said| said.starts_with(TOLD))
        };
        let review = customer.begins_a_review().await;
        customer.decides(&review, 1, &KEEP).await.expect(303);
        assert_eq!(told().await, [false; 3]);
        switch("yes").await;
        assert_eq!(told().await, [true; 3]);
        switch("no").await;
        assert_eq!(told().await, [false; 3], "they extend themselves no more");
        switch("yes").await;
        let review = customer.begins_a_review().await;
        assert!(!customer.reminder().await.starts_with(TOLD));
        customer.decides(&review, 1, &KEEP).await.expect(303);
        assert_eq!(told().await, [false; 3], "it was looked at");
        switch("no").await;
        switch("yes").await;
        assert_eq!(told().await, [false; 3], "that is what the review kept");
        let review = customer.begins_a_review().await;
        customer.decides(&review, 1, &SHORTEN).await.expect(303);
        switch("yes").await;
        assert_eq!(told().await, [true; 3], "more than the review left");
    })
    .await;
}
