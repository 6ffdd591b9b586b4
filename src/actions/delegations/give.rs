//! Giving rights to a partner: what an acceptance and a grant share.
use super::{GiveError, announce::Affair, hold};
use crate::domain::{
    access::Scope,
    activity::Verb,
    delegation::{self, Delegation, EndReason, Rights, State},
    id::Id,
    invitation::Offer,
    message::Message,
    organisation::{Kind, Organisation},
    review,
    text::Name,
    time::Timestamp,
};
use crate::store::{
    Db,
    delegations::{self, End, Kept, Origin},
    holds, ids, reminders, review_looks,
};
use diesel::result::QueryResult;

/// Rights that the partner has now.
#[derive(Debug, Clone)]
pub struct Given {
    pub delegation: Delegation,
    pub name: Name,
    pub how: How,
    /// Other providers lost services to them (S8).
    pub others_lost: bool,
}

impl Given {
    /// Whether the partner had them not before.
    pub fn is_new(&self) -> bool {
        matches!(self.how, How::Now | How::Instead)
    }

    /// What both sides are told of them.
    pub(in crate::actions) fn affair<'a>(
        &'a self,
        by: &'a Scope,
        partner: &'a Organisation,
    ) -> Affair<'a> {
        Affair {
            by: Some(by),
            customer: &by.organisation,
            partner,
            id: self.delegation.id,
            name: &self.name,
        }
    }

    /// What mails say of them.
    pub(in crate::actions) fn facts(&self, mail: Message) -> Message {
        let given = &self.delegation;
        mail.fact("roles", given.roles.joined())
            .fact("services", given.services.joined())
            .fact("until", given.ends_at.minute())
            .fact("enabled", if given.auto_extend { "yes" } else { "no" })
    }
}

/// Whether rights were given by this call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Now,
    /// The same, in the place of others from the same offer, which ended for them.
    Instead,
    /// The partner had them already, and nobody was told again.
    Before,
    /// The partner had more than these already, which stays; nobody was told again.
    MoreBefore,
}

/// Gives `rights` to `partner` in the name of the customer that `by` acts for. The caller has checked that this
/// customer may give this partner rights, and written down what time ended there ([`super::settle`]), and tells both sides of
/// what is new, with all else that it did; this keeps S8: a provider gets a service only if no other provider holds it, or if
/// the customer chose the hand-over.
pub(crate) fn give(
    db: &mut Db,
    by: &Scope,
    partner: &Organisation,
    rights: &Rights,
    origin: &Origin,
    hand_over: bool,
    now: Timestamp,
) -> Result<Given, GiveError> {
    let gift = Gift {
        by,
        partner,
        rights,
        origin: *origin,
    };
    let mut given = gift.put(db, now)?;
    if !given.is_new() {
        return Ok(given);
    }
    let delegation = &given.delegation;
    reminders::take_open(db, delegation.id, delegation.ends_at, now)?;
    review_looks::add(db, delegation.customer, now.plus_days(review::DUE_DAYS))?;
    if partner.kind == Kind::Provider {
        given.others_lost = hold::take_all(db, by, partner, delegation, hand_over, now)?;
    }
    Ok(given)
}

/// Small numbers first; should customers of the same name crowd, any number.
fn number(before: usize, attempt: u32) -> u32 {
    match attempt {
        0..4 => before as u32 + 1 + attempt,
        _ => u32::from_be_bytes(ids::random()) % 1_000_000,
    }
}

/// What is there before a gift.
enum Present {
    Nothing,
    /// Other rights, which ended just now.
    GaveWay,
    /// All that is given, or more.
    Enough(Box<Kept>),
}

struct Gift<'a> {
    by: &'a Scope,
    partner: &'a Organisation,
    rights: &'a Rights,
    origin: Origin,
}

/// How often a name is tried before the rights are given up; each try takes another one.
const TRIES: u32 = 8;

