//! What comes of a sign-up that is wrong, late, or of somebody who is known.
use super::newcomer;
use crate::{harness::on_each_database, people::PASSWORD};

#[actix_web::test]
async fn nobody_learns_from_a_sign_up_who_has_an_account() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (sign_up, page) = portal.an_invitation_of(&provider).await;
        let answer = async |email: &str| {
            let visitor = portal.a_visitor();
            let sent = visitor
                .post(&sign_up, &newcomer("Tailspin", email))
                .await
                .expect(303);
            let page = visitor.get(&sent.location).await.expect(200);
            let id = page.attribute("meta[name=request-id]", "content");
            // The page says what was typed, whoever typed it.
            (sent.location, page.body.replace(&id, "").replace(email, ""))
        };
        let known = answer(&provider.email).await;
        let told = portal.the_mail().await;
        assert_eq!(told.subject, "You have an account already");
        assert_eq!(told.link(), page);
        assert_eq!(known, answer("nobody@tailspin.example").await);
        assert_eq!(
            portal.the_mail().await.subject,
            "Confirm your e-mail address"
        );
    })
    .await;
}

#[actix_web::test]
async fn what_is_wrong_in_a_sign_up_is_told_beside_the_field() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (sign_up, _) = portal.an_invitation_of(&provider).await;
        let visitor = portal.a_visitor();
        for (field, value) in [
            ("organisation_name", ""),
            ("organisation_name", "see https://evil.example"),
            ("country", "XX"),
            ("country", "FR"),
            ("domain", "gmail.com"),
            ("email", "ana"),
            ("password", "short"),
            ("password", "tailspintoys2026"),
            ("language", "tlh"),
            ("kind", "provider"),
        ] {
            let mut form = newcomer("Tailspin Toys", "ana@tailspin.example").to_vec();
            form.retain(|(name, _)| *name != field);
            form.push((field, value));
            let again = visitor.post(&sign_up, &form).await.expect(422);
            assert!(again.has(&format!("a[href='#{field}']")), "{field}={value}");
            assert!(!again.body.contains(PASSWORD));
        }
        let mut twice = newcomer("Tailspin Toys", "ana@tailspin.example").to_vec();
        twice.push(("email", "other@tailspin.example"));
        visitor.post(&sign_up, &twice).await.expect(422);
        assert!(portal.new_mails().await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn a_sign_up_that_began_with_a_dead_link_leads_nowhere() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (sign_up, _) = portal.an_invitation_of(&provider).await;
        let ana = portal.a_visitor();
        let form = newcomer("Tailspin Toys", "ana@tailspin.example");
        ana.post(&sign_up, &form).await.expect(303);
        let letter = portal.the_mail().await;
        let list = provider.get(&provider.at("/invitations")).await.expect(200);
        let invitation = list.attribute("th[scope=row] a", "href");
        provider
            .post(&format!("{invitation}/resend"), &[])
            .await
            .expect(303);
        ana.post(letter.link(), &[]).await.expect(410);
        let form = [("email", "ana@tailspin.example"), ("password", PASSWORD)];
        ana.post("/signin", &form).await.expect(422);
    })
    .await;
}
