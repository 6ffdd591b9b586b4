//! The invitations of one form, with what they offer.
use super::{IssueError, New, resolved};
use crate::{
    actions::invitations::{
        hand_over::partner,
        known::{record, record_for},
    },
    domain::{
        access::{By, WriteInvitations},
        activity::Verb,
        delegation::Rights,
        invitation::{Invitation, Kind, Offer, Refusal, State},
        organisation::{Organisation, Slug},
        time::Timestamp,
    },
    store::{Db, ids, invitations, letters, offers},
};
use diesel::QueryResult;

/// The invitations themselves; nobody is told of them yet.
pub(in crate::actions::invitations) fn make_all(
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

/// The rights that every delegate asks for; none without a delegate.
fn rights(db: &mut Db, provider: &Organisation, new: &New) -> Result<Option<Rights>, IssueError> {
    if new.delegates.is_empty() {
        return Ok(None);
    }
    resolved(db, provider, &new.rights).map(Some)
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
