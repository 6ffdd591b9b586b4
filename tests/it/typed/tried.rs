//! Whoever is over a limit and goes on has nothing done in vain (P3): what is one too many is undone, and that costs as much
//! as doing it.
use crate::{
    delegations::TEAMS,
    harness::{Portal, on_each_database},
    people::Person,
};

const NOBODYS: &str = "0190a000-0000-7000-8000-000000000000";

/// Which answers came to so many of the same, and how often each.
async fn tried(
    person: &Person,
    path: &str,
    form: &[(&str, &str)],
    number: usize,
) -> (usize, usize) {
    let (mut looked, mut refused) = (0, 0);
    for _ in 0..number {
        let answer = person.post(path, form).await;
        match answer.status.as_u16() {
            429 => {
                assert!(answer.headers.contains_key("retry-after"));
                refused += 1;
            }
            404 | 409 => looked += 1,
            other => panic!("{path}: {other}"),
        }
    }
    (looked, refused)
}

#[actix_web::test]
async fn who_begins_too_many_works_and_goes_on_is_refused_before_any_row_is_looked_at() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.grant(&provider, &TEAMS).await.expect(303);
        let rights = customer.newest().await;
        let path = customer.at("/delegations/bulk");
        // The page showed others, which is seen when all rows are looked at.
        let old = [("deed", "extend"), ("all", "yes"), ("found", "another")];
        assert_eq!(tried(&customer, &path, &old, 30).await, (30, 0));
        let works = [("deed", "stop-extending"), ("delegation", &rights[13..])];
        let mut begun = 0;
        while customer.post(&path, &works).await.status != 429 {
            begun += 1;
            assert!(begun < 100, "as many works as one likes");
        }
        let (looked, refused) = tried(&customer, &path, &old, 60).await;
        assert!(looked >= 10, "as many tries again as works: {looked}");
        assert!(refused > 20, "as many tries as one likes: {looked}");
        // So are others of the organisation, which shares the limit, and nobody else.
        let colleague = portal.a_colleague_of(&customer, "", "global_admin").await;
        let (_, refused) = tried(&colleague, &path, &old, 10).await;
        assert!(refused > 0);
        let theirs = [("deed", "renew"), old[1], old[2]];
        let path = provider.at("/delegations/bulk");
        assert_eq!(tried(&provider, &path, &theirs, 30).await, (30, 0));
    })
    .await;
}

/// Sends what does nothing until that is refused without a look.
async fn is_refused(portal: &Portal, person: &Person, path: &str) {
    assert_eq!(tried(person, path, &[], 5).await, (5, 0), "{path}");
    portal.use_up(person).await;
    assert_eq!(tried(person, path, &[], 5).await, (5, 0), "{path}");
    for _ in 0..400 {
        if tried(person, path, &[], 1).await == (0, 1) {
            return;
        }
    }
    panic!("{path}: as many tries as one likes");
}

#[actix_web::test]
async fn who_mails_or_changes_too_much_and_goes_on_is_refused_before_anything_is_looked_at() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let mail = provider.at(&format!("/mails/{NOBODYS}/send"));
        is_refused(&portal, &provider, &mail).await;
        let file = customer.at(&format!("/subscriptions/import/{NOBODYS}/commit"));
        is_refused(&portal, &customer, &file).await;
        // Each is counted alone.
        let other = portal.a_colleague_of(&customer, "", "global_admin").await;
        assert_eq!(tried(&other, &file, &[], 5).await, (5, 0));
    })
    .await;
}

#[actix_web::test]
async fn fewer_files_than_other_changes_are_taken_over_in_a_minute() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let mut refused = None;
        for n in 0..60 {
            let file = format!(
                "service,product,channel,provider,seats,term_ends_on,auto_renew\n\
                teams,Rooms {n},advisor,{},25,2027-03-02,\n",
                provider.slug()
            );
            let import = customer.files("/subscriptions", &file).await;
            let answer = customer.takes_over(&import).await;
            if answer.status == 429 {
                refused = Some(n);
                break;
            }
            answer.expect(303);
        }
        let refused = refused.expect("as many files as one likes");
        assert!(refused >= 20, "{refused}");
    })
    .await;
}
