//! Making invitations (S4). Only members of a provider hold the right, so resellers cannot (S5).
use super::{
    hand_over::tell,
    known::{record, record_for},
};
use crate::{
    domain::{
        access::{By, WriteInvitations},
        activity::Verb,
        delegation::{Rights, RightsRefusal},
        id::Id,
        invitation::{Addressee, Invitation, Kind, Offer, Refusal, State},
        language::Language,
        letter_draft::LetterDraft,
        link_life::LinkLife,
        once::Once,
        organisation::{Organisation, Slug},
        paths,
        role_template::RoleTemplate,
        slugs::{RoleSet, ServiceSet},
        term::Term,
        text::Note,
        time::Timestamp,
    },
    store::{
        Db, ids, invitation_drafts, invitations, letters, offers, once_keys, organisations,
        partnerships, saved_templates,
    },
};
use diesel::QueryResult;

/// What a provider wants to invite to.
#[derive(Debug, Clone)]
pub struct New {
    pub kind: Kind,
    /// For one customer; none for every customer (S11).
    pub addressee: Option<Addressee>,
    pub language: Language,
    pub second_language: Option<Language>,
    /// One invitation for each; none means one that no reseller is handed.
    pub resellers: Vec<Slug>,
    /// Who is to get the rights: the provider, resellers of this invitation, or nobody.
    pub delegates: Vec<Slug>,
    /// What each delegate asks for.
    pub rights: RightsAsked,
    pub life: LinkLife,
    /// How often a reusable link can be accepted; none means as often as people like.
    pub max_uses: Option<i32>,
    pub note: Note,
    /// The words of the mail to come; none means the standard ones.
    pub letter: Option<LetterDraft>,
    /// The same key again makes nothing new.
    pub once: Option<Once>,
}

/// Rights as the form asks for them.
#[derive(Debug, Clone)]
pub struct RightsAsked {
    pub roles: RolesAsked,
    pub services: ServiceSet,
    pub term: Term,
    pub auto_extend: bool,
}

