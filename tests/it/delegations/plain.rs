//! What pages of rights say: in plain words what they allow, for a customer the partner first, and of what has ended that
//! it has.
use super::TEAMS;
use crate::{
    client::Answer, delegation_requests::ASKED, harness::on_each_database, people::Person,
};
use multichannel::messages::t;

const FAR: [(&str, &str); 3] = [
    ("role", "user-administrator"),
    ("service", "intune"),
    ("days", "90"),
];
const NEAR: [(&str, &str); 3] = [
    ("role", "license-administrator"),
    ("service", "exchange-online"),
    ("days", "90"),
];
const TAG: &str = ".tag[data-state=privileged]";

fn name(of: &Person) -> &str {
    of.organisation.name.as_str()
}

/// It refuses in these words, and leads to this page.
#[track_caller]
fn is_over(answer: Answer, words: &str, page: &str) {
    let answer = answer.expect(409);
    let said = answer.text("main");
    assert!(said.contains(words), "{said}");
    assert!(answer.has(&format!("main a[href='{page}']")), "{said}");
    assert!(!answer.has("main form[method=post]"), "{said}");
}

/// Whose page of a change it is, its address below the rights, and its form.
type Try<'a> = (&'a Person, &'a str, &'a [(&'a str, &'a str)]);

#[actix_web::test]
async fn pages_that_change_rights_refuse_those_that_have_ended_and_lead_to_what_became_of_them() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &TEAMS).await.expect(303);
        let rights = customer.newest().await;
        let tries: [Try<'_>; 4] = [
            (&customer, "shorten", &[("days", "5")]),
            (&customer, "auto-extend", &[("enabled", "yes")]),
            (&provider, "auto-extend", &[("enabled", "no")]),
            (&provider, "resign", &[("reason", "Over")]),
        ];
        for (who, verb, _) in tries {
            let page = who.at(&format!("{rights}/{verb}"));
            who.get(&page).await.expect(200);
        }
        let page = customer.at(&rights);
        let revoke = format!("{page}/revoke");
        customer.get(&revoke).await.expect(200);
        customer.post(&revoke, &[]).await.expect(303);
        let words = format!("These rights ended on {}", portal.now().minute());
        let before = portal.everything().await;
        is_over(customer.get(&revoke).await, &words, &page);
        for (who, verb, form) in tries {
            let page = who.at(&rights);
            let address = format!("{page}/{verb}");
            is_over(who.get(&address).await, &words, &page);
            is_over(who.post(&address, form).await, &words, &page);
        }
        assert_eq!(portal.everything().await, before);
        // What ended them may come twice.
        customer.post(&revoke, &[]).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn so_do_they_with_rights_whose_term_is_over_and_with_requests_that_came_to_nothing() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        provider.ask(&customer, &ASKED).await.expect(303);
        let request = customer.at(&customer.newest().await);
        let decline = format!("{request}/decline");
        customer.post(&decline, &[]).await.expect(303);
        let day = [TEAMS[0], TEAMS[1], ("days", "1")];
        customer.grant(&provider, &day).await.expect(303);
        let rights = customer.at(&customer.newest().await);
        portal.pass_seconds(86_400);
        customer.sign_in().await;
        let ended = format!("These rights ended on {}", portal.now().minute());
        for (page, words) in [
            (&rights, ended.as_str()),
            (&request, "These rights were never given"),
        ] {
            for verb in ["revoke", "shorten", "auto-extend"] {
                let address = format!("{page}/{verb}");
                is_over(customer.get(&address).await, words, page);
            }
            let revoke = format!("{page}/revoke");
            let late = [("reason", "Moved in house")];
            is_over(customer.post(&revoke, &late).await, words, page);
        }
    })
    .await;
}

