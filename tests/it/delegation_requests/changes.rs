//! Changes of rights that a partner asks for.
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    people::Person,
};

const GRANT: [(&str, &str); 4] = [
    ("role", "directory-readers"),
    ("role", "user-administrator"),
    ("service", "teams"),
    ("days", "90"),
];
/// One role goes, one comes, one service comes; the end stays.
const CHANGE: [(&str, &str); 4] = [
    ("role", "directory-readers"),
    ("role", "license-administrator"),
    ("service", "teams"),
    ("service", "intune"),
];

async fn rights(portal: &Portal) -> (Person, Person, String) {
    let provider = portal.a_provider().await;
    let customer = portal.a_customer_of(&provider).await;
    customer.grant(&provider, &GRANT).await.expect(303);
    let delegation = customer.newest().await;
    (provider, customer, delegation)
}

async fn amend(provider: &Person, delegation: &str, form: &[(&str, &str)]) -> Answer {
    provider
        .post(&provider.at(&format!("{delegation}/amend")), form)
        .await
}

#[actix_web::test]
async fn a_suspended_customer_is_asked_for_no_change() {
    on_each_database(async |portal| {
        let (provider, customer, delegation) = rights(&portal).await;
        let (page, form) = (provider.at(&delegation), format!("{delegation}/amend"));
        let form = provider.at(&form);
        let link = format!("a[href=\"{form}\"]");
        assert!(provider.get(&page).await.expect(200).has(&link));
        portal.turn(&customer, true).await;
        assert!(!provider.get(&page).await.expect(200).has(&link));
        let refused = provider.get(&form).await.expect(409);
        assert!(refused.text("main").contains("suspended"));
        amend(&provider, &delegation, &CHANGE).await.expect(409);
        assert!(customer.delegations("?state=amendment").await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn the_customer_sees_the_difference_and_the_old_rights_stay_until_it_accepts() {
    on_each_database(async |portal| {
        let (provider, customer, delegation) = rights(&portal).await;
        let form = provider.at(&format!("{delegation}/amend"));
        let form = provider.get(&form).await.expect(200);
        assert!(form.has("input[name=role][value=user-administrator][checked]"));
        let said = form.text("main");
        assert!(said.contains("Roles that are ticked below stay"));
        amend(&provider, &delegation, &CHANGE).await.expect(303);
        let (state, facts) = provider.state(&delegation).await;
        assert_eq!(state, "active");
        assert!(facts.contains("User Administrator") && !facts.contains("License"));
        for side in [&provider, &customer] {
            let waiting = side.delegations("?state=amendment").await;
            assert_eq!(waiting, std::slice::from_ref(&delegation));
            let home = side.get(&side.at("")).await.expect(200);
            let tile = side.at("/delegations?state=amendment");
            assert!(home.has(&format!(".stat[href=\"{tile}\"]")));
        }
        assert_eq!(portal.mails("delegation-requested", &customer).await, 1);

        let address = customer.at(&format!("{delegation}/approve"));
        let page = customer.get(&address).await.expect(200);
        let difference = page.text("#difference");
        assert!(
            difference.contains("Roles that goUser Administrator"),
            "{difference}"
        );
        assert!(
            difference.contains("Roles that stayDirectory Readers"),
            "{difference}"
        );
        assert!(page.has("#added input[value=license-administrator][checked]"));
        assert!(page.has("#added input[value=intune][checked]"));
        assert!(!page.has("#added input[value=teams]"));
        let hash = page.attribute("input[name=offer_hash]", "value");
        for _ in 0..2 {
            customer.approve_as(&address, &hash, &[]).await.expect(303);
        }
        let (_, facts) = customer.state(&delegation).await;
        assert!(facts.contains("License Administrator") && facts.contains("Intune"));
        assert!(!facts.contains("User Administrator"), "{facts}");
        assert!(facts.contains("2026-05-31"), "the end stays: {facts}");
        let page = customer.get(&customer.at(&delegation)).await.expect(200);
        assert_eq!(page.attribute("#changes .tag", "data-state"), "accepted");
        assert!(
            page.text("#changes")
                .contains("License Administrator, Intune")
        );
        for side in [&provider, &customer] {
            assert_eq!(portal.deeds(side, "delegation-amended").await, 1);
            assert_eq!(portal.mails("delegation-approved", side).await, 1);
            assert!(side.delegations("?state=amendment").await.is_empty());
        }
    })
    .await;
}

#[actix_web::test]
async fn additions_can_be_left_out_and_a_longer_term_shortened() {
    on_each_database(async |portal| {
        let (provider, customer, delegation) = rights(&portal).await;
        let mut change = CHANGE.to_vec();
        change.push(("days", "200"));
        amend(&provider, &delegation, &change).await.expect(303);
        for more in [
            &[("role", "user-administrator")][..],
            &[("days", "201")],
            &[("auto_extend", "yes")],
        ] {
            let wrong = customer.approve(&delegation, more).await.expect(422);
            // An extension that is not asked for has no field on the page.
            let beside = match more[0].0 {
                "auto_extend" => ".problems".to_owned(),
                field => format!("#{field}-error"),
            };
            assert!(wrong.has(&beside), "{more:?}");
        }
        let less = [("role", ""), ("service", "intune"), ("days", "100")];
        customer.approve(&delegation, &less).await.expect(303);
        let (_, facts) = provider.state(&delegation).await;
        assert!(
            !facts.contains("License") && !facts.contains("User"),
            "{facts}"
        );
        assert!(
            facts.contains("Intune") && facts.contains("2026-06-10"),
            "{facts}"
        );
    })
    .await;
}

#[actix_web::test]
async fn a_declined_or_withdrawn_change_leaves_the_rights_and_makes_room_for_another() {
    on_each_database(async |portal| {
        let (provider, customer, delegation) = rights(&portal).await;
        amend(&provider, &delegation, &CHANGE).await.expect(303);
        amend(&provider, &delegation, &CHANGE).await.expect(303);
        let other = [GRANT[0], GRANT[2], ("service", "azure")];
        let back = amend(&provider, &delegation, &other).await.expect(409);
        assert!(back.has(".problems") && back.has("[name=service][value=azure][checked]"));
        assert_eq!(portal.deeds(&customer, "amendment-asked").await, 1);
        let decline = customer.at(&format!("{delegation}/decline"));
        let page = customer.get(&decline).await.expect(200);
        assert!(page.text("main").contains("until their end"));
        for _ in 0..2 {
            customer
                .post(&decline, &[("reason", "Too much")])
                .await
                .expect(303);
        }
        let (state, facts) = provider.state(&delegation).await;
        assert!(state == "active" && facts.contains("User Administrator"));
        let page = provider.get(&provider.at(&delegation)).await.expect(200);
        assert!(page.text("#changes").contains("Too much"));
        amend(&provider, &delegation, &other).await.expect(303);
        let withdraw = provider.at(&format!("{delegation}/amend/withdraw"));
        for _ in 0..2 {
            provider.post(&withdraw, &[]).await.expect(303);
        }
        let late = customer.at(&format!("{delegation}/approve"));
        customer.post(&late, &[]).await.expect(409);
        for side in [&provider, &customer] {
            assert_eq!(portal.mails("delegation-declined", side).await, 1);
            assert_eq!(portal.mails("delegation-withdrawn", side).await, 1);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_change_ends_with_its_rights_and_none_is_asked_of_what_has_ended() {
    on_each_database(async |portal| {
        let (provider, customer, delegation) = rights(&portal).await;
        amend(&provider, &delegation, &CHANGE).await.expect(303);
        let hash = customer
            .get(&customer.at(&format!("{delegation}/approve")))
            .await
            .attribute("input[name=offer_hash]", "value");
        let revoke = customer.at(&format!("{delegation}/revoke"));
        customer.post(&revoke, &[]).await.expect(303);
        let address = customer.at(&format!("{delegation}/approve"));
        customer.approve_as(&address, &hash, &[]).await.expect(409);
        assert!(provider.delegations("?state=amendment").await.is_empty());
        amend(&provider, &delegation, &CHANGE).await.expect(409);
        let page = provider.get(&provider.at(&delegation)).await.expect(200);
        assert_eq!(page.attribute("#changes .tag", "data-state"), "ended");
    })
    .await;
}

#[actix_web::test]
async fn what_changes_nothing_or_cannot_be_is_not_asked() {
    on_each_database(async |portal| {
        let (provider, customer, delegation) = rights(&portal).await;
        let same = amend(&provider, &delegation, &GRANT[..3]).await.expect(422);
        assert!(same.text("#role-error").contains("already"));
        let none = amend(&provider, &delegation, &[("days", "30")]).await;
        assert!(none.expect(422).has("#role-error"));
        let extends = [
            ("role", "global-administrator"),
            GRANT[2],
            ("auto_extend", "yes"),
        ];
        let wrong = amend(&provider, &delegation, &extends).await.expect(422);
        assert!(wrong.has("#auto_extend-error"));
        let seller = portal.a_colleague_of(&provider, "sales_agent", "").await;
        amend(&seller, &delegation, &CHANGE).await.expect(403);
        amend(&customer, &delegation, &CHANGE).await.expect(403);
        let stranger = portal.a_provider().await;
        amend(&stranger, &delegation, &CHANGE).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn rights_that_changed_meanwhile_are_shown_anew() {
    on_each_database(async |portal| {
        let (provider, customer, delegation) = rights(&portal).await;
        amend(&provider, &delegation, &CHANGE).await.expect(303);
        let address = customer.at(&format!("{delegation}/approve"));
        let page = customer.get(&address).await.expect(200);
        let hash = page.attribute("input[name=offer_hash]", "value");
        let shorten = customer.at(&format!("{delegation}/shorten"));
        customer.post(&shorten, &[("days", "10")]).await.expect(303);
        let changed = customer.approve_as(&address, &hash, &[]).await.expect(409);
        assert!(changed.has("#changed"));
        customer.approve(&delegation, &[]).await.expect(303);
        let (_, facts) = customer.state(&delegation).await;
        assert!(facts.contains("2026-03-12"), "{facts}");
    })
    .await;
}

#[actix_web::test]
async fn services_that_go_are_free_for_others_and_new_ones_are_taken() {
    on_each_database(async |portal| {
        let (first, customer, delegation) = rights(&portal).await;
        let second = portal.a_provider().await;
        portal.relate(&second, &customer).await;
        let teams = [GRANT[0], GRANT[2], GRANT[3]];
        customer.grant(&second, &teams).await.expect(409);
        let moved = [GRANT[0], ("service", "azure")];
        amend(&first, &delegation, &moved).await.expect(303);
        customer.approve(&delegation, &[]).await.expect(303);
        customer.grant(&second, &teams).await.expect(303);
        let azure = [GRANT[0], moved[1], GRANT[3]];
        customer.grant(&second, &azure).await.expect(409);
        // What another one holds meanwhile is named, and can be handed over.
        let back = [GRANT[0], moved[1], GRANT[2]];
        amend(&first, &delegation, &back).await.expect(303);
        let conflict = customer.approve(&delegation, &[]).await.expect(409);
        let lead = conflict.text(".lead");
        assert!(lead.starts_with(second.organisation.name.as_str()));
        let taken = [("hand_over", "yes")];
        let taken = customer.approve(&delegation, &taken).await;
        let page = customer.follow(taken.expect(303)).await.expect(200);
        let said = page.text(".flash");
        assert!(said.contains("no longer holds these services"), "{said}");
        assert!(second.delegations("?state=active").await.is_empty());
    })
    .await;
}
