//! Signing up by each kind of link, proving the mailbox, founding the organisation (P2, P14).
use crate::{
    client::{Answer, Client},
    harness::{Portal, on_each_database},
    people::{PASSWORD, Person},
};
use multichannel::{
    actions::openings,
    domain::{
        country::Country,
        email::Email,
        invitation::{Invitation, Kind, State},
        language::Language,
        message::Topic,
        opening::Opening,
        text::{Name, Note},
        token::Purpose,
    },
    store::{agreements, ids, invitations, organisations},
};

impl Portal {
    /// The sign-up address that `provider create` prints.
    async fn an_opening(&self, email: &str) -> String {
        let (email, now) = (Email::parse(email).unwrap(), self.now());
        let name = Name::parse("Proseware").unwrap();
        let country = Country::parse("DE").unwrap();
        let opening = self
            .app
            .db
            .write(move |db| openings::open(db, name, country, email, now));
        let opening = opening.await.unwrap();
        self.path(Purpose::Opening, &opening.nonce, Opening::GENERATION)
    }

    /// The sign-up address behind a reusable invitation.
    async fn an_invitation_of(&self, provider: &Person) -> (String, String) {
        let now = self.now();
        let new = Invitation {
            id: ids::fresh(now),
            provider: provider.organisation.id,
            reseller: None,
            kind: Kind::Reusable,
            state: State::Issued,
            addressee: None,
            language: Language::English,
            second_language: None,
            note: Note::default(),
            nonce: ids::nonce(),
            generation: 1,
            max_uses: None,
            uses: 0,
            created_at: now,
            expires_at: now.plus_days(90),
        };
        let (nonce, by) = (new.nonce, provider.account.name.clone());
        let added = self.app.db.write(move |db| invitations::add(db, &new, &by));
        added.await.unwrap();
        let page = self.path(Purpose::Invitation, &nonce, 1);
        (page.replace("/i/", "/signup?invitation="), page)
    }

    fn path(
        &self,
        purpose: Purpose,
        nonce: &multichannel::domain::token::Nonce,
        generation: i32,
    ) -> String {
        let address = self.app.link(purpose, nonce, generation);
        address.strip_prefix(&self.address).unwrap().to_owned()
    }
}

fn newcomer<'a>(organisation: &'a str, email: &'a str) -> [(&'a str, &'a str); 7] {
    [
        ("organisation_name", organisation),
        ("country", "DE"),
        ("domain", ""),
        ("name", "Ana Souza"),
        ("email", email),
        ("password", PASSWORD),
        ("language", "en"),
    ]
}

async fn sign_in(browser: &Client, email: &str, at: &str) -> Answer {
    let next = at.strip_prefix("/signin?next=").unwrap_or_default();
    let next = percent_encoding::percent_decode_str(next)
        .decode_utf8()
        .unwrap();
    let form = [("email", email), ("password", PASSWORD), ("next", &next)];
    browser.post("/signin", &form).await.expect(303)
}

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

        let letter = portal.the_letter().await;
        assert_eq!(letter.topic, Topic::SignUp);
        ana.get(&letter.link).await.expect(200);
        ana.get(&letter.link).await.expect(200);
        let to = ana.post(&letter.link, &[]).await.expect(303).location;
        assert_eq!(
            ana.post(&letter.link, &[]).await.expect(303).location,
            "/signin"
        );
        ana.get(&letter.link).await.expect(410);
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
async fn a_customer_signs_up_on_the_way_and_comes_back_to_the_invitation() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (sign_up, page) = portal.an_invitation_of(&provider).await;
        let ana = portal.a_visitor();
        ana.get(&sign_up).await.expect(200);
        let form = newcomer("Tailspin Toys", "ana@tailspin.example");
        ana.post(&sign_up, &form).await.expect(303);
        let letter = portal.the_letter().await;
        let to = ana.post(&letter.link, &[]).await.expect(303).location;
        let back = sign_in(&ana, "ana@tailspin.example", &to).await.location;
        assert_eq!(back, page);
        ana.get(&back).await.expect(200);
        let home = ana.get("/").await.expect(303).location;
        assert_eq!(home, "/o/tailspin-toys");

        // One customer for each proven domain: the next person from there is told whom to ask.
        let ben = portal.a_visitor();
        let form = newcomer("Tailspin Toys 2", "ben@tailspin.example");
        ben.post(&sign_up, &form).await.expect(303);
        let letter = portal.the_letter().await;
        let told = ben.post(&letter.link, &[]).await.expect(409);
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
async fn a_sign_up_that_began_with_a_dead_link_leads_nowhere() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (sign_up, _) = portal.an_invitation_of(&provider).await;
        let ana = portal.a_visitor();
        let form = newcomer("Tailspin Toys", "ana@tailspin.example");
        ana.post(&sign_up, &form).await.expect(303);
        let letter = portal.the_letter().await;
        let list = provider.get(&provider.at("/invitations")).await.expect(200);
        let invitation = list.attribute("th[scope=row] a", "href");
        provider
            .post(&format!("{invitation}/resend"), &[])
            .await
            .expect(303);
        ana.post(&letter.link, &[]).await.expect(410);
        let form = [("email", "ana@tailspin.example"), ("password", PASSWORD)];
        ana.post("/signin", &form).await.expect(422);
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
        let asked = portal.the_letter().await;
        let sign_up = asked.link.replace("/p/", "/signup?invitation=");
        let ben = portal.a_visitor();
        let page = ben.get(&sign_up).await.expect(200);
        assert_eq!(page.attribute("#organisation_name", "value"), "Wide World");
        let form = newcomer("Wide World", "ben@wide-world.example");
        ben.post(&sign_up, &form).await.expect(303);
        let letter = portal.the_letter().await;
        let to = ben.post(&letter.link, &[]).await.expect(303).location;
        let back = sign_in(&ben, "ben@wide-world.example", &to).await.location;
        assert_eq!(back, asked.link);
        ben.post(
            &format!("{back}/accept"),
            &[("reseller", "wide-world"), ("agreement", "yes")],
        )
        .await
        .expect(303);
        // A link that was answered leads to its own page, which tells the rest.
        let late = portal.a_visitor().get(&sign_up).await.expect(303);
        assert_eq!(late.location, asked.link);
    })
    .await;
}

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
            (sent.location, page.body.replace(&id, ""))
        };
        let known = answer(&provider.email).await;
        let told = portal.the_letter().await;
        assert_eq!((told.topic, told.link), (Topic::KnownAccount, page));
        assert_eq!(known, answer("nobody@tailspin.example").await);
        assert_eq!(portal.the_letter().await.topic, Topic::SignUp);
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
            ("country", "AT"),
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
async fn what_is_wrong_in_a_sign_up_is_told_beside_the_field() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let (sign_up, _) = portal.an_invitation_of(&provider).await;
        let visitor = portal.a_visitor();
        for (field, value) in [
            ("organisation_name", ""),
            ("organisation_name", "see https://evil.example"),
            ("country", "XX"),
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
        assert!(portal.letters().await.is_empty());
    })
    .await;
}
