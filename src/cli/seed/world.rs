//! The made world: the nth organisation of a kind always has the same name, place and partners.
use super::{Arguments, rows::Rows};
use crate::{
    domain::{
        access::Roles,
        account::{Account, Theme},
        agreement::{self, Agreement},
        country::Country,
        email::{Domain, Email},
        language::Language,
        organisation::{Kind, Markets, Organisation, Slug, State},
        partnership::{self, Partnership},
        text::Name,
        time::Timestamp,
    },
    store::{ids, members::Member},
};

/// What is known before the first row is written.
pub struct World {
    pub now: Timestamp,
    /// The hash of everybody's password.
    pub password_hash: String,
    /// Who made the invitations.
    pub maker: Name,
    pub providers: Vec<(Organisation, Agreement)>,
    pub resellers: Vec<Organisation>,
    /// How many customers there will be.
    pub customers: u32,
    country: Country,
}

/// Organisations came a minute apart, the partners before the customers.
const MINUTE: i64 = 60;

impl World {
    /// `None` if the catalogue of countries does not know where everybody is.
    pub fn new(wanted: &Arguments, password_hash: String, now: Timestamp) -> Option<Self> {
        let mut world = Self {
            now,
            password_hash,
            maker: Name::stored("Admin".to_owned()),
            providers: Vec::new(),
            resellers: Vec::new(),
            customers: wanted.customers,
            country: Country::parse("DE")?,
        };
        let early = world.came(0);
        let provider = |n| world.organisation(Kind::Provider, "Provider", n, early);
        let providers = (1..=wanted.providers).map(provider).collect::<Vec<_>>();
        let reseller = |n| world.organisation(Kind::Reseller, "Reseller", n, early);
        world.resellers = (1..=wanted.resellers).map(reseller).collect();
        let agreed = |provider: Organisation| {
            let agreement = published(&provider, early);
            (provider, agreement)
        };
        world.providers = providers.into_iter().map(agreed).collect();
        Some(world)
    }

    /// When the nth customer came; the last one a minute ago.
    pub fn came(&self, n: u32) -> Timestamp {
        self.now
            .plus_seconds((i64::from(n) - i64::from(self.customers) - 1) * MINUTE)
    }

    /// Which provider has the nth reseller or customer: they take turns.
    pub fn provider_of(&self, n: u32) -> &(Organisation, Agreement) {
        &self.providers[(n as usize - 1) % self.providers.len()]
    }

    /// The provider's resellers take turns, too; every tenth customer has none.
    pub fn reseller_of(&self, n: u32) -> Option<&Organisation> {
        let (of, turn) = (self.providers.len(), n as usize - 1);
        let (provider, turn) = (turn % of, turn / of);
        let its = self.resellers.len().saturating_sub(provider).div_ceil(of);
        (its > 0 && turn % 10 != 9).then(|| &self.resellers[provider + of * (turn % its)])
    }

    /// The nth provider, with its agreement.
    pub fn provider(&self, n: u32, rows: &mut Rows) {
        let (provider, agreement) = self.provider_of(n);
        let at = self.came(0);
        self.found(provider, at, rows);
        rows.agreements.push((provider.id, agreement.clone(), at));
    }

    /// The nth reseller, with its partnership.
    pub fn reseller(&self, n: u32, rows: &mut Rows) {
        let (provider, at) = (&self.provider_of(n).0, self.came(0));
        let reseller = &self.resellers[n as usize - 1];
        let admin = self.found(reseller, at, rows);
        rows.partnerships.push(Partnership {
            id: ids::fresh(at),
            provider: provider.id,
            reseller: Some(reseller.id),
            asked_name: reseller.name.clone(),
            asked_email: admin.email,
            state: partnership::State::Active,
            nonce: ids::nonce(),
            generation: 1,
            created_at: at,
            expires_at: at.plus_days(30),
            accepted_at: Some(at),
            ended_at: None,
            end_reason: None,
        });
    }

    /// The nth organisation of a kind.
    pub fn organisation(&self, kind: Kind, word: &str, n: u32, at: Timestamp) -> Organisation {
        let name = Name::stored(format!("{word} {n}"));
        let slug = Slug::from_name(&name, 0);
        Organisation {
            id: ids::fresh(at),
            kind,
            domain: Some(Domain::stored(format!("{slug}.example"))),
            domain_proven: true,
            slug,
            name,
            country: self.country,
            state: State::Active,
            language: Language::English,
            support_contact: None,
            markets: Markets::new((kind == Kind::Provider).then_some(self.country)),
        }
    }

    /// Adds the organisation and its global admin.
    pub fn found(&self, new: &Organisation, at: Timestamp, rows: &mut Rows) -> Account {
        let name = Name::stored(format!("Admin of {}", new.name));
        let admin = Account {
            id: ids::fresh(at),
            name: name.clone(),
            email: Email::stored(format!("admin@{}.example", new.slug)),
            language: Language::English,
            theme: Theme::Auto,
        };
        rows.members.push(Member {
            id: ids::fresh(at),
            organisation: new.id,
            account: admin.id,
            name,
            email: admin.email.clone(),
            roles: Roles::FOUNDER,
            since: at,
        });
        rows.organisations.push((new.clone(), at));
        rows.accounts.push((admin.clone(), at));
        admin
    }
}

fn published(provider: &Organisation, at: Timestamp) -> Agreement {
    Agreement {
        id: ids::fresh(at),
        version: 1,
        language: Language::English,
        text: agreement::DEFAULT_TEXT.replace("{provider}", provider.name.as_str()),
    }
}