impl Gift<'_> {
    /// Adds the delegation, or finds the one that gives the same already. A taken name may be that of the same
    /// gift a moment ago, so each try looks again; what it sees there and the name it takes come from one look,
    /// so that whoever gives the same in between takes the same name.
    fn put(&self, db: &mut Db, now: Timestamp) -> QueryResult<Given> {
        let new = self.delegation(now);
        let (customer, mut how) = (new.customer, How::Now);
        for attempt in 0..TRIES {
            let before = delegations::of_partner_at_customer(db, self.partner.id, customer)?;
            let number = number(before.len(), attempt);
            match self.present(db, before, now)? {
                Present::Enough(kept) => return Ok(self.kept(*kept, now)),
                Present::GaveWay => how = How::Instead,
                Present::Nothing => {}
            }
            let name = delegation::name(&self.by.organisation.name, number);
            if delegations::add(db, &new, &name, &self.by.name, self.origin)? {
                return Ok(Given {
                    delegation: new,
                    name,
                    how,
                    others_lost: false,
                });
            }
        }
        Err(diesel::result::Error::QueryBuilderError(
            "no free name for a delegation".into(),
        ))
    }

    fn delegation(&self, now: Timestamp) -> Delegation {
        Delegation {
            id: ids::fresh(now),
            customer: self.by.organisation.id,
            partner: self.partner.id,
            roles: self.rights.roles.clone(),
            services: self.rights.services.clone(),
            state: State::Active,
            auto_extend: self.rights.auto_extend,
            starts_at: now,
            ends_at: now.plus_days(self.rights.term.days().into()),
            end_reason: None,
        }
    }

    /// What the partner has already stays.
    fn kept(&self, kept: Kept, now: Timestamp) -> Given {
        Given {
            how: match kept.delegation.exceeds(self.rights, now) {
                true => How::MoreBefore,
                false => How::Before,
            },
            delegation: kept.delegation,
            name: kept.name,
            others_lost: false,
        }
    }

    fn present(&self, db: &mut Db, before: Vec<Kept>, now: Timestamp) -> QueryResult<Present> {
        if let Some(offer) = self.origin.offer {
            return self.on_offer(db, before, offer, now);
        }
        let mut same = before.into_iter();
        let same = same.find(|kept| self.is_same(&kept.delegation, now));
        Ok(same.map_or(Present::Nothing, |kept| Present::Enough(Box::new(kept))))
    }

    /// The same rights as long, to the day: granting them again adds nothing.
    fn is_same(&self, old: &Delegation, now: Timestamp) -> bool {
        let rights = self.rights;
        old.holds(now)
            && old.roles == rights.roles
            && old.services == rights.services
            && old.auto_extend == rights.auto_extend
            && old.end(now).plus_days(1) > now.plus_days(rights.term.days().into())
    }

    /// What an earlier acceptance of this offer left. Rights that lost something since, or end sooner, are replaced.
    fn on_offer(
        &self,
        db: &mut Db,
        before: Vec<Kept>,
        offer: Id<Offer>,
        now: Timestamp,
    ) -> QueryResult<Present> {
        let mut before = before.into_iter();
        let Some(old) = before.find(|kept| kept.is_on(offer)) else {
            return Ok(Present::Nothing);
        };
        if old.delegation.covers(self.rights, now) {
            return Ok(Present::Enough(Box::new(old)));
        }
        let end = End {
            reason: EndReason::Superseded,
            by: &self.by.name,
            at: now,
        };
        if !delegations::end(db, old.delegation.id, end)? {
            return Ok(Present::Nothing);
        }
        holds::release(db, &old.delegation, now)?;
        let affair = Affair {
            by: Some(self.by),
            customer: &self.by.organisation,
            partner: self.partner,
            id: old.delegation.id,
            name: &old.name,
        };
        affair.record(db, Verb::DelegationSuperseded, "", now)?;
        Ok(Present::GaveWay)
    }
}
