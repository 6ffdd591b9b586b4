//! What was shown is what is decided on (P18), and what the record keeps of it.
use super::{KEEP, REVOKE, SHORTEN, rights};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};

/// A customer with rights at one provider, the delegation, and a review of it.
async fn reviewing(portal: &Portal) -> (Person, Person, String, String) {
    let provider = portal.a_provider().await;
    let customer = portal.a_customer_of(&provider).await;
    customer
        .grant(&provider, &rights("teams"))
        .await
        .expect(303);
    let delegation = customer.newest().await;
    let review = customer.begins_a_review().await;
    (provider, customer, delegation, review)
}

impl Person {
    /// How many decisions the page of the review counts.
    async fn decided(&self, review: &str) -> String {
        let page = self.get(&self.at(review)).await.expect(200);
        page.texts(".facts dd").last().cloned().unwrap_or_default()
    }
}

#[actix_web::test]
async fn rights_that_were_amended_meanwhile_are_shown_anew_and_nothing_is_decided() {
    on_each_database(async |portal| {
        let (provider, customer, delegation, review) = reviewing(&portal).await;
        let shown = customer.shown(&review, 1).await;
        let amend = provider.at(&format!("{delegation}/amend"));
        let change = [
            ("role", "helpdesk-administrator"),
            ("role", "directory-readers"),
            ("service", "teams"),
            ("service", "intune"),
            ("days", "30"),
        ];
        provider.post(&amend, &change).await.expect(303);
        let more = [
            ("role", "helpdesk-administrator"),
            ("service", "intune"),
            ("days", "30"),
        ];
        customer.approve(&delegation, &more).await.expect(303);
        for choice in [&KEEP[..], &SHORTEN, &REVOKE] {
            let refused = customer.decides_on(&shown, &review, 1, choice).await;
            let refused = refused.expect(409);
            let said = refused.text("#changed");
            for word in [
                "Nothing was decided",
                "new: Helpdesk Administrator",
                "gone: License Administrator",
                "new: Intune",
                "They end on 2026-04-01",
            ] {
                assert!(said.contains(word), "{word}: {said}");
            }
            assert!(refused.text(".facts").contains("Helpdesk Administrator"));
            assert_eq!(customer.decided(&review).await, "0 of 1 decided");
        }
        assert_eq!(customer.state(&delegation).await.0, "ending", "they hold");
        customer.decides(&review, 1, &KEEP).await.expect(303);
    })
    .await;
}

#[actix_web::test]
async fn rights_that_extend_themselves_or_ended_meanwhile_are_shown_anew() {
    on_each_database(async |portal| {
        let (provider, customer, delegation, review) = reviewing(&portal).await;
        let shown = customer.shown(&review, 1).await;
        let switch = customer.at(&format!("{delegation}/auto-extend"));
        let on = [("enabled", "yes")];
        customer.post(&switch, &on).await.expect(303);
        let refused = customer.decides_on(&shown, &review, 1, &KEEP).await;
        let said = refused.expect(409).text("#changed");
        assert!(said.contains("They extend themselves now"), "{said}");
        let shown = customer.shown(&review, 1).await;
        let resign = provider.at(&format!("{delegation}/resign"));
        provider.post(&resign, &[]).await.expect(303);
        let refused = customer.decides_on(&shown, &review, 1, &KEEP).await;
        let refused = refused.expect(409);
        assert!(refused.has("#changed") && refused.has("#over"));
        let decided = customer.decided(&review).await;
        assert!(decided.starts_with("Nothing is left"), "{decided}");
        for nothing in ["", "something else"] {
            let refused = customer.decides_on(nothing, &review, 1, &KEEP).await;
            refused.expect(409);
        }
        customer.decides(&review, 1, &KEEP).await.expect(303);
        let page = customer.get(&customer.at(&review)).await;
        let row = page.text("tbody tr");
        assert!(row.contains("Ended meanwhile"), "{row}");
        assert!(row.contains("2026-03-02"), "when they ended: {row}");
    })
    .await;
}

#[actix_web::test]
async fn the_record_shows_what_was_decided_on_in_page_and_file() {
    on_each_database(async |portal| {
        let (provider, customer, delegation, review) = reviewing(&portal).await;
        // Since the review began the rights became fewer: the record shows these.
        let amend = provider.at(&format!("{delegation}/amend"));
        let less = [("role", "directory-readers"), ("service", "teams")];
        provider.post(&amend, &less).await.expect(303);
        customer.approve(&delegation, &[]).await.expect(303);
        let step = customer.at(&format!("{review}/steps/1"));
        for page in [customer.at(&review), step] {
            let shown = customer.get(&page).await.expect(200).text("main");
            assert!(shown.contains("Directory Readers"), "{shown}");
            assert!(!shown.contains("License"), "as they are now: {shown}");
        }
        customer.decides(&review, 1, &SHORTEN).await.expect(303);
        let until = portal.now().plus_days(700);
        let new_end = portal.now().plus_days(10);
        // And afterwards they become others again.
        let more = [("role", "global-reader"), ("service", "intune")];
        provider.post(&amend, &more).await.expect(303);
        let all = [("role", "global-reader"), ("service", "intune")];
        customer.approve(&delegation, &all).await.expect(303);
        let page = customer.get(&customer.at(&review)).await.expect(200);
        let row = page.text("tbody tr");
        for word in ["Directory Readers", "Teams", "Shortened"] {
            assert!(row.contains(word), "{word}: {row}");
        }
        assert!(row.contains(&until.date()), "the end as it was: {row}");
        assert!(row.contains(&new_end.date()), "the end since then: {row}");
        for word in ["License", "Global Reader", "Intune"] {
            assert!(!row.contains(word), "{word}: {row}");
        }
        let address = page.attribute(".head a[href$='.csv']", "href");
        let file = customer.get(&address).await.expect(200);
        let lines: Vec<&str> = file.body.lines().collect();
        assert_eq!(lines.len(), 2, "{lines:?}");
        let decided = format!("no,shorten,{},", new_end.rfc3339());
        for word in ["directory-readers,teams,", &until.rfc3339(), &decided] {
            assert!(lines[1].contains(word), "{word}: {}", lines[1]);
        }
        let stranger = portal.a_customer().await;
        let theirs = address.replace(customer.slug(), stranger.slug());
        stranger.get(&theirs).await.expect(404);
    })
    .await;
}
