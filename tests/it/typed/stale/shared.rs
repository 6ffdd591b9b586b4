//! What all members of a partner write into: the letter of an invitation, and what a customer is called.
use super::{MARKED, as_it_stands, clashes, comes_back, goes_again, is_done, version};
use crate::{harness::on_each_database, invitations::addressed, subscriptions::with};

/// What stands for a text that is too long to be said.
const BELOW: &str = "see “Saved text” below";

#[actix_web::test]
async fn a_letter_that_a_colleague_wrote_stays() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "sales_agent", "").await;
        let page = ana.invites(&addressed(&[])).await;
        let (draft, link) = (format!("{page}/draft"), ana.link_on(&page).await);
        let old = version(&ana, &draft).await;
        let (ours, theirs) = (format!("Ours: {link}"), format!("Theirs: {link}"));
        let set = [("subject", "Their subject"), ("body", theirs.as_str())];
        ben.post(&draft, &set).await.expect(303);
        let form = [
            ("subject", "Our subject"),
            ("body", ours.as_str()),
            ("version", old.as_str()),
        ];
        let back = comes_back(&ana, &draft, &form, ("subject", MARKED)).await;
        clashes(&back, "subject", "Subject now: Their subject");
        clashes(&back, "body", &format!("Text now: {BELOW}"));
        assert!(back.text("textarea#body").contains("Ours:"));
        assert!(back.text(".letter").contains("Theirs:"));
        let kept = ben.get(&draft).await.expect(200);
        assert_eq!(kept.attribute("#subject", "value"), "Their subject");
        // What is kept already needs no page, old or new.
        let same = with(&set, &[("version", old.as_str())]);
        ana.post(&draft, &same).await.expect(303);
        is_done(&ana, &draft, &form, &back).await;
        let kept = ben.get(&draft).await.expect(200);
        assert!(kept.text("textarea#body").contains("Ours:"));
        // Whoever sends no version, as scripts do, writes what it says.
        ben.post(&draft, &set).await.expect(303);
        let kept = ana.get(&draft).await.expect(200);
        assert_eq!(kept.attribute("#subject", "value"), "Their subject");
    })
    .await;
}

#[actix_web::test]
async fn a_letter_is_not_sent_over_one_that_a_colleague_wrote() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "sales_agent", "").await;
        let page = ana.invites(&addressed(&[])).await;
        let (draft, send) = (format!("{page}/draft"), format!("{page}/send"));
        let link = ana.link_on(&page).await;
        let shown = ana.get(&draft).await.expect(200);
        let [old, key] = ["version", "once"]
            .map(|name| shown.attribute(&format!("main form [name={name}]"), "value"));
        let (ours, theirs) = (format!("Ours: {link}"), format!("Theirs: {link}"));
        // The standard subject stays, and is not told.
        let subject = shown.attribute("#subject", "value");
        let set = [("subject", subject.as_str()), ("body", theirs.as_str())];
        ben.post(&draft, &set).await.expect(303);
        let form = [
            ("subject", "Our subject"),
            ("body", ours.as_str()),
            ("version", old.as_str()),
            ("once", key.as_str()),
        ];
        let back = comes_back(&ana, &send, &form, ("subject", MARKED)).await;
        clashes(&back, "body", &format!("Text now: {BELOW}"));
        assert!(portal.outbox().await.is_empty());
        assert!(
            ben.get(&draft)
                .await
                .text("textarea#body")
                .contains("Theirs:")
        );
        is_done(&ana, &send, &form, &back).await;
        assert_eq!(portal.outbox().await.len(), 1);
        let kept = ben.get(&draft).await.expect(200);
        assert_eq!(kept.attribute("#subject", "value"), "Our subject");
        // Without a key it is meant once more; its page showed what was sent.
        let shown = version(&ben, &draft).await;
        let again = [form[0], form[1], ("version", shown.as_str())];
        ana.post(&send, &again).await.expect(303);
        assert_eq!(portal.outbox().await.len(), 2);
    })
    .await;
}

