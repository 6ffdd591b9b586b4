//! A customer accepts an invitation: relationship, agreement and delegations, all of it or nothing (P17).
pub use super::done::Outcome;
use super::{
    accepted,
    done::{Done, Granted},
    had::Had,
    link::Link,
    shown::{self, Blank, Conflict, Shown},
};
use crate::{
    actions::delegations::{self, GiveError, How},
    domain::{
        access::{AcceptInvitations, By},
        agreement::Agreement,
        answer::{self, Answer, Given},
        id::Id,
        invitation::{Kind, Offer, Refusal, State},
        language::Language,
        snapshot::ChangedMeanwhile,
        time::Timestamp,
    },
    store::{
        Db,
        agreements::{self, Acceptance},
        delegations::Origin,
        ids, invitations, outbox, partners,
        relationships::{self, Start},
    },
};
use diesel::prelude::*;

/// What came of accepting, and the receipt to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accepted {
    pub receipt: Id<Acceptance>,
    pub outcome: Outcome,
}

/// Why an acceptance did not happen. Nothing of it was kept.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    #[error(transparent)]
    Blank(#[from] Blank),
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Answer(#[from] answer::Refusal),
    #[error("the provider has published no agreement")]
    NoAgreement,
    #[error("another provider holds rights on some of the services")]
    Held(Vec<Conflict>),
    /// What the customer had by it is not what the page showed, and the answer would change it.
    #[error(transparent)]
    ChangedMeanwhile(#[from] ChangedMeanwhile),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Accepts for the caller's organisation. The same answer again changes nothing and tells so; from a page that was opened
/// before something of it ended it gives nothing back.
pub fn accept(
    db: &mut Db,
    by: &By<AcceptInvitations>,
    link: Link<'_>,
    answer: &Answer,
    language: Language,
    now: Timestamp,
) -> Result<Accepted, AcceptError> {
    partners::lock(db, by.organisation.id)?;
    let shown = shown::for_answer(db, link, language)?;
    let had = answerable(db, by, &shown, now)?;
    if answer.offer_hash != shown.hash() {
        return Err(Refusal::OfferChanged.into());
    }
    let agreement = shown.agreement.as_ref().ok_or(AcceptError::NoAgreement)?;
    let given = answer.given(&shown.offers)?;
    unheld(db, by, &shown, &given, now)?;
    let (receipt, agreed) = agree(db, by, &shown, agreement, answer, now)?;
    let first = agreed && had.accepted.is_none();
    if first {
        use_up(db, &shown, now)?;
    }
    let relationship = relate(db, by, &shown, now)?;
    let (granted, exceeded) = grant(db, by, &shown, &given, now)?;
    let done = Done {
        receipt,
        first,
        agreed,
        relationship,
        granted,
        exceeded,
    };
    done.was_shown(&had, answer, now)?;
    accepted::tell(db, by, &shown, &done, (answer, language), now)?;
    Ok(Accepted {
        receipt,
        outcome: done.outcome(),
    })
}

/// What an earlier answer of this customer left, if it may answer now.
fn answerable(
    db: &mut Db,
    by: &By<AcceptInvitations>,
    shown: &Shown,
    now: Timestamp,
) -> Result<Had, AcceptError> {
    let customer = &by.organisation;
    let before = agreements::acceptance(db, shown.invitation.id, customer.id)?;
    let had = Had::lasting(db, shown, customer.id, before)?;
    shown.is_open(had.before(), now)?;
    shown.may_accept(customer, &by.email)?;
    Ok(had)
}

/// Names every present holder at once, so that the customer decides once (S8).
fn unheld(
    db: &mut Db,
    by: &By<AcceptInvitations>,
    shown: &Shown,
    given: &[Given<'_>],
    now: Timestamp,
) -> Result<(), AcceptError> {
    let mut conflicts = Vec::new();
    for (offer, rights, hand_over) in given {
        if !hand_over {
            let asked = (offer.id, shown.partner(offer));
            conflicts.extend(shown::held(
                db,
                by.organisation.id,
                asked,
                &rights.services,
                now,
            )?);
        }
    }
    if conflicts.is_empty() {
        Ok(())
    } else {
        Err(AcceptError::Held(conflicts))
    }
}

/// Keeps the acceptance of the agreement; says which it is and whether it is new.
fn agree(
    db: &mut Db,
    by: &By<AcceptInvitations>,
    shown: &Shown,
    agreement: &Agreement,
    answer: &Answer,
    now: Timestamp,
) -> QueryResult<(Id<Acceptance>, bool)> {
    let new = Acceptance {
        id: ids::fresh(now),
        agreement: agreement.id,
        customer: by.organisation.id,
        invitation: shown.invitation.id,
        reseller: shown.invitation.reseller,
        version: agreement.version,
        text_hash: agreement.fingerprint(),
        signatory: answer.signatory.clone(),
        account: by.account,
        at: now,
    };
    if agreements::add_acceptance(db, &new)? {
        return Ok((new.id, true));
    }
    let kept = agreements::acceptance(db, new.invitation, new.customer)?;
    kept.map(|kept| (kept.id, false))
        .ok_or(diesel::result::Error::NotFound)
}

/// One acceptance less is left. Of many at once as many get through as there is room for.
fn use_up(db: &mut Db, shown: &Shown, now: Timestamp) -> Result<(), AcceptError> {
    let id = shown.invitation.id;
    let done = match shown.invitation.kind {
        Kind::Addressed => invitations::move_on(db, id, State::Issued, State::Accepted, now)?,
        Kind::Reusable => invitations::count_use(db, id)?,
    };
    if done {
        if shown.invitation.kind == Kind::Addressed {
            // What still brings its link brings one that was answered.
            outbox::withdraw(db, id.cast())?;
        }
        return Ok(());
    }
    let left = invitations::by_id(db, id)?.ok_or(Blank::Unknown)?;
    left.is_open(now)?;
    Err(Refusal::UsedUp.into())
}

/// Starts the relationship, attributed to the invitation's reseller; one that is there stays as it is (S7).
fn relate(
    db: &mut Db,
    by: &By<AcceptInvitations>,
    shown: &Shown,
    now: Timestamp,
) -> QueryResult<Start> {
    let new = relationships::New {
        provider: shown.provider.id,
        customer: by.organisation.id,
        reseller: shown.invitation.reseller,
        invitation: Some(shown.invitation.id),
    };
    relationships::start(db, &new, now)
}

/// Gives the rights on each ticked offer, unless as much holds already; and says whether of any more does.
fn grant<'a>(
    db: &mut Db,
    by: &By<AcceptInvitations>,
    shown: &'a Shown,
    given: &'a [Given<'_>],
    now: Timestamp,
) -> Result<(Vec<Granted<'a>>, bool), AcceptError> {
    let (mut granted, mut exceeded) = (Vec::new(), false);
    if !given.is_empty() {
        delegations::settle(db, by.organisation.id, now)?;
    }
    for (offer, rights, hand_over) in given {
        let origin = Origin {
            invitation: Some(shown.invitation.id),
            offer: Some(offer.id),
        };
        let partner = shown.partner(offer);
        let given = delegations::give(db, by, partner, rights, &origin, *hand_over, now);
        let given = given.map_err(|error| named(error, offer))?;
        match given.how {
            How::Now | How::Instead => granted.push(Granted {
                partner,
                rights,
                given,
            }),
            How::Before => {}
            How::MoreBefore => exceeded = true,
        }
    }
    Ok((granted, exceeded))
}

/// Somebody took a service between the look and the gift: the customer decides again.
fn named(error: GiveError, offer: &Offer) -> AcceptError {
    match error {
        GiveError::Store(error) => error.into(),
        GiveError::Held { conflicts } => {
            let conflict = |(service, holder)| Conflict {
                offer: offer.id,
                service,
                holder,
            };
            AcceptError::Held(conflicts.into_iter().map(conflict).collect())
        }
    }
}
