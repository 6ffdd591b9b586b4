//! Fixtures: organisations and people that are just there, ready to act over HTTP.
use crate::{client::Client, harness::Portal};
use multichannel::{
    domain::{
        access::{AdminRole, AgentRole, Roles},
        account::{Account, Theme},
        agreement,
        country::Country,
        email::{Domain, Email},
        language::Language,
        organisation::{Kind, Markets, Organisation, Slug, State},
        partnership::{self, Partnership},
        password::Password,
        text::Name,
    },
    store::{accounts, agreements, ids, members, organisations, partnerships},
};
use std::{
    ops::Deref,
    sync::atomic::{AtomicU32, Ordering},
};
use tokio::sync::OnceCell;

/// The password of everybody in the tests.
pub const PASSWORD: &str = "rowing across a quiet lake";

/// A person in an organisation, with a browser that is signed in.
pub struct Person {
    pub organisation: Organisation,
    pub account: Account,
    pub email: String,
    browser: Client,
}

impl Deref for Person {
    type Target = Client;
    fn deref(&self) -> &Client {
        &self.browser
    }
}

impl Person {
    /// The slug of the person's organisation.
    pub fn slug(&self) -> &str {
        self.organisation.slug.as_str()
    }
    /// An address of the person's organisation: `at("/customers")`.
    pub fn at(&self, tail: &str) -> String {
        format!("/o/{}{tail}", self.slug())
    }
    /// Signs in (again), as after a long time.
    pub async fn sign_in(&self) {
        let form = [("email", self.email.as_str()), ("password", PASSWORD)];
        self.browser.post("/signin", &form).await.expect(303);
    }
}

fn next() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

impl Portal {
    /// A provider in Germany that serves Germany and Austria, with its global admin.
    pub async fn a_provider(&self) -> Person {
        self.organisation(Kind::Provider, "Northwind", "DE").await
    }
    /// A reseller with its global admin; no partnership yet.
    pub async fn a_reseller(&self) -> Person {
        self.organisation(Kind::Reseller, "Fabrikam", "DE").await
    }
    /// A reseller in an active partnership with the provider.
    pub async fn a_reseller_of(&self, provider: &Person) -> Person {
        let reseller = self.a_reseller().await;
        self.partners(provider, &reseller).await;
        reseller
    }
    /// A customer with its global admin.
    pub async fn a_customer(&self) -> Person {
        self.organisation(Kind::Customer, "Contoso", "DE").await
    }

    /// An organisation of that kind, name and country; its name and domain get a number.
    pub async fn organisation(&self, kind: Kind, name: &str, country: &str) -> Person {
        let n = next();
        let name = Name::parse(&format!("{name} {n}")).unwrap();
        let domain = format!("{}.example", Slug::from_name(&name, 0));
        let country = Country::parse(country).unwrap();
        let organisation = Organisation {
            id: ids::fresh(self.now()),
            kind,
            slug: Slug::from_name(&name, 0),
            name,
            country,
            domain: Some(Domain::parse(&domain).unwrap()),
            domain_proven: true,
            state: State::Active,
            language: Language::English,
            support_contact: None,
            markets: Markets::new([country, Country::parse("AT").unwrap()]),
        };
        let (new, now) = (organisation.clone(), self.now());
        let founded = self.app.db.write(move |db| {
            organisations::add(db, &new, now)?;
            if new.kind == Kind::Provider {
                let text = agreement::DEFAULT_TEXT.replace("{provider}", new.name.as_str());
                agreements::add(db, new.id, 1, Language::English, &text, now)?;
            }
            Ok::<_, diesel::result::Error>(())
        });
        founded.await.unwrap();
        self.member(&organisation, "admin", Roles::FOUNDER).await
    }

    /// Another member of the person's organisation with these roles; empty words mean none.
    pub async fn a_colleague_of(
        &self,
        person: &Person,
        agent_role: &str,
        admin_role: &str,
    ) -> Person {
        let roles = Roles {
            agent: AgentRole::parse(agent_role),
            admin: AdminRole::parse(admin_role),
        };
        self.member(&person.organisation, "colleague", roles).await
    }

    async fn member(&self, organisation: &Organisation, name: &str, roles: Roles) -> Person {
        let domain = organisation.domain.clone().unwrap();
        let n = next();
        let email = format!("{name}{n}@{domain}");
        let account = Account {
            id: ids::fresh(self.now()),
            name: Name::parse(&format!("{name} {n} of {}", organisation.name)).unwrap(),
            email: Email::parse(&email).unwrap(),
            language: Language::English,
            theme: Theme::Auto,
        };
        let (new, id, now, hash) = (
            account.clone(),
            organisation.id,
            self.now(),
            self.password_hash().await,
        );
        let added = self.app.db.write(move |db| {
            accounts::add(db, &new, Some(&hash), now)?;
            members::add(db, id, new.id, &new.name, roles, now)?;
            Ok::<_, diesel::result::Error>(())
        });
        added.await.unwrap();
        let person = Person {
            organisation: organisation.clone(),
            account,
            email,
            browser: Client::new(&self.address),
        };
        person.sign_in().await;
        person
    }

    /// Makes the two partners, without mails.
    pub async fn partners(&self, provider: &Person, reseller: &Person) {
        let (provider, reseller, now) = (
            provider.organisation.clone(),
            reseller.organisation.clone(),
            self.now(),
        );
        let email = Email::parse("office@reseller.example").unwrap();
        let partners = self.app.db.write(move |db| {
            let active = Partnership {
                id: ids::fresh(now),
                provider: provider.id,
                reseller: Some(reseller.id),
                asked_name: reseller.name.clone(),
                asked_email: email,
                state: partnership::State::Active,
                nonce: ids::nonce(),
                generation: 1,
                created_at: now,
                expires_at: now.plus_days(30),
                accepted_at: Some(now),
                ended_at: None,
                end_reason: None,
            };
            partnerships::add(db, &active)?;
            Ok::<_, diesel::result::Error>(())
        });
        partners.await.unwrap();
    }

    /// A visitor who is not signed in.
    pub fn a_visitor(&self) -> Client {
        Client::new(&self.address)
    }

    /// Hashing takes long, so it is done once for all tests.
    async fn password_hash(&self) -> String {
        static HASH: OnceCell<String> = OnceCell::const_new();
        let hash = HASH.get_or_init(async || {
            let password = Password::parse(PASSWORD, &[]).unwrap();
            self.app.hashing.hash(password).await.unwrap()
        });
        hash.await.clone()
    }
}
