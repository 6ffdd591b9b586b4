//! What is kept on the way to an invitation: the draft, and a template of one's own.
use super::steps::step;
use crate::harness::on_each_database;

#[tokio::test]
async fn the_roles_of_a_step_become_a_template_and_nothing_that_was_typed_is_lost() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let start = provider.at("/invitations/new");
        let roles = step(&provider, &start, &[("kind", "addressed")]).await;
        let page = provider.get(&roles).await.expect(200);
        let save = page.attribute("form button[formaction]", "formaction");
        // Whatever is not right yet can be mended later.
        let typed = [
            ("delegate", provider.slug()),
            ("template", "read-only"),
            ("role", "teams-administrator"),
            ("days", "soon"),
        ];
        let template = step(&provider, &save, &typed).await;
        let page = provider.get(&template).await.expect(200);
        let ticked = page.attributes("#role input[checked]", "value");
        assert_eq!(ticked.len(), 2, "{ticked:?}");
        for role in ["global-reader", "teams-administrator"] {
            assert!(ticked.iter().any(|it| it == role), "{ticked:?}");
        }
        assert_eq!(page.attribute("form .actions a.button", "href"), roles);
        let draft = page.attribute("input[name=draft]", "value");
        let path = provider.at("/invitations/templates");
        let nameless = [("role", "global-reader"), ("draft", draft.as_str())];
        let back = provider.post(&path, &nameless).await.expect(422);
        assert_eq!(back.attribute("input[name=draft]", "value"), draft);
        let named = [nameless[0], nameless[1], ("template_name", "Our usual")];
        assert_eq!(step(&provider, &path, &named).await, roles);
        let page = provider.get(&roles).await.expect(200);
        assert!(page.has("#template input[value='our-usual']"));
        assert!(page.has("#template input[value='read-only'][checked]"));
        assert!(page.has("#role input[value='teams-administrator'][checked]"));
        assert!(page.has("#delegate input[checked]"));
        assert_eq!(page.attribute("#days", "value"), "soon");
        // Of another provider's draft nothing is told.
        let other = portal.a_provider().await;
        let theirs = other.at(&format!("/invitations/templates/new?draft={draft}"));
        let page = other.get(&theirs).await.expect(200);
        assert!(!page.has("#role input[checked]"));
    })
    .await;
}

#[tokio::test]
async fn the_buttons_that_leave_a_step_take_its_own_fields_once_each() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let start = provider.at("/invitations/new");
        let roles = step(&provider, &start, &[("kind", "addressed")]).await;
        let save = format!("{roles}?then=template");
        let usual = [("template", "read-only"), ("days", "soon")];
        for more in [("days", "30"), ("template", "support"), ("who", "we")] {
            let sent = [usual[0], usual[1], more];
            let back = provider.post(&save, &sent).await.expect(422);
            let named = format!(".problems a[href='#{}']", more.0);
            assert!(back.has(&named), "{more:?}");
            assert!(back.has("#template input[value='read-only'][checked]"));
        }
        let page = provider.get(&roles).await.expect(200);
        assert_eq!(page.attribute("#days", "value"), "365", "nothing was kept");
        // What may be ticked often may be.
        let ticked = [
            usual[0],
            ("role", "global-reader"),
            ("role", "teams-administrator"),
        ];
        step(&provider, &save, &ticked).await;

        let message = roles.replace("/roles", "/message");
        let standard = [("language", "en"), ("standard", "yes")];
        for more in [("language", "en"), ("standard", "yes"), ("days", "30")] {
            let sent = [standard[0], standard[1], more];
            provider.post(&message, &sent).await.expect(422);
        }
        assert_eq!(step(&provider, &message, &standard).await, message);
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_its_organisations_own() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let other = portal.a_provider().await;
        let start = provider.at("/invitations/new");
        let roles = step(&provider, &start, &[("kind", "addressed")]).await;
        let tail = roles.strip_prefix(&provider.at("")).unwrap();
        let foreign = other.get(&other.at(tail)).await.expect(303);
        assert_eq!(foreign.location, other.at("/invitations/new"));
        let theirs = [("days", "1")];
        other.post(&other.at(tail), &theirs).await.expect(303);
        let page = provider.get(&roles).await.expect(200);
        assert_eq!(
            page.attribute("#days", "value"),
            "365",
            "nothing was changed"
        );
    })
    .await;
}
