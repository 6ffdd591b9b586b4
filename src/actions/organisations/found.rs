//! Founding an organisation, by a person whose mailbox is proven and who came with a link.
use super::record;
use crate::{
    actions::accounts::source::{Closed, Source},
    domain::{
        access::Roles,
        account::Account,
        activity::Verb,
        agreement::DEFAULT_TEXT,
        language::Language,
        organisation::{Kind, Markets, Organisation, Slug, State},
        sign_up::Wish,
        text::Name,
        time::Timestamp,
        token::Spent,
    },
    store::{Db, accounts, activities::Actor, agreements, ids, members, openings, organisations},
};
use diesel::QueryResult;

/// What came of founding.
#[derive(Debug)]
pub enum Founded {
    Now(Organisation),
    /// The same form came twice: this person founded it before.
    Already(Organisation),
}

/// Why nothing was founded.
#[derive(Debug, thiserror::Error)]
pub enum FoundError {
    #[error(transparent)]
    Closed(#[from] Closed),
    /// One customer for each proven domain: the global admins of this one add people from there.
    #[error("{0} has proven this domain")]
    AskTheirAdmins(Name),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Founds the organisation that the link is for; the founder becomes its global admin.
pub fn found(
    db: &mut Db,
    founder: &Account,
    source: &Source,
    wish: &Wish,
    now: Timestamp,
) -> Result<Founded, FoundError> {
    // Whoever presses twice waits here, and then finds what the first press made.
    accounts::lock(db, founder.id)?;
    if let Some(same) = founded_before(db, founder, source, wish)? {
        return Ok(Founded::Already(same));
    }
    source.is_open(now)?;
    source.is_backed(db)??;
    let organisation = add(db, founder, source, wish, now)?;
    if let Source::Opening(opening) = source
        && !openings::mark_used(db, opening.id, now)?
    {
        return Err(Closed::from(Spent::Used).into());
    }
    settle(db, founder, &organisation, now)?;
    Ok(Founded::Now(organisation))
}

fn founded_before(
    db: &mut Db,
    founder: &Account,
    source: &Source,
    wish: &Wish,
) -> QueryResult<Option<Organisation>> {
    let own = members::scopes_of(db, founder.id)?.into_iter();
    let same = |o: &Organisation| {
        (o.kind, &o.name, o.country) == (source.via().founds(), &wish.name, wish.country)
    };
    Ok(own.map(|scope| scope.organisation).find(same))
}

/// Adds the organisation under the first slug that is free.
fn add(
    db: &mut Db,
    founder: &Account,
    source: &Source,
    wish: &Wish,
    now: Timestamp,
) -> Result<Organisation, FoundError> {
    let kind = source.via().founds();
    let mut new = Organisation {
        id: ids::fresh(now),
        kind,
        slug: Slug::from_name(&wish.name, 0),
        name: wish.name.clone(),
        country: wish.country,
        domain: wish.domain.clone(),
        domain_proven: wish.domain.as_ref() == Some(&founder.email.domain()),
        state: State::Active,
        language: founder.language,
        support_contact: None,
        markets: match kind {
            Kind::Provider => Markets::new([wish.country]),
            Kind::Reseller | Kind::Customer => Markets::default(),
        },
    };
    for attempt in attempts() {
        new.slug = Slug::from_name(&wish.name, attempt);
        if organisations::add(db, &new, now)? {
            return Ok(new);
        }
        if let Some(holder) = holder(db, &new)? {
            return Err(FoundError::AskTheirAdmins(holder.name));
        }
    }
    Err(diesel::result::Error::NotFound.into())
}

/// Small numbers first; where many organisations have the same name, numbers that nobody can have taken.
fn attempts() -> impl Iterator<Item = u32> {
    let high = std::iter::repeat_with(|| u32::from_be_bytes(ids::random()) | 0x10_0000).take(20);
    (0..10).chain(high)
}

/// The customer that has the domain already, where that stands in the way.
fn holder(db: &mut Db, new: &Organisation) -> QueryResult<Option<Organisation>> {
    match &new.domain {
        Some(domain) if new.domain_proven && new.kind == Kind::Customer => {
            organisations::of_proven_domain(db, domain)
        }
        _ => Ok(None),
    }
}

/// Gives a new organisation what it begins with: its founder, a provider also its agreement.
fn settle(
    db: &mut Db,
    founder: &Account,
    organisation: &Organisation,
    now: Timestamp,
) -> QueryResult<()> {
    members::add(
        db,
        organisation.id,
        founder.id,
        &founder.name,
        Roles::FOUNDER,
        now,
    )?;
    if organisation.kind == Kind::Provider {
        let text = DEFAULT_TEXT.replace("{provider}", organisation.name.as_str());
        agreements::add(db, organisation.id, 1, Language::English, &text, now)?;
    }
    let actor = Actor {
        account: Some(founder.id),
        name: founder.name.to_string(),
        organisation: organisation.name.to_string(),
    };
    record(db, organisation, &actor, Verb::OrganisationFounded, now)
}