#[actix_web::test]
async fn a_text_that_nobody_touched_is_the_one_that_a_colleague_wrote() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "sales_agent", "").await;
        let page = ana.invites(&addressed(&[])).await;
        let (draft, send) = (format!("{page}/draft"), format!("{page}/send"));
        let shown = as_it_stands(&ana.get(&draft).await.expect(200), &send);
        let shown: Vec<_> = shown
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let theirs = format!("Theirs: {}", ana.link_on(&page).await);
        let (_, subject) = shown.iter().find(|(name, _)| *name == "subject").unwrap();
        let set = [("subject", *subject), ("body", theirs.as_str())];
        ben.post(&draft, &set).await.expect(303);
        let form = with(&shown, &[("subject", "Our subject")]);
        let different = format!("Text ({BELOW})");
        let back = comes_back(&ana, &send, &form, ("subject", &different)).await;
        assert!(back.text("textarea#body").contains("Theirs:"));
        assert!(!back.has(".error"));
        goes_again(&ana, &send, &back).await;
        assert_eq!(portal.outbox().await.len(), 1);
        let kept = ben.get(&draft).await.expect(200);
        assert_eq!(kept.attribute("#subject", "value"), "Our subject");
        assert!(kept.text("textarea#body").contains("Theirs:"));
    })
    .await;
}

#[actix_web::test]
async fn of_two_letters_at_once_one_is_kept() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "sales_agent", "").await;
        let page = ana.invites(&addressed(&[])).await;
        let (draft, link) = (format!("{page}/draft"), ana.link_on(&page).await);
        let old = version(&ana, &draft).await;
        let form = |subject| {
            let rest = [("body", link.as_str()), ("version", old.as_str())];
            [("subject", subject), rest[0], rest[1]]
        };
        let (ours, theirs) = (form("Ours"), form("Theirs"));
        let (one, two) = tokio::join!(ana.post(&draft, &ours), ben.post(&draft, &theirs));
        let mut came = [one.status.as_u16(), two.status.as_u16()];
        let first = if came[0] == 303 { "Ours" } else { "Theirs" };
        came.sort_unstable();
        assert_eq!(came, [303, 409]);
        let kept = ana.get(&draft).await.expect(200);
        assert_eq!(kept.attribute("#subject", "value"), first);
    })
    .await;
}

#[actix_web::test]
async fn a_name_that_a_colleague_gave_a_customer_stays() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "admin_agent", "").await;
        let customer = portal.a_customer_of(&ana).await;
        let page = ana.at(&format!("/customers/{}", customer.organisation.id));
        let path = format!("{page}/alias");
        let old = version(&ana, &page).await;
        let set = [("alias", "The big one")];
        ben.post(&path, &set).await.expect(303);
        let form = [("alias", "The old one"), ("version", old.as_str())];
        let back = comes_back(&ana, &path, &form, ("alias", MARKED)).await;
        clashes(&back, "alias", "Your name for it now: The big one");
        let shown = ana.get(&page).await.expect(200);
        assert_eq!(shown.attribute("#alias", "value"), "The big one");
        // What is so already needs no page, old or new.
        ana.post(&path, &[set[0], form[1]]).await.expect(303);
        assert_eq!(portal.deeds(&ana, "relationship-aliased").await, 1);
        is_done(&ana, &path, &form, &back).await;
        assert_eq!(portal.deeds(&ana, "relationship-aliased").await, 2);

        // It was taken away, which is told as well; whoever sends no version sets what it says.
        let old = version(&ana, &page).await;
        ben.post(&path, &[("alias", "")]).await.expect(303);
        let form = [("alias", "Another one"), ("version", old.as_str())];
        let back = comes_back(&ana, &path, &form, ("alias", MARKED)).await;
        clashes(&back, "alias", "Your name for it now: empty");
        ben.post(&path, &set).await.expect(303);
        let shown = ana.get(&page).await.expect(200);
        assert_eq!(shown.attribute("#alias", "value"), "The big one");
    })
    .await;
}
