//! The work itself: step by step, stopped, gone on with, never twice.
use super::{customers, rows};
use crate::{harness::on_each_database, invitations::addressed, people::Person};
use multichannel::{
    domain::access::Roles,
    jobs::import_invitations,
    store::{members, tidy},
};
use std::time::Duration;

#[tokio::test]
async fn it_can_be_stopped_between_steps_and_what_was_made_stays() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let import = provider.imports(&[], &customers(60)).await;
        provider.begins(&import, &[]).await;
        let page = provider.get(&import).await.expect(200);
        assert!(page.text("#progress").starts_with("0 of 60"));
        portal.import_step().await;
        let page = provider.get(&import).await.expect(200);
        assert!(page.text("#progress").starts_with("25 of 60"));
        assert_eq!(page.attribute("progress", "value"), "25");
        let cancel = format!("{import}/cancel");
        provider.post(&cancel, &[]).await.expect(303);
        provider.post(&cancel, &[]).await.expect(303);
        portal.import_all().await;
        assert_eq!(portal.invitations_of(&provider).await, 25);
        assert_eq!(
            portal.deeds(&provider, "invitation-import-cancelled").await,
            1
        );
        let page = provider.get(&import).await.expect(200);
        assert!(page.text(".lead").contains("25 invitations were made"));
        let rejected = provider
            .get(&format!("{import}/rejected.csv"))
            .await
            .expect(200);
        assert_eq!(rejected.body.lines().count(), 36);
        // The rest can be sent again; nobody of the first part is invited twice.
        let rest = provider.imports(&[], &rejected.body).await;
        provider.begins(&rest, &[]).await;
        portal.import_all().await;
        assert_eq!(portal.invitations_of(&provider).await, 60);
        provider
            .post(&format!("{rest}/cancel"), &[])
            .await
            .expect(409);
    })
    .await;
}

#[tokio::test]
async fn ticked_rows_are_left_out_first_or_with_the_beginning() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let import = provider.imports(&[], &customers(4)).await;
        let page = provider.get(&import).await.expect(200);
        assert!(page.has("input[name='leave'][form='make'][value='3']"));
        let first = [("leave", "2"), ("leave_only", "yes")];
        provider.begins(&import, &first).await;
        let page = provider.get(&import).await.expect(200);
        assert_eq!(page.attribute(".head .tag", "data-state"), "preview");
        assert!(rows(&page)[0].contains("the row was left out"));
        assert!(!page.has("input[name='leave'][value='2']"));
        assert_eq!(portal.invitations_of(&provider).await, 0);
        let wrong = [("leave", "two")];
        let commit = format!("{import}/commit");
        provider.post(&commit, &wrong).await.expect(422);
        provider.begins(&import, &[("leave", "4")]).await;
        // Once it runs nothing is left out any more.
        provider.begins(&import, &[("leave", "3")]).await;
        portal.import_all().await;
        assert_eq!(portal.invitations_of(&provider).await, 2);
        let rejected = provider.get(&format!("{import}/rejected.csv")).await;
        assert_eq!(rejected.expect(200).body.lines().count(), 3);
    })
    .await;
}

#[tokio::test]
async fn it_goes_on_after_a_restart_and_makes_nothing_twice() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let import = provider.imports(&[], &customers(130)).await;
        provider.begins(&import, &[]).await;
        let start = || {
            let (db, clock) = (portal.app.db.clone(), portal.app.clock.clone());
            tokio::spawn(import_invitations::run(db, clock))
        };
        // Two of them, as on two nodes, stopped at whatever they are doing.
        let first = [start(), start()];
        while portal.invitations_of(&provider).await == 0 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        first.iter().for_each(|job| job.abort());
        let second = [start(), start(), start()];
        while provider.get(&import).await.has("progress") {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        second.iter().for_each(|job| job.abort());
        assert_eq!(portal.invitations_of(&provider).await, 130);
        assert_eq!(portal.deeds(&provider, "invitation-made").await, 130);
        let made = provider
            .get(&format!("{import}?state=made"))
            .await
            .expect(200);
        assert!(made.text(".stats").contains("130"));
        assert_eq!(rows(&made).len(), 50);
    })
    .await;
}

#[tokio::test]
async fn the_button_pressed_twice_makes_everything_once() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let import = provider.imports(&[], &customers(10)).await;
        let commit = format!("{import}/commit");
        let (one, two) = tokio::join!(provider.post(&commit, &[]), provider.post(&commit, &[]));
        one.expect(303);
        two.expect(303);
        portal.import_all().await;
        provider.post(&commit, &[]).await.expect(303);
        portal.import_all().await;
        assert_eq!(portal.invitations_of(&provider).await, 10);
        assert_eq!(portal.deeds(&provider, "invitations-imported").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_same_form_twice_keeps_one_file() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let form = provider
            .get(&provider.at("/invitations/import"))
            .await
            .expect(200);
        let once = form.attribute("input[name='once']", "value");
        let fields = [("once", once.as_str())];
        let first = provider.imports(&fields, &customers(2)).await;
        assert_eq!(provider.imports(&fields, &customers(2)).await, first);
    })
    .await;
}

#[tokio::test]
async fn who_was_invited_meanwhile_is_not_invited_again() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let file =
            "customer_name,customer_email\nContoso,Ana@contoso.example\nAdatum,bo@adatum.example\n";
        let import = provider.imports(&[], file).await;
        provider.invites(&addressed(&[])).await;
        provider.begins(&import, &[]).await;
        portal.import_all().await;
        assert_eq!(portal.invitations_of(&provider).await, 2);
        let page = provider.get(&import).await.expect(200);
        assert!(
            rows(&page)[0].contains("Already invited"),
            "{:?}",
            rows(&page)
        );
        assert!(rows(&page)[1].contains("Made"), "{:?}", rows(&page));
    })
    .await;
}

#[tokio::test]
async fn it_ends_when_the_person_who_began_it_no_longer_may() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let agent: Person = portal.a_colleague_of(&provider, "sales_agent", "").await;
        let import = agent.imports(&[], &customers(60)).await;
        agent.begins(&import, &[]).await;
        portal.import_step().await;
        let (organisation, account) = (provider.organisation.id, agent.account.id);
        let demoted = portal.app.db.write(move |db| {
            let all = members::of_organisation(db, organisation)?;
            let member = all.iter().find(|member| member.account == account).unwrap();
            members::set(db, member, &member.name, Roles::default())
        });
        demoted.await.unwrap();
        portal.import_all().await;
        assert_eq!(portal.invitations_of(&provider).await, 25);
        let page = provider.get(&import).await.expect(200);
        assert!(
            page.text(".lead").contains("no longer may"),
            "{}",
            page.text(".lead")
        );
    })
    .await;
}

#[tokio::test]
async fn rows_go_after_thirty_days_and_invitations_stay() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let import = provider.imports(&[], &customers(3)).await;
        provider.begins(&import, &[]).await;
        portal.import_all().await;
        portal.pass_days(31);
        let now = portal.now();
        for rule in tidy::RULES {
            portal
                .app
                .db
                .write(move |db| rule.apply(db, now))
                .await
                .unwrap();
        }
        provider.sign_in().await;
        provider.get(&import).await.expect(404);
        assert_eq!(portal.invitations_of(&provider).await, 3);
    })
    .await;
}