/// Roles one by one, or a template's.
#[derive(Debug, Clone)]
pub enum RolesAsked {
    /// The slug of one of the portal's templates or of one that the provider saved; single roles besides.
    Template(String, RoleSet),
    Roles(RoleSet),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Issued {
    /// How many were made, and the page that shows them.
    Made { count: usize, location: String },
    /// The same form came before; what it made is there.
    Before { location: String },
}

/// Why nothing was made.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    #[error("an invitation for one customer needs its name and address")]
    AddresseeMissing,
    #[error("a reusable link holds no data of a customer")]
    AddresseeOfReusable,
    #[error("an invitation for one customer is accepted once")]
    UsesOfAddressed,
    #[error("{0} is no reseller in an active partnership with the provider")]
    NotAPartner(Slug),
    #[error("{0} is neither the provider nor a reseller of this invitation")]
    NotAParty(Slug),
    #[error("there is no such template")]
    UnknownTemplate,
    #[error(transparent)]
    Rights(#[from] RightsRefusal),
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Makes one invitation for each reseller, or one that is handed to nobody yet.
pub fn issue(
    db: &mut Db,
    by: &By<WriteInvitations>,
    new: &New,
    now: Timestamp,
) -> Result<Issued, IssueError> {
    let provider = &by.organisation;
    if let Some(once) = &new.once
        && let Some(location) = once_keys::take(db, provider.id, once, now)?
    {
        return Ok(Issued::Before { location });
    }
    let made = make_all(db, by, new, now)?;
    for invitation in &made {
        if let Some(reseller) = invitation.reseller {
            let reseller = organisations::by_id(db, reseller)?;
            tell(db, invitation, provider, &reseller, now)?;
        }
    }
    let location = match made.as_slice() {
        [one] => paths::invitation(&provider.slug, one.id),
        _ => paths::invitations(&provider.slug),
    };
    if let Some(once) = &new.once {
        once_keys::settle(db, provider.id, once, &location)?;
        // The steps use the id of what they kept as the key.
        if let Some(draft) = Id::parse(once.key()) {
            invitation_drafts::remove(db, provider.id, draft)?;
        }
    }
    Ok(Issued::Made {
        count: made.len(),
        location,
    })
}

/// The invitations themselves; nobody is told of them yet.
pub(super) fn make_all(
    db: &mut Db,
    by: &By<WriteInvitations>,
    new: &New,
    now: Timestamp,
) -> Result<Vec<Invitation>, IssueError> {
    let provider = &by.organisation;
    fits(provider, new)?;
    let resellers = resellers(db, provider, new)?;
    let rights = rights(db, provider, new)?;
    let mut made = Vec::new();
    for reseller in &resellers {
        made.push(make(db, by, new, reseller.as_ref(), rights.as_ref(), now)?);
    }
    Ok(made)
}

/// What can be seen from the form alone.
fn fits(provider: &Organisation, new: &New) -> Result<(), IssueError> {
    let addressed = new.kind == Kind::Addressed;
    let party = |slug: &&Slug| **slug == provider.slug || new.resellers.contains(slug);
    match () {
        () if !provider.is_in_good_standing() => Err(Refusal::Suspended.into()),
        () if addressed && new.addressee.is_none() => Err(IssueError::AddresseeMissing),
        () if !addressed && new.addressee.is_some() => Err(IssueError::AddresseeOfReusable),
        () if addressed && new.max_uses.is_some_and(|most| most != 1) => {
            Err(IssueError::UsesOfAddressed)
        }
        () => match new.delegates.iter().find(|slug| !party(slug)) {
            Some(stranger) => Err(IssueError::NotAParty(stranger.clone())),
            None => Ok(()),
        },
    }
}

/// The resellers by name, each once; one `None` if there is none.
fn resellers(
    db: &mut Db,
    provider: &Organisation,
    new: &New,
) -> Result<Vec<Option<Organisation>>, IssueError> {
    let mut all: Vec<Option<Organisation>> = Vec::new();
    for slug in &new.resellers {
        let reseller = partner(db, provider, slug)?;
        let reseller = reseller.ok_or_else(|| IssueError::NotAPartner(slug.clone()))?;
        if !all.iter().flatten().any(|other| other.id == reseller.id) {
            all.push(Some(reseller));
        }
    }
    Ok(if all.is_empty() { vec![None] } else { all })
}

/// The reseller of that slug if it is a partner of the provider now, and may act.
pub(super) fn partner(
    db: &mut Db,
    provider: &Organisation,
    slug: &Slug,
) -> QueryResult<Option<Organisation>> {
    match organisations::by_slug(db, slug)? {
        Some(reseller)
            if reseller.is_in_good_standing()
                && partnerships::active_between(db, provider.id, reseller.id)? =>
        {
            Ok(Some(reseller))
        }
        _ => Ok(None),
    }
}

/// The rights that every delegate asks for; none without a delegate.
fn rights(db: &mut Db, provider: &Organisation, new: &New) -> Result<Option<Rights>, IssueError> {
    if new.delegates.is_empty() {
        return Ok(None);
    }
    resolved(db, provider, &new.rights).map(Some)
}

/// Rights with the roles of their template.
pub fn resolved(
    db: &mut Db,
    provider: &Organisation,
    asked: &RightsAsked,
) -> Result<Rights, IssueError> {
    let roles = match &asked.roles {
        RolesAsked::Roles(roles) => roles.clone(),
        RolesAsked::Template(slug, besides) => {
            let its = match RoleTemplate::parse(slug) {
                Some(template) => RoleSet::new(template.roles()),
                None => saved_templates::roles(db, provider.id, slug)?
                    .ok_or(IssueError::UnknownTemplate)?,
            };
            RoleSet::new(its.iter().chain(besides.iter()))
        }
    };
    let services = asked.services.clone();
    Ok(Rights::new(roles, services, asked.term, asked.auto_extend)?)
}

/// One invitation, with an offer for the provider and for this reseller if they are delegates.
fn make(
    db: &mut Db,
    by: &By<WriteInvitations>,
    new: &New,
    reseller: Option<&Organisation>,
    rights: Option<&Rights>,
    now: Timestamp,
) -> QueryResult<Invitation> {
    let provider = &by.organisation;
    let invitation = draw_up(provider, new, reseller, now);
    invitations::add(db, &invitation, &by.name)?;
    let parties = [Some(provider), reseller].into_iter().flatten();
    for partner in parties.filter(|party| new.delegates.contains(&party.slug)) {
        if let Some(rights) = rights {
            let offer = Offer {
                id: ids::fresh(now),
                partner: partner.id,
                rights: rights.clone(),
            };
            offers::add(db, invitation.id, &offer)?;
        }
    }
    if let Some(letter) = &new.letter {
        let own = reseller.map(|reseller| letter.naming(reseller.name.as_str()));
        letters::keep(db, invitation.id, own.as_ref().unwrap_or(letter))?;
    }
    record(db, by, &invitation, Verb::InvitationMade, "", now)?;
    if let Some(reseller) = reseller {
        let concerned = [provider.id, reseller.id];
        let (verb, whom) = (Verb::InvitationHandedOver, reseller.name.as_str());
        record_for(db, by, &concerned, &invitation, verb, whom, now)?;
    }
    Ok(invitation)
}

fn draw_up(
    provider: &Organisation,
    new: &New,
    reseller: Option<&Organisation>,
    now: Timestamp,
) -> Invitation {
    Invitation {
        id: ids::fresh(now),
        provider: provider.id,
        reseller: reseller.map(|reseller| reseller.id),
        kind: new.kind,
        state: State::Issued,
        addressee: new.addressee.clone(),
        language: new.language,
        second_language: new.second_language.filter(|second| *second != new.language),
        note: new.note.clone(),
        nonce: ids::nonce(),
        generation: 1,
        max_uses: new.max_uses.filter(|_| new.kind == Kind::Reusable),
        uses: 0,
        created_at: now,
        expires_at: now.plus_days(new.life.days()),
    }
}
