//! What providers, resellers and customers of the demo agree on: invitations, answers, rights.
use super::{
    cast::{Founding, Person},
    world::{World, email, name, slug},
};
use crate::{
    actions::{
        accounts::source::Source,
        delegations, invitations,
        invitations::{Issued, New, RightsAsked, RolesAsked, link::Link, shown},
    },
    domain::{
        answer::{Answer, Grant},
        delegation::{Delegation, Rights},
        id::Id,
        invitation::{Addressee, Invitation, Kind},
        language::Language,
        link_life::LinkLife,
        role::Role,
        service::Service,
        slugs::{RoleSet, ServiceSet},
        term::Term,
        text::Note,
        token::{Purpose, Token},
    },
    store,
};
use anyhow::{Context, bail, ensure};

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

impl World<'_> {
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
        let new = asked(whom, ask)?;
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
            version: String::new(),
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
        let roles = RoleSet::new(roles.split(' ').filter_map(Role::parse));
        let rights = Rights::new(
            roles,
            services(on),
            Term::of_days(days).context("no such term")?,
            false,
        )?;
        let given = delegations::grant(self.db, &by, partner.id, &rights, false, at)?;
        ensure!(
            given.how == delegations::How::Now,
            "the demo gives rights twice"
        );
        Ok(given.delegation.id)
    }
}

pub fn services(slugs: &str) -> ServiceSet {
    ServiceSet::new(slugs.split(' ').filter_map(Service::parse))
}

fn term(days: i32) -> anyhow::Result<Term> {
    Term::of_days(days).context("no such term")
}

/// The form that the provider fills in.
fn asked(whom: Option<&Founding>, ask: &Ask<'_>) -> anyhow::Result<New> {
    let slugs = |all: &[&Founding]| {
        all.iter()
            .map(|of| slug(of))
            .collect::<anyhow::Result<Vec<_>>>()
    };
    let kind = if whom.is_some() {
        Kind::Addressed
    } else {
        Kind::Reusable
    };
    let addressee = match whom {
        Some(whom) => Some(Addressee {
            name: name(whom.name)?,
            email: email(whom.founder.email)?,
        }),
        None => None,
    };
    Ok(New {
        kind,
        addressee,
        language: Language::English,
        second_language: None,
        resellers: slugs(ask.resellers)?,
        delegates: slugs(ask.delegates)?,
        rights: RightsAsked {
            roles: RolesAsked::Template(ask.template.to_owned(), RoleSet::new([])),
            services: services(ask.services),
            term: term(ask.days)?,
            auto_extend: ask.auto_extend,
        },
        life: LinkLife::usual(kind),
        max_uses: None,
        note: Note::default(),
        letter: None,
        once: None,
    })
}
