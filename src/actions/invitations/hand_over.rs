//! Handing an invitation to a reseller, which sends it on (S4).
use super::{
    known::{KnownError, known, record_for},
    shown::partners,
};
use crate::{
    domain::{
        access::{By, WriteInvitations},
        activity::Verb,
        id::Id,
        invitation::{Invitation, Refusal},
        message::{Message, Topic},
        organisation::{Organisation, Slug},
        paths,
        snapshot::{ChangedMeanwhile, Snapshot},
        text::Name,
        time::Timestamp,
    },
    store::{
        Db, invitations, letters, offers, organisations,
        outbox::{self, About},
        partnerships, recipients,
    },
};
use diesel::QueryResult;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandedOver {
    Now,
    /// The reseller has it already: nothing changed, and nobody was told.
    Before,
}

/// Why an invitation was not handed over.
#[derive(Debug, thiserror::Error)]
pub enum HandOverError {
    #[error("there is no such invitation")]
    Unknown,
    #[error("that is no reseller in an active partnership with the provider")]
    NotAPartner,
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error("it was handed over since the page was shown")]
    ChangedMeanwhile {
        changed: ChangedMeanwhile,
        /// The name of the reseller that has it now.
        holder: Option<Name>,
    },
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

impl From<KnownError> for HandOverError {
    fn from(error: KnownError) -> Self {
        match error {
            KnownError::Unknown => Self::Unknown,
            KnownError::Refused(refusal) => Self::Refused(refusal),
            KnownError::Store(error) => Self::Store(error),
        }
    }
}

/// What the page that hands it over shows: the reseller that has it.
pub fn shown_holder(reseller: Option<&Slug>) -> Snapshot {
    Snapshot::of([(
        "reseller",
        reseller.map_or_else(String::new, Slug::to_string),
    )])
}

/// Hands the invitation to the reseller, which it is attributed to from now on. What was offered to the
/// reseller before is offered to this one; the letter of the former one is gone, and the link that it knows is dead at
/// once. What the provider wrote before there was a reseller stays; all else of the letter names the two from now on.
/// A page of another `version` takes it from nobody that has it since; an empty one is of no page.
pub fn hand_over(
    db: &mut Db,
    by: &By<WriteInvitations>,
    id: Id<Invitation>,
    (reseller, version): (&Slug, &str),
    now: Timestamp,
) -> Result<HandedOver, HandOverError> {
    let invitation = known(db, by, id)?;
    invitation.may_change()?;
    let provider = &by.organisation;
    let reseller = partner(db, provider, reseller)?.ok_or(HandOverError::NotAPartner)?;
    if invitation.reseller == Some(reseller.id) {
        return Ok(HandedOver::Before);
    }
    is_as_shown(db, &invitation, version)?;
    invitations::hand_over(db, id, reseller.id)?;
    let verb = Verb::InvitationHandedOver;
    if let Some(former) = invitation.reseller {
        offers::pass_on(db, id, former, reseller.id)?;
        // Written with it or by it, and about it: nobody else reads or mails that.
        letters::remove(db, id)?;
        invitations::renew(db, id, invitation.expires_at)?;
        outbox::withdraw(db, id.cast())?;
        record_for(db, by, &[former], &invitation, verb, "", now)?;
    }
    let concerned = [provider.id, reseller.id];
    let whom = reseller.name.as_str();
    record_for(db, by, &concerned, &invitation, verb, whom, now)?;
    tell(db, &invitation, provider, &reseller, now)?;
    Ok(HandedOver::Now)
}

/// Refuses a page that showed another reseller: nobody read there that what the present one wrote and mailed would be gone.
fn is_as_shown(db: &mut Db, invitation: &Invitation, version: &str) -> Result<(), HandOverError> {
    let (_, holder) = partners(db, invitation)?;
    let present = shown_holder(holder.as_ref().map(|holder| &holder.slug));
    let changed = present.is_of(version);
    changed.map_err(|changed| HandOverError::ChangedMeanwhile {
        changed,
        holder: holder.map(|holder| holder.name),
    })
}

/// The reseller of that slug if it is a partner of the provider now, and may act. Whoever ends their partnership waits
/// until the transaction ends, and then takes back what it mailed.
pub(super) fn partner(
    db: &mut Db,
    provider: &Organisation,
    slug: &Slug,
) -> QueryResult<Option<Organisation>> {
    let Some(reseller) = organisations::by_slug(db, slug)? else {
        return Ok(None);
    };
    partnerships::hold(db, reseller.id)?;
    let able = reseller.is_in_good_standing();
    let able = able && partnerships::active_between(db, provider.id, reseller.id)?;
    Ok(able.then_some(reseller))
}

/// Tells the reseller's members in charge that there is something to send on.
pub(super) fn tell(
    db: &mut Db,
    invitation: &Invitation,
    provider: &Organisation,
    reseller: &Organisation,
    now: Timestamp,
) -> QueryResult<()> {
    let about = About {
        organisation: Some(reseller.id),
        object: Some(invitation.id.cast()),
    };
    for to in recipients::in_charge(db, reseller.id)? {
        let mut message = Message::new(Topic::InvitationHandedOver, to.language)
            .fact("provider", &provider.name)
            .fact("sender", &provider.name)
            .page(paths::invitation(&reseller.slug, invitation.id));
        if let Some(addressee) = &invitation.addressee {
            message = message.fact("customer", &addressee.name);
        }
        outbox::add(db, &to, &message, about, now)?;
    }
    Ok(())
}
