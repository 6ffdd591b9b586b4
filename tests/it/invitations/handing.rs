//! Handing over to resellers: what they see, and when they lose sight of it.
use super::{addressed, reusable};
use crate::harness::on_each_database;
use diesel::prelude::*;
use multichannel::{domain::partnership::State, store::schema::partnerships};

#[tokio::test]
async fn several_resellers_get_an_invitation_each() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (one, two) = (
            portal.a_reseller_of(&provider).await,
            portal.a_reseller_of(&provider).await,
        );
        let fields = [
            ("reseller", one.slug()),
            ("reseller", two.slug()),
            ("reseller", ""),
            ("delegate", provider.slug()),
            ("delegate", two.slug()),
            ("template", "read-only"),
            ("service", "teams"),
        ];
        let list = provider.invites(&reusable(&fields)).await;
        assert_eq!(list, provider.at("/invitations"));
        let page = provider.get(&list).await.expect(200);
        assert_eq!(page.texts("tbody th a").len(), 2);
        assert!(page.text(".flash").contains("one for each reseller"));
        for (reseller, other) in [(&one, &two), (&two, &one)] {
            let list = reseller.get(&reseller.at("/invitations")).await.expect(200);
            assert_eq!(list.texts("tbody th a").len(), 1);
            let page = list.attribute("tbody th a", "href");
            let main = reseller.get(&page).await.expect(200).text("main");
            assert!(!main.contains(other.organisation.name.as_str()), "{main}");
            let told = format!("to {}", reseller.organisation.name);
            assert!(main.contains(&told), "{main}");
            let own = format!("Delegated rights for {}", reseller.organisation.name);
            assert_eq!(main.contains(&own), reseller.slug() == two.slug());
        }
        let told: Vec<_> = portal.outbox().await;
        assert_eq!(told.len(), 2);
        assert!(
            told.iter()
                .all(|(_, mail)| mail.contains("invitation-handed-over"))
        );
        assert_eq!(
            (told[0].0.as_str(), told[1].0.as_str()),
            (one.email.as_str(), two.email.as_str())
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_handed_over_can_be_seen_copied_and_sent_but_not_changed() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let page = provider
            .invites(&addressed(&[("note", "our secret note")]))
            .await;
        let theirs = reseller.page_of(&page);
        reseller.get(&theirs).await.expect(404);
        let to = [("reseller", reseller.slug())];
        provider
            .post(&format!("{page}/hand-over"), &to)
            .await
            .expect(303);
        let seen = reseller.get(&theirs).await.expect(200);
        assert_eq!(
            seen.attribute("#link", "value"),
            provider.link_on(&page).await
        );
        assert!(
            !seen.body.contains("our secret note"),
            "the note is the provider's own"
        );
        for verb in ["resend", "revoke", "hand-over"] {
            let form = format!("{theirs}/{verb}");
            assert!(!seen.body.contains(&form), "{verb}");
            reseller.get(&form).await.expect(404);
            reseller.post(&form, &to).await.expect(403);
        }
        reseller.get(&format!("{theirs}/draft")).await.expect(200);
        reseller
            .post(&format!("{theirs}/copy"), &[])
            .await
            .expect(303);
        assert_eq!(portal.deeds(&provider, "invitation-link-copied").await, 1);
        assert_eq!(portal.deeds(&reseller, "invitation-link-copied").await, 1);
    })
    .await;
}

#[tokio::test]
async fn handing_over_again_takes_it_from_the_former_reseller() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (one, two) = (
            portal.a_reseller_of(&provider).await,
            portal.a_reseller_of(&provider).await,
        );
        let rights = [
            ("reseller", one.slug()),
            ("delegate", one.slug()),
            ("template", "support"),
            ("service", "teams"),
        ];
        let page = provider.invites(&addressed(&rights)).await;
        let link = one.link_on(&one.page_of(&page)).await;
        let to = [("reseller", two.slug())];
        provider
            .post(&format!("{page}/hand-over"), &to)
            .await
            .expect(303);
        one.get(&one.page_of(&page)).await.expect(404);
        assert!(!portal.works(&link).await, "its copy of the link is dead");
        let theirs = two.get(&two.page_of(&page)).await.expect(200);
        assert!(portal.works(&theirs.attribute("#link", "value")).await);
        let rights = format!("Delegated rights for {}", two.organisation.name);
        assert!(theirs.text("main").contains(&rights));
        assert!(!theirs.body.contains(one.organisation.name.as_str()));
    })
    .await;
}

#[tokio::test]
async fn nobody_is_chosen_for_handing_over_and_the_present_holder_cannot_be() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (one, two) = (
            portal.a_reseller_of(&provider).await,
            portal.a_reseller_of(&provider).await,
        );
        let page = provider
            .invites(&addressed(&[("reseller", one.slug())]))
            .await;
        let link = one.link_on(&one.page_of(&page)).await;
        let hand_over = format!("{page}/hand-over");
        let form = provider.get(&hand_over).await.expect(200);
        let offered = form.attributes("#reseller option", "value");
        assert_eq!(offered, ["", two.slug()]);
        assert!(!form.has("#reseller option[selected]"));
        let nobody = provider.post(&hand_over, &[("reseller", "")]).await;
        let nobody = nobody.expect(422).text("#reseller-error");
        assert!(nobody.contains("Choose the reseller"), "{nobody}");
        let before = portal.everything().await;
        let same = provider
            .post(&hand_over, &[("reseller", one.slug())])
            .await
            .expect(303);
        assert_eq!(portal.everything().await, before);
        let told = provider.follow(same).await.text(".flash");
        assert!(told.contains("Nothing was changed"), "{told}");
        assert!(portal.works(&link).await);
    })
    .await;
}

#[tokio::test]
async fn only_a_partner_can_be_handed_something() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let stranger = portal.a_reseller().await;
        let page = provider.invites(&addressed(&[])).await;
        let to = [("reseller", stranger.slug())];
        let answer = provider.post(&format!("{page}/hand-over"), &to).await;
        assert!(answer.expect(422).has(".problems a[href='#reseller']"));
        provider.sends_invitation(&addressed(&to)).await.expect(422);
    })
    .await;
}

#[tokio::test]
async fn a_reseller_loses_sight_when_the_partnership_ends() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let page = provider
            .invites(&addressed(&[("reseller", reseller.slug())]))
            .await;
        let theirs = reseller.page_of(&page);
        reseller.get(&theirs).await.expect(200);
        let id = reseller.organisation.id;
        let ended = portal.app.db.write(move |db| {
            diesel::update(partnerships::table.filter(partnerships::reseller_id.eq(id)))
                .set(partnerships::state.eq(State::Ended))
                .execute(db)
        });
        ended.await.unwrap();
        for tail in ["", "/draft", "/link.txt", "/qr.svg"] {
            reseller.get(&format!("{theirs}{tail}")).await.expect(404);
        }
        reseller
            .post(&format!("{theirs}/copy"), &[])
            .await
            .expect(404);
        let list = reseller.get(&reseller.at("/invitations")).await.expect(200);
        assert!(list.texts("tbody tr").is_empty());
        let main = provider.get(&page).await.expect(200).text("main");
        assert!(main.contains("the partnership has ended"), "{main}");
    })
    .await;
}
