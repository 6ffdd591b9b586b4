//! By each kind of link, to the organisation and back to where it began.
use super::{newcomer, sign_in};
use crate::{harness::on_each_database, people::PASSWORD};
use multichannel::{
    domain::language::Language,
    store::{agreements, organisations},
};

#[actix_web::test]
async fn a_provider_is_founded_once_with_the_address_that_the_operator_got() {
    on_each_database(async |portal| {
        let opening = portal.an_opening("ana@proseware.example").await;
        let ana = portal.a_visitor();
        let page = ana.get(&opening).await.expect(200);
        assert_eq!(page.attribute("#organisation_name", "value"), "Proseware");
        let other = newcomer("Proseware", "eve@proseware.example");
        ana.post(&opening, &other).await.expect(422);
        let form = newcomer("Proseware", "Ana@Proseware.example");
        assert_eq!(
            ana.post(&opening, &form).await.expect(303).location,
            "/signup/sent"
        );
        ana.get("/signup/sent").await.expect(200);

        let letter = portal.the_mail().await;
        assert_eq!(letter.subject, "Confirm your e-mail address");
        ana.get(letter.link()).await.expect(200);
        ana.get(letter.link()).await.expect(200);
        let to = ana.post(letter.link(), &[]).await.expect(303).location;
        assert_eq!(
            ana.post(letter.link(), &[]).await.expect(303).location,
            "/signin"
        );
        ana.get(letter.link()).await.expect(410);
        let home = sign_in(&ana, "ana@proseware.example", &to).await.location;
        assert_eq!(home, "/o/proseware");

        let (agreement, provider) = portal
            .app
            .db
            .read(move |db| {
                let slug = multichannel::domain::organisation::Slug::parse("proseware").unwrap();
                let provider = organisations::by_slug(db, &slug)?.unwrap();
                let agreement = agreements::current(db, provider.id, Language::English)?;
                Ok::<_, diesel::result::Error>((agreement, provider))
            })
            .await
            .unwrap();
        let agreement = agreement.unwrap();
        assert_eq!(agreement.version, 1);
        assert!(agreement.text.contains("between Proseware"));
        assert!(provider.domain_proven && provider.serves(provider.country));

        portal.a_visitor().get(&opening).await.expect(410);
        portal.a_visitor().post(&opening, &form).await.expect(410);
        portal
            .a_visitor()
            .get(&opening.replace("invitation=", "invitation=A"))
            .await
            .expect(404);
        portal.a_visitor().get("/signup").await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn whoever_signs_in_elsewhere_finds_the_link_that_brought_them() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (sign_up, invitation) = portal.an_invitation_of(&provider).await;
        let mut brought = vec![("Tailspin Toys", "ana@tailspin.example", sign_up, invitation)];
        let (_, link) = crate::partnerships::ask(&provider, "office@humongous.example").await;
        let link = link.strip_prefix(&portal.address).unwrap().to_owned();
        let sign_up = link.replace("/p/", "/signup?invitation=");
        let (_, _, first_sign_up, first) = brought[0].clone();
        brought.push(("Humongous", "bea@humongous.example", sign_up, link));
        brought.push(("Wingtip", "nina@bücher.example", first_sign_up, first));
        for (name, email, sign_up, link) in brought {
            let form = newcomer(name, email);
            let browser = portal.a_visitor();
            browser.post(&sign_up, &form).await.expect(303);
            // How a mail spells the domain is its own affair.
            let (local, _) = email.split_once('@').unwrap();
            let letter = portal.mail_to(&format!("{local}@")).await;
            browser.post(letter.link(), &[]).await.expect(303);
            let elsewhere = portal.a_visitor();
            let home = sign_in(&elsewhere, email, "/signin").await;
            let home = elsewhere.follow(home).await.expect(200);
            let ways = home.attributes("main a[href]", "href");
            assert!(ways.iter().any(|way| way.ends_with(&link)), "{ways:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_customer_signs_up_on_the_way_and_comes_back_to_the_invitation() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (sign_up, page) = portal.an_invitation_of(&provider).await;
        let ana = portal.a_visitor();
        ana.get(&sign_up).await.expect(200);
        let form = newcomer("Tailspin Toys", "ana@tailspin.example");
        ana.post(&sign_up, &form).await.expect(303);
        let letter = portal.the_mail().await;
        let to = ana.post(letter.link(), &[]).await.expect(303).location;
        let back = sign_in(&ana, "ana@tailspin.example", &to).await.location;
        assert_eq!(back, page);
        ana.get(&back).await.expect(200);
        let home = ana.get("/").await.expect(303).location;
        assert_eq!(home, "/o/tailspin-toys");

        // One customer for each proven domain: the next person from there is told whom to ask.
        let ben = portal.a_visitor();
        let form = newcomer("Tailspin Toys 2", "ben@tailspin.example");
        ben.post(&sign_up, &form).await.expect(303);
        let letter = portal.the_mail().await;
        let told = ben.post(letter.link(), &[]).await.expect(409);
        assert!(
            told.text("main").contains("Tailspin Toys is here already"),
            "{}",
            told.body
        );
        let form = [("email", "ben@tailspin.example"), ("password", PASSWORD)];
        ben.post("/signin", &form).await.expect(422);
    })
    .await;
}

#[actix_web::test]
async fn a_reseller_signs_up_on_the_way_and_comes_back_to_the_partnership() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let form = [
            ("reseller_name", "Wide World"),
            ("reseller_email", "ben@wide-world.example"),
        ];
        provider
            .post(&provider.at("/partnerships"), &form)
            .await
            .expect(303);
        let asked = portal.the_mail().await;
        let sign_up = asked.link().replace("/p/", "/signup?invitation=");
        let ben = portal.a_visitor();
        let page = ben.get(&sign_up).await.expect(200);
        assert_eq!(page.attribute("#organisation_name", "value"), "Wide World");
        let form = newcomer("Wide World", "ben@wide-world.example");
        ben.post(&sign_up, &form).await.expect(303);
        let letter = portal.the_mail().await;
        let to = ben.post(letter.link(), &[]).await.expect(303).location;
        let back = sign_in(&ben, "ben@wide-world.example", &to).await.location;
        assert_eq!(back, asked.link());
        ben.post(
            &format!("{back}/accept"),
            &[("reseller", "wide-world"), ("agreement", "yes")],
        )
        .await
        .expect(303);
        // A link that was answered leads to its own page, which tells the rest.
        let late = portal.a_visitor().get(&sign_up).await.expect(303);
        assert_eq!(late.location, asked.link());
    })
    .await;
}

