//! The page of an invitation, its link in every form, and the verbs that change it.
use super::{addressed, reusable};
use crate::{accepting::for_everybody, harness::on_each_database};
use qrcode::{QrCode, render::svg};

/// This link as a QR code.
fn drawn(link: &str) -> String {
    let code = QrCode::new(link).unwrap();
    let mut drawing = code.render::<svg::Color<'_>>();
    drawing.min_dimensions(240, 240).build()
}

#[tokio::test]
async fn the_picture_leads_to_the_present_link_and_to_no_link_before_it() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        let mut before = Vec::new();
        for _ in 0..3 {
            let link = provider.link_on(&page).await;
            let picture = provider.get(&format!("{page}/qr.svg")).await.expect(200);
            assert_eq!(picture.body, drawn(&link));
            assert!(!before.contains(&picture.body), "a new link is drawn anew");
            before.push(picture.body);
            let renew = format!("{page}/resend");
            provider.post(&renew, &[("quiet", "yes")]).await.expect(303);
        }
    })
    .await;
}

#[tokio::test]
async fn the_link_is_shown_as_text_and_as_a_picture() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&reusable(&[])).await;
        let link = provider.link_on(&page).await;
        let text = provider.get(&format!("{page}/link.txt")).await.expect(200);
        assert_eq!(text.body, format!("{link}\n"));
        assert_eq!(text.headers["content-type"], "text/plain; charset=utf-8");
        let picture = provider.get(&format!("{page}/qr.svg")).await.expect(200);
        assert_eq!(picture.headers["content-type"], "image/svg+xml");
        assert_eq!(picture.body, drawn(&link));
        assert_eq!(
            portal.deeds(&provider, "invitation-link-copied").await,
            0,
            "looking changes nothing"
        );
        let copied = provider
            .post(&format!("{page}/copy"), &[("text", "yes")])
            .await
            .expect(303);
        assert_eq!(copied.location, format!("{page}/link.txt"));
        assert_eq!(portal.deeds(&provider, "invitation-link-copied").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_new_link_kills_the_old_one_and_keeps_what_was_typed() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        let old = provider.link_on(&page).await;
        let body = format!("Hi Ana\n\n{old}");
        let typed = [("subject", "Our offer"), ("body", body.as_str())];
        provider
            .post(&format!("{page}/send"), &typed)
            .await
            .expect(303);
        // Long expired: still no retyping.
        portal.pass_days(20);
        provider.sign_in().await;
        let expired = provider.get(&page).await.expect(200);
        assert_eq!(expired.attribute(".tag", "data-state"), "expired");
        assert!(!expired.has("#link"), "a dead link is not offered");
        provider.get(&format!("{page}/link.txt")).await.expect(410);
        provider.get(&format!("{page}/draft")).await.expect(410);
        provider.get(&format!("{page}/resend")).await.expect(200);
        provider
            .post(&format!("{page}/resend"), &[])
            .await
            .expect(303);
        let new = provider.link_on(&page).await;
        assert_ne!(new, old);
        assert!(portal.works(&new).await && !portal.works(&old).await);
        let shown = provider.get(&page).await.expect(200);
        assert_eq!(shown.attribute(".tag", "data-state"), "issued");
        assert!(
            shown.text("main").contains("2026-04-05"),
            "14 days from now"
        );
        let mails = portal.outbox().await;
        // The first had not left yet, and its link is dead: it never goes out.
        let [(_, mail)] = mails.as_slice() else {
            panic!("{mails:?}")
        };
        assert!(mail.contains("Our offer") && mail.contains("Hi Ana"));
        assert_eq!(portal.deeds(&provider, "invitation-resent").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_new_link_can_be_made_without_a_mail() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        let quiet = [("quiet", "yes"), ("expires_in_days", "30")];
        provider
            .post(&format!("{page}/resend"), &quiet)
            .await
            .expect(303);
        assert!(portal.outbox().await.is_empty());
        assert!(
            provider
                .get(&page)
                .await
                .text("main")
                .contains("2026-04-01")
        );
        let wrong = [("expires_in_days", "400")];
        provider
            .post(&format!("{page}/resend"), &wrong)
            .await
            .expect(422);
    })
    .await;
}

