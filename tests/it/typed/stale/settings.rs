//! What an organisation says of itself, and the agreement of a provider.
use super::{MARKED, as_it_stands, clashes, comes_back, goes_again, is_done, version};
use crate::{harness::on_each_database, subscriptions::with};

#[actix_web::test]
async fn settings_that_a_colleague_set_stay() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "", "global_admin").await;
        let path = ana.at("/settings");
        let old = version(&ana, &path).await;
        let set = [
            ("name", ana.organisation.name.as_str()),
            ("support_contact", "+49 30 1234"),
            ("notice_addresses", "watch@x.example"),
            ("language", "en"),
            ("market", "FR"),
            ("market", "BR"),
        ];
        ben.post(&path, &set).await.expect(303);
        let form = [
            ("name", "Northwind"),
            ("language", "en"),
            ("market", "AT"),
            ("version", old.as_str()),
        ];
        let different = "Support contact (+49 30 1234), Notice addresses (watch@x.example)";
        let back = comes_back(&ana, &path, &form, ("name", different)).await;
        assert!(back.has("[name=market][value=AT][checked]"));
        assert!(!back.has("[name=market][value=FR][checked]"));
        let now = "Countries that you serve now: 3 countries";
        clashes(&back, "market", now);
        assert!(back.has("details[open] #market"));
        assert_eq!(back.attribute("#support_contact", "value"), "+49 30 1234");
        assert_eq!(back.text("textarea#notice_addresses"), "watch@x.example");
        assert_eq!(back.attributes(".problems a", "href"), ["#market"]);
        let page = ana.get(&path).await.expect(200);
        assert_eq!(page.attribute("#support_contact", "value"), "+49 30 1234");
        assert_eq!(page.text("textarea#notice_addresses"), "watch@x.example");
        assert!(page.has("[name=market][value=FR][checked]"));
        assert_eq!(portal.deeds(&ana, "settings-changed").await, 1);
        goes_again(&ana, &path, &back).await;
        assert_eq!(portal.deeds(&ana, "settings-changed").await, 2);
        let page = ana.get(&path).await.expect(200);
        assert_eq!(page.attribute("#name", "value"), "Northwind");
        assert_eq!(page.attribute("#support_contact", "value"), "+49 30 1234");
        assert_eq!(page.text("textarea#notice_addresses"), "watch@x.example");
        assert!(
            page.has("[name=market][value=AT][checked]"),
            "as it was said"
        );
        assert!(!page.has("[name=market][value=FR][checked]"));
        // Whoever sends no version, as scripts do, sets what it says.
        ben.post(&path, &set).await.expect(303);
        let page = ana.get(&path).await.expect(200);
        assert_eq!(page.attribute("#support_contact", "value"), "+49 30 1234");
    })
    .await;
}

#[actix_web::test]
async fn countries_and_mailboxes_that_nobody_touched_are_brought_up_to_date() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "", "global_admin").await;
        let path = ana.at("/settings");
        let rest = [("name", "Northwind"), ("language", "en")];
        let two = ("notice_addresses", "one@x.example\ntwo@x.example");
        let markets = [("market", "FR"), ("market", "BR"), two];
        let set = [&rest[..], &markets].concat();
        ben.post(&path, &set).await.expect(303);
        let shown = ana.get(&path).await.expect(200);
        let mut form = as_it_stands(&shown, &path);
        let three = (
            "notice_addresses",
            "one@x.example\ntwo@x.example\nthree@x.example",
        );
        let set = [&rest[..], &[("every_country", "yes"), three]].concat();
        ben.post(&path, &set).await.expect(303);
        let name = form.iter_mut().find(|(name, _)| name == "name").unwrap();
        name.1 = "Southwind".to_owned();
        let form: Vec<_> = form
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let different = "Notice addresses (one@x.example, three@x.example, two@x.example), \
            Every country (yes), Countries that you serve (Every country)";
        let back = comes_back(&ana, &path, &form, ("name", different)).await;
        assert!(!back.has(".error"));
        assert!(back.has("[name=every_country][checked]") && !back.has("[name=market][checked]"));
        goes_again(&ana, &path, &back).await;
        let page = ana.get(&path).await.expect(200);
        assert_eq!(page.attribute("#name", "value"), "Southwind");
        assert!(page.has("[name=every_country][checked]"));
        assert!(
            page.text("textarea#notice_addresses")
                .contains("three@x.example")
        );
    })
    .await;
}