#[actix_web::test]
async fn both_sides_read_in_plain_words_what_rights_allow_and_that_they_reach_far() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &FAR).await.expect(303);
        let far = customer.newest().await;
        customer.grant(&provider, &NEAR).await.expect(303);
        let near = customer.newest().await;
        let tagged = async |person: &Person, tail: &str| {
            let page = person.get(&person.at(tail)).await.expect(200);
            page.texts(&format!("main {TAG}")).len()
        };
        for (person, in_its_words) in [(&provider, false), (&customer, true)] {
            for (tail, role) in [(&far, FAR[0].1), (&near, NEAR[0].1)] {
                let does = t(Default::default(), format!("role-{role}")).attribute("does");
                let page = person.get(&person.at(tail)).await.expect(200);
                let said = page.text(".facts ul.plain");
                assert!(said.contains(&does.to_string()), "{said}");
                assert_eq!(page.has(&format!("h1 {TAG}")), tail == &far, "{said}");
                assert_eq!(page.has(&format!("li {TAG}")), tail == &far, "{said}");
                assert_eq!(page.has(".facts .hint"), !in_its_words, "{said}");
            }
            assert_eq!(tagged(person, "/delegations").await, 1);
        }
        let of_partner = format!("/partners/{}", provider.organisation.id);
        assert_eq!(tagged(&customer, &of_partner).await, 1);
        let matrix = customer.get(&customer.at("/partners")).await.expect(200);
        for place in [".matrix .held", ".slim tbody"] {
            assert_eq!(matrix.texts(&format!("{place} {TAG}")).len(), 1, "{place}");
        }
        // What has ended reaches nothing.
        let revoke = customer.at(&format!("{far}/revoke"));
        customer.post(&revoke, &[]).await.expect(303);
        for tail in [far.as_str(), "/delegations", &of_partner, "/partners"] {
            assert_eq!(tagged(&customer, tail).await, 0, "{tail}");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_customer_reads_the_partner_first_and_a_partner_the_name_of_its_rights() {
    on_each_database(async |portal| {
        let (first, second) = (portal.a_provider().await, portal.a_provider().await);
        let customer = portal.a_customer_of(&first).await;
        portal.relate(&second, &customer).await;
        for (partner, grant) in [(&first, &FAR), (&second, &NEAR)] {
            customer.grant(partner, grant).await.expect(303);
            let rights = customer.newest().await;
            let whole = format!("{}: {} 1", name(partner), name(&customer));
            for tail in ["", "/revoke", "/shorten", "/auto-extend"] {
                let page = customer.at(&format!("{rights}{tail}"));
                let page = customer.get(&page).await.expect(200);
                for place in ["title", "h1"] {
                    let said = page.text(place);
                    assert!(said.contains(&whole), "{tail}: {said}");
                }
            }
            let risk = customer.get(&customer.at("/partners/risk")).await;
            let listed = risk.expect(200).texts("tbody th a");
            assert!(listed.contains(&whole), "{listed:?}");
            let page = partner.get(&partner.at(&rights)).await.expect(200);
            let said = page.text("h1");
            let alone = format!("{} 1 ", name(&customer));
            assert!(said.starts_with(&alone), "{said}");
        }
    })
    .await;
}

#[actix_web::test]
async fn whoever_approves_what_another_provider_holds_sees_what_is_given_and_what_the_holder_has() {
    on_each_database(async |portal| {
        let (holder, other) = (portal.a_provider().await, portal.a_provider().await);
        let customer = portal.a_customer_of(&holder).await;
        portal.relate(&other, &customer).await;
        let held = [TEAMS[0], TEAMS[1], NEAR[1], ("days", "60")];
        customer.grant(&holder, &held).await.expect(303);
        let has = portal.now().plus_days(60).minute();
        let role = "License Administrator, ";
        let had = [name(&holder), role, "Teams", "Exchange Online", &has];

        other.ask(&customer, &ASKED).await.expect(303);
        let request = other.newest().await;
        let asked = customer.approve(&request, &[]).await.expect(409);
        let until = format!("Until {}", portal.now().plus_days(90).minute());
        let new = [
            "License Administrator",
            "Directory Readers",
            "Teams",
            "90 days",
            until.as_str(),
        ];
        says(&asked, "#giving", &new);
        says(&asked, "#had", &had);

        customer.grant(&other, &FAR).await.expect(303);
        let rights = customer.newest().await;
        let amend = other.at(&format!("{rights}/amend"));
        let change = [FAR[0], FAR[1], TEAMS[1]];
        other.post(&amend, &change).await.expect(303);
        let asked = customer.approve(&rights, &[]).await.expect(409);
        let grown = ["User Administrator", "Intune", "Teams", "As before"];
        says(&asked, "#giving", &grown);
        says(&asked, "#had", &had);
    })
    .await;
}

#[actix_web::test]
async fn the_page_of_what_ended_says_what_it_allowed_and_of_what_was_never_given_what_was_asked() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &NEAR).await.expect(303);
        let given = customer.newest().await;
        provider.ask(&customer, &ASKED).await.expect(303);
        let asked = provider.newest().await;
        let heads = async |rights: &str| {
            let page = customer.get(&customer.at(rights)).await;
            page.expect(200).texts("section h2").join("; ")
        };
        for rights in [&given, &asked] {
            let said = heads(rights).await;
            assert!(said.contains("What it allows"), "{said}");
        }
        let revoke = customer.at(&format!("{given}/revoke"));
        let revoked = customer.post(&revoke, &[]).await.expect(303);
        let page = customer.follow(revoked).await.expect(200);
        let said = page.text(".flash");
        assert!(said.contains("Both sides are told by mail"), "{said}");
        let decline = customer.at(&format!("{asked}/decline"));
        customer.post(&decline, &[]).await.expect(303);
        for (rights, words) in [(&given, "What it allowed"), (&asked, "What was asked for")] {
            let said = heads(rights).await;
            assert!(said.contains(words), "{words}: {said}");
            assert!(!said.contains("What it allows"), "{said}");
        }
    })
    .await;
}

#[track_caller]
fn says(page: &Answer, place: &str, all: &[&str]) {
    let said = page.text(place);
    for words in all {
        assert!(said.contains(words), "{words}: {said}");
    }
}
