//! Settings of an organisation, and the agreement of a provider.
use crate::{accepting::for_everybody, harness::on_each_database};
use multichannel::{
    domain::{country::Country, language::Language, organisation::Slug},
    store::{agreements, organisations},
};

#[actix_web::test]
async fn a_global_admin_changes_name_contact_language_and_markets() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        ana.get(&ana.at("/settings")).await.expect(200);
        let form = [
            ("name", "Northwind Traders"),
            ("support_contact", "+49 30 1234"),
            ("language", "pt-BR"),
            ("market", "FR"),
            ("market", "BR"),
        ];
        ana.post(&ana.at("/settings"), &form).await.expect(303);
        let page = ana.get(&ana.at("/settings")).await.expect(200);
        assert_eq!(page.attribute("#name", "value"), "Northwind Traders");
        let slug = Slug::parse(ana.slug()).unwrap();
        let found = portal
            .app
            .db
            .read(move |db| organisations::by_slug(db, &slug))
            .await;
        let found = found.unwrap().unwrap();
        assert_eq!(found.language, Language::BrazilianPortuguese);
        for (code, served) in [("FR", true), ("BR", true), ("DE", true), ("AT", false)] {
            assert_eq!(
                found.serves(Country::parse(code).unwrap()),
                served,
                "{code}"
            );
        }
        let colleague = portal
            .a_colleague_of(&ana, "admin_agent", "user_admin")
            .await;
        colleague.get(&ana.at("/settings")).await.expect(403);
    })
    .await;
}

#[actix_web::test]
async fn only_languages_that_have_words_are_offered_beside_the_one_that_is_set() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let offered = async || {
            let page = ana.get(&ana.at("/settings")).await.expect(200);
            page.attributes(
                "#language option, input[type=hidden][name=language]",
                "value",
            )
        };
        assert_eq!(offered().await, ["en"]);
        let letter = ana.get(&ana.at("/invitations/import")).await.expect(200);
        assert!(
            letter.has("input[type=hidden][name=language]"),
            "nothing to choose"
        );
        assert!(!letter.has("#language") && !letter.has("#second_language"));
        let form = [("name", "Northwind"), ("language", "pt-BR")];
        ana.post(&ana.at("/settings"), &form).await.expect(303);
        assert_eq!(offered().await, ["en", "pt-BR"]);
        let own = [("name", "Ana"), ("language", "pt-BR"), ("theme", "auto")];
        ana.post("/account", &own).await.expect(303);
        let page = ana.get("/account").await.expect(200);
        assert_eq!(page.attribute("html", "lang"), "en", "as its words are");
        let chosen = page.attribute("#language option[selected]", "value");
        assert_eq!(chosen, "pt-BR");
    })
    .await;
}

#[actix_web::test]
async fn every_country_is_served_by_one_tick_or_by_all() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let settings = ana.at("/settings");
        let name = [("name", "Northwind Traders"), ("language", "en")];
        let ticks: Vec<_> = Country::all()
            .iter()
            .map(|it| ("market", it.as_str()))
            .collect();
        assert!(ticks.len() > 200);
        let some = &ticks[..230];
        for (markets, ticked, every) in [
            (some, 230, false),
            (&ticks[..], 0, true),
            (&[("market", "FR")][..], 2, false),
            (&[("every_country", "yes")][..], 0, true),
            (&[("every_country", "yes"), ("market", "FR")][..], 0, true),
        ] {
            let form = [&name[..], markets].concat();
            ana.post(&settings, &form).await.expect(303);
            let page = ana.get(&settings).await.expect(200);
            let boxes = page.texts("input[name=market][checked] + label");
            assert_eq!(boxes.len(), ticked);
            assert_eq!(page.has("input[name=every_country][checked]"), every);
        }
        let wrong = [&[("name", ""), ("language", "en")][..], &ticks[..]].concat();
        let back = ana.post(&settings, &wrong).await.expect(422);
        let boxes = back.texts("input[name=market][checked] + label");
        assert_eq!(boxes.len(), ticks.len());
        let reseller = portal.a_reseller().await;
        let form = [&name[..], &[("every_country", "yes")]].concat();
        let refused = reseller.post(&reseller.at("/settings"), &form).await;
        refused.expect(422);
    })
    .await;
}

