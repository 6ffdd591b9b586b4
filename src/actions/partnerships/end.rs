//! A provider ends a partnership, or withdraws an ask. Customers, relationships and delegations stay as they are;
//! the reseller loses the provider's links at once, because every query for them asks for an active partnership.
use super::Act;
use crate::domain::{
    access::{By, ManagePartnerships},
    activity::Verb,
    id::Id,
    message::{Message, Recipient, Topic},
    organisation::Organisation,
    partnership::{Partnership, Refusal},
    paths,
    text::Note,
    time::Timestamp,
};
use crate::store::{
    Db, members, organisations,
    orphans::{self, Pair},
    outbox::{self, About},
    partnerships,
};
use diesel::result::QueryResult;

/// Why it did not end.
#[derive(Debug, thiserror::Error)]
pub enum EndError {
    #[error("there is no such partnership")]
    Unknown,
    #[error("somebody changed the partnership at the same time")]
    Changed,
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Ends it and tells whom it concerns.
pub fn end(
    db: &mut Db,
    by: &By<ManagePartnerships>,
    id: Id<Partnership>,
    reason: &Note,
    now: Timestamp,
) -> Result<(), EndError> {
    let found = partnerships::by_id(db, by.organisation.id, id)?;
    let partnership = found.ok_or(EndError::Unknown)?;
    partnership.may_end()?;
    if !partnerships::end(db, id, partnership.state, reason, now)? {
        return Err(EndError::Changed);
    }
    outbox::withdraw(db, id.cast())?;
    let verb = Verb::PartnershipEnded;
    let act = Act { by, id, verb, now };
    match Pair::of(&partnership) {
        // Nobody had accepted it: nobody else to tell.
        None => act.record(
            db,
            by.organisation.id,
            &partnership.asked_name,
            reason.as_str(),
        )?,
        Some(pair) => tell(db, &act, pair, reason)?,
    }
    Ok(())
}

fn tell(db: &mut Db, act: &Act<'_>, pair: Pair, reason: &Note) -> QueryResult<()> {
    let provider = &act.by.organisation;
    let reseller = organisations::by_id(db, pair.reseller)?;
    act.record(db, provider.id, &reseller.name, reason.as_str())?;
    act.record(db, reseller.id, &provider.name, reason.as_str())?;
    let end = End {
        act,
        reseller: &reseller,
    };
    for recipient in members::recipients(db, provider.id)? {
        let page = paths::reseller(&provider.slug, act.id);
        end.mail(
            db,
            &recipient,
            provider.id,
            ("provider", page),
            reason.as_str(),
        )?;
    }
    for recipient in members::recipients(db, reseller.id)? {
        let page = paths::provider(&reseller.slug, act.id);
        end.mail(
            db,
            &recipient,
            reseller.id,
            ("reseller", page),
            reason.as_str(),
        )?;
    }
    end.tell_customers(db, pair)
}

struct End<'a> {
    act: &'a Act<'a>,
    reseller: &'a Organisation,
}

impl End<'_> {
    /// Customers learn that it ended; why is between the partners.
    fn tell_customers(&self, db: &mut Db, pair: Pair) -> QueryResult<()> {
        let mut told = None;
        for (customer, slug, recipient) in orphans::admins(db, pair)? {
            if told.replace(customer) != Some(customer) {
                self.act.record(db, customer, &self.reseller.name, "")?;
            }
            let page = paths::partner(&slug, pair.provider);
            self.mail(db, &recipient, customer, ("customer", page), "")?;
        }
        Ok(())
    }

    fn mail(
        &self,
        db: &mut Db,
        to: &Recipient,
        organisation: Id<Organisation>,
        (reader, page): (&str, String),
        reason: &str,
    ) -> QueryResult<()> {
        let mail = Message::new(Topic::PartnershipEnded, to.language)
            .fact("provider", &self.act.by.organisation.name)
            .fact("reseller", &self.reseller.name)
            .fact("reader", reader)
            .fact("reason", reason)
            .page(page);
        let about = About {
            organisation: Some(organisation),
            object: Some(self.act.id.cast()),
        };
        outbox::add(db, to, &mail, about, self.act.now).map(|_| ())
    }
}