#[actix_web::test]
async fn every_country_of_a_colleague_does_not_outweigh_those_that_somebody_ticked() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "", "global_admin").await;
        let path = ana.at("/settings");
        let rest = [("name", "Northwind"), ("language", "en")];
        let some = [&rest[..], &[("market", "FR"), ("market", "BR")]].concat();
        let every = [&rest[..], &[("every_country", "yes")]].concat();
        for ticked in [&[("market", "AT")][..], &[]] {
            ben.post(&path, &some).await.expect(303);
            let old = version(&ana, &path).await;
            ben.post(&path, &every).await.expect(303);
            let form = [&rest[..], ticked, &[("version", old.as_str())]].concat();
            let different = match ticked.is_empty() {
                true => "Countries that you serve (Every country)",
                false => MARKED,
            };
            let back = comes_back(&ana, &path, &form, ("name", different)).await;
            if !ticked.is_empty() {
                let now = "Countries that you serve now: Every country";
                clashes(&back, "market", now);
            }
            goes_again(&ana, &path, &back).await;
            let page = ana.get(&path).await.expect(200);
            for shown in [&back, &page] {
                let is_ticked = shown.has("[name=market][value=AT][checked]");
                assert_eq!(is_ticked, !ticked.is_empty());
                assert!(!shown.has("[name=every_country][checked]"), "{ticked:?}");
                assert!(!shown.has("[name=market][value=FR][checked]"), "{ticked:?}");
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn an_agreement_that_comes_again_does_not_replace_a_newer_one() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let ben = portal.a_colleague_of(&ana, "", "global_admin").await;
        let path = ana.at("/settings/agreement");
        let first = version(&ana, &path).await;
        let ours = [
            ("language", "en"),
            ("text", "Ours"),
            ("version", first.as_str()),
        ];
        for _ in 0..2 {
            ana.post(&path, &ours).await.expect(303);
        }
        let second = version(&ben, &path).await;
        let theirs = [
            ("language", "en"),
            ("text", "Theirs"),
            ("version", second.as_str()),
        ];
        ben.post(&path, &theirs).await.expect(303);
        assert_eq!(portal.rows("agreements").await, 3);
        let back = ana.post(&path, &ours).await.expect(409);
        assert!(back.text(".problems").contains("version 3"));
        assert_eq!(back.text("textarea#text"), "Ours");
        assert_eq!(back.text("details[open] pre.letter"), "Theirs");
        let above = "Text now: see “The text that customers agree to now” above";
        clashes(&back, "text", above);
        let page = ana.get(&path).await.expect(200);
        assert_eq!(page.text("textarea#text"), "Theirs");
        // What customers agree to now is published already, whatever page it comes from.
        let again = with(&theirs, &[("version", first.as_str())]);
        ben.post(&path, &again).await.expect(303);
        assert_eq!(portal.rows("agreements").await, 3);
        // Whoever did not touch the text does not bring the one before back.
        let untouched = [("language", "pt-BR"), ours[1], theirs[2]];
        let fresh = ana.post(&path, &untouched).await.expect(409);
        assert_eq!(fresh.text("textarea#text"), "Theirs");
        assert!(fresh.has("#language option[value=pt-BR][selected]"));
        assert!(!fresh.has(".error") && !fresh.has("details[open]"));
        is_done(&ana, &path, &ours, &back).await;
        assert_eq!(portal.rows("agreements").await, 4);
        assert_eq!(portal.deeds(&ana, "agreement-published").await, 3);
    })
    .await;
}
