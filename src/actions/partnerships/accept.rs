//! A reseller accepts a provider's partnership.
use super::{
    Act,
    open::{LinkError, open},
};
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
    Db,
    outbox::{self, About},
    partnerships::{self, Accepted},
    recipients,
};
use diesel::result::QueryResult;

/// The two are partners; each kind tells by which partnership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Partners {
    Now(Id<Partnership>),
    /// They were already: the form came twice, or they agreed through another link.
    Already(Id<Partnership>),
}

/// Makes the caller's organisation a partner of the provider whose link this is.
pub fn accept(
    db: &mut Db,
    by: &By<AcceptPartnerships>,
    key: &LinkKey,
    token: &Token,
    now: Timestamp,
) -> Result<Partners, LinkError> {
    let opened = open(db, key, token)?;
    let (asked, provider, reseller) = (&opened.partnership, &opened.provider, &by.organisation);
    if is_ours(asked, reseller.id) {
        return Ok(Partners::Already(asked.id));
    }
    let refused = |refusal| opened.refused(refusal);
    asked.accept(provider, reseller, now).map_err(refused)?;
    let already = match partnerships::accept(db, asked, reseller.id, now)? {
        Accepted::Now => {
            // What still brings the link brings one that was answered.
            outbox::withdraw(db, asked.id.cast())?;
            tell(db, by, asked.id, provider, now)?;
            return Ok(Partners::Now(asked.id));
        }
        Accepted::AlreadyPartners => partnerships::active_of(db, provider.id, reseller.id)?,
        // Somebody was faster: perhaps the same form, sent twice.
        Accepted::TooLate => partnerships::of_reseller(db, reseller.id, asked.id)?
            .filter(|found| is_ours(found, reseller.id))
            .map(|found| found.id),
    };
    already
        .map(Partners::Already)
        .ok_or_else(|| refused(Refusal::Used))
}

fn is_ours(partnership: &Partnership, reseller: Id<Organisation>) -> bool {
    partnership.state == State::Active && partnership.reseller == Some(reseller)
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
    for recipient in recipients::in_charge(db, provider.id)? {
        let mail = Message::new(Topic::PartnershipAccepted, recipient.language)
            .fact("provider", &provider.name)
            .fact("reseller", &reseller.name)
            .page(paths::reseller(&provider.slug, id));
        outbox::add(db, &recipient, &mail, about, now)?;
    }
    Ok(())
}
