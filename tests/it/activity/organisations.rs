//! What is done to organisations as such.
use super::{Deed, name};
use crate::{accepting::for_everybody, harness::on_each_database};
use multichannel::{domain::organisation::Slug, store::organisations};

#[actix_web::test]
async fn an_organisation_begins_its_activity_with_who_founded_it() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let invited = portal.invite(&provider, for_everybody(&provider)).await;
        let mut founder = portal.a_reseller().await;
        let colleague = portal.a_colleague_of(&founder, "", "").await;
        let form = [
            ("organisation_name", "Wingtip"),
            ("country", "DE"),
            ("domain", "wingtip.example"),
        ];
        let sign_up = invited.link.replace("/i/", "/signup?invitation=");
        founder.post(&sign_up, &form).await.expect(303);
        let slug = Slug::parse("wingtip").unwrap();
        let found = portal
            .app
            .db
            .read(move |db| organisations::by_slug(db, &slug));
        founder.organisation = found.await.unwrap().unwrap();
        let deed = Deed::of(&founder, "organisation-founded", "Founded {}");
        deed.stands(&portal, &founder, "Wingtip").await;
        // Where the founder is a member besides, and who invited it, it is nobody's business.
        deed.is_hidden_from(&portal, &[&colleague, &provider]).await;
    })
    .await;
}

#[actix_web::test]
async fn an_organisation_reads_that_the_operator_suspended_it_and_let_it_act_again() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        for (suspends, verb, sentence) in [
            (true, "organisation-suspended", "Suspended {}"),
            (false, "organisation-resumed", "Let {} act again"),
        ] {
            portal.turn(&provider, suspends).await;
            let deed = Deed {
                verb,
                sentence,
                by: ("", ""),
                reason: "",
            };
            deed.stands(&portal, &provider, name(&provider)).await;
            deed.is_hidden_from(&portal, &[&reseller]).await;
        }
    })
    .await;
}

#[actix_web::test]
async fn new_settings_and_a_new_agreement_stand_in_the_own_organisation_alone() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let customer = portal.a_customer_of(&provider).await;
        let form = [
            ("name", name(&provider)),
            ("language", "en"),
            ("market", "DE"),
            ("support_contact", "+49 30 1234"),
        ];
        let settings = provider.at("/settings");
        provider.post(&settings, &form).await.expect(303);
        let form = [("language", "en"), ("text", "Our terms")];
        let agreement = provider.at("/settings/agreement");
        provider.post(&agreement, &form).await.expect(303);
        for (verb, sentence, object) in [
            (
                "settings-changed",
                "Changed the settings of {}",
                name(&provider),
            ),
            (
                "agreement-published",
                "Published a new version of the agreement: {}",
                "2",
            ),
        ] {
            let deed = Deed::of(&provider, verb, sentence);
            deed.stands(&portal, &provider, object).await;
            let others = [&reseller, &customer];
            deed.is_hidden_from(&portal, &others).await;
        }
    })
    .await;
}