#[actix_web::test]
async fn only_providers_have_markets_and_an_agreement() {
    on_each_database(async |portal| {
        let ben = portal.a_reseller().await;
        let form = [("name", "Fabrikam"), ("language", "en"), ("market", "FR")];
        ben.post(&ben.at("/settings"), &form).await.expect(422);
        ben.get(&ben.at("/settings/agreement")).await.expect(404);
        let form = [("language", "en"), ("text", "Mine")];
        ben.post(&ben.at("/settings/agreement"), &form)
            .await
            .expect(404);
    })
    .await;
}

#[actix_web::test]
async fn a_new_version_of_the_agreement_counts_on() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let page = ana.get(&ana.at("/settings/agreement")).await.expect(200);
        assert!(page.text("#text").contains("CUSTOMER AGREEMENT"));
        ana.post(
            &ana.at("/settings/agreement"),
            &[("language", "en"), ("text", " ")],
        )
        .await
        .expect(422);
        for text in ["Second text", "Third text"] {
            let form = [("language", "en"), ("text", text)];
            ana.post(&ana.at("/settings/agreement"), &form)
                .await
                .expect(303);
        }
        let id = ana.organisation.id;
        let present = portal
            .app
            .db
            .read(move |db| agreements::current(db, id, Language::English))
            .await;
        let present = present.unwrap().unwrap();
        assert_eq!((present.version, present.text.as_str()), (3, "Third text"));
    })
    .await;
}

#[actix_web::test]
async fn the_same_agreement_again_is_no_new_version_and_leaves_open_pages_alone() {
    on_each_database(async |portal| {
        let (ana, customer) = (portal.a_provider().await, portal.a_customer().await);
        let path = ana.at("/settings/agreement");
        let form = [("language", "en"), ("text", "Our terms\r\nand yours")];
        ana.post(&path, &form).await.expect(303);
        let invited = portal.invite(&ana, for_everybody(&ana)).await;
        let consent = customer.get(&invited.link).await.expect(200);
        ana.post(&path, &form).await.expect(303);
        let page = ana.get(&ana.at("/settings")).await.expect(200);
        assert!(page.text(".flash").contains("no new version"));
        assert_eq!(portal.deeds(&ana, "agreement-published").await, 1);
        assert_eq!(portal.rows("agreements").await, 2);
        let accepted = customer.accept_as_seen(&consent, &invited, &[]).await;
        accepted.expect(303);
        // In another language it is another one.
        let form = [("language", "pt-BR"), form[1]];
        ana.post(&path, &form).await.expect(303);
        assert_eq!(portal.rows("agreements").await, 3);
    })
    .await;
}

#[actix_web::test]
async fn settings_that_stay_as_they_are_leave_no_record() {
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        let path = ana.at("/settings");
        let form = [
            ("name", "Northwind Traders"),
            ("support_contact", "+49 30 1234"),
            ("language", "en"),
            ("market", "DE"),
            ("notice_addresses", "b@x.example\r\na@x.example"),
        ];
        for (changed, records) in [
            (("language", "en"), 1),
            (("notice_addresses", "a@x.example\r\nb@x.example"), 1),
            (("name", "Northwind"), 2),
            (("support_contact", ""), 3),
            (("language", "pt-BR"), 4),
            (("market", "FR"), 5),
            (("notice_addresses", "A@x.example\r\nb@x.example"), 6),
            (("notice_addresses", "A@x.example"), 7),
        ] {
            let others = form.iter().filter(|(name, _)| *name != changed.0);
            let sent: Vec<_> = others.copied().chain([changed]).collect();
            ana.post(&path, &sent).await.expect(303);
            let deeds = portal.deeds(&ana, "settings-changed").await;
            assert_eq!(deeds, records, "{changed:?}");
        }
    })
    .await;
}