#[tokio::test]
async fn a_revoked_invitation_is_dead_and_its_reseller_told() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let page = provider
            .invites(&addressed(&[("reseller", reseller.slug())]))
            .await;
        let ask = provider.get(&format!("{page}/revoke")).await.expect(200);
        assert!(
            ask.text("main")
                .contains(reseller.organisation.name.as_str()),
            "it says who is told"
        );
        let reason = [("reason", "Wrong company")];
        provider
            .post(&format!("{page}/revoke"), &reason)
            .await
            .expect(303);
        let shown = provider.get(&page).await.expect(200);
        assert_eq!(shown.attribute(".tag", "data-state"), "revoked");
        assert!(shown.text(".timeline").contains("Wrong company"));
        let mails = portal.outbox().await;
        let (to, mail) = mails.last().unwrap();
        assert_eq!(*to, reseller.email);
        assert!(mail.contains("invitation-revoked") && mail.contains("Wrong company"));
        for verb in ["revoke", "resend", "hand-over", "copy"] {
            let fields: &[(&str, &str)] = match verb {
                "hand-over" => &[("reseller", reseller.slug())],
                _ => &[],
            };
            provider
                .post(&format!("{page}/{verb}"), fields)
                .await
                .expect(409);
        }
        assert_eq!(portal.deeds(&provider, "invitation-revoked").await, 1);
    })
    .await;
}

#[tokio::test]
async fn other_organisations_and_unknown_ids_look_the_same() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let other = portal.a_provider().await;
        let page = provider.invites(&addressed(&[])).await;
        let foreign = other.page_of(&page);
        let unknown = other.at("/invitations/01890000-0000-7000-8000-000000000000");
        let malformed = other.at("/invitations/nothing");
        for tail in [
            "",
            "/draft",
            "/link.txt",
            "/qr.svg",
            "/resend",
            "/revoke",
            "/hand-over",
        ] {
            let answers = [&foreign, &unknown, &malformed].map(|page| format!("{page}{tail}"));
            let mut bodies = Vec::new();
            for address in answers {
                let answer = other.get(&address).await.expect(404);
                let id = answer.attribute("meta[name='request-id']", "content");
                bodies.push(answer.body.replace(&id, ""));
            }
            assert!(bodies.iter().all(|body| *body == bodies[0]), "{tail}");
        }
        for verb in ["copy", "resend", "revoke"] {
            other
                .post(&format!("{foreign}/{verb}"), &[])
                .await
                .expect(404);
        }
        let to = [("reseller", "anybody")];
        other
            .post(&format!("{foreign}/hand-over"), &to)
            .await
            .expect(404);
        let typed = [("subject", "x"), ("body", "y")];
        other
            .post(&format!("{foreign}/send"), &typed)
            .await
            .expect(404);
        portal.a_visitor().get(&page).await.expect(303);
        assert!(portal.works(&provider.link_on(&page).await).await);
    })
    .await;
}

#[tokio::test]
async fn the_page_before_a_revocation_speaks_of_no_customer_and_no_reseller_that_there_is_not() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let handed = [("reseller", reseller.slug())];
        let reads = format!("and {} reads it", reseller.organisation.name);
        for (fields, is_read) in [(addressed(&[]), false), (addressed(&handed), true)] {
            let page = provider.invites(&fields).await;
            let ask = provider.get(&format!("{page}/revoke")).await.expect(200);
            let stays = ask.text(".confirm .facts");
            assert!(stays.contains("Nobody has accepted it"), "{stays}");
            let hint = ask.text("#reason-hint");
            assert_eq!(hint.contains(&reads), is_read, "{hint}");
        }
        let open = portal.invite(&provider, for_everybody(&provider)).await;
        let customer = portal.a_customer().await;
        customer.accept(&open, &[]).await.expect(303);
        let revoke = provider.at(&format!("/invitations/{}/revoke", open.invitation.id));
        let ask = provider.get(&revoke).await.expect(200);
        let stays = ask.text(".confirm .facts");
        assert!(stays.contains("that customers agreed to"), "{stays}");
    })
    .await;
}
