//! A reseller accepts a provider's partnership.
use super::Act;
use crate::domain::{
    access::{AcceptPartnerships, By},
    activity::Verb,
    id::Id,
    message::{Message, Topic},
    organisation::Organisation,
    partnership::{Partnership, Refusal, State},
    paths,
    time::Timestamp,
    token::{LinkKey, Token},
};
use crate::store::{
    Db, members, organisations,
    outbox::{self, About},
    partnerships::{self, Accepted},
};
use diesel::result::QueryResult;

/// The two are partners; each kind tells by which partnership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Partners {
    Now(Id<Partnership>),
    /// They were already: the form came twice, or they agreed through another link.
    Already(Id<Partnership>),
}

/// Why the two are no partners.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    #[error("there is no such link")]
    Unknown,
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Makes the caller's organisation a partner of the provider whose link this is.
pub fn accept(
    db: &mut Db,
    by: &By<AcceptPartnerships>,
    key: &LinkKey,
    token: &Token,
    now: Timestamp,
) -> Result<Partners, AcceptError> {
    let found = partnerships::by_nonce(db, token.nonce())?;
    let asked = found.ok_or(AcceptError::Unknown)?;
    asked.has_link(key, token).ok_or(AcceptError::Unknown)??;
    if is_ours(&asked, by.organisation.id) {
        return Ok(Partners::Already(asked.id));
    }
    let provider = organisations::by_id(db, asked.provider)?;
    asked.accept(&provider, &by.organisation, now)?;
    match partnerships::accept(db, &asked, by.organisation.id, now)? {
        Accepted::Now => {
            tell(db, by, asked.id, &provider, now)?;
            Ok(Partners::Now(asked.id))
        }
        Accepted::AlreadyPartners => {
            let present = partnerships::active_of(db, provider.id, by.organisation.id)?;
            present.map(Partners::Already).ok_or(Refusal::Used.into())
        }
        Accepted::TooLate => overtaken(db, by, asked.id),
    }
}

fn is_ours(partnership: &Partnership, reseller: Id<Organisation>) -> bool {
    partnership.state == State::Active && partnership.reseller == Some(reseller)
}

/// Somebody was faster: perhaps the same form, sent twice.
fn overtaken(
    db: &mut Db,
    by: &By<AcceptPartnerships>,
    id: Id<Partnership>,
) -> Result<Partners, AcceptError> {
    match partnerships::of_reseller(db, by.organisation.id, id)? {
        Some(found) if is_ours(&found, by.organisation.id) => Ok(Partners::Already(id)),
        _ => Err(Refusal::Used.into()),
    }
}

fn tell(
    db: &mut Db,
    by: &By<AcceptPartnerships>,
    id: Id<Partnership>,
    provider: &Organisation,
    now: Timestamp,
) -> QueryResult<()> {
    let reseller = &by.organisation;
    let verb = Verb::PartnershipAccepted;
    let act = Act { by, id, verb, now };
    act.record(db, provider.id, &reseller.name, "")?;
    act.record(db, reseller.id, &provider.name, "")?;
    let about = About {
        organisation: Some(provider.id),
        object: Some(id.cast()),
    };
    for recipient in members::recipients(db, provider.id)? {
        let mail = Message::new(Topic::PartnershipAccepted, recipient.language)
            .fact("provider", &provider.name)
            .fact("reseller", &reseller.name)
            .page(paths::reseller(&provider.slug, id));
        outbox::add(db, &recipient, &mail, about, now)?;
    }
    Ok(())
}