#[actix_web::test]
async fn somebody_who_is_signed_in_founds_at_once_and_once() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (sign_up, page) = portal.an_invitation_of(&provider).await;
        let person = portal.a_reseller().await;
        assert!(!person.get(&sign_up).await.expect(200).has("#password"));
        let form = [
            ("organisation_name", "Wingtip"),
            ("country", "DE"),
            ("domain", "wingtip.example"),
        ];
        for _ in 0..2 {
            assert_eq!(
                person.post(&sign_up, &form).await.expect(303).location,
                page
            );
        }
        let account = person.get("/account").await.expect(200);
        assert_eq!(account.texts("th[scope=row]").len(), 2);
        person
            .post(&sign_up, &newcomer("Wingtip 2", &person.email))
            .await
            .expect(422);
    })
    .await;
}

#[actix_web::test]
async fn the_pages_of_a_sign_up_say_the_typed_mailbox_to_whoever_typed_it_alone() {
    on_each_database(async |portal| {
        let opening = portal.an_opening("ana@proseware.example").await;
        let (ana, other) = (portal.a_visitor(), portal.a_visitor());
        let form = newcomer("Proseware", "ana@proseware.example");
        ana.post(&opening, &form).await.expect(303);
        let sent = ana.get("/signup/sent").await.expect(200);
        let said = sent.text(".slip");
        let exactly = "We sent a mail to ana@proseware.example. Open";
        assert!(said.contains(exactly), "{said}");
        let again = sent.attributes(".slip a", "href");
        assert_eq!(again, [opening.as_str()]);
        let unknown = other.get("/signup/sent").await.expect(200);
        assert!(unknown.text(".slip").contains("We sent you a mail. Open"));
        assert!(!unknown.has(".slip a"));
        // It was not typed to ask for a new password.
        let password = ana.get("/password/sent").await.expect(200);
        assert!(!password.body.contains("proseware"));

        let letter = portal.the_mail().await;
        let to = other.post(letter.link(), &[]).await.expect(303).location;
        let form = other.get(&to).await.expect(200);
        assert_eq!(form.attribute("#email", "value"), "ana@proseware.example");
        sign_in(&ana, "ana@proseware.example", &to).await;
        let after = ana.get("/signup/sent").await.expect(200);
        assert!(
            !after.text(".slip").contains("proseware"),
            "it is forgotten"
        );
    })
    .await;
}

#[actix_web::test]
async fn a_link_that_was_used_offers_the_overview_to_whoever_is_signed_in() {
    on_each_database(async |portal| {
        let opening = portal.an_opening("ana@proseware.example").await;
        let ana = portal.a_visitor();
        let form = newcomer("Proseware", "ana@proseware.example");
        ana.post(&opening, &form).await.expect(303);
        let letter = portal.the_mail().await;
        let to = ana.post(letter.link(), &[]).await.expect(303).location;
        let before = ana.get(letter.link()).await.expect(410);
        assert_eq!(before.attribute("main a.primary", "href"), "/signin");
        sign_in(&ana, "ana@proseware.example", &to).await;
        let after = ana.get(letter.link()).await.expect(410);
        assert_eq!(after.attribute("main a.primary", "href"), "/");
        assert!(!after.has("main a[href='/signin']"));
    })
    .await;
}
