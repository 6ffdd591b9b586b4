//! Who gets rights by an invitation that is made step by step: nobody is dropped without a word.
use super::steps::{as_far_as_the_mail, step};
use crate::harness::on_each_database;

#[tokio::test]
async fn another_reseller_asks_anew_who_gets_the_rights() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (one, two) = (
            portal.a_reseller_of(&provider).await,
            portal.a_reseller_of(&provider).await,
        );
        let first = [("kind", "addressed"), ("reseller", one.slug())];
        let rights = [
            ("delegate", one.slug()),
            ("template", "support"),
            ("service", "teams"),
            ("days", "60"),
        ];
        let message = as_far_as_the_mail(&provider, &first, &rights).await;
        let [kind, roles, check] =
            ["kind", "roles", "check"].map(|step| message.replace("/message", &format!("/{step}")));
        provider.get(&check).await.expect(200);
        let other = [("kind", "addressed"), ("reseller", two.slug())];
        assert_eq!(step(&provider, &kind, &other).await, roles);
        let told = provider.get(&roles).await.expect(200);
        assert!(told.text(".flash").contains("no part in this invitation"));
        // Nor is it made without rights by whoever goes straight to the end.
        let back = provider.get(&check).await.expect(422);
        let problem = back.text(".problems a[href='#delegate']");
        assert!(
            problem.contains("Choose who gets these rights"),
            "{problem}"
        );
        assert!(back.has("#service-teams[checked]"));
        assert_eq!(back.attribute("#days", "value"), "60");
        assert_eq!(back.attribute("main form.form", "action"), roles);
        let theirs = [("delegate", two.slug()), rights[1], rights[2], rights[3]];
        step(&provider, &roles, &theirs).await;
        let page = provider.get(&check).await.expect(200);
        let main = page.text("main");
        assert!(main.contains(two.organisation.name.as_str()), "{main}");
        assert!(!main.contains(one.organisation.name.as_str()), "{main}");
    })
    .await;
}

#[tokio::test]
async fn whoever_has_no_part_in_the_invitation_is_refused_by_name() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (one, two) = (
            portal.a_reseller_of(&provider).await,
            portal.a_reseller_of(&provider).await,
        );
        let first = [("kind", "addressed"), ("reseller", one.slug())];
        let rights = [
            ("delegate", one.slug()),
            ("template", "support"),
            ("service", "teams"),
        ];
        let message = as_far_as_the_mail(&provider, &first, &rights).await;
        let roles = message.replace("/message", "/roles");
        let stranger = portal.a_provider().await;
        // Of a tab from before, of nobody, and of somebody who is no party of theirs.
        let unknown = "A partner that you ticked";
        for (slug, named) in [
            (two.slug(), two.organisation.name.as_str()),
            ("nobody-at-all", unknown),
            (stranger.slug(), unknown),
        ] {
            let wrong = [rights[0], ("delegate", slug), rights[1], rights[2]];
            let back = provider.post(&roles, &wrong).await.expect(422);
            let problem = back.text(".problems a[href='#delegate']");
            assert!(problem.contains(named), "{slug}: {problem}");
            assert!(!problem.contains(slug), "{slug}: {problem}");
            assert!(back.has("#service-teams[checked]"), "{slug}");
        }
        let kept = provider.get(&roles).await.expect(200);
        let ticked = kept.attributes("input[name=delegate][checked]", "value");
        assert_eq!(ticked, [one.slug()]);
        assert_eq!(portal.deeds(&provider, "invitation-made").await, 0);
    })
    .await;
}
