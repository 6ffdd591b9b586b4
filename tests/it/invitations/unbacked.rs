//! Links that open nothing because nobody stands behind them: they are neither mailed nor copied.
use super::{addressed, reusable};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};
use diesel::prelude::*;
use multichannel::{domain::partnership::State, store::schema::partnerships};

/// An invitation that is handed to a reseller.
async fn handed(portal: &Portal) -> (Person, Person, String) {
    let provider = portal.a_provider().await;
    let reseller = portal.a_reseller_of(&provider).await;
    let to = [("reseller", reseller.slug())];
    let page = provider.invites(&addressed(&to)).await;
    (provider, reseller, page)
}

impl Portal {
    /// The reseller is nobody's partner any more; what it was handed stays as it is.
    pub async fn leaves(&self, reseller: &Person) {
        let id = reseller.organisation.id;
        self.behind_the_scenes(move |db| {
            diesel::update(partnerships::table.filter(partnerships::reseller_id.eq(id)))
                .set(partnerships::state.eq(State::Ended))
                .execute(db)
                .map(|_| ())
        })
        .await;
    }
}

/// Whatever would pass the link on is refused, and nobody gets a mail.
async fn cannot_pass_it_on(portal: &Portal, person: &Person, page: &str, link: &str) {
    let mails = portal.outbox().await.len();
    let shown = person.get(page).await.expect(200);
    assert!(!shown.has("#link") && !shown.body.contains(link));
    for tail in ["/draft", "/link.txt", "/qr.svg"] {
        person.get(&format!("{page}{tail}")).await.expect(409);
    }
    let words = [("subject", "Hello"), ("body", link)];
    for tail in ["/send", "/draft"] {
        let refused = person.post(&format!("{page}{tail}"), &words).await;
        refused.expect(409);
    }
    person.post(&format!("{page}/copy"), &[]).await.expect(409);
    for deed in ["invitation-mailed", "invitation-link-copied"] {
        assert_eq!(portal.deeds(person, deed).await, 0, "{deed}");
    }
    assert_eq!(portal.outbox().await.len(), mails);
}

#[actix_web::test]
async fn a_reseller_passes_no_link_of_a_suspended_provider_on() {
    on_each_database(async |portal| {
        let (provider, reseller, page) = handed(&portal).await;
        let theirs = reseller.page_of(&page);
        let link = reseller.link_on(&theirs).await;
        portal.turn(&provider, true).await;
        let shown = reseller.get(&theirs).await.expect(200);
        let said = shown.text("#unbacked");
        assert!(said.contains("is suspended"), "{said}");
        cannot_pass_it_on(&portal, &reseller, &theirs, &link).await;
        portal.turn(&provider, false).await;
        let shown = reseller.get(&theirs).await.expect(200);
        assert!(!shown.has("#unbacked") && shown.has("#link"));
        reseller
            .post(&format!("{theirs}/copy"), &[])
            .await
            .expect(303);
        reseller.mails_it(&theirs).await;
        assert_eq!(portal.deeds(&reseller, "invitation-mailed").await, 1);
    })
    .await;
}

#[actix_web::test]
async fn a_provider_mails_no_link_of_a_reseller_that_left_until_another_has_it() {
    on_each_database(async |portal| {
        let (provider, reseller, page) = handed(&portal).await;
        let link = provider.link_on(&page).await;
        portal.leaves(&reseller).await;
        let shown = provider.get(&page).await.expect(200);
        let said = shown.text("#unbacked");
        assert!(said.contains("Hand it over"), "{said}");
        cannot_pass_it_on(&portal, &provider, &page, &link).await;
        let resend = format!("{page}/resend");
        let renews = format!("a[href='{resend}']");
        assert!(!shown.has(&renews), "nothing is offered that is refused");
        let refused = provider.get(&resend).await.expect(409);
        assert!(refused.text("main").contains("Hand it over"));
        let refused = provider.post(&resend, &[]).await.expect(409);
        let why = refused.text("main");
        assert!(why.contains("Hand it over"), "{why}");
        assert_eq!(portal.deeds(&provider, "invitation-resent").await, 0);
        let other = portal.a_reseller_of(&provider).await;
        let to = [("reseller", other.slug())];
        let handed = provider.post(&format!("{page}/hand-over"), &to).await;
        handed.expect(303);
        let shown = provider.get(&page).await.expect(200);
        assert!(!shown.has("#unbacked") && shown.has(&renews));
        provider.get(&resend).await.expect(200);
        provider.post(&resend, &[]).await.expect(303);
        assert_eq!(portal.deeds(&provider, "invitation-resent").await, 1);
    })
    .await;
}

#[actix_web::test]
async fn no_new_link_is_made_that_would_open_nothing_neither_mailed_nor_not() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let to = [("reseller", reseller.slug())];
        for fields in [addressed(&to), reusable(&to)] {
            let page = provider.invites(&fields).await;
            let resend = format!("{page}/resend");
            // Opened before: what it asks for is a new link for the one that it shows.
            let opened = provider.get(&resend).await.expect(200);
            let shown = opened.attribute("input[name=generation]", "value");
            let (link, mails) = (provider.link_on(&page).await, portal.outbox().await.len());
            portal.leaves(&reseller).await;
            let asked = [("generation", shown.as_str()), ("quiet", "yes")];
            for form in [&asked[..1], &asked[..], &asked[1..], &asked[..0]] {
                let refused = provider.post(&resend, form).await.expect(409);
                let why = refused.text("main");
                assert!(why.contains("Hand it over"), "{form:?}: {why}");
            }
            assert_eq!(portal.outbox().await.len(), mails);
            portal.partners(&provider, &reseller).await;
            assert_eq!(provider.link_on(&page).await, link, "the link is as it was");
            assert_eq!(portal.deeds(&provider, "invitation-resent").await, 0);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_new_link_that_was_made_before_the_reseller_left_is_told_as_that() {
    on_each_database(async |portal| {
        let (provider, reseller, page) = handed(&portal).await;
        let resend = format!("{page}/resend");
        let opened = provider.get(&resend).await.expect(200);
        let shown = opened.attribute("input[name=generation]", "value");
        let form = [("generation", shown.as_str()), ("quiet", "yes")];
        provider.post(&resend, &form).await.expect(303);
        portal.leaves(&reseller).await;
        provider.post(&resend, &form).await.expect(303);
        let flash = provider.get(&page).await.expect(200).text(".flash");
        assert!(flash.contains("No other was made"), "{flash}");
        assert_eq!(portal.deeds(&provider, "invitation-resent").await, 1);
    })
    .await;
}
