//! The demo's world while it is made: organisations, people and partnerships, over the same actions that the pages call.
use super::cast::{Founding, Person};
use crate::{
    actions::{
        accounts::source::Source,
        openings,
        organisations::found::{Founded, found},
        partnerships,
    },
    domain::{
        access::{AdminRole, AgentRole, By, Right, Roles, Scope},
        account::{Account, Theme},
        country::Country,
        email::{Domain, Email},
        language::Language,
        notices::NoticeAddresses,
        organisation::{Markets, Organisation, Slug},
        partnership::Partnership,
        sign_up::Wish,
        text::{Name, Note},
        time::Timestamp,
        token::{LinkKey, Purpose},
    },
    store::{self, Db, accounts, ids, members},
};
use anyhow::{Context, anyhow, bail};

/// Whether the demo was made before.
pub fn is_there(db: &mut Db) -> diesel::QueryResult<bool> {
    store::organisations::any(db)
}

/// The world while it is made.
pub struct World<'a> {
    pub db: &'a mut Db,
    pub key: &'a LinkKey,
    pub password_hash: &'a str,
    /// The present; the story is told in days before it.
    pub now: Timestamp,
}

/// Names as slugs: the demo's are all different.
pub fn slug(of: &Founding) -> anyhow::Result<Slug> {
    Ok(Slug::from_name(&name(of.name)?, 0))
}

pub fn name(text: &str) -> anyhow::Result<Name> {
    Name::parse(text).map_err(|why| anyhow!("{text:?} is no name: {why:?}"))
}

pub fn note(text: &str) -> anyhow::Result<Note> {
    Note::parse(text).map_err(|why| anyhow!("{text:?} is no note: {why:?}"))
}

pub fn email(text: &str) -> anyhow::Result<Email> {
    Email::parse(text).map_err(|why| anyhow!("{text:?} is no address: {why:?}"))
}

/// What the story's last day brought lies a little back already, in seconds.
const LATELY: i64 = 2 * 60 * 60;

impl World<'_> {
    pub fn ago(&self, days: i64) -> Timestamp {
        self.now.plus_days(-days).plus_seconds(-LATELY)
    }

    fn account(&mut self, person: &Person, at: Timestamp) -> anyhow::Result<Account> {
        let account = Account {
            id: ids::fresh(at),
            name: name(person.name)?,
            email: email(person.email)?,
            language: Language::English,
            theme: Theme::Auto,
        };
        accounts::add(self.db, &account, Some(self.password_hash), at)?;
        Ok(account)
    }

    /// Founds an organisation with the link that brought its founder.
    pub fn found(
        &mut self,
        new: &Founding,
        source: &Source,
        at: Timestamp,
    ) -> anyhow::Result<Organisation> {
        let founder = self.account(new.founder, at)?;
        let domain = Domain::parse(founder.email.domain().as_str()).ok();
        let country = Country::parse(new.country).context("no such country")?;
        let wish = Wish {
            name: name(new.name)?,
            country,
            domain,
        };
        match found(self.db, &founder, source, &wish, at)? {
            Founded::Now(organisation) => Ok(organisation),
            other => bail!("{} was not founded: {other:?}", new.name),
        }
    }

    /// A provider that serves these countries.
    pub fn provider(
        &mut self,
        new: &Founding,
        markets: &[&str],
        days_ago: i64,
    ) -> anyhow::Result<()> {
        let at = self.ago(days_ago);
        let country = Country::parse(new.country).context("no such country")?;
        let opening = openings::open(
            self.db,
            name(new.name)?,
            country,
            email(new.founder.email)?,
            at,
        )?;
        let mut provider = self.found(new, &Source::Opening(opening), at)?;
        provider.markets = Markets::new(markets.iter().filter_map(|code| Country::parse(code)));
        provider.support_contact = Some(name(new.founder.email)?);
        let alerts = format!("alerts@{}", email(new.founder.email)?.domain());
        let alerts = NoticeAddresses::parse(&alerts).map_err(|why| anyhow!("{why:?}"))?;
        store::notices::set(self.db, provider.id, &alerts)?;
        Ok(store::organisations::set(self.db, &provider)?)
    }

    /// A provider asks a reseller, which need not be there yet.
    pub fn ask(
        &mut self,
        provider: &Founding,
        reseller: &Founding,
        days_ago: i64,
    ) -> anyhow::Result<Partnership> {
        let (by, at) = (self.by(provider.founder, provider)?, self.ago(days_ago));
        let mailbox = email(reseller.founder.email)?;
        let asked = partnerships::ask::ask(self.db, &by, name(reseller.name)?, mailbox, at)?;
        let (partnerships::ask::Asked::Now(id) | partnerships::ask::Asked::Before(id)) = asked;
        store::partnerships::by_id(self.db, by.organisation.id, id)?
            .context("the partnership is gone")
    }

    /// A provider asks, the reseller accepts two days later; it signs up for that if it is new.
    pub fn partners(
        &mut self,
        provider: &Founding,
        reseller: &Founding,
        days_ago: i64,
    ) -> anyhow::Result<()> {
        let asked = self.ask(provider, reseller, days_ago)?;
        let at = self.ago(days_ago - 2);
        let token = self
            .key
            .token(Purpose::Partnership, &asked.nonce, asked.generation);
        if store::organisations::by_slug(self.db, &slug(reseller)?)?.is_none() {
            self.found(reseller, &Source::Partnership(asked), at)?;
        }
        let by = self.by(reseller.founder, reseller)?;
        partnerships::accept::accept(self.db, &by, self.key, &token, at)?;
        Ok(())
    }

    /// Another member.
    pub fn member(
        &mut self,
        of: &Founding,
        person: &Person,
        agent: &str,
        admin: &str,
        days_ago: i64,
    ) -> anyhow::Result<()> {
        let at = self.ago(days_ago);
        let account = self.account(person, at)?;
        let organisation =
            store::organisations::by_slug(self.db, &slug(of)?)?.context("no such organisation")?;
        let roles = Roles {
            agent: AgentRole::parse(agent),
            admin: AdminRole::parse(admin),
        };
        members::add(
            self.db,
            organisation.id,
            account.id,
            &account.name,
            roles,
            at,
        )?;
        Ok(())
    }

    /// The proof that this person holds the right there.
    pub fn by<R: Right>(&mut self, person: &Person, of: &Founding) -> anyhow::Result<By<R>> {
        self.scope(person, of)?
            .by::<R>()
            .map_err(|lacking| anyhow!("{} lacks {lacking:?}", person.name))
    }

    /// The person as a member there.
    pub fn scope(&mut self, person: &Person, of: &Founding) -> anyhow::Result<Scope> {
        let (account, _) = accounts::by_email(self.db, email(person.email)?.key())?
            .context("nobody has this address")?;
        members::scope(self.db, account.id, &slug(of)?)?
            .with_context(|| format!("{} is not in {}", person.name, of.name))
    }
}
