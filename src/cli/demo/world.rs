//! What people do in the demo's story: short sentences over the same actions that the pages call.
use super::cast::{Founding, Person};
use crate::{
    actions::{
        accounts::source::Source,
        delegations, invitations,
        invitations::{Issued, New, RightsAsked, RolesAsked, link::Link, shown},
        openings,
        organisations::found::{Founded, found},
        partnerships,
    },
    domain::{
        access::{AdminRole, AgentRole, Right, Roles, Scope},
        account::{Account, Theme},
        answer::{Answer, Grant},
        country::Country,
        delegation::{Delegation, Rights},
        email::{Domain, Email},
        id::Id,
        invitation::{Addressee, Invitation, Kind},
        language::Language,
        link_life::LinkLife,
        organisation::{Markets, Organisation, Slug},
        partnership::Partnership,
        sign_up::Wish,
        slugs::{RoleSet, ServiceSet},
        term::Term,
        text::{Name, Note},
        time::Timestamp,
        token::{LinkKey, Purpose, Token},
    },
    store::{self, Db, accounts, ids, members},
};
use anyhow::{Context, anyhow, bail, ensure};

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

/// What an invitation of the story asks for.
pub struct Ask<'a> {
    pub resellers: &'a [&'a Founding],
    /// Who is to get the rights; empty if only the relationship is asked for.
    pub delegates: &'a [&'a Founding],
    pub template: &'a str,
    pub services: &'a str,
    pub days: i32,
    pub auto_extend: bool,
}

/// Names as slugs: the demo's are all different.
fn slug(of: &Founding) -> anyhow::Result<Slug> {
    Ok(Slug::from_name(&name(of.name)?, 0))
}

pub fn name(text: &str) -> anyhow::Result<Name> {
    Name::parse(text).map_err(|why| anyhow!("{text:?} is no name: {why:?}"))
}

fn email(text: &str) -> anyhow::Result<Email> {
    Email::parse(text).map_err(|why| anyhow!("{text:?} is no address: {why:?}"))
}

impl World<'_> {
    fn ago(&self, days: i64) -> Timestamp {
        self.now.plus_days(-days)
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
    fn found(
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
    pub fn by<R: Right>(
        &mut self,
        person: &Person,
        of: &Founding,
    ) -> anyhow::Result<crate::domain::access::By<R>> {
        self.scope(person, of)?
            .by::<R>()
            .map_err(|lacking| anyhow!("{} lacks {lacking:?}", person.name))
    }

    fn scope(&mut self, person: &Person, of: &Founding) -> anyhow::Result<Scope> {
        let (account, _) = accounts::by_email(self.db, email(person.email)?.key())?
            .context("nobody has this address")?;
        members::scope(self.db, account.id, &slug(of)?)?
            .with_context(|| format!("{} is not in {}", person.name, of.name))
    }

    /// One invitation for one customer; gives it back as it was made.
    pub fn invite(
        &mut self,
        by: &Person,
        provider: &Founding,
        whom: Option<&Founding>,
        ask: &Ask<'_>,
        days_ago: i64,
    ) -> anyhow::Result<Invitation> {
        let (scope, at) = (self.by(by, provider)?, self.ago(days_ago));
        let slugs = |all: &[&Founding]| {
            all.iter()
                .map(|of| slug(of))
                .collect::<anyhow::Result<Vec<_>>>()
        };
        let addressee = match whom {
            Some(whom) => Some(Addressee {
                name: name(whom.name)?,
                email: email(whom.founder.email)?,
            }),
            None => None,
        };
        let kind = if whom.is_some() {
            Kind::Addressed
        } else {
            Kind::Reusable
        };
        let new = New {
            kind,
            addressee,
            language: Language::English,
            second_language: None,
            resellers: slugs(ask.resellers)?,
            delegates: slugs(ask.delegates)?,
            rights: RightsAsked {
                roles: RolesAsked::Template(ask.template.to_owned()),
                services: services(ask.services),
                term: Term::of_days(ask.days).context("no such term")?,
                auto_extend: ask.auto_extend,
            },
            life: LinkLife::usual(kind),
            max_uses: None,
            note: Note::default(),
            letter: None,
            once: None,
        };
        let Issued::Made { location, .. } = invitations::issue(self.db, &scope, &new, at)? else {
            bail!("the demo makes an invitation twice");
        };
        let id = location.rsplit('/').next().and_then(Id::parse);
        let made = store::invitations::by_id(self.db, id.context("no invitation")?)?;
        made.context("the invitation is gone")
    }

    pub fn token(&self, invitation: &Invitation) -> Token {
        self.key.token(
            Purpose::Invitation,
            &invitation.nonce,
            invitation.generation,
        )
    }

    /// The customer signs up from the link if it is new, and accepts everything that is asked; `None` keeps the term.
    pub fn accept(
        &mut self,
        invitation: &Invitation,
        customer: &Founding,
        term: Option<i32>,
        days_ago: i64,
    ) -> anyhow::Result<()> {
        let at = self.ago(days_ago);
        let token = self.token(invitation);
        let link = Link {
            key: self.key,
            token: &token,
        };
        invitations::open::open(self.db, link, at)?;
        if store::organisations::by_slug(self.db, &slug(customer)?)?.is_none() {
            self.found(customer, &Source::Invitation(invitation.clone()), at)?;
        }
        let by = self.by(customer.founder, customer)?;
        let shown = shown::of_link(self.db, link, Language::English)?;
        let term = term
            .map(|days| Term::of_days(days).context("no such term"))
            .transpose()?;
        let grants = shown.offers.iter().map(|offer| Grant {
            offer: offer.id,
            roles: None,
            services: None,
            term,
            auto_extend: offer.rights.auto_extend,
            hand_over: false,
        });
        let answer = Answer {
            offer_hash: shown.hash(),
            signatory: by.name.clone(),
            grants: grants.collect(),
            left: Vec::new(),
        };
        invitations::accept::accept(self.db, &by, link, &answer, Language::English, at)?;
        Ok(())
    }

    /// A customer grants rights by itself.
    pub fn grant(
        &mut self,
        customer: &Founding,
        partner: &Founding,
        roles: &str,
        on: &str,
        days: i32,
        days_ago: i64,
    ) -> anyhow::Result<Id<Delegation>> {
        let (by, at) = (self.by(customer.founder, customer)?, self.ago(days_ago));
        let partner =
            store::organisations::by_slug(self.db, &slug(partner)?)?.context("no such partner")?;
        let roles = RoleSet::new(
            roles
                .split(' ')
                .filter_map(crate::domain::role::Role::parse),
        );
        let rights = Rights::new(
            roles,
            services(on),
            Term::of_days(days).context("no such term")?,
            false,
        )?;
        let given = delegations::grant(self.db, &by, partner.id, &rights, false, at)?;
        ensure!(given.fresh, "the demo gives rights twice");
        Ok(given.id)
    }
}

fn services(slugs: &str) -> ServiceSet {
    ServiceSet::new(
        slugs
            .split(' ')
            .filter_map(crate::domain::service::Service::parse),
    )
}
