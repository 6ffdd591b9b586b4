//! A provider ends a partnership, or withdraws an ask. Customers, relationships and delegations stay as they are;
//! the reseller loses the provider's links at once, because every query for them asks for an active partnership.
use super::Act;
use crate::actions::notices::{self, Reader};
use crate::domain::{
    access::{By, ManagePartnerships},
    activity::Verb,
    id::Id,
    message::Topic,
    organisation::Organisation,
    partnership::{Partnership, Refusal},
    paths,
    text::Note,
    time::Timestamp,
};
use crate::store::{
    Db, organisations,
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
        Some(pair) => {
            // What brings a link of theirs brings one that opens nothing.
            outbox::withdraw_handed(db, pair)?;
            tell(db, &act, pair, reason)?;
        }
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
    let sides = [
        (
            provider,
            "provider",
            paths::reseller(&provider.slug, act.id),
        ),
        (
            &reseller,
            "reseller",
            paths::provider(&reseller.slug, act.id),
        ),
    ];
    for (side, reader, page) in sides {
        let readers = notices::readers(db, side.id, Topic::PartnershipEnded)?;
        end.mail(db, readers, side.id, (reader, page), reason.as_str())?;
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
        let admins = orphans::admins(db, pair, self.act.now)?;
        for of_one in admins.chunk_by(|(one, ..), (next, ..)| one == next) {
            let Some((customer, slug, _)) = of_one.first() else {
                continue;
            };
            self.act.record(db, *customer, &self.reseller.name, "")?;
            let admins = of_one.iter().map(|(.., admin)| admin.clone().into());
            let topic = Topic::PartnershipEnded;
            let readers = notices::with_copies(db, *customer, topic, admins.collect())?;
            let page = paths::partner(slug, pair.provider);
            self.mail(db, readers, *customer, ("customer", page), "")?;
        }
        Ok(())
    }

    fn mail(
        &self,
        db: &mut Db,
        readers: Vec<Reader>,
        organisation: Id<Organisation>,
        (reader, page): (&str, String),
        reason: &str,
    ) -> QueryResult<()> {
        let about = About {
            organisation: Some(organisation),
            object: Some(self.act.id.cast()),
        };
        for to in readers {
            let mail = to
                .mail(Topic::PartnershipEnded)
                .fact("provider", &self.act.by.organisation.name)
                .fact("reseller", &self.reseller.name)
                .fact("reader", reader)
                .fact("reason", reason)
                .page(&page);
            outbox::add(db, &to.to, &mail, about, self.act.now)?;
        }
        Ok(())
    }
}
